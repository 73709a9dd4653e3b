import MiniSearch, { type Options } from 'minisearch';
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
/** Stands between tokens where MiniSearch takes them as one text; a concept's name may hold spaces. */
const separator = '\n';
/** Weight of a token of the question that no entry holds. */
const unknownWeight = 2;
const options: Options = {
  fields: ['asks', 'answer'],
  tokenize: (text) => text.split(separator),
  processTerm: (term) => term,
  searchOptions: { boost: fieldBoost, boostTerm: (term) => channelWeight[term[0] ?? ''] ?? 1 },
};

/** A built search as plain data, fit for a file. */
export interface SearchData {
  readonly tokens: readonly string[];
  readonly weights: readonly number[];
  readonly rows: readonly {
    readonly id: string;
    readonly wordings: readonly (readonly number[])[];
    readonly all: readonly number[];
  }[];
  readonly index: unknown;
}

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
  readonly #ids: ReadonlyMap<string, number>;
  readonly #weight: readonly number[];
  readonly #rows: ReadonlyMap<string, Row>;

  private constructor(data: SearchData, mini: MiniSearch) {
    this.#mini = mini;
    this.#ids = new Map(data.tokens.map((token, id) => [token, id]));
    this.#weight = data.weights;
    this.#rows = new Map(
      data.rows.map(({ id, wordings, all }) => [
        id,
        {
          wordings: wordings.map((tokens) => Int32Array.from(tokens)),
          weights: wordings.map((tokens) => sum(tokens, data.weights)),
          all: Int32Array.from(all),
        },
      ]),
    );
  }

  static build(documents: readonly SearchDocument[], vocabulary: Vocabulary): Search {
    const seen = new Map<string, number>();
    for (const { wordings, answer } of documents) {
      for (const token of new Set([...wordings.flat(), ...answer]))
        seen.set(token, (seen.get(token) ?? 0) + 1);
    }
    const ids = new Map([...seen.keys()].map((token, id) => [token, id]));
    const encode = (tokens: readonly string[]) => tokens.map((token) => ids.get(token) ?? 0);
    const mini = new MiniSearch(options);
    mini.addAll(
      documents.map(({ id, wordings, answer }) => ({
        id,
        asks: wordings.map((tokens) => tokens.join(separator)).join(separator),
        answer: answer.join(separator),
      })),
    );
    const data: SearchData = {
      tokens: [...seen.keys()],
      weights: [...seen].map(([token, count]) => weigh(token, count, documents.length, vocabulary)),
      rows: documents.map(({ id, wordings, answer }) => ({
        id,
        wordings: wordings.map(encode),
        all: encode([...new Set([...wordings.flat(), ...answer])]),
      })),
      index: null,
    };
    return new Search(data, mini);
  }

  static load(data: SearchData): Search {
    return new Search(
      data,
      MiniSearch.loadJS(data.index as Parameters<typeof MiniSearch.loadJS>[0], options),
    );
  }

  save(): SearchData {
    return {
      tokens: [...this.#ids.keys()],
      weights: this.#weight,
      rows: [...this.#rows].map(([id, { wordings, all }]) => ({
        id,
        wordings: wordings.map((set) => [...set]),
        all: [...all],
      })),
      index: this.#mini.toJSON(),
    };
  }

  /** Every entry, in the order of the base. */
  get ids(): string[] {
    return [...this.#rows.keys()];
  }

  /** The best candidates for a question, unordered. */
  match(tokens: readonly string[]): Match[] {
    if (tokens.length === 0) return [];
    const found = this.#mini.search(tokens.join(separator)).slice(0, candidates);
    const best = found[0]?.score ?? 1;
    const query = this.#encode(tokens);
    const inQuery = new Set(query);
    const total = this.#total(tokens, query);
    return found.map(({ id, score }) => {
      const row = this.#rows.get(id) as Row;
      let likeness = 0;
      for (let i = 0; i < row.wordings.length; i += 1) {
        let shared = 0;
        for (const token of row.wordings[i] ?? []) if (inQuery.has(token)) shared += this.#weight[token] ?? 0;
        likeness = Math.max(likeness, share(2 * shared, total + (row.weights[i] ?? 0)));
      }
      let covered = 0;
      for (const token of row.all) if (inQuery.has(token)) covered += this.#weight[token] ?? 0;
      return { id, relative: score / best, likeness, coverage: share(covered, total) };
    });
  }

  /** Share of a question's weight that the base knows at all. */
  known(tokens: readonly string[]): number {
    const query = this.#encode(tokens);
    const total = this.#total(tokens, query);
    return share(sum(query, this.#weight), total);
  }

  #encode(tokens: readonly string[]): number[] {
    return tokens.map((token) => this.#ids.get(token) ?? -1).filter((id) => id >= 0);
  }

  #total(tokens: readonly string[], query: readonly number[]): number {
    return sum(query, this.#weight) + (tokens.length - query.length) * unknownWeight;
  }
}

/** Part of a whole, 0 to 1 whatever the rounding. */
function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(part / whole, 1) : 0;
}

function sum(tokens: readonly number[], weights: readonly number[]): number {
  return tokens.reduce((total, token) => total + (weights[token] ?? 0), 0);
}

/**
 * Rarity in the base, tempered by rarity in ordinary text: in a base of twenty entries 怎么 and 什么 would
 * otherwise tell as much as 加密.
 */
function weigh(token: string, count: number, total: number, vocabulary: Vocabulary): number {
  const local = Math.log(1 + total / count);
  const channel = channelWeight[token[0] ?? ''] ?? 1;
  const ordinary = token.startsWith('w:') ? vocabulary.rarity(token.slice(2)) : undefined;
  const weight = channel * (ordinary === undefined ? local : (local + Math.min(ordinary, 12) / 3) / 2);
  return Math.round(weight * 1e4) / 1e4; // here and not when saving, so that a loaded search ranks alike
}
