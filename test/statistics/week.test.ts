import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mondayOf, weekOf, weeksUpTo } from '../../src/statistics/index.ts';

const at = (iso: string) => Date.parse(iso);
const day = 86_400_000;

describe('the week of a moment', () => {
  // The first and last days of years, as any calendar on a wall has them.
  test.each([
    ['2026-11-23T00:00:00Z', '2026-W48'],
    ['2026-11-22T23:59:59Z', '2026-W47'],
    ['2026-01-01T12:00:00Z', '2026-W01'],
    ['2025-12-29T00:00:00Z', '2026-W01'],
    ['2025-12-28T23:59:59Z', '2025-W52'],
    ['2027-01-01T00:00:00Z', '2026-W53'],
    ['2027-01-03T23:59:59Z', '2026-W53'],
    ['2027-01-04T00:00:00Z', '2027-W01'],
    ['2021-01-03T00:00:00Z', '2020-W53'],
    ['1970-01-01T00:00:00Z', '1970-W01'],
  ])('%s is in %s', (moment, week) => {
    expect(weekOf(at(moment), 'UTC')).toBe(week);
  });

  test('is that of the zone: Monday begins in Shanghai while it is Sunday in London', () => {
    const moment = at('2026-11-22T16:00:00Z');
    expect(weekOf(moment, 'Asia/Shanghai')).toBe('2026-W48');
    expect(weekOf(moment - 1, 'Asia/Shanghai')).toBe('2026-W47');
    expect(weekOf(moment, 'Europe/London')).toBe('2026-W47');
    expect(weekOf(moment, 'America/Los_Angeles')).toBe('2026-W47');
  });

  test('keeps to the clock on the wall when it is moved, and in zones of quarter hours', () => {
    // New York falls back on Sunday, 1 November 2026: midnight of Monday is five hours behind UTC, not four.
    expect(weekOf(at('2026-11-02T04:59:59Z'), 'America/New_York')).toBe('2026-W44');
    expect(weekOf(at('2026-11-02T05:00:00Z'), 'America/New_York')).toBe('2026-W45');
    expect(weekOf(at('2026-11-22T18:14:59Z'), 'Asia/Kathmandu')).toBe('2026-W47');
    expect(weekOf(at('2026-11-22T18:15:00Z'), 'Asia/Kathmandu')).toBe('2026-W48');
  });

  test('is the week whose seven days hold the date that the zone shows', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Asia/Shanghai',
      'America/St_Johns',
      'Pacific/Apia',
      'Europe/Berlin',
    );
    fc.assert(
      fc.property(fc.integer({ min: at('1990-01-01'), max: at('2090-01-01') }), zones, (moment, zone) => {
        const shown = at(new Date(moment).toLocaleDateString('sv-SE', { timeZone: zone }));
        const monday = mondayOf(weekOf(moment, zone));
        expect(new Date(monday).getUTCDay()).toBe(1);
        expect(shown).toBeGreaterThanOrEqual(monday);
        expect(shown).toBeLessThan(monday + 7 * day);
      }),
      { numRuns: 500 },
    );
  });

  test('refuses a zone that is none', () => {
    expect(() => weekOf(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});

test('weeks follow each other over the end of a year with 53 of them', () => {
  expect(weeksUpTo('2027-W02', 4)).toEqual(['2026-W52', '2026-W53', '2027-W01', '2027-W02']);
  expect(weeksUpTo('2026-W47', 1)).toEqual(['2026-W47']);
});

test('what is no week has no Monday', () => {
  for (const none of ['', '2026', 'W47', '2026-W7', '2026-W47 ', '__proto__'])
    expect(mondayOf(none)).toBeNaN();
});
