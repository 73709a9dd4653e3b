import type { GuideState } from '../conversation.ts';
import { seenAfter } from '../desk.ts';
import { type Frame, type Ran, saying } from '../frame.ts';
import { type Action, plain, type Reply } from '../reply.ts';
import { admission } from './admission.ts';
import { guides } from './all.ts';
import type { At, Fault, Guide, GuideId, Step, Values } from './guide.ts';
import { atOf, leave, settle, textOf, withoutGuide, wordOf } from './run.ts';
import { applying, before, SUMMARY, sayCheck, sayStep } from './say-guide.ts';

/** An action that belongs to a run of a guide. */
export type RunAction = Extract<Action, { readonly run: number; readonly step: string }>;

/** Longest answer that is read at all, in UTF-16 units; a step that takes more says so. */
const longestAnswer = 10_000;

/** Starts a guide, as the account named or the one acted for, with what is known already. */
export async function startGuide(
  frame: Frame,
  id: GuideId,
  known: Values | ((guide: Guide, at: At) => Values),
  uin?: string,
): Promise<Ran> {
  const guide = guides.get(id);
  const { conversation, desk } = frame;
  if (guide === undefined) return saying(frame, { markdown: textOf(frame).lost, buttons: [] });
  const admitted = await admission(guide, frame, uin);
  if (!admitted.ok) return saying(frame, admitted.reply);
  const run = conversation.runs + 1;
  const fresh: GuideState = { id, run, uin: admitted.uin, values: {}, at: '', page: 0, touched: desk.now };
  const at = await atOf(frame, fresh);
  const stop = guide.blocked?.(at);
  if (stop !== undefined) return saying(frame, stop);
  // What is plain without a word, such as the only thing it can be done to, is known to a button as well.
  const values =
    typeof known === 'function' ? known(guide, at) : { ...guide.prefill?.({}, at, ''), ...known };
  const late = await guide.overtaken?.({ ...at, values }, desk);
  if (late !== undefined) return saying(frame, late);
  const recalled = await guide.recall?.({ ...at, values }, desk);
  const { guide: before, aside: last, ...rest } = conversation;
  // A guide begun anew takes the place of its own earlier run; another one waits aside.
  const written = [before, last].find((each) => each?.id === id && isWrittenFor(each, values));
  const isOther = before !== undefined && before !== written && (before.id !== id || isWritten(before));
  const waiting = isOther ? before : last === written ? undefined : last;
  const aside = waiting?.id === id && isFrom(values, waiting.values) ? undefined : waiting;
  const begun: Frame = {
    ...frame,
    conversation: { ...rest, runs: run, ...(aside === undefined ? {} : { aside }) },
  };
  const put = isOther ? titleOf(await atOf(begun, before), before) : '';
  const ran = await goOn(
    begun,
    guide,
    { ...fresh, values: { ...recalled, ...written?.values, ...values } },
    false,
  );
  if (put === '') return ran;
  const { asideNow } = textOf(frame);
  return { ...ran, replies: [{ markdown: asideNow(put), buttons: [] }, ...ran.replies] };
}

/** Whether an agent wrote something that is not sent yet: it waits while a guide begins for something else. */
const isWritten = ({ id, values: { text = '', suggested } }: GuideState): boolean =>
  id === 'answer_ticket' && text !== '' && suggested !== String(text.length);

/** Whether what was written is for the very same, and nothing takes its place: it is gone on with. */
const isWrittenFor = (earlier: GuideState, values: Values): boolean =>
  isWritten(earlier) &&
  values.text === undefined &&
  earlier.values.ticket === values.ticket &&
  earlier.values.how === values.how;

/** Whether a guide begins with all that an earlier run of it knew. */
const isFrom = (values: Values, earlier: Values): boolean =>
  Object.entries(earlier).every(([name, value]) => values[name] === value);

