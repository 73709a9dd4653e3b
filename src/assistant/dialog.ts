import {
  type Conversation,
  type Desk,
  type DialogInput,
  type DialogWorld,
  type Effect,
  fire,
  knowing,
  newConversation,
  type Reply,
  readConversation,
  type TimerAbout,
  turn,
} from '../dialog/index.ts';
import type { Lang } from '../faq/index.ts';
import type { Rules } from '../peering/index.ts';

/** What a turn of the dialog comes to. */
export interface DialogTurn<State> {
  readonly conversation: State;
  readonly replies: readonly Reply[];
  readonly effects: readonly Effect[];
  /** The run of the guide that goes on, if one does. */
  readonly run?: number;
  /** One of few names of what the turn came to, to be counted; absent where the dialog does not tell. */
  readonly kind?: string;
}

/** The dialog as a turn sees it: a function of state, input and what it reads at the desk, so that it may run again. */
export interface Dialog<State> {
  /** The rules that the network is held against. */
  readonly rules: Rules;
  /** The state a conversation starts with. */
  fresh(lang: Lang): State;
  /** Reads stored state; undefined where it is of no version known here, and is dropped on purpose. */
  read(stored: unknown): State | undefined;
  turn(state: State, input: DialogInput, desk: Desk): Promise<DialogTurn<State>>;
  /** What follows from a timer that was set as an effect; the person at the desk is nobody. */
  fire(about: TimerAbout, desk: Desk): Promise<{ readonly effects: readonly Effect[] }>;
  /** The language the conversation is held in. */
  language(state: State): Lang;
}

/** The desk's own dialog, over what it knows. */
export function deskDialog(world: DialogWorld): Dialog<Conversation> {
  return {
    rules: world.profile.rules,
    fresh: newConversation,
    read: readConversation,
    async turn(before, input, desk) {
      const done = await turn(before, input, world, desk);
      const { guide } = done.conversation;
      return guide === undefined ? done : { ...done, run: guide.run };
    },
    fire: async (about, desk) => ({ effects: await fire(about, knowing(desk, world.regions), world) }),
    language: ({ lang }) => lang,
  };
}
