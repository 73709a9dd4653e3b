import { bucketOf, type TallyName, weekOf } from '../../statistics/index.ts';
import type { Ticket } from '../../tickets/index.ts';
import type { StatisticsEffect } from './statistics-desk.ts';

/**
 * Counts what a ticket has reached by a change: its first reply, once; its solution, each time that it is solved or closed
 * unsolved, with the business time since its opening. In the week in which it was reached. Nothing for any other change.
 */
export function countTicket(
  before: Ticket | undefined,
  after: Ticket,
  { now, zone }: { readonly now: number; readonly zone: string },
): readonly StatisticsEffect[] {
  const counts: Partial<Record<TallyName, number>> = {};
  const { firstReplyTook, resolutionTook } = after;
  if (firstReplyTook !== undefined && before?.firstReplyTook === undefined)
    counts[`first_reply/${bucketOf(firstReplyTook)}`] = 1;
  if (resolutionTook !== undefined && isOver(after) && !(before && isOver(before)))
    counts[`resolution/${bucketOf(resolutionTook)}`] = 1;
  if (Object.keys(counts).length === 0) return [];
  return [{ do: 'tally', of: 'tickets', week: weekOf(now, zone), counts }];
}

const isOver = ({ status }: Ticket): boolean => status === 'solved' || status === 'closed';
