import { type Entry, eventBy, logged, partyOf, sideOf } from './log.ts';
import { claims, mayNotAct } from './may-act.ts';
import type { TicketOutcome } from './open.ts';
import type { At } from './policy.ts';
import { refusedFor, type TicketRefusal, ticketRefusal } from './refusal.ts';
import { clocksAfter, retargeted } from './sla.ts';
import { isLive, statusAfter } from './status.ts';
import type { Party, Ticket } from './ticket.ts';
import type { TicketAct, TicketActor } from './ticket-act.ts';
import { againstText, keptText } from './ticket-text.ts';

/**
 * Does an act to a ticket: who may is asked first, then its status, then the act itself. Refuses with NO_SUCH_TICKET
 * (to a customer whose ticket it is not, as if there were none), NOT_ON_STAFF, CUSTOMER_ONLY, ALREADY_CLAIMED,
 * NOT_ASSIGNEE, NOT_IN_STATUS, REOPEN_OVER, EMPTY_TEXT, TEXT_TOO_LONG, NO_REQUEST, OWN_REQUEST, ALREADY_DECIDED,
 * ALREADY_RATED and INVALID_STARS. An agent who answers, asks back, solves or decides what nobody is responsible for claims it with that.
 */
export function actOnTicket(ticket: Ticket, by: TicketActor, act: TicketAct, at: At): TicketOutcome {
  const { id, status: before } = ticket;
  const mayNot = mayNotAct(ticket, by, act.act);
  if (mayNot !== undefined) return refusedFor(mayNot);
  const status = statusAfter(before, act.act);
  if (act.act === 'write' && (status === null || tooLate(ticket, at)))
    return refusedFor(ticketRefusal('REOPEN_OVER', { ticket: id }));
  if (status === null)
    return refusedFor(ticketRefusal('NOT_IN_STATUS', { ticket: id, status: before, act: act.act }));
  const against = notLikeThis(ticket, act, at);
  if (against !== undefined) return refusedFor(against);

  const entries = entriesOf(ticket, by, act);
  const { clocks, firstReplyTook, resolutionTook, ...rest } = changed(ticket, by, act, at);
  const heard = {
    // A decision is told to the customer, and nothing more is owed then.
    replied: act.act === 'answer' || act.act === 'ask_back' || act.act === 'decide',
    wrote: act.act === 'write',
  };
  const next: Ticket = { ...rest, status, ...clocksAfter({ ...ticket, ...rest, clocks }, status, heard, at) };
  return { ok: true, ...logged(next, entries, at.now) };
}

/** Whether a solved ticket has been so for too long to go on. */
const tooLate = ({ status, solvedAt = 0 }: Ticket, { now, policy }: At): boolean =>
  status === 'solved' && now >= solvedAt + policy.reopenMs;

/** Why an act is refused for what it says. */
function notLikeThis(ticket: Ticket, act: TicketAct, { policy }: At): TicketRefusal | undefined {
  const { id, request, decided, rating, closures } = ticket;
  switch (act.act) {
    case 'write':
    case 'answer':
    case 'ask_back':
    case 'note': {
      const against = againstText(act.text, policy.textMax);
      return against?.code === 'EMPTY_TEXT' && act.attachment !== undefined ? undefined : against;
    }
    case 'decide':
      if (request === undefined) return ticketRefusal('NO_REQUEST', { ticket: id });
      if (decided === undefined) return undefined;
      return ticketRefusal('ALREADY_DECIDED', {
        ticket: id,
        approved: decided.approved,
        by: decided.by.name,
      });
    case 'rate':
      if (![1, 2, 3, 4, 5].includes(act.stars)) return ticketRefusal('INVALID_STARS', {});
      return rating?.closure === closures ? ticketRefusal('ALREADY_RATED', { ticket: id }) : undefined;
    default:
      return undefined;
  }
}

/** What an act puts down in the ticket. */
function entriesOf(ticket: Ticket, by: TicketActor, act: TicketAct): readonly Entry[] {
  const claimed = claims(ticket, by, act.act) ? [eventBy(by, { what: 'claimed' })] : [];
  const happened = (event: Parameters<typeof eventBy>[1]): readonly Entry[] => [
    ...claimed,
    eventBy(by, event),
  ];
  switch (act.act) {
    case 'write':
    case 'answer':
    case 'ask_back':
    case 'note': {
      const said = { by: sideOf(by), content: contentOf(act) };
      const reopened = act.act === 'write' && !isLive(ticket.status);
      return reopened ? [eventBy(by, { what: 'reopened' }), said] : [...claimed, said];
    }
    case 'claim':
      return claimed;
    case 'release':
      return ticket.assignee === null ? [] : happened({ what: 'released' });
    case 'solve':
      return happened({ what: 'solved' });
    case 'close':
      return happened({ what: 'closed' });
    case 'transfer':
      return ticket.assignee?.person === act.to.person
        ? []
        : happened({ what: 'transferred', to: partyOf(act.to) });
    case 'prioritise':
      return ticket.priority === act.priority
        ? []
        : happened({ what: 'prioritised', priority: act.priority });
    case 'rate':
      return happened({ what: 'rated', stars: act.stars });
    case 'decide':
      return happened({ what: 'decided', approved: act.approve });
    case 'taught':
      return [];
  }
}

type Speech = Extract<TicketAct, { readonly text: string }>;

function contentOf({ act, text, attachment }: Speech): Entry['content'] {
  const said = { text: keptText(text), ...(attachment === undefined ? {} : { attachment }) };
  if (act === 'note') return { kind: 'note', ...said };
  return { kind: 'public', ...said, ...(act === 'ask_back' ? { asks: true } : {}) };
}

/** The ticket with what the act itself changes; its status, clocks and messages follow. */
function changed(ticket: Ticket, by: TicketActor, act: TicketAct, at: At): Ticket {
  const next = touched(ticket, by, act, at.now);
  const closures = ticket.closures + (isLive(ticket.status) ? 1 : 0);
  switch (act.act) {
    case 'write': {
      const { solvedAt: _, ...reopened } = next;
      return reopened;
    }
    case 'claim':
      return { ...next, assignee: assigned(by, by) };
    case 'release':
      return { ...next, assignee: null };
    case 'transfer':
      return { ...next, assignee: assigned(act.to, by) };
    case 'prioritise':
      return { ...next, priority: act.priority, clocks: retargeted(ticket.clocks, act.priority, at) };
    case 'solve':
      return { ...next, solvedAt: at.now, closures };
    case 'close':
      return { ...next, closedAt: at.now, closures };
    case 'rate':
      return { ...next, rating: { closure: ticket.closures, stars: act.stars } };
    case 'decide':
      return { ...next, decided: { approved: act.approve, by: partyOf(by), at: at.now } };
    case 'taught':
      return { ...next, taught: true };
    default:
      return next;
  }
}

/** What every act changes: who is responsible where nobody was, and when it was last heard of it. */
function touched(ticket: Ticket, by: TicketActor, { act }: TicketAct, now: number): Ticket {
  if (by.side === 'customer') {
    const { undelivered: _, ...heardOf } = ticket;
    return { ...heardOf, updatedAt: now };
  }
  const next = act === 'note' || act === 'taught' ? ticket : { ...ticket, updatedAt: now };
  return claims(ticket, by, act) ? { ...next, assignee: assigned(by, by) } : next;
}

/** Somebody made responsible, there where it was done. */
const assigned = (to: Party, by: TicketActor): NonNullable<Ticket['assignee']> => ({
  ...partyOf(to),
  privately: by.side === 'agent' && by.privately,
});