/** Takes a typed text as the answer to the step that is asked; undefined where it is none, with the fault in words. */
export async function answerStep(
  frame: Frame,
  state: GuideState,
  text: string,
): Promise<Ran | { readonly fault: Fault }> {
  const guide = guides.get(state.id);
  if (guide === undefined) return leave(frame, textOf(frame).lost);
  const out = await putOut(frame, guide, state);
  if (out !== undefined) return out;
  const piece = await takePiece(frame, guide, state, text);
  if (piece !== undefined) return piece;
  const word = wordOf(text);
  if (word === 'cancel') return cancelGuide(frame);
  if (word === 'back') return back(frame, guide, state, false);
  const at = await atOf(frame, state);
  if (state.at === SUMMARY && word === 'yes') return commit(frame, guide, state, false);
  const step = stepTyped(frame, text);
  if (step === undefined || (state.at === SUMMARY && step.verbatim && isNumberOfChoice(text)))
    return state.at === SUMMARY
      ? { fault: { words: textOf(frame).atSummary } }
      : leave(frame, textOf(frame).lost);
  const longest = step.pieces?.most ?? longestAnswer;
  if (text.length > longest) return { fault: { words: textOf(frame).tooLong(longest) } };
  const said = state.values[step.slot];
  const adds = state.at === SUMMARY && step.adds && said !== undefined;
  const read = step.read(text, before(guide, step, at));
  // A number by itself says something behind words.
  const more = adds && /\p{N}/u.test(text) && !/\p{L}/u.test(text);
  if (!read.ok && !more) return read.surely ? withStep(frame, [sayFault(read)]) : { fault: read };
  if (!adds && read.ok) return goOn(frame, guide, answered(frame, state, step, read.value), false);
  const whole = step.read(`${said}\n${text}`, before(guide, step, at));
  if (!whole.ok) return withStep(frame, [sayFault(whole)]);
  return goOn(frame, guide, answered(frame, state, step, whole.value), false);
}

/** The step that what is typed now is an answer to: the one that is asked, or one that may be worded anew. */
function stepTyped(
  { conversation: { guide: state } }: Pick<Frame, 'conversation'>,
  text: string,
): Step | undefined {
  const guide = state && guides.get(state.id);
  if (state === undefined || guide === undefined) return undefined;
  const { retyped } = guide;
  const anew = typeof retyped === 'function' ? retyped(text, state.values) : retyped;
  const slot = state.at === SUMMARY ? anew : state.at;
  return guide.steps.find((step) => step.slot === slot);
}

/** Who types the number of a choice that is not there has worded nothing anew. */
const isNumberOfChoice = (text: string): boolean =>
  /^\s*\d{1,2}\s*[.)、。]?\s*$/.test(text.normalize('NFKC'));

/** Whether what is typed now belongs to a long text that is not whole yet: it is not read as anything else. */
export function isInPieces({ conversation: { guide: state } }: Frame): boolean {
  const step = state && stepAt(state);
  const value = state?.values[state.at];
  return step?.pieces !== undefined && value !== undefined && step.unfinished?.(value) === true;
}

/** Whether whatever is typed now is an answer, questions too. */
export const isVerbatim = (frame: Frame, text = ''): boolean => stepTyped(frame, text)?.verbatim === true;

const stepAt = (state: GuideState): Step | undefined =>
  guides.get(state.id)?.steps.find(({ slot }) => slot === state.at);

/** Adds a text to the long one that it continues; undefined where it is none such. */
async function takePiece(
  frame: Frame,
  guide: Guide,
  state: GuideState,
  text: string,
): Promise<Ran | { readonly fault: Fault } | undefined> {
  const open = isInPieces(frame);
  const step = guide.steps.find(({ slot, pieces }) => pieces && (slot === state.at || state.at === SUMMARY));
  const before = step && state.values[step.slot];
  if (step?.pieces === undefined || before === undefined) return undefined;
  if (!open && !(state.at === SUMMARY && step.pieces.isMore(text))) return undefined;
  if (open && wordOf(text) === 'cancel') return undefined;
  // A cut falls anywhere, so the pieces of one text join without a seam; two whole texts stand on lines of their own.
  const joined = open ? `${before}${text}` : `${before}\n${text}`;
  if (joined.length > step.pieces.most) return { fault: { words: textOf(frame).tooLong(step.pieces.most) } };
  const read = step.read(joined, await atOf(frame, state));
  if (!read.ok) return { fault: read };
  return goOn(frame, guide, answered(frame, state, step, read.value), false);
}

