import type { StaffRole, TicketStatus } from './ticket.ts';
import type { TicketActName } from './ticket-act.ts';

/** Every reason against a change of tickets and staff, with what its sentence needs. Names are hostile text. */
export interface TicketReasonArgs {
  /** None of that number; also said of a ticket of somebody else. */
  NO_SUCH_TICKET: { ticket: string };
  /** Another one was first; `by`: what they are called. */
  ALREADY_CLAIMED: { ticket: string; by: string };
  /** Only who is responsible, or a lead; `assignee` is what they are called, null while it waits in its queue. */
  NOT_ASSIGNEE: { ticket: string; assignee: string | null };
  NOT_IN_STATUS: { ticket: string; status: TicketStatus; act: TicketActName };
  /** Closed, or solved too long ago to go on with. */
  REOPEN_OVER: { ticket: string };
  /** Only staff do this. */
  NOT_ON_STAFF: Record<never, never>;
  /** Only a lead does this. */
  LEADS_ONLY: Record<never, never>;
  /** Only the customer does this. */
  CUSTOMER_ONLY: { ticket: string };
  NO_REQUEST: { ticket: string };
  /** Nobody decides what they ask for themselves. */
  OWN_REQUEST: { ticket: string };
  ALREADY_DECIDED: { ticket: string; approved: boolean; by: string };
  ALREADY_RATED: { ticket: string };
  INVALID_STARS: Record<never, never>;
  EMPTY_TEXT: Record<never, never>;
  TEXT_TOO_LONG: { length: number; max: number };
  TOO_MANY_TICKETS: { max: number };
  /** A limit that is no whole number above 0. */
  INVALID_REQUEST: Record<never, never>;
  ALREADY_ON_STAFF: { role: StaffRole };
  NO_SUCH_STAFF: { name: string };
  /** On the staff by configuration: only there can it be changed. */
  CONFIGURED_STAFF: { name: string };
  LAST_LEAD: Record<never, never>;
  STAFF_FULL: { max: number };
  STAFF_INVITATION_UNKNOWN: { code: string };
  STAFF_INVITATION_USED: { code: string };
  STAFF_INVITATION_EXPIRED: { code: string };
  /** What a macro would say is not known here. */
  MACRO_VARIABLE_MISSING: { macro: string; variables: readonly string[] };
}
export type TicketReasonCode = keyof TicketReasonArgs;

/** One reason with its arguments. */
export type TicketRefusal = {
  [C in TicketReasonCode]: { readonly code: C; readonly args: Readonly<TicketReasonArgs[C]> };
}[TicketReasonCode];

/** A refusal as a value. */
export const ticketRefusal = <C extends TicketReasonCode>(
  code: C,
  args: TicketReasonArgs[C],
): Extract<TicketRefusal, { code: C }> => ({ code, args }) as Extract<TicketRefusal, { code: C }>;

/** A change that is not made, and why. */
export interface TicketRefused {
  readonly ok: false;
  readonly refusals: readonly TicketRefusal[];
}

/** A change refused for these reasons. */
export const refusedFor = (...refusals: readonly TicketRefusal[]): TicketRefused => ({ ok: false, refusals });
