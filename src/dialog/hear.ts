import { normalise } from '../faq/index.ts';
import { supportText } from '../text/index.ts';
import { computed } from './computed/index.ts';
import type { Conversation, GuideState } from './conversation.ts';
import { converse } from './converse.ts';
import type { Frame, Ran } from './frame.ts';
import type { Fault } from './guides/guide.ts';
import { looksLikeCloudOutput } from './guides/import.ts';
import {
  answerStep,
  isInPieces,
  isVerbatim,
  offerToResume,
  sayFault,
  startGuide,
  tellMore,
  withStep,
} from './guides/runner.ts';
import { meant } from './meant.ts';
import { looksAsked } from './mood.ts';
import { obey, readCommand } from './obey.ts';
import { plain, type Reply } from './reply.ts';
import { offerTicket, replyInTicket, writeToMatter } from './support/matter.ts';
import type { Said } from './support/said.ts';
import type { Turn } from './turn-outcome.ts';
import type { Meaning } from './understand.ts';

/** How long a guide may rest before its person is asked whether it shall go on, in ms. */
const restsMs = 86_400_000;

/** A file is what the import waits for, more of it, or its beginning. */
export async function takeFile(frame: Frame, text: string): Promise<Ran> {
  const state = frame.conversation.guide;
  if (state?.id !== 'import') return startGuide(frame, 'import', { text });
  const answer = await answerStep(frame, state, text);
  if (!('fault' in answer)) return answer;
  return withStep(frame, [sayFault(answer.fault)]);
}

/**
 * Takes what was typed: a command, something for a ticket, a piece of an import, an answer to the running guide, or talk.
 * Commands and guides take words alone: whoever sent a picture with them hears that it was not taken.
 */
export async function hear(frame: Frame, said: Said): Promise<Turn> {
  const { conversation } = frame;
  const { text } = said;
  const command = readCommand(text);
  if (command)
    return wordsAlone(frame, said, { ...(await obey(frame, command.name, command.rest)), kind: 'command' });
  const replied = await replyInTicket(frame, said);
  if (replied !== undefined) return replied;
  if (normalise(text) === '') return { conversation, replies: [], effects: [], kind: 'nothing' };
  const state = conversation.guide;
  if (isInPieces(frame) || (looksLikeCloudOutput(text) && (state === undefined || state.id === 'import')))
    return { ...(await takeFile(frame, text)), kind: 'guide' };
  if (state === undefined)
    return (await namedTicket(frame, said)) ?? (await writeToMatter(frame, said)) ?? talk(frame, said);
  return wordsAlone(frame, said, await hearInGuide(frame, state, said));
}

/** A picture that came with words that were for a command or a guide. */
function wordsAlone({ conversation }: Frame, { attachment }: Said, turn: Turn): Turn {
  if (attachment === undefined || turn.kind === 'ticket') return turn;
  return { ...turn, replies: [sayNotAttached(conversation), ...turn.replies] };
}

/** Says that a picture was not taken, and how support gets to see it. */
export function sayNotAttached({ guide, lang }: Conversation): Reply {
  const words = supportText[lang].notAttached;
  const id = guide?.id ?? '';
  return plain(id === 'open_ticket' || id === 'answer_ticket' ? words[id] : words.other);
}

async function hearInGuide(frame: Frame, state: GuideState, said: Said): Promise<Turn> {
  const { text } = said;
  // Not where its own question is answered, however late, or a message of the ticket that it is about.
  const { aside, ticket } = await frame.desk.support.here();
  const forIt = aside === state.run || (ticket !== undefined && state.values.ticket === ticket);
  if (frame.desk.now - state.touched > restsMs && !forIt) {
    const rested = await offerToResume(frame);
    const after = { ...frame, conversation: rested.conversation };
    const talked = (await writeToMatter(after, said)) ?? (await talk(after, said));
    return { ...talked, replies: [...talked.replies, ...rested.replies] };
  }
  if (isVerbatim(frame)) {
    const taken = await answerStep(frame, state, text);
    return 'fault' in taken ? slip(frame, said, taken.fault) : { ...taken, kind: 'guide' };
  }
  // A question in the middle of a guide is answered, even where the step would take any text.
  const asks = looksAsked(text);
  const mayAsk = looksAsked(text, { yesNo: true });
  if (mayAsk && (await isAsked(frame, text, asks))) return between(frame, said);
  const answer = await answerStep(frame, state, text);
  if (!('fault' in answer)) return { ...answer, kind: 'guide' };
  const meaning = meant(frame, text);
  if (meaning.kind === 'task' && meaning.task === state.id) {
    const told = await tellMore(frame, state, (guide, at) => guide.prefill?.(meaning.slots, at, text) ?? {});
    if (told) return { ...told, kind: 'guide' };
  } else if (meaning.kind !== 'none' && (asks || !(meaning.kind === 'suggest' || isSlip(meaning, text)))) {
    // What only may have been meant as a question is taken for a slip in the answer.
    return between(frame, said, meaning);
  }
  return slip(frame, said, answer.fault);
}

/** What is no answer to the step may have been meant for the ticket that is open. */
const slip = async (frame: Frame, said: Said, fault: Fault): Promise<Turn> =>
  offerTicket(frame, said, { ...(await withStep(frame, [sayFault(fault)])), kind: 'guide' }, true);

/** Who writes the number of a ticket and nothing else wants to see it. */
async function namedTicket(frame: Frame, { text, attachment }: Said): Promise<Turn | undefined> {
  const alone = attachment === undefined && /^t-\d+$/.test(normalise(text).trim());
  return alone ? { ...(await obey(frame, 'ticket', text)), kind: 'command' } : undefined;
}

/** Talks; a ticket may be another way. */
const talk = async (frame: Frame, said: Said): Promise<Turn> =>
  offerTicket(frame, said, await converse(frame, said.text));

/** Whether a text asks something that can be answered, rather than answer the step of a guide itself. */
async function isAsked(frame: Frame, text: string, asks: boolean): Promise<boolean> {
  const meaning = meant(frame, text);
  return (asks && meaning.kind === 'answer') || (await computed(frame, meaning, text)) !== undefined;
}

/** A word or two that happen to stand in an answer of the FAQ, such as the name of a VPC, ask for nothing. */
const isSlip = ({ kind }: Meaning, text: string): boolean =>
  kind === 'answer' && [...normalise(text).trim()].length <= 4;

/** What is said in the middle of a guide, and then its step again, unless another guide has taken over. */
async function between(frame: Frame, said: Said, meaning?: Meaning): Promise<Turn> {
  const talked = await converse(frame, said.text, meaning);
  if (talked.conversation.guide?.run !== frame.conversation.guide?.run) return talked;
  const again = await withStep({ ...frame, conversation: talked.conversation }, []);
  const turn = { ...talked, replies: [...talked.replies, ...again.replies] };
  return offerTicket(frame, said, turn, true);
}
