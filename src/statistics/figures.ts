import { medianOf } from './histogram.ts';
import { type CountName, countNames, type Tally, tookIn } from './tally.ts';

/** What a tally says of its span of time. */
export interface Figures extends Readonly<Record<CountName, number>> {
  /** Share of the questions that no ticket followed, 0 to 1; undefined where nobody asked. */
  readonly deflection: number | undefined;
  /** Medians in minutes of business time; undefined where no ticket came so far. See `greatestError`. */
  readonly firstReply: number | undefined;
  readonly resolution: number | undefined;
}

export function figuresOf(tally: Tally): Figures {
  const counts = Object.fromEntries(countNames.map((name) => [name, tally[name] ?? 0])) as Record<
    CountName,
    number
  >;
  const { asked, followed } = counts;
  return {
    ...counts,
    deflection: asked > 0 ? Math.min(1, Math.max(0, (asked - followed) / asked)) : undefined,
    firstReply: medianOf(tookIn(tally, 'first_reply')),
    resolution: medianOf(tookIn(tally, 'resolution')),
  };
}
