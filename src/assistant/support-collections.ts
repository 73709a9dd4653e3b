import {
  type StaffInvitation,
  type StaffMember,
  type Ticket,
  type TicketKind,
  type TicketMessage,
  ticketKinds,
  ticketPriorities,
} from '../tickets/index.ts';
import { withoutSlash } from './desk-collections.ts';
import type { Collection } from './ports.ts';

/**
 * What the support desk of a turn reads and its effects change. All times are milliseconds since the epoch.
 *
 *   ticketHead {next} ── tickets ── ticketMessages
 *                          ├─ ticketTerms        the words a ticket is found by; written only where they change
 *                          └─ matters            the ticket that what a customer writes goes to
 *   staff ── staffInvitations
 *   ticketPlaces                                 which message of which chat is about which ticket
 *
 * Every index is made for one question, and every answer costs no more than what it finds: keys that end in a time or a
 * number are padded, so that their order as text is their order.
 */

/** The number that the next ticket gets. */
export interface TicketHead {
  readonly next: number;
}

export const ticketHead: Collection<TicketHead> = { name: 'ticketHead', indexes: {} };

/** The number of the first ticket. */
export const firstTicket = 1001;

/** The number of a ticket, from its id `T-1001`; undefined where it is none. */
export function ticketNumber(id: string): number | undefined {
  const digits = /^T-(\d{1,9})$/.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A number that stands in order as text. */
export const padded = (n: number): string => String(n).padStart(15, '0');

const isLive = ({ status }: Ticket): boolean => status !== 'solved' && status !== 'closed';

/** Most urgent first, then the one that waits longest. */
function placeInQueue(ticket: Ticket): string | undefined {
  if (!isLive(ticket) || ticket.assignee !== null) return undefined;
  return `${ticketPriorities.indexOf(ticket.priority)}/${padded(ticket.openedAt)}`;
}

/** The index of the queue of a kind; of all kinds where none is named. */
export const queueIndex = (kind: TicketKind | undefined): string =>
  kind === undefined ? 'queue' : `queue ${kind}`;

/** Tickets by their id. */
export const tickets: Collection<Ticket> = {
  name: 'tickets',
  indexes: {
    queue: placeInQueue,
    // One for each kind, so that the length of a queue is known without going along it.
    ...Object.fromEntries(
      ticketKinds.map((kind) => [
        queueIndex(kind),
        (ticket: Ticket) => (ticket.kind === kind ? placeInQueue(ticket) : undefined),
      ]),
    ),
    opened: ({ openedAt }) => openedAt,
    customer: ({ customer, updatedAt }) => `${withoutSlash(customer.person)}/${padded(updatedAt)}`,
    liveOf: (ticket) => (isLive(ticket) ? ticket.customer.person : undefined),
    // What waits for the customer stands behind what waits for the agent.
    assignee: (ticket) =>
      ticket.assignee === null || !isLive(ticket)
        ? undefined
        : `${withoutSlash(ticket.assignee.person)}/${ticket.status === 'pending' ? 1 : 0}/${ticketPriorities.indexOf(ticket.priority)}/${padded(ticket.openedAt)}`,
  },
};

/** Keys that begin with this and a `/`; `0` follows `/`. */
export function beginningWith(head: string): { from: string; below: string } {
  const begin = withoutSlash(head);
  return { from: `${begin}/`, below: `${begin}0` };
}

/** The words a ticket is found by. */
export interface TicketTerms {
  readonly number: number;
  readonly terms: readonly string[];
}

/** The place of a ticket among those that a word finds. */
export const placeOfTerm = (term: string, number: number): string =>
  `${withoutSlash(term)}/${padded(number)}`;

export const ticketTerms: Collection<TicketTerms> = {
  name: 'ticketTerms',
  indexes: { term: ({ number, terms }) => terms.map((term) => placeOfTerm(term, number)) },
};

/** Messages by `ticketMessageId`. */
export const ticketMessages: Collection<TicketMessage> = {
  name: 'ticketMessages',
  indexes: { of: ({ ticket, n }) => ticketMessageId(ticket, n) },
};

export function ticketMessageId(ticket: string, n: number): string {
  return `${withoutSlash(ticket)}/${padded(n)}`;
}

/** The ticket that is a customer's open matter, by the person. */
export const matters: Collection<{ readonly ticket: string }> = { name: 'matters', indexes: {} };

/** Staff by invitation, by the person; staff by configuration stand in no store. */
export const staff: Collection<StaffMember> = { name: 'staff', indexes: { since: ({ since }) => since } };

export const staffInvitations: Collection<StaffInvitation> = {
  name: 'staffInvitations',
  indexes: { expires: ({ expires }) => expires },
};

/** A message of a chat, or a topic, that is about a ticket; see `placeOfMessage`. */
export interface TicketPlace {
  readonly ticket: string;
  readonly lane: string;
  /** The channel's own id of the message; absent for the topic itself. */
  readonly message?: string;
  readonly aside?: Aside;
  /** It is, or is about, an internal note. */
  readonly note?: true;
  readonly at: number;
}

/**
 * What was said beside a ticket rather than in it, such as a step of a guide: in whose conversation, and in which run of a
 * guide, 0 in none. What answers it is for that guide, and never for the customer.
 */
export interface Aside {
  readonly conversation: string;
  readonly run: number;
}

/** How long a message is known to be about a ticket, in ms. */
export const placesKeptMs = 180 * 86_400_000;

export const ticketPlaces: Collection<TicketPlace> = {
  name: 'ticketPlaces',
  indexes: {
    at: ({ at }) => at,
    /** What was said of a ticket in a chat, in order. */
    in: ({ lane, ticket, message, at }) =>
      message === undefined ? undefined : `${lane}/${withoutSlash(ticket)}/${padded(at)}`,
  },
};

/** The part of the index `in` that is one ticket in one chat. */
export function saidOf(lane: string, ticket: string): { from: string; below: string } {
  const begin = `${lane}/${withoutSlash(ticket)}`;
  return { from: `${begin}/`, below: `${begin}0` };
}

/** The id in `ticketPlaces` of a message in a lane; of the lane itself, where it is a ticket's own topic. */
export function placeOfMessage(lane: string, message = ''): string {
  return `${lane}/${message}`;
}

/** Every collection of the support desk, for a store that must know them when it opens. */
export const supportCollections = [
  ticketHead,
  tickets,
  ticketTerms,
  ticketMessages,
  matters,
  staff,
  staffInvitations,
  ticketPlaces,
] as const;
