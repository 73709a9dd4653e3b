import type { BusinessHours } from '../../src/tickets/index.ts';

const minute = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the wall clock stands inside the hours of its date, as one would look it up: the slow twin of the calendar. */
export function isOpen({ timeZone, week, exceptions }: BusinessHours, at: number): boolean {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const [, date = '', hour, min] = /^(\d{4}-\d\d-\d\d), (\d\d):(\d\d)$/.exec(format.format(at)) ?? [];
  const ofDay = Number(hour) * 60 + Number(min);
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const spans = Object.hasOwn(exceptions, date) ? exceptions[date] : week[weekday];
  return (spans ?? []).some(({ from, to }) => ofDay >= from && ofDay < to);
}

/** Business time between two instants, minute by minute. Zones keep whole minutes, so each is open or not. */
export function slowBetween(from: number, to: number, hours: BusinessHours): number {
  let sum = 0;
  for (let at = Math.floor(from / minute) * minute; at < to; at += minute)
    if (isOpen(hours, at)) sum += Math.min(to, at + minute) - Math.max(from, at);
  return sum;
}
