import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketOf, greatestError, medianOf, minutesOf } from '../../src/statistics/index.ts';

const minute = 60_000;
const histogram = (durations: readonly number[]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const ms of durations) counts.set(bucketOf(ms), (counts.get(bucketOf(ms)) ?? 0) + 1);
  return counts;
};

/** All durations in a row, and the one in the middle. */
const slowMedian = (durations: readonly number[]): number | undefined =>
  [...durations].sort((a, b) => a - b)[Math.ceil(durations.length / 2) - 1];

const durations = fc.double({ min: 0, max: 4e10, noNaN: true }).map((x) => x ** 2 / 4e10);

describe('a bucket', () => {
  test('stands for every duration in it to the promised share', () => {
    fc.assert(
      fc.property(durations, (ms) => {
        const read = minutesOf(bucketOf(ms)) * minute;
        if (ms < minute) expect(read).toBe(0);
        else expect(Math.abs(read - ms)).toBeLessThanOrEqual(ms * (greatestError + 1e-9));
      }),
    );
  });

  test('is at its worst at its edges, where it is still as good as promised', () => {
    for (let bucket = 1; bucket < 340; bucket += 1) {
      const edge = ((1 + greatestError) / (1 - greatestError)) ** bucket;
      for (const minutes of [edge * (1 - 1e-9), edge * (1 + 1e-9)]) {
        const read = minutesOf(bucketOf(minutes * minute));
        expect(Math.abs(read - minutes) / minutes).toBeLessThanOrEqual(greatestError + 1e-8);
      }
    }
  });

  test('of what is no duration is the first, and there are not many', () => {
    for (const none of [Number.NaN, -1, Number.NEGATIVE_INFINITY, 0]) expect(bucketOf(none)).toBe(0);
    expect(bucketOf(Number.POSITIVE_INFINITY)).toBeLessThan(400);
    expect(bucketOf(60 * minute)).toBe(82);
  });
});

describe('the median', () => {
  test('is that of all durations in a row, to the promised share', () => {
    fc.assert(
      fc.property(fc.array(durations, { maxLength: 60 }), (all) => {
        const exact = slowMedian(all);
        const read = medianOf(histogram(all));
        if (exact === undefined) expect(read).toBeUndefined();
        else if (exact < minute) expect(read).toBe(0);
        else
          expect(Math.abs((read ?? 0) * minute - exact)).toBeLessThanOrEqual(exact * (greatestError + 1e-9));
      }),
    );
  });

  test('knows no counts of nothing or less', () => {
    expect(medianOf(new Map())).toBeUndefined();
    expect(medianOf(new Map([[5, 0]]))).toBeUndefined();
    expect(
      medianOf(
        new Map([
          [5, -3],
          [9, 1],
        ]),
      ),
    ).toBe(minutesOf(9));
  });
});
