import { z } from 'zod';
import { type BusinessHours, type DeskPolicy, type Span, ticketPriorities } from '../tickets/index.ts';
import type { Mistake } from './mistake.ts';
import { type Parsed, parseYaml, type SourceFile } from './source-file.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const minute = 60_000;
const day = 1440 * minute;
/** Longest holiday that is not taken for a slip of the finger, in days. */
const longestHoliday = 31;

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const spanForm = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/;
const dateForm = /^\d{4}-\d\d-\d\d$/;

const spans = z
  .array(z.string())
  .refine((texts) => texts.every((text) => spanOf(text) !== undefined), {
    message: 'must be times such as "09:00-18:00", the first before the second, 24:00 at most',
  })
  .refine((texts) => apart(texts.flatMap((text) => spanOf(text) ?? [])), {
    message: 'times must follow one another and not overlap',
  });
const count = z.int().positive();
const targets = z
  .strictObject({ firstReply: count, nextReply: count, resolution: count })
  .refine(({ firstReply, nextReply, resolution }) => Math.max(firstReply, nextReply) <= resolution, {
    path: ['resolution'],
    message: 'must not be shorter than a reply',
  });

const schema = z.strictObject({
  note: z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) }),
  timeZone: z.string().refine(isZone, 'must be a time zone such as Asia/Shanghai'),
  hours: z
    .strictObject(Object.fromEntries(weekdays.map((name) => [name, spans])))
    .refine((week) => Object.values(week).some((texts) => texts.length > 0), 'the desk is never open'),
  holidays: z.array(z.string()),
  workdays: z.record(z.string(), spans),
  targetMinutes: z.strictObject(
    Object.fromEntries(ticketPriorities.map((priority) => [priority, targets])) as Record<
      (typeof ticketPriorities)[number],
      typeof targets
    >,
  ),
  remindAt: z.number().positive().max(1),
  reopenDays: z.number().positive().max(365),
  closeDays: z.number().positive().max(365),
  liveTicketsPerCustomer: count.max(100),
  textMax: count.min(100).max(10_000),
});

/**
 * `desk.json`: when the support desk is open and what it promises. Holidays are days (`2026-10-01`) or spans of them,
 * both ends included (`2026-10-01..2026-10-07`); extra working days have their own hours.
 */
export function parseDesk({ file, text }: SourceFile): Parsed<DeskPolicy> {
  const parsed = parseYaml(file, text, schema);
  if ('mistakes' in parsed) return parsed;
  const { value, lineOf } = parsed;
  const mistakes: Mistake[] = [];
  const exceptions = new Map<string, readonly Span[]>();
  const except = (path: readonly PropertyKey[], date: string, open: readonly Span[]): void => {
    if (exceptions.has(date))
      mistakes.push({ file, line: lineOf(path), message: `${date} stands here twice` });
    exceptions.set(date, open);
  };
  for (const [i, range] of value.holidays.entries()) {
    const dates = datesOf(range);
    if (dates.length === 0) {
      const message = `holidays.${i}: must be a date such as 2026-10-01, or two with .. between, a month at most`;
      mistakes.push({ file, line: lineOf(['holidays', i]), message });
    }
    for (const date of dates) except(['holidays', i], date, []);
  }
  for (const [date, texts] of Object.entries(value.workdays)) {
    const path = ['workdays', date];
    if (dayOf(date) === undefined)
      mistakes.push({
        file,
        line: lineOf(path),
        message: `workdays.${date}: must be a date such as 2026-10-10`,
      });
    else except(path, date, spansOf(texts));
  }
  if (mistakes.length > 0) return { mistakes };
  const { timeZone, hours, targetMinutes, remindAt, liveTicketsPerCustomer, textMax } = value;
  const openHours: BusinessHours = {
    timeZone,
    week: weekdays.map((name) => spansOf(hours[name] ?? [])),
    exceptions: Object.fromEntries(exceptions),
  };
  const inMs = (priority: (typeof ticketPriorities)[number]) => {
    const { firstReply, nextReply, resolution } = targetMinutes[priority];
    return {
      firstReply: firstReply * minute,
      nextReply: nextReply * minute,
      resolution: resolution * minute,
    };
  };
  return {
    value: {
      hours: openHours,
      targets: { urgent: inMs('urgent'), high: inMs('high'), normal: inMs('normal'), low: inMs('low') },
      remindAt,
      reopenMs: Math.round(value.reopenDays * day),
      closeMs: Math.round(value.closeDays * day),
      liveTicketsPerCustomer,
      textMax,
    },
  };
}

function spanOf(text: string): Span | undefined {
  const [, h1, m1, h2, m2] = spanForm.exec(text) ?? [];
  const [from, to] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)];
  return from < to && to <= 1440 ? { from, to } : undefined;
}

const spansOf = (texts: readonly string[]): readonly Span[] => texts.flatMap((text) => spanOf(text) ?? []);

const apart = (all: readonly Span[]): boolean =>
  all.every(({ from }, i) => i === 0 || from >= (all[i - 1]?.to ?? 0));

/** A date in days since 1970; undefined if there is no such day. */
function dayOf(text: string): number | undefined {
  if (!dateForm.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || dateText(at / day) !== text ? undefined : at / day;
}

const dateText = (number: number): string => new Date(number * day).toISOString().slice(0, 10);

/** The dates of a holiday; none if it is not well-formed. */
function datesOf(range: string): readonly string[] {
  const [first, last = first, ...more] = range.split('..').map(dayOf);
  if (first === undefined || last === undefined || more.length > 0) return [];
  if (/\.\.$/.test(range) || last < first || last - first >= longestHoliday) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => dateText(first + i));
}
