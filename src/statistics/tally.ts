/**
 * What is counted of turns and tickets.
 *
 *   asked        questions people put into words
 *   answered     of them, those that were answered at once, from the FAQ or worked out on data
 *   suggested    of them, those that were met with a choice of entries
 *   unanswered   of them, those that nothing was found for, and choices of which none was right
 *   helped       answers that were rated helpful, each once for a conversation and an entry
 *   handed_over  tickets opened
 *   followed     questions whose asker opened a ticket within a day; in the week in which they were asked
 */
export const countNames = [
  'asked',
  'answered',
  'suggested',
  'unanswered',
  'helped',
  'handed_over',
  'followed',
] as const;
export type CountName = (typeof countNames)[number];

/** Durations whose median is told: a bucket of each is counted under its name, `first_reply/82`. */
export type TookName = 'first_reply' | 'resolution';

export type TallyName = CountName | `${TookName}/${number}`;

/** How often each was counted; what is absent, never. Tallies of parts of a week add up to the week's. */
export type Tally = Readonly<Partial<Record<TallyName, number>>>;

/** All of them together. */
export function sumOf(tallies: Iterable<Tally>): Tally {
  const sums = new Map<string, number>();
  for (const tally of tallies)
    for (const [name, count] of Object.entries(tally))
      if (count !== undefined && Number.isFinite(count)) sums.set(name, (sums.get(name) ?? 0) + count);
  return Object.fromEntries(sums);
}

/** The buckets of one duration in a tally. */
export function tookIn(tally: Tally, name: TookName): ReadonlyMap<number, number> {
  return new Map(
    Object.entries(tally).flatMap(([key, count]) =>
      key.startsWith(`${name}/`) && count !== undefined
        ? [[Number(key.slice(name.length + 1)), count] as const]
        : [],
    ),
  );
}
