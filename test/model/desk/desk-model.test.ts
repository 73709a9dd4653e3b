import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inFull, scaled } from '../../support/runs.ts';
import { shipped } from '../../support/world.ts';
import { Wrong } from '../ledger.ts';
import type { Setup } from './house.ts';
import { type Move, move, setup } from './moves.ts';
import { OpenMinutes } from './open-minutes.ts';
import { Play } from './play.ts';

/**
 * Random customers, agents and leads over two processes of the whole assistant, one of which may die at any step, and one
 * store: they tap whatever they were ever shown, answer whatever they ever read, race each other, leave the staff and
 * come back, while chats are blocked, the room is lost or moves, and months go by. A ledger reads every commit; see
 * `desk-ledger.ts` for what must be, `moves.ts` for what they do.
 */
const library = await shipped();
const minutes = new OpenMinutes(library.policy.hours, Date.UTC(2026, 0, 5));
const played = { turns: 0, counts: {} as Record<string, number> };
const seeds = [0, 1, 2, 3];
const plays = 36;

async function playAll(at: Setup, moves: readonly Move[]): Promise<void> {
  const play = new Play(library, at, minutes);
  try {
    await play.open();
    for (const each of moves) await play.move(each);
    await play.end();
  } catch (error) {
    const why = error instanceof Wrong ? error.message : (error as Error).stack;
    throw new Error(`${why}\n\n${play.lines.slice(-120).join('\n')}\n`);
  } finally {
    played.turns += play.turns;
    for (const [what, times] of Object.entries(play.ledger.counts))
      played.counts[what] = (played.counts[what] ?? 0) + times;
  }
}

describe('whatever customers and staff do, and however fast', () => {
  it.each(seeds)(
    'tickets, their clocks and what is told agree (seed %i)',
    { timeout: 900_000 },
    async (n) => {
      const seed = (fc.readConfigureGlobal().seed ?? 0) + n;
      const moves = fc.array(move, { minLength: 30, maxLength: 140, size: 'max' });
      await fc.assert(fc.asyncProperty(setup, moves, playAll), {
        seed,
        numRuns: scaled(plays),
        interruptAfterTimeLimit: 600_000,
        markInterruptAsFailure: true,
        endOnFailure: process.env.SHRINK === 'no',
      });
    },
  );

  it.runIf(inFull)('was done often enough to say so', () => {
    if (process.env.SHOW_COUNTS) console.log(played.turns, played.counts);
    expect(played.turns).toBeGreaterThan(20_000);
  });
});
