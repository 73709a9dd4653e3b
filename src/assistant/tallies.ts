import type { StatisticsEffect } from '../dialog/index.ts';
import { mondayOf, sumOf, type Tally } from '../statistics/index.ts';
import type { Collection, Transaction } from './ports.ts';

/** A part of what was counted in a week: parts add up. */
export interface TallyRecord {
  readonly week: string;
  readonly counts: Tally;
}

/** How long what was counted is kept, in ms from the Monday of its week. */
export const talliesKeptMs = 2 * 366 * 86_400_000;

export const tallies: Collection<TallyRecord> = {
  name: 'tallies',
  indexes: { week: ({ week }) => mondayOf(week) },
};

/**
 * Into how many parts a week is split. Turns of two conversations then hardly ever write the same document; tickets
 * change more rarely, and name more.
 *
 *     2026-W47/0 … 2026-W47/255       of turns, by the conversation
 *     2026-W47/t0 … 2026-W47/t15      of tickets, by where they were changed
 */
const parts = { turns: ['', 256], tickets: ['t', 16] } as const;

/** Adds to the tally of a week, in the part that belongs to this conversation. */
export async function addTally(
  transaction: Transaction,
  { of, week, counts }: StatisticsEffect,
  where: string,
): Promise<void> {
  const [mark, count] = parts[of];
  const id = `${week}/${mark}${hash(where) % count}`;
  const before = await transaction.get(tallies, id);
  transaction.put(tallies, id, { week, counts: before ? sumOf([before.counts, counts]) : counts });
}

/** The tallies of weeks, in their order. */
export async function readTallies(
  transaction: Transaction,
  weeks: readonly string[],
): Promise<readonly Tally[]> {
  const read = weeks.map(async (week) => {
    const found = await transaction.find(tallies, 'week', { equals: mondayOf(week) });
    return sumOf(found.map(({ document }) => document.counts));
  });
  return Promise.all(read);
}

/** A number from 0 to 2³²-1 (FNV-1a over the code units). */
function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) mixed = Math.imul(mixed ^ text.charCodeAt(i), 0x01000193);
  return mixed >>> 0;
}
