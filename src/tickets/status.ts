import type { TicketStatus } from './ticket.ts';
import type { TicketActName } from './ticket-act.ts';

/** Everything that happens to a ticket's status: acts, and the time that closes a solved one. */
type Happening = TicketActName | 'auto_close';

/**
 * Where each act leads from each status; null: it is refused there. The only place that says so.
 *
 *     new ──claim, answer──▶ open ◀──the customer writes── pending
 *                            │ ▲ └──────ask back──────────────▲
 *                       solve│ │the customer writes in time
 *                            ▼ │
 *                           solved ──time, close──▶ closed
 */
const table = {
  new: {
    write: 'new',
    answer: 'open',
    ask_back: 'pending',
    note: 'new',
    claim: 'open',
    release: 'new',
    transfer: 'open',
    prioritise: 'new',
    solve: 'solved',
    close: 'closed',
    rate: null,
    decide: 'open',
    taught: 'new',
    auto_close: null,
  },
  open: {
    write: 'open',
    answer: 'open',
    ask_back: 'pending',
    note: 'open',
    claim: 'open',
    release: 'open',
    transfer: 'open',
    prioritise: 'open',
    solve: 'solved',
    close: 'closed',
    rate: null,
    decide: 'open',
    taught: 'open',
    auto_close: null,
  },
  pending: {
    write: 'open',
    answer: 'open',
    ask_back: 'pending',
    note: 'pending',
    claim: 'pending',
    release: 'pending',
    transfer: 'pending',
    prioritise: 'pending',
    solve: 'solved',
    close: 'closed',
    rate: null,
    decide: 'pending',
    taught: 'pending',
    auto_close: null,
  },
  solved: {
    write: 'open',
    answer: 'solved',
    ask_back: null,
    note: 'solved',
    claim: null,
    release: null,
    transfer: null,
    prioritise: null,
    solve: null,
    close: 'closed',
    rate: 'solved',
    decide: 'solved',
    taught: 'solved',
    auto_close: 'closed',
  },
  closed: {
    write: null,
    answer: null,
    ask_back: null,
    note: 'closed',
    claim: null,
    release: null,
    transfer: null,
    prioritise: null,
    solve: null,
    close: null,
    rate: 'closed',
    decide: null,
    taught: 'closed',
    auto_close: null,
  },
} as const satisfies Record<TicketStatus, Record<Happening, TicketStatus | null>>;

/** The status that an act leads to, or null where it is refused. */
export const statusAfter = (status: TicketStatus, act: Happening): TicketStatus | null => table[status][act];

/** Whether somebody still works on it, or it waits for the customer: neither solved nor closed. */
export const isLive = (status: TicketStatus): boolean => status !== 'solved' && status !== 'closed';
