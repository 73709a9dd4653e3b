import type { Tally } from '../../statistics/index.ts';

/** What a turn may read of what was counted. */
export interface StatisticsDesk {
  /** The tally of each of these weeks, in their order; empty for a week of which nothing is kept. */
  tallies(weeks: readonly string[]): Promise<readonly Tally[]>;
}

/** Adds to the tally of a week. `of`: what is counted, so that many turns at once do not wait for one another. */
export interface StatisticsEffect {
  readonly do: 'tally';
  readonly of: 'turns' | 'tickets';
  readonly week: string;
  readonly counts: Tally;
}
