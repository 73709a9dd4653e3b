import {
  actOnTicket,
  agentLeft,
  isLive,
  nextMoment,
  type Ticket,
  type TicketAct,
  type TicketActor,
  type TicketChange,
  type TicketMessage,
  type TicketRefusal,
  ticketRefusal,
} from '../../tickets/index.ts';
import type { Desk, Effect } from '../desk.ts';
import type { DialogWorld } from '../frame.ts';
import { actorOf } from './staff.ts';
import { noticesOfTicket } from './ticket-notices.ts';

/** What everything at the support desk rests on. */
export interface Around {
  readonly desk: Desk;
  readonly library: DialogWorld;
}

/** A ticket as it is from now on and everything to be done with it, or why nothing was done. */
export type Changed =
  | { readonly ok: true; readonly ticket: Ticket; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusals: readonly TicketRefusal[] };

/**
 * Acts on a ticket as whoever talks: the only way a ticket changes, beside time and deliveries. Whether they are on the
 * staff is looked up here, whatever a button remembers. Acts after the first see what those before them did.
 */
export async function changeTicket(
  around: Around,
  side: TicketActor['side'],
  id: string,
  ...acts: readonly [TicketAct, ...TicketAct[]]
): Promise<Changed> {
  const { desk, library } = around;
  const actor = await actorOf(desk, side);
  if (actor === undefined) return { ok: false, refusals: [ticketRefusal('NOT_ON_STAFF', {})] };
  const before = await desk.support.ticket(id);
  if (before === undefined)
    return { ok: false, refusals: [ticketRefusal('NO_SUCH_TICKET', { ticket: id.slice(0, 40) })] };
  const reopens = acts.some(({ act }) => act === 'write');
  const standing = reopens || isLive(before.status) ? await asStaffed(around, before) : unchanged(before);
  let { ticket } = standing;
  const messages: TicketMessage[] = [...standing.messages];
  for (const act of acts) {
    const outcome = actOnTicket(ticket, actor, act, { now: desk.now, policy: library.policy });
    if (!outcome.ok) return outcome;
    ticket = outcome.ticket;
    messages.push(...outcome.messages);
  }
  const effects = [
    ...keepTicket(around, ticket, messages),
    ...(await noticesOfTicket(around, before, ticket, messages, actor)),
  ];
  return { ok: true, ticket, effects };
}

/**
 * A ticket as the staff are now: whoever left them, by a lead's word or by the configuration, is responsible for nothing
 * any more. Every change of a ticket in progress begins with this, so that none is lost with somebody.
 */
export async function asStaffed({ desk, library }: Around, ticket: Ticket): Promise<TicketChange> {
  const { assignee } = ticket;
  if (assignee === null) return unchanged(ticket);
  const staff = await desk.support.staff();
  if (staff.some(({ person }) => person === assignee.person)) return unchanged(ticket);
  return agentLeft(ticket, { now: desk.now, policy: library.policy });
}

const unchanged = (ticket: Ticket): TicketChange => ({ ticket, messages: [] });

/** Writes down a ticket with what was said and what happened, and when time comes for it next. */
export function keepTicket(
  { library }: Around,
  ticket: Ticket,
  messages: readonly TicketMessage[],
): readonly Effect[] {
  const { id } = ticket;
  return [
    { do: 'ticket', ticket },
    ...messages.map((message): Effect => ({ do: 'ticket_message', message })),
    {
      do: 'timer',
      id: `ticket/${id}`,
      due: nextMoment(ticket, library.policy),
      about: { kind: 'ticket', ticket: id },
    },
  ];
}
