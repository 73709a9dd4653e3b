import type { Party, TicketEvent } from '../tickets/index.ts';
import { ticketsEn } from './en/tickets.ts';
import { inline } from './markdown.ts';
import { type TicketsText, ticketsZh } from './zh/tickets.ts';

type Lang = 'zh' | 'en';

/** What is said of tickets, and what happened to them as one line of Markdown; `by` null: by the clock. */
export type TicketText = TicketsText & { event(event: TicketEvent, by: Party | null): string };

const withEvents = (words: TicketsText): TicketText => ({
  ...words,
  event: (event, by) => eventLine(words, event, by === null ? '' : called(by)),
});

/** Names of kinds, statuses, priorities and clocks, and what happened to a ticket, by language. */
export const ticketText: Readonly<Record<Lang, TicketText>> = {
  zh: withEvents(ticketsZh),
  en: withEvents(ticketsEn),
};

/** What happened to a ticket, in one line of Markdown; `who` did it, already safe. */
export function eventLine({ events, ...words }: TicketsText, event: TicketEvent, who: string): string {
  switch (event.what) {
    case 'transferred':
      return events.transferred(who, called(event.to));
    case 'prioritised':
      return events.prioritised(who, words.priorities[event.priority]);
    case 'decided':
      return event.approved ? events.approved(who) : events.declined(who);
    case 'rated':
      return events.rated(who, event.stars);
    case 'reminded':
    case 'escalated':
      return events[event.what](words.clocks[event.clock]);
    case 'undelivered':
      return events.undelivered(event.message, inline(event.reason, 200));
    default:
      return events[event.what](who);
  }
}

/** What somebody is called, safe in Markdown: their address where they have no name. */
export const called = ({ name, person }: Party): string => inline(name) || inline(person);
