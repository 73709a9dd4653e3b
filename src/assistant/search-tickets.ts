import type { Ticket } from '../tickets/index.ts';
import type { Transaction } from './ports.ts';
import { placeOfTerm, tickets, ticketTerms } from './support-collections.ts';

/** Terms that a search goes along; by the others, what these find is sifted. */
const mostLanes = 8;
/** Places of the index that one search looks at. */
const mostSeeks = 1_000;
const highestNumber = 10 ** 9;

/**
 * The latest tickets that hold every one of these terms. Each term has its tickets in order of their number; the search
 * goes down all of them at once and leaps over what cannot be common to them:
 *
 *     peering   9 8   6 5   3 2 1        peering says 9; quota has nothing above 7: leap; peering says 6; quota says 6:
 *     quota         7 6         2        found. So a rare term costs as often as it stands there, beside however
 *               ↑───↑ ↑                  common a one.
 *
 * Common terms that never meet would have it go all the way down: it ends after so many places, with what it found.
 */
export async function searchTickets(
  transaction: Transaction,
  wanted: readonly string[],
  most: number,
): Promise<readonly Ticket[]> {
  const all = [...new Set(wanted)];
  const terms = all.slice(0, mostLanes);
  if (terms.length === 0) {
    const latest = await transaction.find(tickets, 'opened', { limit: most, reverse: true });
    return latest.map(({ document }) => document);
  }
  const found: Ticket[] = [];
  let candidate = highestNumber;
  /** Terms in a row that hold the candidate. */
  let holding = 0;
  for (let seek = 0; seek < mostSeeks && found.length < most; seek += 1) {
    const term = terms[seek % terms.length] ?? '';
    const range = { from: placeOfTerm(term, 0), below: placeOfTerm(term, candidate + 1) };
    const [next] = await transaction.find(ticketTerms, 'term', { ...range, limit: 1, reverse: true });
    if (next === undefined) break;
    holding = next.document.number === candidate ? holding + 1 : 1;
    candidate = next.document.number;
    if (holding < terms.length) continue;
    const held = new Set(next.document.terms);
    const ticket = all.every((each) => held.has(each)) && (await transaction.get(tickets, next.id));
    if (ticket) found.push(ticket);
    candidate -= 1;
    holding = 0;
  }
  return found;
}
