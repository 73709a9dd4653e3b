import type { EntryText, TaughtAsk, TaughtEntry } from '../../faq/index.ts';

/** Where a draft stands: a lead decides once. */
export const draftStates = ['waiting', 'approved', 'rejected'] as const;
export type DraftState = (typeof draftStates)[number];

/** Somebody of the staff, as they are called here. */
interface Colleague {
  readonly person: string;
  readonly name: string;
}

interface DraftHead {
  /** `D-12`, counted up. */
  readonly id: string;
  readonly by: Colleague;
  readonly at: number;
  readonly state: DraftState;
  /** Who decided, and of a rejection why. */
  readonly decided?: Colleague & { readonly at: number; readonly reason?: string };
  /** The ticket that it was learnt from. */
  readonly ticket?: string;
}

/** What somebody of the staff would have the bot know, until a lead has decided. */
export type Draft = DraftHead & DraftContent;

export type DraftContent =
  /** A question with its answer, in one language at least. */
  | { readonly kind: 'entry'; readonly zh?: EntryText; readonly en?: EntryText }
  /** One more way of asking for an entry that there is. */
  | { readonly kind: 'ask'; readonly entry: string; readonly text: string };

/** Most characters (UTF-16) of each part. An answer leaves room in a message for its title and what stands below it. */
export const draftLimits = { title: 200, ask: 200, asks: 20, body: 3_000, reason: 300 } as const;

/**
 * The id of the entry that a draft becomes. Every data folder counts its drafts from 1, and entries go from one folder
 * to another: the moment it was handed in tells them apart.
 */
export const taughtId = ({ id, at }: Pick<Draft, 'id' | 'at'>): string =>
  `taught-${id.toLowerCase().replace(/[^a-z0-9]/g, '')}-${at.toString(36)}`;

/** What an approved draft adds to what was taught. */
export function taughtBy(
  draft: Draft,
  lead: string,
  at: number,
): { readonly entry: TaughtEntry } | { readonly ask: TaughtAsk } {
  if (draft.kind === 'ask') return { ask: { entry: draft.entry, text: draft.text } };
  const { zh, en, ticket = '' } = draft;
  const texts = { ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) };
  return { entry: { id: taughtId(draft), ...texts, from: ticket, at, by: lead } };
}
