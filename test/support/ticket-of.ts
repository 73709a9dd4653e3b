import type { Ticket } from '../../src/tickets/index.ts';

/** A new ticket of ann's, but for what is given. */
export function ticketOf(given: Partial<Ticket> = {}): Ticket {
  return {
    id: 'T-1001',
    kind: 'question',
    status: 'new',
    priority: 'normal',
    customer: { person: 'ann', name: 'Ann' },
    lang: 'en',
    uin: null,
    summary: 'It does not work',
    context: { said: [], guesses: [], concerns: [] },
    assignee: null,
    openedAt: 0,
    updatedAt: 0,
    clocks: {},
    closures: 0,
    messages: 0,
    terms: [],
    ...given,
  };
}
