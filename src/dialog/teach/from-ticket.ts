import { normalise } from '../../faq/index.ts';
import type { Ticket, TicketMessage } from '../../tickets/index.ts';
import type { Values } from '../guides/guide.ts';
import { moodOf } from '../mood.ts';
import { fitsQuestion, manyLines, oneLine } from './clean.ts';
import { draftLimits } from './draft.ts';

/** Messages of a ticket that are looked through. */
export const messagesRead = 60;
/** Wordings that are taken from what a customer typed. */
const mostAsks = 5;

/**
 * What a solved ticket has to teach: the question as the customer put it first, the other ways in which they put it, and
 * what they were answered in the end. Notes of the staff stay with the staff.
 */
export function taughtByTicket(ticket: Ticket, messages: readonly TicketMessage[]): Values {
  const said = (side: 'customer' | 'agent') =>
    messages.flatMap(({ by, content }) =>
      by?.side === side && content.kind === 'public' && !(side === 'agent' && content.asks)
        ? [content.text]
        : [],
    );
  const typed = [...said('customer'), ticket.summary, ...ticket.context.said].map(oneLine);
  const question = typed.find(fitsQuestion) ?? '';
  const asks = [...new Set(typed)].filter((text) => text !== question && fitsQuestion(text) && isAsked(text));
  const answer = manyLines(said('agent').at(-1) ?? '').slice(0, draftLimits.body);
  return {
    ticket: ticket.id,
    ...(question === '' ? {} : { question: question.slice(0, draftLimits.title) }),
    asks: asks.slice(0, mostAsks).join('\n'),
    ...(answer === '' ? {} : { answer }),
  };
}

function isAsked(text: string): boolean {
  const { open, yesNo } = moodOf(normalise(text));
  return open || yesNo || /[?？]\s*$/.test(text);
}
