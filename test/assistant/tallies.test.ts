import { describe, expect, it } from 'vitest';
import { addTally, readTallies, tallies, talliesKeptMs } from '../../src/assistant/tallies.ts';
import type { StatisticsEffect } from '../../src/dialog/index.ts';
import { mondayOf, type Tally } from '../../src/statistics/index.ts';
import { desk, text } from './desk.ts';
import { scriptedDialog } from './scripted-dialog.ts';

const week = '2026-W47';
const tally = (counts: Tally, of: StatisticsEffect['of'] = 'turns', in_ = week): StatisticsEffect => ({
  do: 'tally',
  of,
  week: in_,
  counts,
});

describe('what was counted', () => {
  const read = (made: ReturnType<typeof desk>, ...weeks: string[]) =>
    made.store.transact((transaction) => readTallies(transaction, weeks));

  it('is added up over turns, conversations and weeks, and read at the desk', async () => {
    let seen: readonly Tally[] = [];
    const made = desk({
      dialog: scriptedDialog({
        said: {
          ask: async () => [tally({ asked: 1, answered: 1 })],
          solve: async () => [
            tally({ 'resolution/82': 1 }, 'tickets'),
            tally({ followed: 2 }, 'turns', '2026-W46'),
          ],
          stats: async (at) => {
            seen = await at.statistics.tallies(['2026-W45', '2026-W46', week]);
            return [];
          },
        },
      }),
    });
    const { assistant } = made;
    for (let i = 0; i < 40; i += 1) await assistant.receive(text('ask', { who: `person ${i % 8}` }));
    await assistant.receive(text('solve'));
    await assistant.receive(text('solve'));
    await assistant.receive(text('stats'));
    expect(seen).toEqual([{}, { followed: 4 }, { asked: 40, answered: 40, 'resolution/82': 2 }]);
  });

  it('is one write a turn, that grows neither with the turns nor with the tickets', async () => {
    const made = desk();
    const add = (where: string, effect: StatisticsEffect) =>
      made.store.transact((transaction) => addTally(transaction, effect, where));
    const written = async () => {
      const found = await made.store.transact((transaction) => transaction.find(tallies, 'week', {}));
      return found.map(({ id, document }) => [id, JSON.stringify(document).length] as const);
    };
    for (let i = 0; i < 300; i += 1) await add('ann', tally({ asked: 1, answered: 1 }));
    for (let i = 0; i < 300; i += 1) await add('ann', tally({ [`resolution/${i}`]: 1 }, 'tickets'));
    const ofTurns = (await written()).filter(([id]) => !id.includes('/t'));
    expect(ofTurns).toHaveLength(1);
    expect(ofTurns[0]?.[1]).toBeLessThan(100);
    for (let i = 0; i < 2_000; i += 1) await add(`person ${i}`, tally({ asked: 1 }));
    const parts = await written();
    expect(parts.length).toBeGreaterThan(200);
    expect(parts.length).toBeLessThanOrEqual(256 + 16);
    const [total] = await read(made, week);
    expect(total).toMatchObject({ asked: 2_300, answered: 300, 'resolution/7': 1 });
  });

  it('of two conversations at once stands in documents of their own, so that neither waits for the other', async () => {
    const made = desk();
    let runs = 0;
    const count = (where: string) =>
      made.store.transact(async (transaction) => {
        runs += 1;
        await addTally(transaction, tally({ asked: 1 }), where);
        await new Promise((resolve) => setImmediate(resolve));
      });
    await Promise.all(['ann', 'bob', 'eve'].map(count));
    expect(runs).toBe(3);
    expect(await read(made, week)).toEqual([{ asked: 3 }]);
    // In one conversation the second sees the first, and nothing is lost.
    await Promise.all(['ann', 'ann'].map(count));
    expect(runs).toBeGreaterThan(5);
    expect(await read(made, week)).toEqual([{ asked: 5 }]);
  });

  it('is kept for two years', async () => {
    const made = desk();
    await made.store.transact((transaction) =>
      addTally(transaction, tally({ asked: 1 }, 'turns', '2026-W46'), 'ann'),
    );
    await made.store.transact((transaction) => addTally(transaction, tally({ asked: 1 }), 'ann'));
    await made.assistant.start();
    await made.time.skip(mondayOf('2026-W46') + talliesKeptMs + 1 - made.time.clock());
    await made.time.pass(120_000);
    expect(await read(made, '2026-W46', week)).toEqual([{}, { asked: 1 }]);
  });
});
