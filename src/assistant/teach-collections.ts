import type { Draft, Unanswered } from '../dialog/index.ts';
import type { TaughtAsk, TaughtEntry } from '../faq/index.ts';
import type { Collection } from './ports.ts';

/*
 *   head.rev ── taught     entries and wordings, each with the revision that it came or changed with
 *   drafts                 what waits for a lead, and what was decided
 *   unanswered             what people asked in vain, once for all who asked it alike
 */

/** `head`: the revision of what was taught. `drafts`: how many drafts there have been. */
export const taughtHead: Collection<{ readonly rev: number }> = { name: 'taughtHead', indexes: {} };

/** Something taught, by `entryId` or `askId`. */
export interface TaughtDocument {
  readonly rev: number;
  readonly entry?: TaughtEntry;
  readonly ask?: TaughtAsk;
  /** It holds no more. The document stays, for whoever read it before. */
  readonly withdrawn?: true;
}

export const taught: Collection<TaughtDocument> = { name: 'taught', indexes: { rev: ({ rev }) => rev } };

export const drafts: Collection<Draft> = {
  name: 'drafts',
  indexes: { waiting: ({ state, at }) => (state === 'waiting' ? at : undefined) },
};

/** How long a question that nobody asks again is kept, in ms. */
export const unansweredKeptMs = 90 * 86_400_000;
/** Most questions kept; the one not heard of for longest makes room. */
export const unansweredAtMost = 2_000;

/** By `unansweredKey`. */
export const unanswered: Collection<Unanswered> = {
  name: 'unanswered',
  indexes: {
    /** The most asked last, of those the latest. */
    asked: ({ count, last }) => `${String(count).padStart(9, '0')}/${String(last).padStart(15, '0')}`,
    last: ({ last }) => last,
  },
};

/** Every collection of what is taught, for a store that must know them when it opens. */
export const teachCollections = [taughtHead, taught, drafts, unanswered] as const;
