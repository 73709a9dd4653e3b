const day = 86_400_000;
/** Clocks are moved on a quarter of an hour, so within one of UTC no zone changes its date. */
const quarter = 900_000;

interface Calendar {
  readonly format: Intl.DateTimeFormat;
  /** The last question and its answer: nearly all come within the same quarter of an hour. */
  quarter: number;
  week: string;
}

const calendars = new Map<string, Calendar>();

/**
 * The ISO week of a moment as people of that time zone (IANA) count it: `2026-W47`, Monday to Sunday, the first of a
 * year the one that holds its first Thursday. Throws a RangeError for a zone that is none.
 */
export function weekOf(at: number, zone: string): string {
  let calendar = calendars.get(zone);
  if (calendar === undefined) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    calendar = { format, quarter: Number.NaN, week: '' };
    calendars.set(zone, calendar);
  }
  const now = Math.floor(at / quarter);
  if (calendar.quarter !== now) {
    calendar.week = isoWeek(dateIn(calendar.format, at));
    calendar.quarter = now;
  }
  return calendar.week;
}

/** The Monday that a week begins with, as the ms of its midnight in UTC: a date, no moment. NaN for what is no week. */
export function mondayOf(week: string): number {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  // The fourth of January lies in the first week, always.
  const fourth = Date.UTC(Number(year), 0, 4);
  return fourth - weekday(fourth) * day + (Number(number) - 1) * 7 * day;
}

/** So many weeks, the earliest first, this one the last. */
export function weeksUpTo(week: string, count: number): string[] {
  const monday = mondayOf(week);
  return Array.from({ length: count }, (_, i) => isoWeek(monday - (count - 1 - i) * 7 * day));
}

/** The date of a moment in a zone, as the ms of its midnight in UTC. */
function dateIn(format: Intl.DateTimeFormat, at: number): number {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.get('year') ?? 0, (parts.get('month') ?? 1) - 1, parts.get('day') ?? 1);
}

/** 0 for Monday; the first of January 1970 was a Thursday. */
const weekday = (date: number): number => (((date / day + 3) % 7) + 7) % 7;

function isoWeek(date: number): string {
  const thursday = date + (3 - weekday(date)) * day;
  const year = new Date(thursday).getUTCFullYear();
  const number = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * day)) + 1;
  return `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`;
}
