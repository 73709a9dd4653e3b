import type { BusinessHours, Span } from './business-time.ts';

const minute = 60_000;
const dayMs = 1440 * minute;
/** 1970-01-05, the first Monday, in days since 1970. */
const firstMonday = 4;

/**
 * Business hours made ready to be counted in local time, the wall clock taken as if it were UTC:
 *
 *     open up to an instant = whole weeks + whole days of its week + what exceptions changed before its day + part of its day
 *                             (a product)   (seven sums)             (sums, found by bisection)               (its spans)
 */
export interface Calendar {
  readonly week: readonly DayPlan[];
  /** Open ms from Monday's midnight to that of each day; the eighth is the whole week's. */
  readonly weekUpTo: readonly number[];
  /** Days that differ from their weekday, in order. */
  readonly exceptions: readonly {
    readonly day: number;
    readonly plan: DayPlan;
    /** Open ms won (or lost, below 0) by this and all earlier ones. */
    readonly won: number;
  }[];
}
interface DayPlan {
  readonly spans: readonly Span[];
  readonly total: number;
}

const calendars = new WeakMap<BusinessHours, Calendar>();

/** The calendar of business hours, made once for each. */
export function calendarOf(hours: BusinessHours): Calendar {
  const known = calendars.get(hours);
  if (known !== undefined) return known;
  const made = makeCalendar(hours);
  calendars.set(hours, made);
  return made;
}

function makeCalendar({ week: spans, exceptions }: BusinessHours): Calendar {
  const week = Array.from({ length: 7 }, (_, weekday) => planOf(spans[weekday] ?? []));
  const weekUpTo = [0];
  for (const { total } of week) weekUpTo.push((weekUpTo.at(-1) ?? 0) + total);
  let won = 0;
  const days = Object.entries(exceptions)
    .map(([date, own]) => ({ day: Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs), plan: planOf(own) }))
    .sort((a, b) => a.day - b.day)
    .map(({ day, plan }) => {
      won += plan.total - (week[weekdayOf(day)]?.total ?? 0);
      return { day, plan, won };
    });
  return { week, weekUpTo, exceptions: days };
}

const planOf = (spans: readonly Span[]): DayPlan => ({
  spans,
  total: spans.reduce((sum, { from, to }) => sum + (to - from) * minute, 0),
});

/** Open ms up to a local instant, counted from the first Monday (below 0 before it); never falls. */
export function openUpTo(calendar: Calendar, local: number): number {
  const day = Math.floor(local / dayMs);
  const weeks = Math.floor((day - firstMonday) / 7);
  const { week, weekUpTo, exceptions } = calendar;
  const next = firstException(calendar, day);
  const own = exceptions[next];
  const plan = own?.day === day ? own.plan : week[weekdayOf(day)];
  return (
    weeks * (weekUpTo[7] ?? 0) +
    (weekUpTo[weekdayOf(day)] ?? 0) +
    (exceptions[next - 1]?.won ?? 0) +
    (plan === undefined ? 0 : openWithin(plan, local - day * dayMs))
  );
}

/** The first local instant, at `from` or later, up to which so much is open; `to` must be one such. */
export function localAt(calendar: Calendar, open: number, from: number, to: number): number {
  let low = Math.floor(from / dayMs);
  let high = Math.floor(to / dayMs);
  // The first day at whose end enough is open.
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (openUpTo(calendar, (middle + 1) * dayMs) >= open) high = middle;
    else low = middle + 1;
  }
  const midnight = low * dayMs;
  let left = open - openUpTo(calendar, midnight);
  const own = calendar.exceptions[firstException(calendar, low)];
  const { spans } = (own?.day === low ? own.plan : calendar.week[weekdayOf(low)]) ?? { spans: [] };
  for (const span of spans) {
    const length = (span.to - span.from) * minute;
    if (left <= length) return midnight + span.from * minute + left;
    left -= length;
  }
  return to;
}

/** The index of the first exception on a day or after it. */
function firstException({ exceptions }: Calendar, day: number): number {
  let [low, high] = [0, exceptions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((exceptions[middle]?.day ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

const openWithin = ({ spans }: DayPlan, ms: number): number =>
  spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(ms, to * minute) - from * minute), 0);

const weekdayOf = (day: number): number => (((day - firstMonday) % 7) + 7) % 7;
