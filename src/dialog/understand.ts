import { type Faq, findData, type Lang, normalise, type Ranking } from '../faq/index.ts';
import { onTopOf } from './follow-up.ts';
import { moodOf } from './mood.ts';
import type { RegionNames } from './region-names.ts';
import { findSlots, type Slots } from './slots.ts';
import { recogniseTask } from './task-recognition.ts';
import { howTo, type Task, tasks } from './tasks.ts';

/** What understanding rests on. */
export interface Understanding {
  readonly faq: Faq;
  readonly regions: RegionNames;
  /** Thresholds of `knowledge/model.json`. */
  readonly answerAt: number;
  readonly suggestAt: number;
}

/** An utterance with what is known around it. */
export interface Utterance {
  readonly text: string;
  /** Language to answer in where the text itself does not tell. */
  readonly lang?: Lang;
  /** What the person said before, oldest first. */
  readonly context?: readonly string[];
}

interface Common {
  readonly lang: Lang;
  /** How sure the bot is of this meaning, 0 to 1. */
  readonly confidence: number;
  /** Every entry that was looked at, best first. */
  readonly ranked: readonly { readonly id: string; readonly score: number }[];
  /** Data found in the text, whatever it is about. */
  readonly slots: Slots;
}

/** What an utterance means. */
export type Meaning = Common &
  (
    | { readonly kind: 'answer'; readonly entry: string; readonly alternatives: readonly string[] }
    | { readonly kind: 'suggest'; readonly alternatives: readonly string[] }
    /** A request to act; `entry` explains how to do it by hand. */
    | { readonly kind: 'task'; readonly task: Task; readonly entry?: string }
    | { readonly kind: 'smalltalk'; readonly talk: string }
    /** Not in the FAQ; `topic` names the known unknown it is about. */
    | { readonly kind: 'none'; readonly topic?: string }
  );

/** Most entries offered at once. */
export const mostSuggestions = 3;

/**
 * What is meant by an utterance: a request first, then talk, then a question. The one way in; the chat, the
 * `understand` command and the evaluation all come through here.
 */
export function understand(utterance: Utterance, world: Understanding): Meaning {
  const { faq, regions, answerAt, suggestAt } = world;
  const { text, context = [] } = utterance;
  const normal = normalise(text);
  const data = findData(normal);
  const alone = faq.rank(text);
  const task = recogniseTask(normal, data) ?? ordered(alone);
  const ranking = task === undefined ? onTopOf(context, text, alone, world) : alone;
  const common: Common = {
    lang: languageOf(normal) ?? utterance.lang ?? 'zh',
    confidence: ranking.confidence,
    ranked: ranking.hits,
    slots: findSlots(normal, text, data, regions),
  };
  if (
    task !== undefined &&
    !(ranking.topic !== undefined && ranking.signals.term === 1 && isBare(task, data.length))
  ) {
    const entry = howTo[task];
    return { ...common, kind: 'task', task, confidence: 1, ...(entry === undefined ? {} : { entry }) };
  }
  if (ranking.talk !== undefined && !(context.length > 0 && moodOf(normal).open))
    return { ...common, kind: 'smalltalk', talk: ranking.talk, confidence: 1 };
  const [first] = ranking.hits;
  const rest = ranking.hits.slice(1).map(({ id }) => id);
  if (first && ranking.confidence >= answerAt) {
    return { ...common, kind: 'answer', entry: first.id, alternatives: rest.slice(0, mostSuggestions - 1) };
  }
  if (first && ranking.confidence >= suggestAt) {
    return { ...common, kind: 'suggest', alternatives: [first.id, ...rest].slice(0, mostSuggestions) };
  }
  return { ...common, kind: 'none', ...(ranking.topic === undefined ? {} : { topic: ranking.topic }) };
}

/** From here on the classifier's word is taken that a text is an order, where the rules saw none. */
const orderAt = 0.5;

/** Orders that may be put as an open question: "why is pcx-… stuck", "where's my ticket". */
const askable: readonly Task[] = [
  'check_connectivity',
  'list_peerings',
  'show_map',
  'ticket_status',
  'talk_to_human',
];

/** The task that the classifier hears in a text; not in one that asks how, where, why or what, unless it may be. */
function ordered({ request, analysis }: Ranking): Task | undefined {
  if (!request || request.probability < orderAt) return undefined;
  const task = tasks.find((name) => name === request.name);
  const { open, yesNo, polite, explains } = moodOf(analysis.normal);
  if (task === undefined || (yesNo && !polite && analysis.data.length === 0 && !askable.includes(task)))
    return undefined;
  return !open || (askable.includes(task) && !explains) ? task : undefined;
}

/** Requests that name nothing of the network: a word of a known unknown then outweighs them ("set up an alarm"). */
function isBare(task: Task, dataCount: number): boolean {
  const ownWords: readonly Task[] = [
    'reject',
    'export',
    'show_map',
    'talk_to_human',
    'ticket_status',
    'list_peerings',
  ];
  return dataCount === 0 && !ownWords.includes(task);
}

/** Chinese as soon as a Chinese character stands in it; English for Latin letters; else unknown. */
export function languageOf(normal: string): Lang | undefined {
  if (/[\u3400-\u9fff]/.test(normal)) return 'zh';
  return /[a-z]{2}/.test(normal) ? 'en' : undefined;
}
