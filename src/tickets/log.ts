import type { Party, Ticket, TicketEvent, TicketMessage } from './ticket.ts';
import type { TicketActor } from './ticket-act.ts';

/** What is put down in a ticket, before it has its number. */
export type Entry = Pick<TicketMessage, 'by' | 'content'>;

/** A ticket as it is from now on, and what was added to it. */
export interface TicketChange {
  readonly ticket: Ticket;
  readonly messages: readonly TicketMessage[];
}

/** Puts entries down in a ticket, in order, each under the next number. */
export function logged(ticket: Ticket, entries: readonly Entry[], now: number): TicketChange {
  const messages = entries.map((entry, i) => ({
    ticket: ticket.id,
    n: ticket.messages + i,
    at: now,
    ...entry,
  }));
  return { ticket: { ...ticket, messages: ticket.messages + entries.length }, messages };
}

/** An event as an entry; `by` null: by the clock, or by delivery. */
export const eventBy = (by: TicketActor | null, event: TicketEvent): Entry => ({
  by: by === null ? null : sideOf(by),
  content: { kind: 'event', event },
});

/** An actor as a message remembers them. */
export const sideOf = ({ person, name, side }: TicketActor): NonNullable<TicketMessage['by']> => ({
  person,
  name,
  side,
});

/** Somebody by their names alone. */
export const partyOf = ({ person, name }: Party): Party => ({ person, name });
