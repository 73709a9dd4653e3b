import {
  type Conversation,
  type DialogInput,
  type DialogWorld,
  newConversation,
  type Reply,
  readConversation,
  turn,
} from '../dialog/index.ts';
import type { Lang } from '../faq/index.ts';

/** The dialog as a turn sees it: state in, state and replies out; pure, so that it may run again. */
export interface Dialog<State> {
  /** The state a conversation starts with. */
  fresh(lang: Lang): State;
  /** Reads stored state; undefined where it is of no version known here, and is dropped on purpose. */
  read(stored: unknown): State | undefined;
  turn(
    state: State,
    input: DialogInput,
  ): {
    readonly conversation: State;
    readonly replies: readonly Reply[];
    /** One of few names of what the turn came to, to be counted; absent where the dialog does not tell. */
    readonly kind?: string;
  };
  /** The language the conversation is held in. */
  language(state: State): Lang;
}

/** The desk's own dialog, over what it knows. */
export function deskDialog(world: DialogWorld): Dialog<Conversation> {
  return {
    fresh: newConversation,
    read: readConversation,
    turn: (conversation, input) => turn(conversation, input, world),
    language: ({ lang }) => lang,
  };
}
