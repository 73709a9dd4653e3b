import type { BusinessHours } from './business-time.ts';
import type { SlaClockName, TicketPriority } from './ticket.ts';

/** How the desk works: its hours, what it promises, and how much it takes. Read from `knowledge/desk.json`. */
export interface DeskPolicy {
  readonly hours: BusinessHours;
  /** Business ms that each clock may take, by priority. */
  readonly targets: Readonly<Record<TicketPriority, SlaTargets>>;
  /** The share of a target after which its clock reminds, above 0 and at most 1. */
  readonly remindAt: number;
  /** How long a customer's message reopens a solved ticket, in ms of the calendar. */
  readonly reopenMs: number;
  /** How long after its solution a ticket closes by itself, in ms of the calendar. */
  readonly closeMs: number;
  /** How many tickets of one customer may be neither solved nor closed. */
  readonly liveTicketsPerCustomer: number;
  /** Longest text of a message, in characters. */
  readonly textMax: number;
}

/** What the desk promises, in business ms. */
export type SlaTargets = Readonly<Record<SlaClockName, number>>;

/** When something happens to a ticket, and by which policy. */
export interface At {
  readonly now: number;
  readonly policy: DeskPolicy;
}
