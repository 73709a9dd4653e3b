import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBusiness, type BusinessHours, businessBetween } from '../../src/tickets/index.ts';
import { hoursAndInstant } from '../support/business-hours.ts';
import { officeHours, roundTheClock } from '../support/desk-policy.ts';
import { scaled } from '../support/runs.ts';
import { slowBetween } from '../support/slow-business-time.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const at = (text: string): number => Date.parse(text);

describe('office hours in Shanghai', () => {
  const shut: BusinessHours = {
    ...officeHours,
    exceptions: { '2026-10-01': [], '2026-10-10': [{ from: 540, to: 720 }] },
  };
  test.each<[string, string, number]>([
    ['2026-11-23T09:00+08:00', '2026-11-23T10:00+08:00', hour],
    ['2026-11-23T08:00+08:00', '2026-11-23T09:00+08:00', 0],
    ['2026-11-20T17:59:59.999+08:00', '2026-11-23T09:00:00.001+08:00', 2],
    ['2026-11-20T17:00+08:00', '2026-11-23T10:00+08:00', 2 * hour],
    ['2026-11-21T00:00+08:00', '2026-11-22T24:00+08:00', 0],
    ['2026-11-02T00:00+08:00', '2026-11-30T00:00+08:00', 20 * 9 * hour],
    ['2026-10-01T00:00+08:00', '2026-10-02T00:00+08:00', 0],
    ['2026-10-10T00:00+08:00', '2026-10-11T00:00+08:00', 3 * hour],
    ['2026-11-23T10:00+08:00', '2026-11-23T09:00+08:00', 0],
  ])('%s to %s', (from, to, open) => {
    expect(businessBetween(at(from), at(to), shut)).toBe(open);
  });
  test.each<[string, number, string]>([
    ['2026-11-23T09:00+08:00', hour, '2026-11-23T10:00+08:00'],
    // What takes until the desk closes is over then, not the next morning.
    ['2026-11-20T17:00+08:00', hour, '2026-11-20T18:00+08:00'],
    ['2026-11-20T17:00+08:00', hour + 1, '2026-11-23T09:00:00.001+08:00'],
    ['2026-11-21T12:00+08:00', 1, '2026-11-23T09:00:00.001+08:00'],
    ['2026-11-21T12:00+08:00', 0, '2026-11-21T12:00+08:00'],
    ['2026-09-30T17:00+08:00', 2 * hour, '2026-10-02T10:00+08:00'],
  ])('%s and %i ms', (from, ms, then) => {
    expect(addBusiness(at(from), ms, shut)).toBe(at(then));
  });
});

test('an hour that is skipped is not worked, one that comes twice is worked twice', () => {
  const night = [{ from: 60, to: 240 }];
  const berlin: BusinessHours = { timeZone: 'Europe/Berlin', week: Array(7).fill(night), exceptions: {} };
  const worked = (date: string): number =>
    businessBetween(at(`${date}T00:00Z`) - 4 * hour, at(`${date}T00:00Z`) + 12 * hour, berlin);
  expect([worked('2026-03-28'), worked('2026-03-29'), worked('2026-10-25')]).toEqual([
    3 * hour,
    2 * hour,
    4 * hour,
  ]);
});

test('equals its slow twin to the ms, across summer time and holidays', () => {
  fc.assert(
    fc.property(
      hoursAndInstant,
      fc.oneof(fc.integer({ min: -hour, max: 4 * hour }), fc.integer({ min: 0, max: 6 * day })),
      ({ hours, near }, length) => {
        expect(businessBetween(near, near + length, hours)).toBe(slowBetween(near, near + length, hours));
      },
    ),
    { numRuns: scaled(150) },
  );
});

test('what is added has passed then, and not a millisecond before', () => {
  fc.assert(
    fc.property(hoursAndInstant, fc.integer({ min: 1, max: 40 * hour }), ({ hours, near }, ms) => {
      const then = addBusiness(near, ms, hours);
      if (then === Number.POSITIVE_INFINITY) {
        expect(hours.week.flat()).toEqual([]);
        return;
      }
      expect(businessBetween(near, then, hours)).toBe(ms);
      expect(businessBetween(near, then - 1, hours)).toBe(ms - 1);
    }),
    { numRuns: scaled(400) },
  );
});

test('stretches of business time add up', () => {
  fc.assert(
    fc.property(
      hoursAndInstant,
      fc.integer({ min: 0, max: 400 * day }),
      fc.integer({ min: 0, max: 400 * day }),
      ({ hours, near }, a, b) => {
        const whole = businessBetween(near, near + a + b, hours);
        const parts = businessBetween(near, near + a, hours) + businessBetween(near + a, near + a + b, hours);
        expect(whole).toBe(parts);
      },
    ),
    { numRuns: scaled(300) },
  );
});

test('a desk that never opens, and one that never closes', () => {
  const never: BusinessHours = { ...officeHours, week: Array(7).fill([]) };
  expect(addBusiness(0, 1, never)).toBe(Number.POSITIVE_INFINITY);
  expect(businessBetween(0, 100 * 365 * day, never)).toBe(0);
  expect(addBusiness(5, 3 * day + 1, roundTheClock)).toBe(3 * day + 6);
  expect(businessBetween(Number.NaN, 5, roundTheClock)).toBe(0);
});

test('costs no more for a year than for an hour', () => {
  const now = at('2026-11-23T00:00Z');
  // Minute by minute, or day by day, these would take longer than any test may.
  for (let i = 0; i < 200_000; i += 1) {
    const all = businessBetween(now - 365 * day + i, now, officeHours);
    if (
      all !==
      businessBetween(now - 365 * day + i, now - day, officeHours) +
        businessBetween(now - day, now, officeHours)
    )
      expect.fail(`${i}`);
  }
});