/** Takes more of what was said for a running guide: slots of an utterance that fill steps still open. */
export async function tellMore(
  frame: Frame,
  state: GuideState,
  known: (guide: Guide, at: At) => Values,
): Promise<Ran | undefined> {
  const guide = guides.get(state.id);
  if (guide === undefined) return undefined;
  const at = await atOf(frame, state);
  const values = { ...known(guide, at), ...state.values };
  const filled = settle(guide, { ...at, values });
  if (Object.keys(filled.values).length <= Object.keys(state.values).length) return undefined;
  return goOn(frame, guide, { ...state, values, touched: frame.desk.now }, false);
}

/** Does what a button of a run asks for; one that has passed shows the present step. */
export async function actInGuide(frame: Frame, action: RunAction): Promise<Ran> {
  const state = frame.conversation.guide;
  const words = textOf(frame);
  if (state === undefined || state.run !== action.run) {
    const passed: Reply = { markdown: words.over, buttons: [] };
    return state === undefined ? saying(frame, passed) : withStep(frame, [passed]);
  }
  if (action.do === 'cancel') return cancelGuide(frame, true);
  const guide = guides.get(state.id);
  if (guide === undefined) return leave(frame, words.lost);
  const out = await putOut(frame, guide, state);
  if (out !== undefined) return out;
  if (state.at !== action.step) return withStep(frame, [{ markdown: words.movedOn, buttons: [] }]);
  switch (action.do) {
    case 'back':
      return back(frame, guide, state, true);
    case 'commit':
      return state.at === SUMMARY ? commit(frame, guide, state, true) : withStep(frame, []);
    case 'turn_page':
      return showAt(frame, guide, { ...state, page: action.page }, true);
    case 'edit':
      return showAt(frame, guide, { ...state, at: action.slot, page: 0, touched: frame.desk.now }, true);
    case 'choose': {
      const step = guide.steps.find(({ slot }) => slot === state.at);
      if (step === undefined) return leave(frame, words.lost);
      const read = step.read(action.value, before(guide, step, await atOf(frame, state)));
      if (!read.ok) return withStep(frame, [sayFault(read)]);
      return goOn(frame, guide, answered(frame, state, step, read.value), true);
    }
  }
}

/** Ends a guide whose person was put out of its account meanwhile, or may no more do what it does, and says so. */
async function putOut(frame: Frame, guide: Guide, { uin }: GuideState): Promise<Ran | undefined> {
  const admitted = await admission(guide, frame, uin === '' ? undefined : uin);
  return admitted.ok ? undefined : withoutGuide(frame, [admitted.reply], []);
}

/** Ends the running guide; nothing it asked was done yet. */
export async function cancelGuide(frame: Frame, inPlace = false): Promise<Ran> {
  const state = frame.conversation.guide;
  const words = textOf(frame);
  if (state === undefined) return saying(frame, { markdown: words.nothingToCancel, buttons: [] });
  const title = titleOf(await atOf(frame, state), state);
  return offeringAside(frame, leave(frame, words.cancelled(title), inPlace));
}

/** Shows the present step again, after what else is said. */
export async function withStep(frame: Frame, replies: readonly Reply[]): Promise<Ran> {
  const state = frame.conversation.guide;
  const guide = state && guides.get(state.id);
  if (state === undefined || guide === undefined)
    return { conversation: frame.conversation, replies, effects: [] };
  const out = await putOut(frame, guide, state);
  if (out !== undefined) return { ...out, replies: [...replies, ...out.replies] };
  const shown = await goOnShowing(frame, guide, state);
  return { ...shown, replies: [...replies, ...shown.replies] };
}

