import { create, insertMultiple, search } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { FaqEntry } from '../../src/faq/index.ts';
import type { Parts } from '../../src/knowledge/parse-folder.ts';

/** An entry as the peers see it; what ours is given, in three fields of both languages. */
export interface Document {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly answer: string;
}

/** A question in, ids out, the best first; three are enough. */
export type Answer = (question: string) => readonly string[];

const withoutTags = (body: string) => body.replace(/\{\{[^}]*\}\}/g, ' ');

function documents(entries: readonly FaqEntry[]): Document[] {
  return entries.map(({ id, zh, en, supersedes }) => ({
    id,
    title: `${zh.title}\n${en.title}`,
    asks: [...zh.asks, ...en.asks, ...supersedes.map(({ said }) => said)].join('\n'),
    answer: withoutTags(`${zh.body}\n${en.body}`),
  }));
}

/** The wordings one by one, for engines that compare a question with each. */
const inLists = ({ title, asks, ...rest }: Document) => ({
  ...rest,
  title: title.split('\n'),
  asks: asks.split('\n'),
});

const boost = { title: 3, asks: 3, answer: 1 };
const fields = ['title', 'asks', 'answer'] as const;

function miniSearch(docs: readonly Document[], tokenize?: (text: string) => string[]): Answer {
  const mini = new MiniSearch<Document>({ fields: [...fields], ...(tokenize ? { tokenize } : {}) });
  mini.addAll(docs);
  return (question) =>
    mini
      .search(question, { boost })
      .slice(0, 3)
      .map(({ id }) => id as string);
}

/** What each engine does with a base; all of them are set up as their own documents advise for Chinese. */
export const engines = {
  ours: async (parts: Parts): Promise<Answer> => {
    // The built product, not its sources: the loader of this bench wraps functions, which costs time in hot loops.
    const built = new URL('../../dist/knowledge/load.js', import.meta.url).href;
    const { trainFaq } = (await import(built)) as typeof import('../../src/knowledge/load.ts');
    const faq = trainFaq(parts);
    return (question) =>
      faq
        .rank(question)
        .hits.slice(0, 3)
        .map(({ id }) => id);
  },
  'MiniSearch as it comes': async ({ entries }: Parts) => miniSearch(documents(entries)),
  'MiniSearch, Intl.Segmenter': async ({ entries }: Parts) => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    return miniSearch(documents(entries), (text) =>
      [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment),
    );
  },
  'Orama, Mandarin': async ({ entries }: Parts) => {
    const tokenizer = createTokenizer();
    const db = create({
      schema: { title: 'string', asks: 'string', answer: 'string' },
      components: { tokenizer },
    });
    await insertMultiple(db, documents(entries), 500);
    return (term: string) => (search(db, { term, boost, limit: 3 }) as OramaResults).hits.map(({ id }) => id);
  },
  // A list of wordings instead of one long field: worse in a small base, better in a large one.
  'Orama, Mandarin, lists': async ({ entries }: Parts) => {
    const tokenizer = createTokenizer();
    const db = create({
      schema: { title: 'string[]', asks: 'string[]', answer: 'string' },
      components: { tokenizer },
    });
    await insertMultiple(db, documents(entries).map(inLists), 500);
    return (term: string) => (search(db, { term, boost, limit: 3 }) as OramaResults).hits.map(({ id }) => id);
  },
  'FlexSearch, CJK': async ({ entries }: Parts) => {
    const flex = new FlexSearch.Document<FlexDocument>({
      document: { id: 'id', index: [...fields] },
      encoder: FlexSearch.Charset.CJK,
    });
    for (const doc of documents(entries)) flex.add({ ...doc });
    return (question) => fuseRanks(flex.search(question, { suggest: true, limit: 30 }));
  },
  Fuse: async ({ entries }: Parts) => {
    const fuse = new Fuse(documents(entries).map(inLists), {
      keys: fields.map((name) => ({ name, weight: boost[name] })),
      ignoreLocation: true,
    });
    return (question) => fuse.search(question, { limit: 3 }).map(({ item }) => item.id);
  },
} satisfies Record<string, (parts: Parts) => Promise<Answer>>;
export type EngineName = keyof typeof engines;

type OramaResults = { readonly hits: readonly { readonly id: string }[] };
type FlexDocument = { id: string; title: string; asks: string; answer: string };

/** FlexSearch ranks each field for itself and gives no scores; reciprocal ranks, with the usual boosts, join them. */
function fuseRanks(found: readonly { field?: string; result: readonly (string | number)[] }[]): string[] {
  const scores = new Map<string, number>();
  for (const { field, result } of found) {
    for (const [rank, id] of result.entries()) {
      const share = (boost[field as keyof typeof boost] ?? 1) / (60 + rank);
      scores.set(String(id), (scores.get(String(id)) ?? 0) + share);
    }
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([id]) => id);
}
