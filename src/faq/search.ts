import MiniSearch from 'minisearch';
import type { Vocabulary } from './vocabulary.ts';

/** An entry as the search sees it: tokens of the analysis, one set per wording, one for the answer. */
export interface SearchDocument {
  readonly id: string;
  readonly wordings: readonly (readonly string[])[];
  readonly answer: readonly string[];
}

/** How well an entry fits a question; every figure between 0 and 1. */
export interface Match {
  readonly id: string;
  /** BM25 score over wordings and answer, as a share of the best entry's. */
  readonly relative: number;
  /** Likeness to the entry's most similar wording (Dice, weighted by rarity). */
  readonly likeness: number;
  /** Share of the question's weight that some wording or the answer of the entry covers. */
  readonly coverage: number;
}

/** How much a token of each channel tells. Pairs of characters repeat what words say, so they count for less. */
const channelWeight: Readonly<Record<string, number>> = { c: 1.3, w: 1, b: 0.5, d: 1 };

const fieldBoost = { asks: 2, answer: 0.5 };
const candidates = 30;

interface Row {
  readonly wordings: readonly Int32Array[];
  readonly weights: readonly number[];
  /** Every token of the entry, sorted. */
  readonly all: Int32Array;
}

/**
 * Retrieval: MiniSearch finds candidates by their wordings and answers, likeness to single wordings orders
 * them. Knows no thresholds; whether a match is good enough to answer is decided elsewhere.
 */
export class Search {
  readonly #mini: MiniSearch;
  readonly #ids = new Map<string, number>();
  readonly #weight: number[] = [];
  readonly #rows = new Map<string, Row>();

  constructor(documents: readonly SearchDocument[], vocabulary: Vocabulary) {
    this.#mini = new MiniSearch({
      fields: ['asks', 'answer'],
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term,
      searchOptions: { boost: fieldBoost, boostTerm: (term) => channelWeight[term[0] ?? ''] ?? 1 },
    });
    const seen = new Map<string, number>();
    for (const { wordings, answer } of documents) {
      for (const token of new Set([...wordings.flat(), ...answer])) seen.set(token, (seen.get(token) ?? 0) + 1);
    }
    for (const [token, count] of seen) {
      this.#ids.set(token, this.#weight.length);
      this.#weight.push(weigh(token, count, documents.length, vocabulary));
    }
    for (const { id, wordings, answer } of documents) {
      const sets = wordings.map((tokens) => this.#encode(tokens));
      this.#rows.set(id, {
        wordings: sets,
        weights: sets.map((set) => this.#sum(set)),
        all: this.#encode([...new Set([...wordings.flat(), ...answer])]),
      });
    }
    this.#mini.addAll(
      documents.map(({ id, wordings, answer }) => ({
        id,
        asks: wordings.map((tokens) => tokens.join(' ')).join(' '),
        answer: answer.join(' '),
      })),
    );
  }

  /** The best candidates for a question, unordered; `only` restricts them. */
  match(tokens: readonly string[]): Match[] {
    const found = this.#mini.search(tokens.join(' ')).slice(0, candidates);
    const best = found[0]?.score ?? 1;
    const query = this.#encode(tokens);
    const inQuery = new Set(query);
    const unknown = tokens.length - query.length;
    const total = this.#sum(query) + unknown * 2;
    return found.map(({ id, score }) => {
      const row = this.#rows.get(id) as Row;
      let likeness = 0;
      for (let i = 0; i < row.wordings.length; i += 1) {
        let shared = 0;
        for (const token of row.wordings[i] ?? []) if (inQuery.has(token)) shared += this.#weight[token] ?? 0;
        likeness = Math.max(likeness, (2 * shared) / (total + (row.weights[i] ?? 0)));
      }
      let covered = 0;
      const all = new Set(row.all);
      for (const token of query) if (all.has(token)) covered += this.#weight[token] ?? 0;
      return { id, relative: score / best, likeness, coverage: total > 0 ? covered / total : 0 };
    });
  }

  #encode(tokens: readonly string[]): Int32Array {
    return Int32Array.from(tokens.map((token) => this.#ids.get(token) ?? -1).filter((id) => id >= 0));
  }

  #sum(tokens: Int32Array): number {
    return tokens.reduce((sum, token) => sum + (this.#weight[token] ?? 0), 0);
  }
}

/**
 * Rarity in the base, tempered by rarity in ordinary text: in a base of twenty entries 怎么 and 什么 would
 * otherwise tell as much as 加密.
 */
function weigh(token: string, count: number, total: number, vocabulary: Vocabulary): number {
  const local = Math.log(1 + total / count);
  const channel = channelWeight[token[0] ?? ''] ?? 1;
  const ordinary = token.startsWith('w:') ? vocabulary.rarity(token.slice(2)) : undefined;
  return channel * (ordinary === undefined ? local : (local + Math.min(ordinary, 12) / 3) / 2);
}