/** Puts the running guide aside and asks whether to go on with it. */
export async function offerToResume(frame: Frame): Promise<Ran> {
  const { guide: state, ...rest } = frame.conversation;
  if (state === undefined) return { conversation: frame.conversation, replies: [], effects: [] };
  return offeringAside(frame, { conversation: { ...rest, aside: state }, replies: [], effects: [] });
}

/** Asks, after what else is said, whether to go on with the guide that was put aside. */
async function offeringAside(frame: Frame, ran: Ran): Promise<Ran> {
  const { aside } = ran.conversation;
  if (aside === undefined) return ran;
  const words = textOf(frame);
  const offer: Reply = {
    markdown: words.continueWhere(titleOf(await atOf(frame, aside), aside)),
    buttons: [
      { label: words.resume, action: { do: 'resume', run: aside.run } },
      { label: words.drop, action: { do: 'drop', run: aside.run } },
    ],
  };
  return { ...ran, replies: [...ran.replies, offer] };
}

/** Goes on with the guide that was put aside, from where it stood, as far as that still holds. */
export async function resumeGuide(frame: Frame, run?: number): Promise<Ran> {
  const { aside, guide: running, ...rest } = frame.conversation;
  const words = textOf(frame);
  const guide = aside && guides.get(aside.id);
  if (aside === undefined || guide === undefined || (run !== undefined && aside.run !== run)) {
    return running === undefined
      ? saying(frame, { markdown: words.over, buttons: [] })
      : withStep(frame, [{ markdown: words.over, buttons: [] }]);
  }
  const admitted = await admission(guide, frame, aside.uin === '' ? undefined : aside.uin);
  if (!admitted.ok) return saying(frame, admitted.reply);
  const state = { ...aside, touched: frame.desk.now };
  const swapped = { ...rest, guide: state, ...(running === undefined ? {} : { aside: running }) };
  return goOnShowing({ ...frame, conversation: swapped }, guide, state);
}

/** Forgets the guide that was put aside. */
export function dropAside(frame: Frame, run: number): Ran {
  const { aside, ...rest } = frame.conversation;
  const words = textOf(frame);
  if (aside?.run !== run) return saying(frame, { markdown: words.over, buttons: [] });
  return {
    conversation: rest,
    replies: [{ markdown: words.dropped, buttons: [], inPlace: true }],
    effects: [],
  };
}

/** The state with an answer in it. What was typed about the steps behind it stays, and is read again. */
function answered({ desk }: Frame, state: GuideState, { slot }: Step, value: string): GuideState {
  return { ...state, values: { ...state.values, [slot]: value }, touched: desk.now };
}

/** Goes to the first step that lacks an answer, to the summary, or straight to the end where there is none. */
async function goOn(frame: Frame, guide: Guide, state: GuideState, inPlace: boolean): Promise<Ran> {
  const at = await atOf(frame, state);
  const late = await guide.overtaken?.(at, frame.desk);
  if (late !== undefined) return overtaken(frame, late, inPlace);
  const { values, missing, fault } = settle(guide, at);
  const settled = { ...state, values, at: missing?.slot ?? SUMMARY, page: 0 };
  if (missing === undefined && guide.summary === undefined) return commit(frame, guide, settled, inPlace);
  return showAt(frame, guide, settled, inPlace, fault);
}

/** Shows the step a state stands at, or the first that has lost its answer meanwhile. */
async function goOnShowing(frame: Frame, guide: Guide, state: GuideState): Promise<Ran> {
  const at = await atOf(frame, state);
  const late = await guide.overtaken?.(at, frame.desk);
  if (late !== undefined) return overtaken(frame, late, false);
  const { values, missing } = settle(guide, at);
  const order = guide.steps.map(({ slot }) => slot);
  const lost =
    missing !== undefined && (state.at === SUMMARY || order.indexOf(missing.slot) < order.indexOf(state.at));
  return showAt(frame, guide, { ...state, values, ...(lost ? { at: missing.slot, page: 0 } : {}) }, false);
}

