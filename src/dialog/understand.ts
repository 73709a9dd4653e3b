import {
  type DataSpan,
  type Faq,
  findData,
  type Lang,
  maxUtterance,
  normalise,
  type Ranking,
  type TaughtRanking,
} from '../faq/index.ts';
import { accountTasks } from './account-patterns.ts';
import { contrasts, echoes, leastKnown, onTopOf } from './follow-up.ts';
import { moodOf } from './mood.ts';
import type { RegionNames } from './region-names.ts';
import { findSlots, type Slots } from './slots.ts';
import { maskData, recogniseTask, taskAskedAbout } from './task-recognition.ts';
import { howTo, type Task, tasks } from './tasks.ts';
import { readTaught } from './taught-reading.ts';

/** What understanding rests on. */
export interface Understanding {
  readonly faq: Faq;
  readonly regions: RegionNames;
  /** Thresholds of `knowledge/model.json`. */
  readonly answerAt: number;
  readonly suggestAt: number;
  /** What the support desk taught, beside the base. */
  readonly taught?: TaughtRanking;
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

/** What a question came to. */
type Asked =
  | { readonly kind: 'answer'; readonly entry: string; readonly alternatives: readonly string[] }
  | { readonly kind: 'suggest'; readonly alternatives: readonly string[] }
  /** Not in the FAQ; `topic` names the known unknown it is about, `because` what else stood in the way. */
  | { readonly kind: 'none'; readonly topic?: string; readonly because?: 'too_long' | 'only_data' };

/** The meaning of a question, as the base alone takes it or with what was taught. */
export type Question = Common & Asked;

/** What an utterance means. */
export type Meaning =
  | Question
  | (Common &
      /** A request to act; `entry` explains how to do it by hand. */
      (
        | { readonly kind: 'task'; readonly task: Task; readonly entry?: string }
        | { readonly kind: 'smalltalk'; readonly talk: string }
      ));

/** Most entries offered at once. */
export const mostSuggestions = 3;

/**
 * What is meant by an utterance: a request first, then talk, then a question. The one way in; the chat, the
 * `understand` command and the evaluation all come through here.
 */
export function understand(utterance: Utterance, world: Understanding): Meaning {
  const { faq, regions } = world;
  const { text, context = [] } = utterance;
  const normal = normalise(text);
  const data = findData(normal);
  const alone = faq.rank(text);
  const ruled = recogniseTask(normal, data);
  const task = ruled ?? ordered(alone, saysNothing(normal, data));
  const ranking = task === undefined ? onTopOf(context, text, alone, world) : alone;
  const common: Common = {
    lang: languageOf(normal, data) ?? utterance.lang ?? 'zh',
    confidence: ranking.confidence,
    ranked: ranking.hits,
    slots: findSlots(normal, text, data, regions),
  };
  if (text.length > maxUtterance) return { ...common, kind: 'none', because: 'too_long', confidence: 0 };
  if (data.length > 0 && saysNothing(normal, data)) {
    return { ...common, kind: 'none', because: 'only_data', confidence: 0 };
  }
  if (
    task !== undefined &&
    !(
      ranking.topic !== undefined &&
      ranking.signals.term === 1 &&
      yields(task, ruled === undefined || data.length === 0)
    )
  ) {
    const entry = howTo[task];
    return { ...common, kind: 'task', task, confidence: 1, ...(entry === undefined ? {} : { entry }) };
  }
  if (ranking.talk !== undefined && !(context.length > 0 && moodOf(normal).open))
    return { ...common, kind: 'smalltalk', talk: ranking.talk, confidence: 1 };
  const base = meantByBase(ranking, alone, { normal, data, context }, world);
  // What only adds to what was said before, or is plainly the base's, is hard to win for an answer that was taught.
  const strongly = alone.confidence >= world.answerAt || (context.length > 0 && contrasts(normal));
  return readTaught({ ...common, ...base }, alone, world.taught, strongly);
}

/** A question as the base takes it. */
function meantByBase(
  ranking: Ranking,
  alone: Ranking,
  {
    normal,
    data,
    context,
  }: Readonly<{ normal: string; data: readonly DataSpan[]; context: readonly string[] }>,
  { faq, answerAt, suggestAt }: Understanding,
): Asked {
  const [first] = ranking.hits;
  const rest = ranking.hits.slice(1).map(({ id }) => id);
  if (first && ranking.confidence >= answerAt && !echoes(context, ranking, alone, faq))
    return { kind: 'answer', entry: first.id, alternatives: rest.slice(0, mostSuggestions - 1) };
  if (first && (ranking.confidence >= suggestAt || explainsTask(first.id, normal, data, ranking)))
    return { kind: 'suggest', alternatives: [first.id, ...rest].slice(0, mostSuggestions) };
  return { kind: 'none', ...topicOf(alone) };
}

/** The known unknown, unless it is guessed from words that the base has never seen: "？？？" is about nothing. */
function topicOf({ topic, signals }: Ranking): { topic?: string } {
  return topic !== undefined && (signals.term === 1 || signals.known >= leastKnown) ? { topic } : {};
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

/**
 * The task that the classifier hears in a text; not in one that asks whether, how, where, why or what, unless the
 * task may be asked for so. An id alone orders nothing: no one shall read "delete" into `pcx-12345678`.
 */
function ordered({ request, analysis }: Ranking, silent: boolean): Task | undefined {
  if (!request || request.probability < orderAt || silent) return undefined;
  const task = tasks.find((name) => name === request.name);
  if (task === 'ticket_status' && opensTicket.test(analysis.normal)) return undefined;
  const { open, yesNo, polite, explains } = moodOf(analysis.normal);
  const asks = open || (yesNo && !polite);
  return task !== undefined && (!asks || (askable.includes(task) && !explains)) ? task : undefined;
}

/** About making a ticket, not about one that is there. */
const opensTicket =
  /(?:need|open|file|create|submit|raise) (?:a |an )?(?:support )?ticket|[提开交]一?个?工单/;

/** No word beside the data. */
function saysNothing(normal: string, data: readonly DataSpan[]): boolean {
  return !/\p{L}/u.test(maskData(normal, data, ''));
}

/**
 * "How do I peer vpc-a with vpc-b?": ids are strange to the base and cost it its confidence, but the entry ranked
 * first explains the very task that is asked about.
 */
function explainsTask(entry: string, normal: string, data: readonly DataSpan[], ranking: Ranking): boolean {
  if (ranking.signals.term === 1) return false;
  const task = taskAskedAbout(normal, data);
  return task !== undefined && howTo[task] === entry;
}

/**
 * Whether a word of a known unknown outweighs a request: where it names nothing of the network ("set up an alarm"), or
 * no rule heard it ("set up an alarm for pcx-1a2b3c4d").
 */
function yields(task: Task, weak: boolean): boolean {
  const ownWords: readonly Task[] = [
    'reject',
    'export',
    'show_map',
    'talk_to_human',
    'ticket_status',
    'list_peerings',
    'reenable',
    'plan',
    ...accountTasks,
  ];
  return weak && !ownWords.includes(task);
}

/** Latin words that people of either language type. */
const jargon =
  /(?<![a-z])(?:vpcs?|vpn|ccn|nat|cidr|ip|ipv4|ipv6|id|uin|ping|telnet|ssh|tcp|udp|dns|mtu|sla|qos|acl|api|sdk|cvm|pcx|peering|ok|mbps|gbps|aws|terraform)(?![a-z])/g;

/** Chinese as soon as a Chinese character stands in it; English for Latin words; unknown for ids and jargon. */
export function languageOf(normal: string, data: readonly DataSpan[] = findData(normal)): Lang | undefined {
  if (/[\u3400-\u9fff]/.test(normal)) return 'zh';
  return /[a-z]{2}/.test(maskData(normal, data, ' ').replace(jargon, '')) ? 'en' : undefined;
}
