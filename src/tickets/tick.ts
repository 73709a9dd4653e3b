import { type Entry, eventBy, logged, type TicketChange } from './log.ts';
import type { At, DeskPolicy } from './policy.ts';
import { clocksOf, momentOf, remindsAfter, slaClockNames, spentBy } from './sla.ts';
import { isLive, statusAfter } from './status.ts';
import type { SlaClock, SlaClockName, Ticket } from './ticket.ts';

/** Longest reason of a failed delivery that is kept, in characters. */
const reasonMax = 200;

/**
 * What time has done to a ticket by now: clocks that passed the point of their reminder or their end (both are told if
 * both were passed unseen: they go to different people), and a solved ticket that closes. Doing it again does nothing.
 */
export function tickTicket(ticket: Ticket, at: At): TicketChange {
  const entries: Entry[] = [];
  const ticked = (name: SlaClockName): SlaClock | undefined => {
    const clock = ticket.clocks[name];
    if (clock === undefined || clock.since === null) return clock;
    const spent = spentBy(clock, at);
    const reminded = clock.reminded || spent >= remindsAfter(clock, at.policy);
    const escalated = clock.escalated || spent >= clock.target;
    if (reminded && !clock.reminded) entries.push(eventBy(null, { what: 'reminded', clock: name }));
    if (escalated && !clock.escalated) entries.push(eventBy(null, { what: 'escalated', clock: name }));
    return { ...clock, reminded, escalated };
  };
  const clocks = clocksOf(ticked('firstReply'), ticked('nextReply'), ticked('resolution'));
  const closes = closesAt(ticket, at.policy);
  const closed = statusAfter(ticket.status, 'auto_close');
  if (closed !== null && closes !== undefined && at.now >= closes) {
    const next: Ticket = { ...ticket, status: closed, closedAt: at.now };
    return logged(next, [eventBy(null, { what: 'auto_closed' })], at.now);
  }
  return entries.length === 0 ? { ticket, messages: [] } : logged({ ...ticket, clocks }, entries, at.now);
}

/** When {@link tickTicket} has something to do next, ms since 1970; undefined while it waits for somebody. */
export function nextMoment(ticket: Ticket, policy: DeskPolicy): number | undefined {
  const marks = slaClockNames.flatMap((name) => {
    const clock = ticket.clocks[name];
    if (clock === undefined) return [];
    return [
      clock.reminded ? undefined : momentOf(clock, remindsAfter(clock, policy), policy),
      clock.escalated ? undefined : momentOf(clock, clock.target, policy),
    ];
  });
  const moments = [...marks, closesAt(ticket, policy)].filter((moment) => moment !== undefined);
  return moments.length === 0 ? undefined : Math.min(...moments);
}

const closesAt = ({ status, solvedAt }: Ticket, { closeMs }: DeskPolicy): number | undefined =>
  status === 'solved' && solvedAt !== undefined ? solvedAt + closeMs : undefined;

/** Notes that a message did not reach the customer, until they are heard of again. */
export const undelivered = (ticket: Ticket, message: number, reason: string, { now }: At): TicketChange => {
  const kept = [...reason.replace(/[\p{Cc}\p{Cs}]+/gu, ' ')].slice(0, reasonMax).join('');
  return logged(
    { ...ticket, undelivered: kept },
    [eventBy(null, { what: 'undelivered', message, reason: kept })],
    now,
  );
};

/**
 * Gives a ticket back to its queue when its assignee is no longer on the staff. A solved one too: its customer may go on
 * with it. A closed one keeps the name.
 */
export function agentLeft(ticket: Ticket, { now }: At): TicketChange {
  if (ticket.assignee === null || !(isLive(ticket.status) || ticket.status === 'solved'))
    return { ticket, messages: [] };
  return logged({ ...ticket, assignee: null }, [eventBy(null, { what: 'agent_left' })], now);
}
