import { type Calendar, calendarOf, localAt, openUpTo } from './calendar.ts';
import { offsetsBetween } from './zone-offsets.ts';

/** Hours of work within a day: minutes since its midnight by the wall clock, `to` not included; `0 <= from < to <= 1440`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * When the desk is open. An instant is business time if the wall clock of the zone stands inside the hours of its date
 * then: an hour that summer time skips is never worked, one that comes twice is worked twice.
 */
export interface BusinessHours {
  /** IANA name, e.g. `Asia/Shanghai`; one that `Intl` knows. */
  readonly timeZone: string;
  /** Seven days, Monday first; the spans of each in order and apart. */
  readonly week: readonly (readonly Span[])[];
  /** Dates (`2026-10-01`) with other hours than their weekday: none on a holiday, some on an extra working day. */
  readonly exceptions: Readonly<Record<string, readonly Span[]>>;
}

/** Nothing is looked for further ahead than this: a desk that never opens again is not waited for. */
const horizon = 20 * 366 * 86_400_000;

/** Business time between two instants, in ms; 0 where `to` is not after `from`. */
export function businessBetween(from: number, to: number, hours: BusinessHours): number {
  if (!(from < to)) return 0;
  const calendar = calendarOf(hours);
  let sum = 0;
  for (const stretch of offsetsBetween(hours.timeZone, from, to)) sum += openIn(calendar, stretch);
  return sum;
}

/**
 * The first instant by which `ms` of business time have passed since `from`: with none to pass, `from` itself. A span
 * that ends when the desk closes ends then, not when it opens again. Infinity if that is not within twenty years.
 */
export function addBusiness(from: number, ms: number, hours: BusinessHours): number {
  const calendar = calendarOf(hours);
  let left = ms;
  if (left <= 0) return from;
  for (const stretch of offsetsBetween(hours.timeZone, from, from + horizon)) {
    const open = openIn(calendar, stretch);
    if (open >= left) {
      const [start, end] = [stretch.from + stretch.offset, stretch.to + stretch.offset];
      return localAt(calendar, openUpTo(calendar, start) + left, start, end) - stretch.offset;
    }
    left -= open;
  }
  return Number.POSITIVE_INFINITY;
}

/** While the zone keeps its distance from UTC, local time is real time, only shifted. */
const openIn = (
  calendar: Calendar,
  { from, to, offset }: { readonly from: number; readonly to: number; readonly offset: number },
): number => openUpTo(calendar, to + offset) - openUpTo(calendar, from + offset);
