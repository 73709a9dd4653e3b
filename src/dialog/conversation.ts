import { type Lang, languages } from '../faq/index.ts';
import { type GuideId, guideIds, type Values } from './guides/guide.ts';

/** Where a running guide stands. */
export interface GuideState {
  readonly id: GuideId;
  /** Names this run among all of the conversation: a button of another run is old. */
  readonly run: number;
  /** The account acted for, from the first step to the last, whatever the person switches to meanwhile; or empty. */
  readonly uin: string;
  readonly values: Values;
  /** The slot that is asked, or `summary`. */
  readonly at: string;
  /** Which page of the choices is shown. */
  readonly page: number;
  /** When it was last heard of, ms since 1970. */
  readonly touched: number;
}

/** Lasting state with one person in one chat; plain JSON, versioned. */
export interface Conversation {
  readonly version: 2;
  readonly lang: Lang;
  /** The person picked the language; what they type no longer changes it. */
  readonly langChosen: boolean;
  /** The last things said to the bot, oldest first; a follow-up is read on top of them. */
  readonly heard: readonly string[];
  /** What was asked of the bot lately, oldest first: it goes along when a person takes over. */
  readonly said: readonly string[];
  /** Entries that were closest last time, offered when the answer did not help. */
  readonly offered: readonly string[];
  /** Entries already rated here: one opinion each. */
  readonly rated: readonly string[];
  /** When questions were asked here within a day, the earliest first; absent: none. See `countsOf`. */
  readonly asked?: readonly number[];
  /** How many guides have begun here. */
  readonly runs: number;
  readonly guide?: GuideState;
  /** A guide that was put aside and can be gone on with. */
  readonly aside?: GuideState;
  /** The solved ticket that the next text opens again, whatever the bot knows of it: its customer asked for that. */
  readonly reopens?: string;
}

export const heardAtMost = 2;
/** How much of what was said goes along, and how long each may be, in UTF-16 units. */
export const saidAtMost = 6;
export const saidLongest = 500;
export const maxRated = 50;
/** More questions of a day than this are not remembered one by one: whoever asks so much is counted as having asked less. */
export const askedAtMost = 32;

export function newConversation(lang: Lang): Conversation {
  return { version: 2, lang, langChosen: false, heard: [], said: [], offered: [], rated: [], runs: 0 };
}

/**
 * Reads a stored conversation. Version 1 knew no guides and is read as one in which none has begun. Undefined for
 * anything else: it is dropped on purpose, which costs the person what the bot remembers of them here.
 */
export function readConversation(stored: unknown): Conversation | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { version, lang, langChosen, heard, said, offered, rated, asked, runs, guide, aside, reopens } =
    stored as Partial<Record<string, unknown>>;
  const known = languages.find((name) => name === lang);
  if ((version !== 1 && version !== 2) || known === undefined || typeof langChosen !== 'boolean')
    return undefined;
  if (!isTexts(heard) || !isTexts(offered) || !isTexts(rated)) return undefined;
  const [running, waiting] = [readGuide(guide), readGuide(aside)];
  return {
    version: 2,
    lang: known,
    langChosen,
    heard,
    said: isTexts(said) ? said : [],
    offered,
    rated,
    ...(isTimes(asked) && asked.length > 0 ? { asked } : {}),
    runs: typeof runs === 'number' ? runs : 0,
    ...(running === undefined ? {} : { guide: running }),
    ...(waiting === undefined ? {} : { aside: waiting }),
    ...(typeof reopens === 'string' ? { reopens } : {}),
  };
}

/** A guide that is no longer known, or whose state is not whole, is dropped: its person begins again. */
function readGuide(stored: unknown): GuideState | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { id, run, uin, values, at, page, touched } = stored as Partial<Record<string, unknown>>;
  const known = guideIds.find((name) => name === id);
  if (known === undefined || typeof uin !== 'string' || typeof at !== 'string') return undefined;
  if (typeof run !== 'number' || typeof page !== 'number' || typeof touched !== 'number') return undefined;
  if (typeof values !== 'object' || values === null) return undefined;
  const entries = Object.entries(values as Record<string, unknown>);
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) return undefined;
  return { id: known, run, uin, values: Object.fromEntries(entries), at, page, touched };
}

function isTimes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(Number.isFinite);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