async function back(frame: Frame, guide: Guide, state: GuideState, inPlace: boolean): Promise<Ran> {
  const at = await atOf(frame, state);
  const asked = applying(guide, at);
  const here = state.at === SUMMARY ? asked.length : asked.findIndex(({ slot }) => slot === state.at);
  const previous = asked[here - 1];
  if (previous === undefined) return cancelGuide(frame, inPlace);
  return showAt(frame, guide, { ...state, at: previous.slot, page: 0, touched: frame.desk.now }, inPlace);
}

async function commit(frame: Frame, guide: Guide, state: GuideState, inPlace: boolean): Promise<Ran> {
  const at = await atOf(frame, state);
  const late = await guide.overtaken?.(at, frame.desk);
  if (late !== undefined) return overtaken(frame, late, inPlace);
  const { values, missing, fault } = settle(guide, at);
  if (missing !== undefined)
    return showAt(frame, guide, { ...state, values, at: missing.slot, page: 0 }, inPlace, fault);
  const settled = { ...at, values };
  // What the button promised may have been overtaken: then the summary says so, and there is nothing to press.
  if (guide.summary?.(settled).blocked) return showAt(frame, guide, { ...state, values }, inPlace);
  const done = await guide.commit(settled, frame.desk);
  if (!done.ok) {
    if (done.again !== undefined) {
      const { [done.again]: _, ...others } = values;
      return showAt(frame, guide, { ...state, values: others, at: done.again }, inPlace, done);
    }
    if (guide.summary === undefined) return withoutGuide(frame, [{ markdown: done.words, buttons: [] }], []);
    return showAt(frame, guide, { ...state, values, at: SUMMARY }, inPlace, done);
  }
  const replies = done.replies.map(
    (reply, place): Reply => (place === 0 && inPlace ? { ...reply, inPlace } : reply),
  );
  const ended = withoutGuide(frame, replies, done.effects);
  if (done.rests) return ended;
  return done.next === undefined ? offeringAside(frame, ended) : goOnWith(frame, ended, done.next, state.uin);
}

/** Starts the guide that follows something done, on the network as that left it. */
export async function goOnWith(
  frame: Frame,
  done: Ran,
  next: { readonly guide: GuideId; readonly values: Values },
  uin: string,
): Promise<Ran> {
  const after = { ...frame, conversation: done.conversation, desk: seenAfter(frame.desk, done.effects) };
  const on = await startGuide(after, next.guide, next.values, uin);
  return { ...on, replies: [...done.replies, ...on.replies], effects: [...done.effects, ...on.effects] };
}

async function showAt(
  frame: Frame,
  guide: Guide,
  state: GuideState,
  inPlace: boolean,
  fault?: Fault,
): Promise<Ran> {
  const at = await atOf(frame, state);
  const conversation = { ...frame.conversation, guide: state };
  const reply = state.at === SUMMARY ? sayCheck(guide, state, at) : sayStep(guide, state, at);
  const markdown = fault === undefined ? reply.markdown : `${fault.words}\n\n${reply.markdown}`;
  const buttons = [...(fault?.buttons ?? []), ...reply.buttons];
  const step = guide.steps.find(({ slot }) => slot === state.at);
  const ahead = step?.ahead?.(before(guide, step, at)) ?? [];
  // What stands ahead comes below the message that was tapped, and so does the question then.
  const here = inPlace && ahead.length === 0;
  return {
    conversation,
    replies: [...ahead.map(plain), { ...reply, markdown, buttons, ...(here ? { inPlace: true } : {}) }],
    effects: [],
  };
}

const overtaken = (frame: Frame, reply: Reply, inPlace: boolean): Ran =>
  withoutGuide(frame, [inPlace ? { ...reply, inPlace } : reply], []);

/** What is wrong with an answer, as a message of its own. */
export const sayFault = ({ words, buttons = [] }: Fault): Reply => ({ markdown: words, buttons });

const titleOf = (at: At, { id }: GuideState): string => guides.get(id)?.title(at) ?? '';
