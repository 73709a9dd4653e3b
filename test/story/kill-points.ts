import { seededRandom } from '../support/bot-api/random.ts';
import type { Moment } from './perform.ts';

/** A turn is through within so many milliseconds, its answers sent. */
const turnMs = 60;

/** One kill at every one of so many steps; three rounds kill each at each kind of moment. */
export function everyStep(steps: number, round: number, seed = 1): readonly Moment[] {
  const random = seededRandom(seed * 3 + round);
  return Array.from({ length: steps }, (_, step) => momentOf((step + round) % 3, random));
}

/** A third of the steps, drawn by the seed, each at some moment. */
export function someSteps(steps: number, seed: number): readonly (Moment | undefined)[] {
  const random = seededRandom(seed);
  return Array.from({ length: steps }, () =>
    random() < 1 / 3 ? momentOf(Math.floor(random() * 3), random) : undefined,
  );
}

function momentOf(kind: number, random: () => number): Moment {
  if (kind === 0) return 'settled';
  // Most of them early: the answers of a turn take longer than the turn.
  return kind === 1 ? 'sending' : Math.floor(random() ** 2 * turnMs);
}
