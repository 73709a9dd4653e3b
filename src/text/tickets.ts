import type { TicketRefusal } from '../tickets/index.ts';
import { inline } from './markdown.ts';
import { ticketText } from './ticket-words.ts';

export { ticketsCsv } from './ticket-csv.ts';
export { messagesText, type TranscriptView, transcriptText } from './ticket-transcript.ts';
export { type TicketText, ticketText } from './ticket-words.ts';

/** Arguments that name something of ours: they choose words and are not put into them. */
const chosen: ReadonlySet<string> = new Set(['act', 'status', 'role']);

/** One reason about tickets as a sentence in Markdown; what people typed in it is made safe. */
export function ticketSentence(lang: 'zh' | 'en', reason: TicketRefusal): string {
  const words = ticketText[lang];
  const say = words.reasons[reason.code] as (args: TicketRefusal['args']) => string;
  const named = (variable: string): string =>
    Object.hasOwn(words.variables, variable)
      ? words.variables[variable as keyof typeof words.variables]
      : inline(variable);
  const safe = Object.entries(reason.args).map(([key, value]): [string, unknown] => {
    if (Array.isArray(value)) return [key, value.map(named)];
    return [key, typeof value === 'string' && !chosen.has(key) ? inline(value) : value];
  });
  return say(Object.fromEntries(safe) as TicketRefusal['args']);
}
