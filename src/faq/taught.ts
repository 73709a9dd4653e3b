import { type EntryText, type FaqEntry, type Lang, languages } from './entry.ts';

/** An answer that the support desk taught; in one language at least. */
export interface TaughtEntry {
  readonly id: string;
  readonly zh?: EntryText;
  readonly en?: EntryText;
  /** The ticket it was learnt from; empty where there was none. */
  readonly from: string;
  readonly at: number;
  /** Who approved it. */
  readonly by: string;
}

/** One more way of asking for an entry, of the base or taught. */
export interface TaughtAsk {
  readonly entry: string;
  readonly text: string;
}

/** One thing that was taught. */
export type TaughtThing = { readonly entry: TaughtEntry } | { readonly ask: TaughtAsk };

/** All that was taught, as of one revision. A cache may rely on it: one object, one teaching. */
export interface Taught {
  readonly revision: number;
  readonly entries: readonly TaughtEntry[];
  readonly asks: readonly TaughtAsk[];
}

export const nothingTaught: Taught = { revision: 0, entries: [], asks: [] };

/** A taught entry as every reader of entries takes it; `only` where it has one language. */
export function asEntry({ id, zh, en }: TaughtEntry): FaqEntry | undefined {
  const text = zh ?? en;
  if (text === undefined) return undefined;
  return {
    id,
    tags: [],
    related: [],
    supersedes: [],
    taught: true,
    zh: zh ?? { ...text, asks: [] },
    en: en ?? { ...text, asks: [] },
    ...(zh === undefined ? { only: 'en' as const } : en === undefined ? { only: 'zh' as const } : {}),
  };
}

/** Every wording of a taught entry, with its language; titles first. */
export function taughtWordings(entry: TaughtEntry): { readonly lang: Lang; readonly text: string }[] {
  return languages.flatMap((lang) => {
    const text = entry[lang];
    return text === undefined ? [] : [text.title, ...text.asks].map((wording) => ({ lang, text: wording }));
  });
}
