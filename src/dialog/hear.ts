import { normalise } from '../faq/index.ts';
import type { Attachment } from '../tickets/index.ts';
import { computed } from './computed/index.ts';
import { converse } from './converse.ts';
import type { Frame, Ran } from './frame.ts';
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
import { offerTicket, replyInTicket, type Said, writeToMatter } from './support/matter.ts';
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

/** Takes what was typed: a command, a piece of an import, an answer to the running guide, or talk. */
export async function hear(frame: Frame, text: string, attachment?: Attachment): Promise<Turn> {
  const { conversation } = frame;
  const command = readCommand(text);
  if (command) return { ...(await obey(frame, command.name, command.rest)), kind: 'command' };
  const said = { text, ...(attachment === undefined ? {} : { attachment }) };
  const replied = await replyInTicket(frame, said);
  if (replied !== undefined) return replied;
  if (normalise(text) === '') return { conversation, replies: [], effects: [], kind: 'nothing' };
  const state = conversation.guide;
  if (isInPieces(frame) || (looksLikeCloudOutput(text) && (state === undefined || state.id === 'import')))
    return { ...(await takeFile(frame, text)), kind: 'guide' };
  if (state === undefined)
    return (await namedTicket(frame, said)) ?? (await writeToMatter(frame, said)) ?? talk(frame, said);
  if (frame.desk.now - state.touched > restsMs) {
    const rested = await offerToResume(frame);
    const talked = await converse({ ...frame, conversation: rested.conversation }, text);
    return { ...talked, replies: [...talked.replies, ...rested.replies] };
  }
  if (isVerbatim(frame)) {
    const taken = await answerStep(frame, state, text);
    const ran = 'fault' in taken ? await withStep(frame, [sayFault(taken.fault)]) : taken;
    return { ...ran, kind: 'guide' };
  }
  // A question in the middle of a guide is answered, even where the step would take any text.
  const asks = looksAsked(text);
  const mayAsk = looksAsked(text, { yesNo: true });
  if (mayAsk && (await isAsked(frame, text, asks))) return between(frame, text);
  const answer = await answerStep(frame, state, text);
  if (!('fault' in answer)) return { ...answer, kind: 'guide' };
  const meaning = meant(frame, text);
  if (meaning.kind === 'task' && meaning.task === state.id) {
    const told = await tellMore(frame, state, (guide, at) => guide.prefill?.(meaning.slots, at, text) ?? {});
    if (told) return { ...told, kind: 'guide' };
  } else if (meaning.kind !== 'none' && (asks || !(meaning.kind === 'suggest' || isSlip(meaning, text)))) {
    // What only may have been meant as a question is taken for a slip in the answer.
    return between(frame, text, meaning);
  }
  return {
    ...(await withStep(frame, [sayFault(answer.fault)])),
    kind: 'guide',
  };
}

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
async function between(frame: Frame, text: string, meaning?: Meaning): Promise<Turn> {
  const talked = await converse(frame, text, meaning);
  if (talked.conversation.guide?.run !== frame.conversation.guide?.run) return talked;
  const again = await withStep({ ...frame, conversation: talked.conversation }, []);
  return { ...talked, replies: [...talked.replies, ...again.replies] };
}
