import { type Lang, languages } from '../faq/index.ts';

/** Lasting state with one person in one chat; plain JSON, versioned. */
export interface Conversation {
  readonly version: 1;
  readonly lang: Lang;
  /** The person picked the language; what they type no longer changes it. */
  readonly langChosen: boolean;
  /** The last things said to the bot, oldest first; a follow-up is read on top of them. */
  readonly heard: readonly string[];
  /** Entries that were closest last time, offered when the answer did not help. */
  readonly offered: readonly string[];
  /** Entries already rated here: one opinion each. */
  readonly rated: readonly string[];
}

export const heardAtMost = 2;
export const maxRated = 50;

export function newConversation(lang: Lang): Conversation {
  return { version: 1, lang, langChosen: false, heard: [], offered: [], rated: [] };
}

/**
 * Reads a stored conversation. Undefined for anything that is not of version 1, which is the only one there has been:
 * a later version is migrated here, or dropped on purpose, which costs the person what the bot remembers of them.
 */
export function readConversation(stored: unknown): Conversation | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { version, lang, langChosen, heard, offered, rated } = stored as Partial<Record<string, unknown>>;
  const known = languages.find((name) => name === lang);
  if (version !== 1 || known === undefined || typeof langChosen !== 'boolean') return undefined;
  if (!isTexts(heard) || !isTexts(offered) || !isTexts(rated)) return undefined;
  return { version, lang: known, langChosen, heard, offered, rated };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
