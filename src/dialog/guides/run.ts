import { normalise } from '../../faq/index.ts';
import { guideText } from '../../text/index.ts';
import type { GuideState } from '../conversation.ts';
import type { Effect } from '../desk.ts';
import type { Frame, Ran } from '../frame.ts';
import type { Reply } from '../reply.ts';
import type { At, Fault, Guide, Step, Values } from './guide.ts';

/** What a guide may look at, with the values that still hold. */
export async function atOf({ conversation, library, desk }: Frame, state: GuideState): Promise<At> {
  const { memberships } = await desk.self();
  return {
    lang: conversation.lang,
    now: desk.now,
    library,
    conversation,
    staff: await desk.support.staff(),
    world: await desk.network(),
    uin: state.uin,
    role: memberships.find(({ uin }) => uin === state.uin)?.role,
    memberships,
    members: state.uin === '' ? [] : await desk.members(state.uin),
    values: state.values,
  };
}

/**
 * Reads every value again, in the order of the steps: one that an edit or the world made invalid is asked anew, one of
 * a step that no longer applies is dropped. `missing` is the first step without a value; `fault` says why it lost one.
 */
export function settle(guide: Guide, at: At): { values: Values; missing?: Step; fault?: Fault } {
  let values: Values = {};
  let missing: Step | undefined;
  let fault: Fault | undefined;
  for (const step of guide.steps) {
    const here = { ...at, values };
    if (step.applies?.(here) === false) continue;
    const value = at.values[step.slot] ?? step.assume?.(here);
    // A later answer may rest on the one that is missing, and is kept until that is known.
    const read = value === undefined ? undefined : step.read(value, here);
    if (read?.ok) {
      values = { ...values, [step.slot]: read.value };
      if (step.unfinished?.(read.value)) missing ??= step;
    } else if (missing === undefined) {
      missing = step;
      if (read !== undefined) fault = read;
    } else if (value !== undefined) values = { ...values, [step.slot]: value };
  }
  return { values, ...(missing === undefined ? {} : { missing }), ...(fault === undefined ? {} : { fault }) };
}

/** Ends the running guide. */
export function withoutGuide(
  { conversation }: Frame,
  replies: readonly Reply[],
  effects: readonly Effect[],
): Ran {
  const { guide: _, ...rest } = conversation;
  return { conversation: rest, replies, effects };
}

/** Ends the running guide in these words. */
export const leave = (frame: Frame, words: string, inPlace = false): Ran =>
  withoutGuide(frame, [{ markdown: words, buttons: [], ...(inPlace ? { inPlace } : {}) }], []);

/** The words of all guides. */
export const textOf = ({ conversation }: Pick<Frame, 'conversation'>) => guideText[conversation.lang].runner;

/** Words that steer a guide wherever it is asked something. */
export function wordOf(text: string): 'back' | 'cancel' | 'yes' | undefined {
  const plain = normalise(text).replace(/[\s.。!！,，~～]+/g, '');
  if (/^(?:取消|算了|不做了|不弄了|退出|cancel|abort|nevermind|forgetit|quit)$/.test(plain)) return 'cancel';
  if (/^(?:上一步|返回|后退|回退|back|goback|previous)$/.test(plain)) return 'back';
  if (/^(?:好|好的|是|是的|确认|确定|可以|没问题|对|行|yes|y|ok|okay|sure|confirm|doit)$/.test(plain))
    return 'yes';
  return undefined;
}
