import { type EntryText, type Lang, languages } from '../../faq/index.ts';
import { inline, teachText } from '../../text/index.ts';
import type { At, Read, Step, Values } from '../guides/guide.ts';
import { languageOf } from '../understand.ts';
import { fitsQuestion, manyLines, oneLine, questionLines } from './clean.ts';
import { type DraftContent, draftLimits } from './draft.ts';

const words = ({ lang }: Pick<At, 'lang'>) => teachText[lang];

/** A word or sign that leaves a part out. */
const isNothing = (text: string): boolean =>
  /^(?:无|没有|不写|none|nothing|no|skip|跳过|-|—)?$/i.test(text.trim());

const none = (at: At) => [{ label: words(at).none, value: '' }];

/** Reads a sentence of at most so many characters; a step that can be left out reads a word for nothing as nothing. */
function sentence(text: string, most: number, at: At, optional: boolean): Read {
  const line = oneLine(text);
  if (optional && isNothing(line)) return { ok: true, value: '' };
  if (line === '') return { ok: false, words: words(at).empty, surely: true };
  if (!/\p{L}/u.test(line)) return { ok: false, words: words(at).noLetters, surely: true };
  if (line.length > most) return { ok: false, words: words(at).tooLong(most, line.length), surely: true };
  return { ok: true, value: line };
}

function body(text: string, at: At, optional: boolean): Read {
  const lines = manyLines(text);
  if (optional && isNothing(lines)) return { ok: true, value: '' };
  if (lines === '') return { ok: false, words: words(at).empty, surely: true };
  if (lines.length > draftLimits.body)
    return { ok: false, words: words(at).tooLong(draftLimits.body, lines.length), surely: true };
  return { ok: true, value: lines };
}

const shown = (value: string, at: At): string => (value === '' ? words(at).none : inline(value, 100));

/** The parts of an entry, as steps; `applies` where they are asked at all. */
export function entrySteps(applies: (at: At) => boolean = () => true): readonly Step[] {
  const step = (
    slot: 'question' | 'asks' | 'answer' | 'question2' | 'answer2',
    read: Step['read'],
    optional: boolean,
  ): Step => ({
    slot,
    verbatim: true,
    applies,
    label: (at) => words(at).fields[slot].label,
    ask: (at) => {
      const { ask } = words(at).fields[slot];
      return typeof ask === 'string' ? ask : ask(draftLimits.asks);
    },
    read,
    show: shown,
    ...(optional ? { choices: none, assume: () => '' } : {}),
  });
  return [
    step('question', (text, at) => sentence(text, draftLimits.title, at, false), false),
    step('asks', readAsks, true),
    step('answer', (text, at) => body(text, at, false), false),
    step('question2', (text, at) => sentence(text, draftLimits.title, at, true), true),
    step('answer2', (text, at) => body(text, at, true), true),
  ];
}

function readAsks(text: string, at: At): Read {
  if (isNothing(text)) return { ok: true, value: '' };
  const lines = questionLines(text);
  const long = lines.find((line) => line.length > draftLimits.ask);
  if (long !== undefined)
    return { ok: false, words: words(at).tooLong(draftLimits.ask, long.length), surely: true };
  if (lines.length > draftLimits.asks)
    return { ok: false, words: words(at).tooMany(draftLimits.asks, lines.length), surely: true };
  return { ok: true, value: lines.filter(fitsQuestion).join('\n') };
}

/** One wording that is added to an entry. */
export const textStep: Step = {
  slot: 'text',
  verbatim: true,
  label: (at) => words(at).fields.text.label,
  ask: (at) => words(at).fields.text.ask,
  read: (text, at) => sentence(text, draftLimits.ask, at, false),
  show: (text) => inline(text, 100),
};

/**
 * The language of what stands first in a draft. Of two questions in two languages the first decides, whichever was
 * written first: an answer of names and numbers looks English in any language. Else the answer's, else the question's,
 * else that under which it was handed in, else that of whoever writes it.
 */
function languageOfDraft({ values, lang }: Pick<At, 'values' | 'lang'>): Lang {
  const { answer = '', question = '', question2 = '', answer2 = '', first } = values;
  const handedIn = languages.find((each) => each === first);
  const said = (text: string) => languageOf(text.toLowerCase());
  if (question2 !== '' || answer2 !== '')
    return toldApart(said(question), said(question2)) ?? handedIn ?? said(answer) ?? said(question) ?? lang;
  return said(answer) ?? said(question) ?? handedIn ?? lang;
}

/** The first of two languages, where they differ. */
function toldApart(first: Lang | undefined, second: Lang | undefined): Lang | undefined {
  if (first === second) return undefined;
  return first ?? (second === 'zh' ? 'en' : 'zh');
}

/** The entry that the answers to {@link entrySteps} make; wordings go to the language that they are in. */
export function entryOf(at: Pick<At, 'values' | 'lang'>): DraftContent & { readonly kind: 'entry' } {
  const { question = '', asks = '', answer = '', question2 = '', answer2 = '' } = at.values;
  const own = languageOfDraft(at);
  const other = own === 'zh' ? 'en' : 'zh';
  const hasOther = question2 !== '' || answer2 !== '';
  const lines = asks.split('\n').filter((line) => line !== '');
  const isOther = (line: string) => hasOther && (languageOf(line.toLowerCase()) ?? own) === other;
  const text = (title: string, body: string, mine: boolean): EntryText => ({
    title,
    asks: lines.filter((line) => isOther(line) !== mine),
    body,
  });
  const texts = {
    [own]: text(question, answer, true),
    ...(hasOther ? { [other]: text(question2, answer2, false) } : {}),
  };
  return { kind: 'entry', ...texts };
}

/** The answers to {@link entrySteps} that make this entry: what {@link entryOf} undoes. */
export function valuesOf(content: DraftContent & { readonly kind: 'entry' }): Values {
  const present = languages.filter((lang) => content[lang] !== undefined);
  const [first, second] = present.flatMap((lang) => content[lang] ?? []);
  return {
    first: present[0] ?? '',
    question: first?.title ?? '',
    asks: [...(first?.asks ?? []), ...(second?.asks ?? [])].join('\n'),
    answer: first?.body ?? '',
    question2: second?.title ?? '',
    answer2: second?.body ?? '',
  };
}
