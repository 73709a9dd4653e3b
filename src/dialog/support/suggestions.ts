import type { Lang } from '../../faq/index.ts';
import { supportText } from '../../text/index.ts';
import type { Ticket } from '../../tickets/index.ts';
import type { DialogWorld } from '../frame.ts';
import type { Button } from '../reply.ts';
import { understand } from '../understand.ts';

/** Most suggestions under one message. */
const atMost = 2;
/** Most guesses on a card, and the least share of belief of one. */
const guessesShown = 3;
const leastScore = 0.1;
/** Longest title that a phone shows of a button behind its first word. */
const longestTitle = 24;

/** What the bot makes of what a customer wrote: entries with their share of belief, best first, whether sure or not. */
export function guessesFor(library: DialogWorld, text: string, lang: Lang) {
  const { ranked } = understand({ text, lang }, library);
  return ranked
    .filter(({ score, id }) => score >= leastScore && library.entries.has(id))
    .slice(0, guessesShown)
    .map(({ id, score }) => ({ entry: id, score: Math.round(score * 100) / 100 }));
}

/** Entries that the bot would answer with, or offer, if it were asked. */
export function suggestionsFor(library: DialogWorld, text: string, lang: Lang): readonly string[] {
  if (text.trim() === '') return [];
  const meaning = understand({ text, lang }, library);
  if (meaning.kind === 'answer') return [meaning.entry, ...meaning.alternatives].slice(0, atMost);
  if (meaning.kind === 'task') return meaning.entry === undefined ? [] : [meaning.entry];
  return meaning.kind === 'suggest' ? meaning.alternatives.slice(0, atMost) : [];
}

/** A button for each of those entries: its answer, in the customer's language, to be sent as it is or changed. */
export function suggestionButtons(
  lang: Lang,
  library: DialogWorld,
  ticket: Ticket,
  entries: readonly string[],
): readonly Button[] {
  return entries.flatMap((id): readonly Button[] => {
    const entry = library.entries.get(id);
    if (entry === undefined) return [];
    const title = [...entry[lang].title];
    const shown =
      title.length > longestTitle ? `${title.slice(0, longestTitle - 1).join('')}…` : title.join('');
    const values = { ticket: ticket.id, how: 'answer', text: withoutMarkup(entry[ticket.lang].body) };
    return [
      {
        label: supportText[lang].agent.buttons.suggest(shown),
        action: { do: 'guide', guide: 'answer_ticket', values },
      },
    ];
  });
}

/** The words of an answer as an agent would type them. What agents send is text and no markup. */
export const withoutMarkup = (markdown: string): string =>
  markdown
    .replace(/^```.*$/gm, '')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/\[([^\]\n]+)\]\((\S+?)\)/g, '$1 $2')
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/\\([\\`*_{}[\]<>()#+\-.!|~])/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
