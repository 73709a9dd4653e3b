import type { Language } from '../../faq/index.ts';
import type { Section } from './parse-export.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { opposites, type Topic, topicOf } from './topic.ts';

/** A number with its unit in one form: bandwidth in Mbps, time in days or smaller as written. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

/** Something a section states that another could deny or put another number to. */
export interface Claim {
  /** Index of the section. */
  readonly section: number;
  /** The sentence that makes it, for a person to read. */
  readonly sentence: Sentence;
  readonly topic: Topic;
  readonly polarity: 'yes' | 'no' | undefined;
  readonly quantities: readonly Quantity[];
}

/** Before the answer proper; stripped before its first word is read. */
export const greeting =
  /^(?:["“”'\s]*)((?:(?:尊敬的|亲爱的)?(?:客户|用户|顾客)?(?:您好|你好|亲)|(?:hi|hello|dear)(?: [a-z]+){0,3})(?:[，,！!。：:~～、]+\s*|\s*\n+))+/i;

const opensNo =
  /^(?:不能|不可以?|不是|不会|不支持|不行|不需要|无法|没有|否(?:[，。,.]|$)|目前不|暂不|no\b|not\b|you can(?:not|'t))/i;
const opensYes =
  /^(?:可以|能(?:[，。,.！]|够|$)|是的?(?:[，。,.！]|$)|支持|会的?(?:[，。,.！]|$)|需要的?(?:[，。,.]|$)|yes\b|sure\b|you can\b(?!not|'t))/i;
const yesNoHeading =
  /[吗么]\s*[?？]?\s*$|能否|是否|可否|能不能|可不可以|是不是|会不会|^(?:can|could|is|are|do|does|will|may|should|has|have)\b/i;
const deniedHeading = /(?<![能可是会])不(?:能|可以|是|会|支持)|无法|为什么|\bnot\b|n't\b|cannot|^why/i;

const denies =
  /不能|不可|不支持|不允许|不得|不存在|不提供|不限|无法|没有|无(?=[^，。]{0,5}(?:限|上限|瓶颈))|只限|仅限|暂不|尚未|将在?近期|即将支持|下线|停止|cannot|can't|can not|\bnot (?:be )?(?:possible|supported|allowed|available|able)|\bno (?:[a-z]+ )?(?:limit|cap|way|bottleneck)|unsupported|does(?:n't| not) support|\bonly within\b|coming soon|discontinued/i;
const affirms =
  /可以|支持|能够|允许|可(?=[选设配实通创])|即可|包括|包含|需提|有(?=[^，。]{0,4}(?:限制|上限))|\bcan\b|\bmay\b|supports?\b|\ballow|\bable to\b|\bpossible\b|\bincludes?\b|\bis available\b/i;
/** What holds only when something else does is no plain yes or no. */
const conditional =
  /如果|若|假如|即使|除非|只有|只要|[才就](?:可以|能)|否则|直接|以前|之前|\bif\b|\bunless\b|\buntil\b|\bwithout\b|\botherwise\b|\bbefore\b/i;
const restricts = /只限|仅限|只能|仅支持|只支持|\bonly\b/i;

/** The claims of one section: its yes or no to the heading, then those of its clauses. */
export function claimsOf(section: Section, index: number, language: Language): Claim[] {
  const claims: Claim[] = [];
  const sentences = splitSentences(section.answer, section.line + 1);
  const heading = topicOf(section.heading, language);
  const first = sentences[0];
  const opening = (first?.text ?? '').replace(greeting, '');
  const answered = opensNo.test(opening) ? 'no' : opensYes.test(opening) ? 'yes' : undefined;
  if (first && answered && yesNoHeading.test(section.heading) && !deniedHeading.test(section.heading)) {
    const sentence = { line: section.line, text: `${section.heading} → ${flat(first.text)}` };
    claims.push({ section: index, sentence, topic: heading, polarity: answered, quantities: [] });
  }
  for (const sentence of sentences) claims.push(...clauseClaims(sentence, index, heading, language));
  return claims;
}

function clauseClaims(sentence: Sentence, section: number, heading: Topic, language: Language): Claim[] {
  const claims: Claim[] = [];
  const text = sentence.text
    .replace(greeting, '')
    .replace(/\]\([^)\s]*\)?/g, ']')
    .replace(/https?:\/\/\S+/g, ' ');
  const isConditional = conditional.test(text) || /[?？]["”]?$/.test(text);
  let before: Topic = new Set();
  for (const clause of text.split(/[，；;]|,(?=\s)/)) {
    const polarity = isConditional
      ? undefined
      : denies.test(clause)
        ? 'no'
        : affirms.test(clause)
          ? 'yes'
          : undefined;
    const quantities = quantitiesIn(clause);
    const own = topicOf(clause, language);
    // A bare "不可以的" answers the heading, and is counted there.
    const bare = own.size === 0 && before.size === 0;
    const topic = inherit(own, before, heading);
    before = new Set([...before, ...own]);
    if (bare || (!polarity && quantities.length === 0)) continue;
    const only = restricts.test(clause) ? exclusion(topic, own) : undefined;
    if (only) claims.push({ section, sentence, topic: only, polarity: 'no', quantities });
    else claims.push({ section, sentence, topic, polarity, quantities });
  }
  return claims;
}

/** A clause speaks of what the sentence, or else the heading, narrowed it to: "同地域带宽不收费，无限制". */
function inherit(own: Topic, before: Topic, heading: Topic): Topic {
  const topic = new Set(own.size >= 2 ? own : [...own, ...before]);
  for (const pair of opposites) {
    if (pair.some((side) => topic.has(side))) continue;
    const source = pair.some((side) => before.has(side)) ? before : heading;
    if (pair[0] === 'c:基础网络') continue;
    for (const side of pair) if (source.has(side)) topic.add(side);
  }
  return topic;
}

/** "Only in the same region" denies other regions; the word must stand in the clause itself. */
function exclusion(topic: Topic, own: Topic): Topic | undefined {
  for (const [x, y] of opposites) {
    for (const [here, there] of [[x, y] as const, [y, x] as const]) {
      if (!own.has(here) || topic.has(there)) continue;
      const turned = new Set([...topic].filter((token) => token.startsWith('c:')));
      turned.delete(here);
      turned.delete('c:限制');
      return turned.add(there);
    }
  }
  return undefined;
}

const measured =
  /(?<![\w.\-/:])(\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,2}(?=[天日周年]|小时|分钟))\s*(gbps|mbps|kbps|g|m|%|％|天|日|周|个?小时|分钟|秒|个月|年|元|条|个|字符|个字符|步|days?|hours?|minutes?|seconds?|months?|years?|characters?|routes?|entries|peerings?|connections?|vpcs?|subnets?)(?![\w/])/gi;
const unitForms = new Map([
  ['日', '天'],
  ['％', '%'],
  ['个小时', '小时'],
  ['个字符', '字符'],
]);

function quantitiesIn(clause: string): Quantity[] {
  const found: Quantity[] = [];
  for (const [, amount = '', written = ''] of clause.matchAll(measured)) {
    const unit = written.toLowerCase();
    const value = /^\d/.test(amount) ? Number(amount) : spokenNumber(amount);
    if (unit === 'g' || unit === 'gbps') found.push({ value: String(value * 1000), unit: 'Mbps' });
    else if (unit === 'm' || unit === 'mbps') found.push({ value: String(value), unit: 'Mbps' });
    else
      found.push({ value: String(value), unit: unitForms.get(unit) ?? unit.replace(/(?<=[a-z]{2})s$/, '') });
  }
  return found;
}

/** 一 … 九十九. */
function spokenNumber(text: string): number {
  const digit = (char: string | undefined) =>
    char === '两' ? 2 : '一二三四五六七八九'.indexOf(char ?? ' ') + 1;
  const ten = text.indexOf('十');
  if (ten < 0) return digit(text[0]);
  return (ten > 0 ? digit(text[0]) : 1) * 10 + digit(text[ten + 1]);
}

/** One line of it, for a quotation. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
