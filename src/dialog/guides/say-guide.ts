import type { Lang } from '../../faq/index.ts';
import { guideText } from '../../text/index.ts';
import type { GuideState } from '../conversation.ts';
import type { Button, Reply } from '../reply.ts';
import type { At, Choice, Guide, Step } from './guide.ts';

/** Where the summary stands among the slots. */
export const SUMMARY = 'summary';
/** Choices on one page: what fits a phone beside the two ways out. */
const choicesAtOnce = 8;
/** Most characters that Telegram shows of a label on a phone before it cuts. */
const longestLabel = 48;

/** Says the step a state stands at: its question, the answers to tap, and the ways out. */
export function sayStep(guide: Guide, state: GuideState, at: At): Reply {
  const words = guideText[at.lang].runner;
  const asked = applying(guide, at);
  const step = guide.steps.find(({ slot }) => slot === state.at);
  if (step === undefined) return { markdown: words.lost, buttons: wayOut(state, at.lang) };
  const here = before(guide, step, at);
  const current = at.values[step.slot];
  const choices = step.choices?.(here) ?? [];
  const from = state.page * choicesAtOnce;
  const shown = choices.slice(from, from + choicesAtOnce);
  const on = { run: state.run, step: state.at };
  const turning = (label: string, page: number): Button => ({
    label,
    action: { do: 'turn_page', ...on, page },
  });
  const kept: readonly Choice[] =
    current === undefined || step.pieces || step.unfinished?.(current)
      ? []
      : [{ label: words.keep(bareText(step.show(current, here))), value: current }];
  const number = asked.findIndex(({ slot }) => slot === step.slot) + 1;
  return {
    markdown: `${words.heading(guide.title(at), number, asked.length)}\n\n${step.ask(here)}`,
    buttons: [
      ...[...kept, ...shown.filter(({ value }) => value !== current)].map(
        ({ label, value }): Button => ({ label: cut(label), action: { do: 'choose', ...on, value } }),
      ),
      ...(state.page > 0 ? [turning(words.previousPage, state.page - 1)] : []),
      ...(from + choicesAtOnce < choices.length ? [turning(words.more, state.page + 1)] : []),
      ...wayOut(state, at.lang),
    ],
  };
}

/** Says all answers and what follows from them, with the button that does it, unless something forbids it. */
export function sayCheck(guide: Guide, state: GuideState, at: At): Reply {
  const words = guideText[at.lang].runner;
  const { lines, blocked, buttons = [] } = guide.summary?.(at) ?? { lines: [], blocked: false };
  const asked = applying(guide, at);
  const fields = asked.flatMap((step) => {
    const value = at.values[step.slot];
    return value === undefined ? [] : [words.field(step.label(at), step.show(value, at))];
  });
  const on = { run: state.run, step: SUMMARY };
  return {
    markdown: [words.summaryHeading(guide.title(at)), ...oneList(fields.join('\n'), lines)]
      .filter(Boolean)
      .join('\n\n')
      // A list that follows a list goes on with it; an empty line between would set every item of both apart.
      .replace(/^(- .*)\n\n(?=- )/gm, '$1\n'),
    buttons: [
      ...(blocked
        ? []
        : [{ label: guide.commitLabel?.(at) ?? words.confirm, action: { do: 'commit', ...on } } as const]),
      ...buttons,
      ...asked.map(
        (step): Button => ({
          label: words.change(step.label(at)),
          action: { do: 'edit', ...on, slot: step.slot },
        }),
      ),
      ...wayOut(state, at.lang),
    ],
  };
}

/** Answers and what follows from them, as one list where both are lists. */
function oneList(fields: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return first.startsWith('- ') ? [`${fields}\n${first}`.trim(), ...rest] : [fields, first, ...rest];
}

/** Back and cancel stand under everything a guide says. */
function wayOut({ run, at: step }: GuideState, lang: Lang): Button[] {
  const { back: label, cancel } = guideText[lang].runner;
  return [
    { label, action: { do: 'back', run, step } },
    { label: cancel, action: { do: 'cancel', run, step } },
  ];
}

/** The steps that apply, by the values so far. */
export function applying(guide: Guide, at: At): readonly Step[] {
  return guide.steps.filter((step) => !step.given && step.applies?.(before(guide, step, at)) !== false);
}

/** What a step may look at: the answers before its own, and its own where there is one. */
export function before(guide: Guide, step: Step, at: At): At {
  const earlier = guide.steps.slice(0, guide.steps.indexOf(step) + 1).map(({ slot }) => slot);
  const values = Object.fromEntries(Object.entries(at.values).filter(([slot]) => earlier.includes(slot)));
  return { ...at, values };
}

const cut = (label: string): string => {
  const signs = [...label];
  return signs.length <= longestLabel ? label : `${signs.slice(0, longestLabel - 1).join('')}…`;
};

/** Markdown signs mean nothing on a button. */
const bareText = (markdown: string): string => markdown.replace(/[*`\\]/g, '');
