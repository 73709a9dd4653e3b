import { chatText } from '../text/index.ts';
import type { Attachment } from '../tickets/index.ts';
import { act } from './act.ts';
import type { Conversation } from './conversation.ts';
import { type Desk, knowing } from './desk.ts';
import { type Frame, withStep } from './guides/runner.ts';
import { hear, takeFile } from './hear.ts';
import { type Action, plain } from './reply.ts';
import type { Library } from './say.ts';
import { counted } from './statistics/counted.ts';
import { zoneOf } from './statistics/zone.ts';
import type { Turn, TurnKind } from './turn-outcome.ts';
import type { Understanding } from './understand.ts';

/** What a turn of the dialog rests on. */
export type DialogWorld = Library & Understanding;

/** What was done: text typed, a file sent, or an action of a button. `stale`: the button is not known any more. */
export type DialogInput =
  | { readonly kind: 'text'; readonly text: string; readonly attachment?: Attachment }
  | { readonly kind: 'file'; readonly name: string; readonly text: string; readonly attachment?: Attachment }
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'stale' }
  /** Something that has no words: a picture, a sticker, a voice message. */
  | { readonly kind: 'wordless'; readonly attachment?: Attachment };

/** What a button's action counts as. */
const kindOf = {
  answer: 'answer',
  rate: 'rating',
  none_of_these: 'unknown',
  person: 'person',
  topics: 'topics',
  language: 'language',
  guide: 'guide',
  choose: 'guide',
  back: 'guide',
  cancel: 'guide',
  commit: 'guide',
  edit: 'guide',
  turn_page: 'guide',
  resume: 'guide',
  drop: 'guide',
  perform: 'guide',
  remind: 'guide',
  switch_account: 'guide',
  demo: 'guide',
  show: 'page',
} satisfies Record<Action['do'], TurnKind>;

/**
 * One turn: a command first, then a button, then an answer to the running guide, then what the text means. Nothing
 * happens outside what is returned. What it counts as is among its effects.
 */
export async function turn(
  conversation: Conversation,
  input: DialogInput,
  library: DialogWorld,
  desk: Desk,
): Promise<Turn> {
  const frame: Frame = { conversation, library, desk: knowing(desk, library.regions) };
  return counted(conversation, input, await take(frame, input), desk, zoneOf(library));
}

async function take(frame: Frame, input: DialogInput): Promise<Turn> {
  const { conversation } = frame;
  const text = chatText[conversation.lang];
  switch (input.kind) {
    case 'stale':
      return { ...(await withStep(frame, [plain(text.staleButton)])), kind: 'stale_button' };
    case 'wordless':
      return { ...(await withStep(frame, [plain(text.wordless)])), kind: 'wordless' };
    case 'action': {
      const { action } = input;
      // A stored action may come from another version of the program.
      const kind = Object.hasOwn(kindOf, action.do) ? kindOf[action.do] : 'stale_button';
      return { ...(await act(frame, action)), kind };
    }
    case 'text':
      return hear(frame, input.text);
    case 'file':
      return { ...(await takeFile(frame, input.text)), kind: 'guide' };
  }
}
