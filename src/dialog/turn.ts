import { chatText } from '../text/index.ts';
import type { Attachment } from '../tickets/index.ts';
import { act } from './act.ts';
import type { Conversation } from './conversation.ts';
import { type Desk, knowing } from './desk.ts';
import type { DialogWorld, Frame } from './frame.ts';
import { looksLikeCloudOutput } from './guides/import.ts';
import { withStep } from './guides/runner.ts';
import { hear, sayNotAttached, takeFile } from './hear.ts';
import { type Action, plain } from './reply.ts';
import { counted } from './statistics/counted.ts';
import { offerTicket, replyInTicket, writeToMatter } from './support/matter.ts';
import type { Said } from './support/said.ts';
import { withTaught } from './teach/with-taught.ts';
import type { Turn, TurnKind } from './turn-outcome.ts';

/** What was done: text typed, a file sent, or an action of a button. `stale`: the button is not known any more. */
export type DialogInput =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly attachment?: Attachment;
      /** It came behind others of one album: when the first of them did; here and below. */
      readonly album?: number;
    }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly text: string;
      readonly attachment?: Attachment;
      readonly album?: number;
      /** What was written under it. */
      readonly caption?: string;
    }
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'stale' }
  /** Something that has no words: a picture, a sticker, a voice message. */
  | {
      readonly kind: 'wordless';
      readonly attachment?: Attachment;
      readonly album?: number;
      /** It is a file that was to be read as text, and why it could not be. */
      readonly unread?: 'too_big' | 'no_text' | 'lost';
      readonly caption?: string;
    };

/** What a button's action counts as. */
const kindOf = {
  answer: 'answer',
  rate: 'rating',
  none_of_these: 'unknown',
  teaching: 'page',
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
  desk: 'ticket',
  card: 'ticket',
  macro: 'guide',
  messages: 'ticket',
  export_ticket: 'ticket',
  list: 'ticket',
  my_ticket: 'ticket',
  talk: 'ticket',
  close_ticket: 'ticket',
  write_ticket: 'ticket',
  ask_bot: 'answer',
  stars: 'rating',
} satisfies Record<Action['do'], TurnKind>;

/**
 * One turn: a command first, then a button, then an answer to the running guide, then what the text means. Nothing
 * happens outside what is returned. What it counts as is among its effects.
 */
export async function turn(
  conversation: Conversation,
  input: DialogInput,
  world: DialogWorld,
  desk: Desk,
): Promise<Turn> {
  const library = withTaught(world, await desk.teach.taught());
  const frame: Frame = { conversation, library, desk: knowing(desk, library.regions) };
  return counted(frame, input, await take(frame, input));
}

async function take(frame: Frame, input: DialogInput): Promise<Turn> {
  const { conversation } = frame;
  const text = chatText[conversation.lang];
  switch (input.kind) {
    case 'stale':
      return { ...(await withStep(frame, [plain(text.staleButton)])), kind: 'stale_button' };
    case 'wordless':
      return wordless(frame, input);
    case 'action': {
      const { action } = input;
      // A stored action may come from another version of the program.
      const kind = Object.hasOwn(kindOf, action.do) ? kindOf[action.do] : 'stale_button';
      return { kind, ...(await act(frame, action)) };
    }
    case 'text':
      return hear(frame, input);
    case 'file':
      return takeAttachedFile(frame, input);
  }
}

/**
 * A picture or the like goes to the ticket that it answers or that is open; else it says nothing to the bot. So does a
 * file that could not be read, unless it was for a running import.
 */
async function wordless(
  frame: Frame,
  { attachment, album, unread, caption = '' }: DialogInput & { readonly kind: 'wordless' },
): Promise<Turn> {
  const imports = unread !== undefined && frame.conversation.guide?.id === 'import';
  const sent = attachment && (await passOn(frame, along({ text: caption, attachment }, album), imports));
  if (sent) return sent;
  // The first picture of an album has had its answer.
  if (album) return { conversation: frame.conversation, replies: [], effects: [], kind: 'wordless' };
  const words = chatText[frame.conversation.lang];
  const why = unread === undefined ? words.wordless : words.unread[unread];
  const turn: Turn = { ...(await withStep(frame, [plain(why)])), kind: 'wordless' };
  return attachment === undefined ? turn : offerTicket(frame, { text: caption, attachment }, turn);
}

/** A file is for a running import, or if it looks like one; else for the ticket that it answers or that is open. */
async function takeAttachedFile(
  frame: Frame,
  { text, attachment, album, caption = '' }: DialogInput & { readonly kind: 'file' },
): Promise<Turn> {
  const imports = frame.conversation.guide?.id === 'import' || looksLikeCloudOutput(text);
  const sent = attachment && (await passOn(frame, along({ text: caption, attachment }, album), imports));
  if (sent) return sent;
  const { conversation } = frame;
  if (album !== undefined && !imports) return { conversation, replies: [], effects: [], kind: 'wordless' };
  // Another guide waits for words.
  if (conversation.guide !== undefined && !imports)
    return {
      ...(await withStep(frame, [sayNotAttached(conversation)])),
      kind: 'wordless',
    };
  return { ...(await takeFile(frame, text)), kind: 'guide' };
}

const along = (said: Said, album: number | undefined): Said =>
  album === undefined ? said : { ...said, album };

/** Sends it to the ticket that it answers, or, unless it is meant for an import, to the one that is open. */
async function passOn(frame: Frame, said: Said, imports: boolean): Promise<Turn | undefined> {
  return (await replyInTicket(frame, said)) ?? (imports ? undefined : await writeToMatter(frame, said));
}
