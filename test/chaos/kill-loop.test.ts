import { expect, it } from 'vitest';
import { killLoop } from './kill-loop.ts';

it.each(['polling', 'webhook'] as const)(
  'by %s, loses nothing, applies nothing twice and answers everything in order through five kills',
  async (by) => {
    const verdict = await killLoop({ bot: 'durable-bot', by, kills: 5, people: 10, seed: 7 });
    expect(verdict.updates).toBeGreaterThan(20);
    expect(verdict).toMatchObject({
      kills: 5,
      lost: 0,
      twice: 0,
      outOfOrder: 0,
      repliesMissing: 0,
      repliesOutOfOrder: 0,
      doubledBeyond: 0,
    });
  },
  90_000,
);
