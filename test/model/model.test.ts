import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inFull, scaled } from '../support/runs.ts';
import { shipped } from '../support/world.ts';
import { Wrong } from './ledger.ts';
import { type Move, move } from './moves.ts';
import { Play } from './play.ts';

/**
 * Random people of three companies over the whole assistant: they tap any button that they were ever shown, type
 * anything at any step, race each other, are put out meanwhile, and let time go by. A ledger reads every commit and
 * holds it against a slow second model; see `ledger.ts` for what must be, `moves.ts` for what they do.
 */
const library = await shipped();
const played = { turns: 0, tells: 0, commands: {} as Record<string, number> };
/** Seeds beside the configured one, and plays of each. */
const seeds = [0, 1, 2, 3];
const plays = 42;

/** Plays all moves from an empty house; what goes wrong is told with everything that was said before it. */
async function playAll(moves: readonly Move[]): Promise<void> {
  const play = new Play(library);
  try {
    await play.open();
    for (const each of moves) await play.move(each);
  } catch (error) {
    const why = error instanceof Wrong ? error.message : (error as Error).stack;
    throw new Error(`${why}\n\n${play.lines.join('\n')}\n`);
  } finally {
    const { turns, ledger } = play;
    played.turns += turns;
    played.tells += ledger.tells;
    for (const [op, times] of Object.entries(ledger.commands))
      played.commands[op] = (played.commands[op] ?? 0) + times;
  }
}

describe('whatever people do, and however fast', () => {
  it.each(seeds)(
    'the network, its history and what is told agree (seed %i)',
    { timeout: 900_000 },
    async (n) => {
      const seed = (fc.readConfigureGlobal().seed ?? 0) + n;
      const moves = fc.array(move, { minLength: 1, maxLength: 140, size: 'max' });
      const property = fc.asyncProperty(moves, playAll);
      // Shrinking ends after a while: it has found enough by then.
      await fc.assert(property, {
        seed,
        numRuns: scaled(plays),
        interruptAfterTimeLimit: 600_000,
        markInterruptAsFailure: true,
        endOnFailure: process.env.SHRINK === 'no',
      });
    },
  );

  it.runIf(inFull)('was done often enough to say so', () => {
    expect(played.turns).toBeGreaterThan(20_000);
    expect(played.tells).toBeGreaterThan(3_000);
    for (const op of ['create_peering', 'accept', 'reject', 'delete', 'reenable', 'modify', 'add_route'])
      expect(played.commands[op] ?? 0, op).toBeGreaterThan(3);
  });
});
