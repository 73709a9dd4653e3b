/** What a ticket is about; unassigned tickets wait in a queue of their kind. */
export const ticketKinds = ['question', 'quota', 'bandwidth', 'classic_network'] as const;
export type TicketKind = (typeof ticketKinds)[number];

/** Where a ticket stands. `pending`: it waits for the customer. What leads from one to the other: `status.ts`. */
export const ticketStatuses = ['new', 'open', 'pending', 'solved', 'closed'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Most urgent first. */
export const ticketPriorities = ['urgent', 'high', 'normal', 'low'] as const;
export type TicketPriority = (typeof ticketPriorities)[number];

/** Somebody as a ticket knows them: a channel's own name of them, e.g. `telegram:42`, and what they are called (hostile text). */
export interface Party {
  readonly person: string;
  readonly name: string;
}

/** A file, a picture or a voice message, by the channel's own reference; its content is never looked at. */
export interface Attachment {
  readonly kind: 'photo' | 'document' | 'voice' | 'audio' | 'video' | 'video_note' | 'animation' | 'sticker';
  /** The channel that knows the reference. */
  readonly channel: string;
  readonly ref: string;
  /** As the sender's machine gave it: hostile, may be empty. */
  readonly name: string;
}

/** A change of the network's limits that a ticket asks for and an agent decides. */
export type TicketRequest =
  /** `quota`: a name of the engine's quotas. */
  | { readonly raise: 'quota'; readonly uin: string; readonly quota: string; readonly to: number }
  /** A bandwidth over the tiers, in Mbit/s, for cross-region peerings of the account. */
  | { readonly raise: 'bandwidth'; readonly uin: string; readonly to: number };

/** A guide as its person left it, to be gone on with. */
export interface LeftGuide {
  readonly guide: string;
  readonly values: Readonly<Record<string, string>>;
  readonly uin: string;
}

/** What was known when the ticket was opened, for whoever answers it. */
export interface TicketContext {
  /** The last things said to the bot, oldest first. */
  readonly said: readonly string[];
  /** Entries the bot thought of, best first, with their share of belief, 0 to 1. */
  readonly guesses: readonly { readonly entry: string; readonly score: number }[];
  /** The peering or VPCs concerned, by id; only such as the customer may see. */
  readonly concerns: readonly string[];
}

/** One clock of the SLA: business time that ran, and since when it runs now. All in ms. */
export interface SlaClock {
  /** Business time that has run up to `since`, or in all while it stands. */
  readonly spent: number;
  /** Runs since then; null: it stands. */
  readonly since: number | null;
  /** The business time it may take. */
  readonly target: number;
  /** Whether the assignee (or the queue) was reminded in this run. */
  readonly reminded: boolean;
  /** Whether a lead was told that it is over, in this run. */
  readonly escalated: boolean;
}

/** The clocks of a ticket; absent: not started, or over and counted. */
export interface SlaClocks {
  readonly firstReply?: SlaClock;
  readonly nextReply?: SlaClock;
  readonly resolution?: SlaClock;
}
export type SlaClockName = keyof SlaClocks;

/** A case. */
export interface Ticket {
  /** `T-1001`, counted up. */
  readonly id: string;
  readonly kind: TicketKind;
  readonly status: TicketStatus;
  readonly priority: TicketPriority;
  readonly customer: Party;
  /** What the customer is spoken to in. */
  readonly lang: 'zh' | 'en';
  /** The account the customer acted for. */
  readonly uin: string | null;
  /** One line of at most 200 characters; hostile text. */
  readonly summary: string;
  readonly request?: TicketRequest;
  /** How the request was decided; absent while it waits. */
  readonly decided?: { readonly approved: boolean; readonly by: Party; readonly at: number };
  readonly left?: LeftGuide;
  readonly context: TicketContext;
  /** The agent responsible; null: it waits in its queue. `privately`: claimed from the agent's own chat. */
  readonly assignee: (Party & { readonly privately: boolean }) | null;
  readonly openedAt: number;
  /** When customer or staff last did something to it; internal notes do not count, so that nobody sees them happen. */
  readonly updatedAt: number;
  readonly solvedAt?: number;
  readonly closedAt?: number;
  readonly clocks: SlaClocks;
  /** Business ms until the first reply and until the (last) solution, where they were reached. */
  readonly firstReplyTook?: number;
  readonly resolutionTook?: number;
  /** How often somebody ended it, by solving it or by closing it unsolved; each may be rated once. */
  readonly closures: number;
  readonly rating?: { readonly closure: number; readonly stars: number };
  /** How many messages it has; the next one gets this number. */
  readonly messages: number;
  /** Whether an answer could not be delivered since the customer was last heard of, and why. */
  readonly undelivered?: string;
  /** Whether a question was taught from it, or it was decided not to. */
  readonly taught?: true;
  /** Words it is found by, beside its number. */
  readonly terms: readonly string[];
}

/** What happened to a ticket, as its history and the card tell it. */
export type TicketEvent =
  | {
      readonly what:
        | 'opened'
        | 'claimed'
        | 'released'
        | 'reopened'
        | 'solved'
        | 'closed'
        | 'auto_closed'
        | 'agent_left';
    }
  | { readonly what: 'transferred'; readonly to: Party }
  | { readonly what: 'prioritised'; readonly priority: TicketPriority }
  | { readonly what: 'decided'; readonly approved: boolean }
  | { readonly what: 'rated'; readonly stars: number }
  | { readonly what: 'reminded' | 'escalated'; readonly clock: SlaClockName }
  | { readonly what: 'undelivered'; readonly message: number; readonly reason: string };

/** Something said in a ticket, noted about it, or that happened to it; `n` counts from 0. */
export interface TicketMessage {
  readonly ticket: string;
  readonly n: number;
  readonly at: number;
  /** null: by the clock, or by delivery. */
  readonly by: (Party & { readonly side: 'customer' | 'agent' }) | null;
  readonly content: /** Both sides see it. `asks`: an agent asks back. */
    | {
        readonly kind: 'public';
        readonly text: string;
        readonly attachment?: Attachment;
        readonly asks?: true;
      }
    /** Only staff ever sees it. */
    | { readonly kind: 'note'; readonly text: string; readonly attachment?: Attachment }
    | { readonly kind: 'event'; readonly event: TicketEvent };
}

/** Staff of the desk. A lead may do all that an agent may. */
export const staffRoles = ['lead', 'agent'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** One of the staff, by configuration (`by` null) or by a lead's invitation. */
export interface StaffMember extends Party {
  readonly role: StaffRole;
  readonly since: number;
  readonly by: string | null;
}

/** A way into the staff: once, for one person, until it expires. */
export interface StaffInvitation {
  readonly code: string;
  readonly role: StaffRole;
  readonly by: string;
  readonly expires: number;
  readonly usedBy: string | null;
}
