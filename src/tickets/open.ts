import { eventBy, logged, partyOf, sideOf, type TicketChange } from './log.ts';
import type { At } from './policy.ts';
import { refusedFor, type TicketRefused, ticketRefusal } from './refusal.ts';
import { firstClocks } from './sla.ts';
import type { LeftGuide, Party, Ticket, TicketContext, TicketKind, TicketRequest } from './ticket.ts';
import { againstText, keptText, summaryOf, ticketId } from './ticket-text.ts';

/** A ticket as somebody wants it opened. */
export interface WantedTicket {
  /** Its number; nobody else's. */
  readonly number: number;
  readonly kind: TicketKind;
  readonly customer: Party;
  readonly lang: 'zh' | 'en';
  readonly uin: string | null;
  /** What it is about, in the customer's words, of any length that a message may have; its beginning is shown in lists. */
  readonly summary: string;
  readonly request?: TicketRequest;
  readonly left?: LeftGuide;
  readonly context: TicketContext;
  readonly terms: readonly string[];
  /** How many tickets of the customer are neither solved nor closed. */
  readonly live: number;
}

/** A ticket as it is from now on and what was added to it, or every reason against it. */
export type TicketOutcome = (TicketChange & { readonly ok: true }) | TicketRefused;

/**
 * Opens a ticket. Its first message (number 1, after the event) is what the customer said it is about, whole.
 * Refuses with EMPTY_TEXT, TEXT_TOO_LONG, INVALID_REQUEST and TOO_MANY_TICKETS, all that hold at once.
 */
export function openTicket(wanted: WantedTicket, at: At): TicketOutcome {
  const { now, policy } = at;
  const { kind, lang, uin, request, left, context, terms } = wanted;
  const refusals = [
    againstText(wanted.summary, policy.textMax) ?? [],
    request === undefined || (Number.isSafeInteger(request.to) && request.to > 0)
      ? []
      : ticketRefusal('INVALID_REQUEST', {}),
    wanted.live < policy.liveTicketsPerCustomer
      ? []
      : ticketRefusal('TOO_MANY_TICKETS', { max: policy.liveTicketsPerCustomer }),
  ].flat();
  if (refusals.length > 0) return refusedFor(...refusals);

  const customer = partyOf(wanted.customer);
  const ticket: Ticket = {
    id: ticketId(wanted.number),
    kind,
    status: 'new',
    priority: 'normal',
    customer,
    lang,
    uin,
    summary: summaryOf(wanted.summary),
    ...(request === undefined ? {} : { request }),
    ...(left === undefined ? {} : { left }),
    context,
    assignee: null,
    openedAt: now,
    updatedAt: now,
    clocks: firstClocks('normal', at),
    closures: 0,
    messages: 0,
    terms,
  };
  const by = { ...customer, side: 'customer' } as const;
  const said = {
    by: sideOf(by),
    content: { kind: 'public', text: keptText(wanted.summary) },
  } as const;
  return { ok: true, ...logged(ticket, [eventBy(by, { what: 'opened' }), said], now) };
}
