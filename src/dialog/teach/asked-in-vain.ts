import type { Lang } from '../../faq/index.ts';
import type { Effect } from '../desk.ts';
import { fitsQuestion, oneLine } from './clean.ts';
import { longestKept, type Shortcoming } from './teach-desk.ts';

/** A question as a button under its answer remembers it: more has been asked by the time that somebody taps. */
export function asAsked(text: string): { readonly asked?: string } {
  const asked = oneLine(text).slice(0, longestKept);
  return fitsQuestion(asked) ? { asked } : {};
}

/** Keeps a question for whoever teaches the bot: it got no help. Nothing where none was asked. */
export function askedInVain(text: string | undefined, lang: Lang, answered: Shortcoming): readonly Effect[] {
  const { asked } = asAsked(text ?? '');
  return asked === undefined ? [] : [{ do: 'unanswered', text: asked, lang, answered }];
}
