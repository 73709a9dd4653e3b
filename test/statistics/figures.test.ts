import { describe, expect, test } from 'vitest';
import { bucketOf, countNames, figuresOf, minutesOf, sumOf, tookIn } from '../../src/statistics/index.ts';

const hour = 3_600_000;

describe('tallies', () => {
  test('add up name by name, and never beyond a number', () => {
    const sum = sumOf([
      { asked: 2, 'first_reply/82': 1 },
      { asked: 3, helped: 1, 'first_reply/82': 2, 'resolution/9': 1 },
      { asked: Number.NaN },
      {},
    ]);
    expect(sum).toEqual({ asked: 5, helped: 1, 'first_reply/82': 3, 'resolution/9': 1 });
    expect(tookIn(sum, 'first_reply')).toEqual(new Map([[82, 3]]));
    expect(tookIn(sum, 'resolution')).toEqual(new Map([[9, 1]]));
  });

  test('say nothing of a week without any', () => {
    const figures = figuresOf({});
    for (const name of countNames) expect(figures[name]).toBe(0);
    expect(figures.deflection).toBeUndefined();
    expect(figures.firstReply).toBeUndefined();
    expect(figures.resolution).toBeUndefined();
  });

  test('give deflection as the share of questions that no ticket followed', () => {
    expect(figuresOf({ asked: 20, followed: 1 }).deflection).toBe(0.95);
    expect(figuresOf({ asked: 20 }).deflection).toBe(1);
    // What is counted twice by a fault elsewhere makes no share below nothing.
    expect(figuresOf({ asked: 1, followed: 2 }).deflection).toBe(0);
  });

  test('give medians of what the tickets took', () => {
    const tally = {
      [`first_reply/${bucketOf(hour)}`]: 2,
      [`first_reply/${bucketOf(30 * hour)}`]: 1,
      [`resolution/${bucketOf(9 * hour)}`]: 1,
    };
    expect(figuresOf(tally).firstReply).toBe(minutesOf(bucketOf(hour)));
    expect(figuresOf(tally).resolution).toBe(minutesOf(bucketOf(9 * hour)));
  });
});
