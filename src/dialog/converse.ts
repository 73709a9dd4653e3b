import { act } from './act.ts';
import { actionOf, beginCheck, beginTask } from './begin-task.ts';
import { computed } from './computed/index.ts';
import { type Conversation, heardAtMost, saidAtMost, saidLongest } from './conversation.ts';
import type { Frame, Ran } from './frame.ts';
import { waysIn } from './guides/admission.ts';
import { meant } from './meant.ts';
import { withOwnCase } from './own-foot.ts';
import type { Reply } from './reply.ts';
import { sayMeaning } from './say.ts';
import { showTickets } from './support/lists.ts';
import { askForPerson } from './support/obey-support.ts';
import { askedInVain } from './teach/asked-in-vain.ts';
import type { Turn } from './turn-outcome.ts';
import type { Meaning } from './understand.ts';

/** Says what a text means, or begins what it asks for. */
export async function converse(frame: Frame, text: string, meaning = meant(frame, text)): Promise<Turn> {
  const { conversation, library } = frame;
  const kind = meaning.kind === 'none' ? (meaning.because ?? 'unknown') : meaning.kind;
  if (meaning.kind === 'task' && meaning.task === 'talk_to_human')
    return {
      ...(await askForPerson(frame, questionIn(meaning, text), true)),
      kind: 'guide',
    };
  if (meaning.kind === 'task' && meaning.task === 'ticket_status')
    return { ...(await showTickets(frame, { list: 'tickets' })), kind: 'ticket' };
  if (!isQuestion(meaning)) {
    const replies = sayMeaning(meaning, { text, context: conversation.heard }, library);
    return { conversation: { ...conversation, lang: meaning.lang }, replies, effects: [], kind };
  }
  const next: Conversation = {
    ...conversation,
    lang: meaning.lang,
    heard: [...conversation.heard, text].slice(-heardAtMost),
    said: [...conversation.said, text.slice(0, saidLongest)].slice(-saidAtMost),
    offered: meaning.kind === 'task' ? [] : worthOffering(meaning),
  };
  const on = { ...frame, conversation: next };
  const before = { ...frame, conversation: { ...conversation, lang: meaning.lang } };
  const worked = await computed(before, meaning, text);
  if (worked) {
    const heard = [...conversation.heard, worked.asked ?? text].slice(-heardAtMost);
    return { conversation: { ...next, heard }, replies: worked.replies, effects: [], kind: 'computed' };
  }
  const begun = await begin(on, meaning, text);
  if (begun) return { ...begun, kind: 'guide' };
  const replies = sayMeaning(meaning, { text, context: conversation.heard }, library);
  if (meaning.kind === 'task')
    return { conversation: next, replies: withWaysIn(meaning, replies), effects: [], kind };
  if (meaning.kind === 'none' && meaning.because === undefined)
    return { conversation: next, replies, effects: askedInVain(text, meaning.lang, 'none'), kind };
  if (meaning.kind !== 'answer') return { conversation: next, replies, effects: [], kind };
  return { conversation: next, replies: await withOwnCase(on, meaning.entry, replies), effects: [], kind };
}

/** Begins what a text asks for; undefined where it is to be answered. */
async function begin(frame: Frame, meaning: Meaning, text: string): Promise<Ran | undefined> {
  const checked = await beginCheck(frame, meaning, text);
  if (checked !== undefined || meaning.kind !== 'task') return checked;
  const action = actionOf(meaning);
  return action === undefined ? beginTask(frame, meaning, text) : act(frame, action);
}

/** How it is done by hand, and under it the ways to an account that it could be done on here. */
function withWaysIn(
  { lang }: Meaning & { readonly kind: 'task' },
  replies: readonly Reply[],
): readonly Reply[] {
  const [first, ...rest] = replies;
  if (first === undefined) return replies;
  return [{ ...first, buttons: [...first.buttons, ...waysIn(lang)] }, ...rest];
}

/** The closest entries; one with less of a share than this is not what was meant. */
function worthOffering({ ranked }: Meaning): string[] {
  return ranked
    .filter(({ score }) => score >= 0.02)
    .slice(0, 3)
    .map(({ id }) => id);
}

/** What a person would be asked: the text itself where it names something, else what was asked before it. */
const questionIn = ({ slots }: Meaning, text: string): string => (Object.keys(slots).length > 0 ? text : '');

/** What a follow-up may be read on top of and a person may be handed; not talk. */
function isQuestion(meaning: Meaning): boolean {
  return meaning.kind !== 'smalltalk' && !(meaning.kind === 'none' && meaning.because === 'too_long');
}
