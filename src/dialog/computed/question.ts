import { type DataSpan, findData, type Lang, normalise } from '../../faq/index.ts';
import { type ComputedText, computedText } from '../../text/index.ts';
import type { Frame } from '../frame.ts';
import { type Mood, moodOf } from '../mood.ts';
import type { Reply } from '../reply.ts';
import type { Meaning } from '../understand.ts';

/** An utterance with all that the kinds of questions look at. */
export interface Question {
  readonly frame: Frame;
  readonly meaning: Meaning;
  readonly normal: string;
  readonly data: readonly DataSpan[];
  readonly mood: Mood;
  readonly lang: Lang;
  readonly words: ComputedText;
}

/** What was worked out. */
export interface Worked {
  readonly replies: readonly Reply[];
  /** The question in full, where the utterance only said what differs: what a follow-up is read on top of. */
  readonly asked?: string;
}

/** One kind of question that can be worked out. */
export interface Kind {
  /** Whether the words ask this at all: cheap, and without a look at anybody's network. */
  hears(question: Question): boolean;
  /** Works it out; undefined where something it takes is not there. */
  work(question: Question): Promise<Worked | undefined>;
}

/** Reads an utterance once for all kinds. */
export function questionOf(frame: Frame, meaning: Meaning, text: string): Question {
  const normal = normalise(text);
  const { lang } = meaning;
  return {
    frame,
    meaning,
    normal,
    data: findData(normal),
    mood: moodOf(normal),
    lang,
    words: computedText[lang],
  };
}

/** A reply of paragraphs. */
export const saying = (lines: readonly string[], buttons: Reply['buttons'] = []): Worked => ({
  replies: [{ markdown: tidy(lines.join('\n\n')), buttons }],
});

/** A wide bracket brings its own space: "生产（vpc-a）与", not "） 与". */
export const tidy = (markdown: string): string => markdown.replace(/） (?=\p{Script=Han})/gu, '）');

/** List items under each other. */
export const items = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
