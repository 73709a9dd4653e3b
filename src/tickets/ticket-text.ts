import { type TicketRefusal, ticketRefusal } from './refusal.ts';

/** Longest summary, in characters. */
const summaryMax = 200;

/** A text as it is kept: whole characters, no signs that steer a terminal, no blanks around it. */
export const keptText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();

/** Why a text is not taken: it says nothing that can be seen, or too much. */
export function againstText(text: string, max: number): TicketRefusal | undefined {
  const kept = keptText(text);
  if (!/[^\p{Z}\p{C}]/u.test(kept)) return ticketRefusal('EMPTY_TEXT', {});
  // A text of `2 * max` code units and fewer may have at most `max` characters; a longer one has more.
  const length = kept.length > 2 * max ? kept.length : [...kept].length;
  return length > max ? ticketRefusal('TEXT_TOO_LONG', { length, max }) : undefined;
}

/** A text as a summary: one line, cut with … */
export function summaryOf(text: string): string {
  const line = [
    ...keptText(text)
      .slice(0, 4 * summaryMax)
      .replace(/\s+/g, ' '),
  ];
  return line.length > summaryMax ? `${line.slice(0, summaryMax - 1).join('')}…` : line.join('');
}

/** The id of a ticket as people type it (`T-1001`, `t1001`, `#1001`, `工单 1001。`, `1001`); undefined if it is none. */
export function readTicketId(text: string): string | undefined {
  const typed = text.slice(0, 40).normalize('NFKC').toLowerCase().trim();
  const digits =
    /^(?:工单|工單|ticket)?\s*(?:t\s?[-–—‐]?\s?|#\s?)?0*([1-9]\d{0,8})\s*[.。!！?？,，;；:：、]*$/.exec(
      typed,
    )?.[1];
  return digits === undefined ? undefined : ticketId(Number(digits));
}

/** The key of a slash gives `、` where Chinese signs are typed. */
const noteMark = /^[\s\p{Cf}]*[/／、][\s\p{Cf}]*[/／、][\s\p{Cf}]*/u;

/** What one of the staff says behind `//`, for the staff alone; undefined where it is no note. */
export const noteIn = (text: string): string | undefined =>
  noteMark.test(text) ? text.replace(noteMark, '') : undefined;

/** The id of the ticket of a number. */
export const ticketId = (number: number): string => `T-${number}`;
