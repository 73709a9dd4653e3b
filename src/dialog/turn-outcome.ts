import type { Conversation } from './conversation.ts';
import type { Effect } from './desk.ts';
import type { Reply } from './reply.ts';

/** What a turn came to, for whoever counts: what a text was taken for, or what a button did. */
export type TurnKind =
  | 'answer'
  | 'suggest'
  | 'task'
  | 'smalltalk'
  | 'unknown'
  | 'too_long'
  | 'only_data'
  | 'command'
  | 'rating'
  | 'person'
  | 'topics'
  | 'language'
  | 'stale_button'
  | 'wordless'
  /** A step of a guide, or a change on one tap. */
  | 'guide'
  /** A question worked out on data. */
  | 'computed'
  | 'page'
  /** Something of the support desk: said in a ticket, or done about one. */
  | 'ticket'
  | 'nothing';

/** The conversation after a turn, what is said, and what else is changed. */
export interface Turn {
  readonly conversation: Conversation;
  readonly replies: readonly Reply[];
  readonly effects: readonly Effect[];
  readonly kind: TurnKind;
}
