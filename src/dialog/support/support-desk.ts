import type { StaffInvitation, StaffMember, Ticket, TicketKind, TicketMessage } from '../../tickets/index.ts';

/** Where an input came from, as far as the support desk cares. */
export interface Here {
  /** The chat is the staff's own room: everybody in it may read tickets, whoever they are to the bot. */
  readonly room: boolean;
  /** The ticket that the input belongs to: it answers a message about it, or stands in its topic by a tap. */
  readonly ticket?: string;
  /** It answers what was said beside that ticket: in this run of a guide with whoever answers, 0 for anything else. */
  readonly aside?: number;
  /** It answers an internal note, or what was said of one. */
  readonly note?: true;
}

/** What a turn may read of the support desk, as of one instant, inside its own transaction. */
export interface SupportDesk {
  /** Whether customers see what agents are called. */
  readonly namesShown: boolean;
  here(): Promise<Here>;
  /** Whether there is a staff room and it can be reached; where not, staff are told in their own chats. */
  staffRoom(): Promise<boolean>;
  /** Whether somebody has a chat of their own with the bot, and it is not closed to us as far as we know. */
  hears(person: string): Promise<boolean>;
  /** Everybody on the staff, by configuration or invitation; leads first. */
  staff(): Promise<readonly StaffMember[]>;
  /** Whether somebody is among {@link staff}: one small read. */
  onStaff(person: string): Promise<boolean>;
  staffInvitation(code: string): Promise<StaffInvitation | undefined>;
  ticket(id: string): Promise<Ticket | undefined>;
  /** The latest messages of a ticket, the oldest of them first. */
  ticketMessages(id: string, most: number): Promise<readonly TicketMessage[]>;
  /** Tickets of a customer, the latest heard of first; closed ones too. */
  ticketsOf(person: string, most: number): Promise<readonly Ticket[]>;
  /** How many tickets of a customer are neither solved nor closed, counted up to `most`. */
  liveTicketsOf(person: string, most: number): Promise<number>;
  /** Live tickets without an assignee, the most urgent first, then the one that waits longest. */
  queue(kind: TicketKind | undefined, most: number): Promise<readonly Ticket[]>;
  /** How many wait in the queue of each kind. */
  queueSizes(): Promise<Readonly<Record<TicketKind, number>>>;
  /** Live tickets of an agent, those that wait for the agent first. */
  assignedTo(person: string, most: number): Promise<readonly Ticket[]>;
  /** Tickets that hold every one of these terms, the latest opened first. */
  searchTickets(terms: readonly string[], most: number): Promise<readonly Ticket[]>;
  /** The latest tickets opened in a span of time, the earliest of them first. */
  ticketsOpened(from: number, below: number, most: number): Promise<readonly Ticket[]>;
  /** The number that the next ticket gets; the same however often it is asked in a turn. */
  nextTicket(): Promise<number>;
  /** The ticket that what a customer writes goes to; null where it goes to the bot. */
  matter(person: string): Promise<string | null>;
}

/** What a turn changes of the support desk. */
export type SupportEffect =
  | { readonly do: 'ticket'; readonly ticket: Ticket }
  | { readonly do: 'ticket_message'; readonly message: TicketMessage }
  | { readonly do: 'matter'; readonly person: string; readonly ticket: string | null }
  /** `member` undefined: no longer one. */
  | { readonly do: 'staff'; readonly person: string; readonly member: StaffMember | undefined }
  | { readonly do: 'staff_invitation'; readonly invitation: StaffInvitation };
