import type { TaughtIndex } from '../faq/index.ts';
import type { Conversation } from './conversation.ts';
import type { Desk, Effect } from './desk.ts';
import type { Reply } from './reply.ts';
import type { Library } from './say.ts';
import type { Understanding } from './understand.ts';

/** What a turn of the dialog rests on. */
export type DialogWorld = Library & Understanding & { readonly taught?: TaughtIndex };

/** What a turn runs in. */
export interface Frame {
  readonly conversation: Conversation;
  readonly library: DialogWorld;
  readonly desk: Desk;
}

/** What something came to: the conversation as it goes on, what is said, what is changed. */
export interface Ran {
  readonly conversation: Conversation;
  readonly replies: readonly Reply[];
  readonly effects: readonly Effect[];
}

/** Only said: nothing else comes of it. */
export const saying = ({ conversation }: Pick<Frame, 'conversation'>, ...replies: readonly Reply[]): Ran => ({
  conversation,
  replies,
  effects: [],
});
