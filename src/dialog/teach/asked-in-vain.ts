import type { Conversation } from '../conversation.ts';
import type { Effect } from '../desk.ts';
import { fitsQuestion, oneLine } from './clean.ts';
import { longestKept, type Shortcoming } from './teach-desk.ts';

/** Keeps what was asked last for whoever teaches the bot: it got no help. Nothing where no question was asked. */
export function askedInVain({ said, heard, lang }: Conversation, answered: Shortcoming): readonly Effect[] {
  const last = said.at(-1);
  // What was asked long ago is not what a button of now is about.
  if (last === undefined || !heard.some((text) => text.startsWith(last))) return [];
  const text = oneLine(last).slice(0, longestKept);
  return fitsQuestion(text) ? [{ do: 'unanswered', text, lang, answered }] : [];
}
