import { analyse, type Language, toUnits } from '../../faq/index.ts';

/** Concepts that frame a question or a step and say nothing about its subject. */
export const framing: ReadonlySet<string> = new Set(
  '支持 多少 怎么 原因 什么是 谁 创建 配置 添加 步骤 区别 控制台 多个 一条 生效 两端 一端 对端 本端'.split(
    ' ',
  ),
);
/** Concepts on which every entry of this field touches; sharing one is no sign of a common subject. */
const backdrop = new Set(['c:对等连接', 'c:私有网络', 'c:互通', 'c:账号', 'c:网段', 'c:路由']);
const minRarity = 6;

/** Concepts that exclude each other: what is said of the one does not contradict what is said of the other. */
export const opposites: readonly (readonly [string, string])[] = [
  ['c:同地域', 'c:跨地域'],
  ['c:同账号', 'c:跨账号'],
  ['c:发起方', 'c:接受方'],
  ['c:基础网络', 'c:私有网络'],
];

/** A text as the subjects it speaks of: concepts, and the telling words that no concept covers. */
export type Topic = ReadonlySet<string>;

/** What a stretch of text is about; addresses are left out of it. */
export function topicOf(text: string, language: Language): Topic {
  const topic = new Set<string>();
  const plain = text.replace(/\]\([^)\s]*\)?/g, ' ').replace(/https?:\/\/\S+/g, ' ');
  const { tokens } = analyse(plain, language);
  const singles = new Set(tokens.filter((token) => token.startsWith('w:')).map((token) => token.slice(2)));
  for (const token of tokens) {
    const word = token.slice(2);
    if (token.startsWith('c:') && !framing.has(word)) topic.add(token);
    if (token.startsWith('w:') && tells(word, language)) topic.add(token);
    // A word that the table lacks fell apart into its characters; in another field than ours that is the subject.
    if (
      token.startsWith('b:') &&
      [...word].every((char) => singles.has(char) && isRareChar(char, language))
    ) {
      topic.add(`w:${word}`);
    }
  }
  return topic;
}

function isRareChar(char: string, { vocabulary }: Language): boolean {
  return (vocabulary.rarity(char) ?? minRarity) >= minRarity;
}

function tells(word: string, { lexicon, vocabulary }: Language): boolean {
  if (word.length < 2 || /^\d+$/.test(word)) return false;
  const rarity = vocabulary.rarity(word);
  if (rarity !== undefined && rarity < minRarity) return false;
  return lexicon.longest(toUnits(word), 0) === undefined;
}

/** How much each subject tells among these sections: the rarer, the more. */
export class Weights {
  readonly #count = new Map<string, number>();
  readonly #total: number;

  constructor(topics: readonly Topic[]) {
    this.#total = topics.length;
    for (const topic of topics)
      for (const token of topic) this.#count.set(token, (this.#count.get(token) ?? 0) + 1);
  }

  of(token: string): number {
    const weight = Math.log(1 + this.#total / (this.#count.get(token) ?? 1));
    return token.startsWith('c:') ? weight : weight * 0.6;
  }

  /** May two texts be compared because they share this? */
  isKey(token: string): boolean {
    return !backdrop.has(token) && (this.#count.get(token) ?? 0) <= Math.max(3, this.#total * 0.5);
  }

  /** Is sharing it alone a sign of one and the same question? */
  isRare(token: string): boolean {
    return this.isKey(token) && (this.#count.get(token) ?? 0) <= Math.max(2, this.#total * 0.2);
  }

  sum(topic: Iterable<string>): number {
    let sum = 0;
    for (const token of topic) sum += this.of(token);
    return sum;
  }
}

/** Subjects both speak of. */
export function shared(a: Topic, b: Topic): string[] {
  return [...a].filter((token) => b.has(token));
}

/** Do the two speak of things that exclude each other (one of the same region only, one of others only)? */
export function apart(a: Topic, b: Topic): boolean {
  const only = (topic: Topic, here: string, there: string) => topic.has(here) && !topic.has(there);
  return opposites.some(([x, y]) => (only(a, x, y) && only(b, y, x)) || (only(a, y, x) && only(b, x, y)));
}
