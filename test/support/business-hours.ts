import fc from 'fast-check';
import type { BusinessHours, Span } from '../../src/tickets/index.ts';

const spans: fc.Arbitrary<Span[]> = fc
  .uniqueArray(
    fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 60, 120, 150, 180, 540, 1080, 1440)),
    {
      maxLength: 6,
    },
  )
  .map((edges) => {
    const sorted = edges.sort((a, b) => a - b);
    return sorted.flatMap((from, i) => {
      const to = sorted[i + 1];
      return i % 2 === 0 && to !== undefined ? [{ from, to }] : [];
    });
  });

/** Zones and an instant near which something happens to their clocks (or nothing, where they have no summer time). */
export const zones = {
  'Europe/Berlin': ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'],
  'America/New_York': ['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'],
  'Asia/Shanghai': ['2026-10-01T00:00:00Z', '2026-12-31T16:00:00Z'],
  'Australia/Lord_Howe': ['2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z'],
  'Asia/Kolkata': ['2026-06-01T00:00:00Z'],
  'Africa/Casablanca': ['2026-02-15T02:00:00Z', '2026-03-22T02:00:00Z'],
  'Pacific/Apia': ['2011-12-30T10:00:00Z'],
} as const satisfies Record<string, readonly string[]>;

/** Business hours of any zone above with holidays and extra days, and an instant near a change of its clocks. */
export const hoursAndInstant: fc.Arbitrary<{ hours: BusinessHours; near: number }> = fc
  .constantFrom(
    ...Object.entries(zones).flatMap(([zone, instants]) => instants.map((at) => [zone, at] as const)),
  )
  .chain(([timeZone, change]) => {
    const instant = Date.parse(change);
    const date = fc
      .integer({ min: -5, max: 9 })
      .map((days) => new Date(instant + days * 86_400_000).toISOString().slice(0, 10));
    return fc.record({
      hours: fc.record({
        timeZone: fc.constant(timeZone),
        week: fc.array(spans, { minLength: 7, maxLength: 7 }),
        exceptions: fc
          .array(fc.tuple(date, fc.oneof(fc.constant<Span[]>([]), spans)), { maxLength: 5 })
          .map((days) => Object.fromEntries(days)),
      }),
      near: fc.integer({ min: -4 * 86_400_000, max: 4 * 86_400_000 }).map((off) => instant + off),
    });
  });
