import {
  type Lang,
  normalise,
  type Taught,
  type TaughtAsk,
  type TaughtEntry,
  type TaughtThing,
} from '../../faq/index.ts';
import type { Draft } from './draft.ts';

/** What became of a question that was not answered to the asker's mind; the worst of it. */
export const shortcomings = ['none', 'suggest', 'unhelpful'] as const;
export type Shortcoming = (typeof shortcomings)[number];

/** A question that people asked and got no help with, once for all who asked it alike. */
export interface Unanswered {
  /** As it was first typed; hostile text. */
  readonly text: string;
  readonly lang: Lang;
  readonly count: number;
  readonly last: number;
  /** What was said to it last: nothing, suggestions of which none was right, or an answer that did not help. */
  readonly answered: Shortcoming;
}

/** What a turn may read of what is taught, as of one instant, inside its own transaction. */
export interface TeachDesk {
  /** Costs one small read where nothing was taught since it was last asked; the same object then. */
  taught(): Promise<Taught>;
  /** The number that the next draft gets; the same however often it is asked in a turn. */
  nextDraft(): Promise<number>;
  draft(id: string): Promise<Draft | undefined>;
  /** Drafts that wait for a lead, the oldest first. */
  drafts(most: number): Promise<readonly Draft[]>;
  /** What was asked most often and not answered. */
  unanswered(most: number): Promise<readonly Unanswered[]>;
}

/** What a turn changes of what is taught. */
export type TeachEffect =
  /** A draft, new or decided. */
  | { readonly do: 'draft'; readonly draft: Draft }
  /** The bot knows it from the next turn on, in every process. The same id again takes its place. */
  | { readonly do: 'teach_entry'; readonly entry: TaughtEntry }
  | { readonly do: 'teach_ask'; readonly ask: TaughtAsk }
  /** The bot knows it no more from the next turn on. */
  | { readonly do: 'withdraw'; readonly thing: TaughtThing }
  /** Somebody got no help with this. */
  | { readonly do: 'unanswered'; readonly text: string; readonly lang: Lang; readonly answered: Shortcoming }
  /** It has been seen to. */
  | { readonly do: 'answered'; readonly text: string };

/** Most characters of a question that is kept. */
export const longestKept = 200;

/** Two texts with the same key are the same question: nothing but case, width, spaces and signs tells them apart. */
export function unansweredKey(text: string): string {
  return normalise(text.slice(0, longestKept)).replace(/[^\p{L}\p{N}]/gu, '');
}
