import { analyse, type Lang } from '../../faq/index.ts';
import { inline, teachText } from '../../text/index.ts';
import type { DialogWorld } from '../frame.ts';
import type { At, Choice, Read } from '../guides/guide.ts';
import { oneLine } from './clean.ts';
import { unansweredKey } from './teach-desk.ts';

/** Entries to tap for a question. */
const mostChoices = 6;

/** The entries nearest to a question, those that were taught among them. */
export function entryChoices(text: string, library: DialogWorld, lang: Lang): readonly Choice[] {
  const { tokens } = analyse(text, library.faq.language);
  const near = [
    ...library.faq.nearest(tokens),
    ...(library.taught?.rank(tokens, undefined) ?? []).map(({ id, nearness }) => ({ id, nearness })),
  ].sort((a, b) => b.nearness - a.nearness);
  return [...new Set(near.map(({ id }) => id))].slice(0, mostChoices).flatMap((id) => {
    const entry = library.entries.get(id);
    return entry === undefined ? [] : [{ label: entry[lang].title, value: id }];
  });
}

/** An entry by its id, its title in either language, or any of its wordings. */
export function readEntry(text: string, at: At): Read {
  const { entries } = at.library;
  const line = oneLine(text);
  if (entries.has(line)) return { ok: true, value: line };
  const key = unansweredKey(line);
  for (const { id, zh, en } of key === '' ? [] : entries.values())
    if ([zh.title, en.title, ...zh.asks, ...en.asks].some((each) => unansweredKey(each) === key))
      return { ok: true, value: id };
  return { ok: false, words: teachText[at.lang].fields.entry.bad(inline(line, 40)), surely: true };
}
