import type { SupportEffect } from '../dialog/index.ts';
import type { Ticket } from '../tickets/index.ts';
import type { Transaction } from './ports.ts';
import {
  firstTicket,
  matters,
  staff,
  staffInvitations,
  ticketHead,
  ticketMessageId,
  ticketMessages,
  ticketNumber,
  tickets,
  ticketTerms,
} from './support-collections.ts';

/** Writes down what a turn changes of the support desk. */
export async function keepSupport(transaction: Transaction, effect: SupportEffect): Promise<void> {
  switch (effect.do) {
    case 'ticket':
      return keepTicket(transaction, effect.ticket);
    case 'ticket_message': {
      const { message } = effect;
      transaction.put(ticketMessages, ticketMessageId(message.ticket, message.n), message);
      return;
    }
    case 'matter':
      if (effect.ticket === null) transaction.delete(matters, effect.person);
      else transaction.put(matters, effect.person, { ticket: effect.ticket });
      return;
    case 'staff':
      if (effect.member === undefined) transaction.delete(staff, effect.person);
      else transaction.put(staff, effect.person, effect.member);
      return;
    case 'staff_invitation':
      transaction.put(staffInvitations, effect.invitation.code, effect.invitation);
      return;
  }
}

async function keepTicket(transaction: Transaction, ticket: Ticket): Promise<void> {
  const { id, terms } = ticket;
  const number = ticketNumber(id);
  if (number !== undefined) {
    const before = await transaction.get(ticketTerms, id);
    if (before === undefined) {
      const next = (await transaction.get(ticketHead, 'head'))?.next ?? firstTicket;
      transaction.put(ticketHead, 'head', { next: Math.max(next, number + 1) });
    }
    if (before === undefined || !isSame(before.terms, terms))
      transaction.put(ticketTerms, id, { number, terms });
  }
  transaction.put(tickets, id, ticket);
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);
