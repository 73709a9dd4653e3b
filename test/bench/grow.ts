import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FaqEntry } from '../../src/faq/index.ts';

type Question = readonly [zh: readonly string[], en: readonly string[], zhAnswer: string, enAnswer: string];
type Product = readonly [zh: string, en: string, zhParts: readonly string[], enParts: readonly string[]];

const { products, questions } = parse(readFileSync(new URL('distractors.yaml', import.meta.url), 'utf8')) as {
  products: readonly Product[];
  questions: readonly Question[];
};

/** How people begin and end: a generated entry varies its wordings with these, as an author would. */
const openings = ['请问', '想问下', '你好，', '我们公司', '麻烦看下', '老师，'];
const closings = ['呢', '，在线等', '，谢谢', '？', '啊'];
const enOpenings = ['hi, ', 'quick question: ', 'could you tell me: ', 'for our team: '];

/**
 * The base grown to `size` entries: entries of other products and attributes after the real ones. The same size gives
 * the same entries, and a larger base holds every entry of a smaller one.
 */
export function grow(real: readonly FaqEntry[], size: number): FaqEntry[] {
  const next = random(20_260);
  const topics = products.flatMap((product) =>
    product[2].flatMap((_, part) => questions.map((question) => ({ product, part, question }))),
  );
  if (size - real.length > topics.length)
    throw new Error(`at most ${topics.length + real.length} entries can be made`);
  for (let i = topics.length - 1; i > 0; i -= 1) {
    const j = next(i + 1);
    [topics[i], topics[j]] = [topics[j] as Topic, topics[i] as Topic];
  }
  return [
    ...real,
    ...topics.slice(0, Math.max(0, size - real.length)).map((topic, i) => entry(topic, i, next)),
  ];
}

interface Topic {
  readonly product: Product;
  readonly part: number;
  readonly question: Question;
}

function entry({ product, part, question }: Topic, at: number, next: (below: number) => number): FaqEntry {
  const [zhProduct, enProduct, zhParts, enParts] = product;
  const zhPart = zhParts[part] ?? '';
  const enPart = enParts[part] ?? '';
  const oneOf = <T>(of: readonly T[]) => of[next(of.length)] as T;
  const zhNames = [`${zhProduct}的${zhPart}`, `${zhProduct} ${zhPart}`, `${zhProduct}${zhPart}`];
  const enNames = [`the ${enPart} of our ${enProduct}`, `${enProduct} ${enPart}`, `a ${enProduct} ${enPart}`];
  const zh = (text: string, name = oneOf(zhNames)) => text.replaceAll('X', name);
  const en = (text: string, name = oneOf(enNames)) => text.replaceAll('X', name);
  const [[zhTitle = '', ...zhAsks], [enTitle = '', ...enAsks], zhAnswer, enAnswer] = question;
  return {
    id: `other-${at}`,
    tags: [enProduct],
    related: [],
    supersedes: [],
    zh: {
      title: zh(zhTitle, zhNames[0]),
      asks: [
        ...zhAsks.map((ask) => zh(ask)),
        `${oneOf(openings)}${zh(oneOf(zhAsks))}`,
        `${zh(zhTitle).replace('？', '')}${oneOf(closings)}`,
      ],
      body: zh(zhAnswer, zhNames[0]),
    },
    en: {
      title: en(enTitle, enNames[1]),
      asks: [...enAsks.map((ask) => en(ask)), `${oneOf(enOpenings)}${en(oneOf(enAsks))}`],
      body: en(enAnswer, enNames[1]),
    },
  };
}

/** Whole numbers below a bound, the same row for the same seed (mulberry32). */
export function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
