import type { Lang } from '../faq/index.ts';

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
