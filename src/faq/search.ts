import MiniSearch, { type Options, type SearchResult } from 'minisearch';
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

/**
 * How near an entry is to a question by words alone, 0 to 1: its most similar wording counts twice as much as what all
 * of it covers. Entries of different bases may be held against each other by it.
 */
export const nearness = ({ likeness, coverage }: Pick<Match, 'likeness' | 'coverage'>): number =>
  (2 * likeness + coverage) / 3;

/** How much a token of each channel tells. Pairs of characters repeat what words say, so they count for less. */
const channelWeight: Readonly<Record<string, number>> = { c: 1.3, w: 1, b: 0.5, d: 1 };

const fieldBoost = { asks: 2, answer: 0.5 };
const candidates = 30;
/** Stands between tokens where MiniSearch takes them as one text; a concept's name may hold spaces. */
const separator = '\n';
/** A base larger than this is narrowed down to about so many entries before MiniSearch scores them. */
const shortlist = 60;
/** How many entries, counted once for each token, a question may make MiniSearch walk: so many times the base. */
const budget = 2;
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

/**
 * An entry's wordings by token number, one behind the other:
 *
 *     tokens   4 17 23 | 4 8 | 9 17 30 31 |
 *     ends             3     5            9
 */
interface Row {
  readonly id: string;
  readonly tokens: Int32Array;
  readonly ends: Int32Array;
  /** Summed weight of each wording. */
  readonly weights: Float64Array;
}

/** For each token the numbers of the rows that hold it, answer included; laid out like {@link Row}. */
interface Places {
  readonly rows: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Retrieval: MiniSearch finds candidates by their wordings and answers, likeness to single wordings orders
 * them. Knows no thresholds; whether a match is good enough to answer is decided elsewhere.
 */
export class Search {
  readonly #mini: MiniSearch;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #weight: Float64Array;
  readonly #rows: readonly Row[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #places: Places;
  /** Weight of each token where the question at hand holds it, else 0; all 0 between questions. */
  readonly #asked: Float64Array;
  /** How much of the question's weight each row covers. */
  readonly #covered: Float64Array;

  private constructor(data: SearchData, mini: MiniSearch) {
    this.#mini = mini;
    this.#ids = new Map(data.tokens.map((token, id) => [token, id]));
    this.#weight = Float64Array.from(data.weights);
    this.#rows = data.rows.map((row) => pack(row, this.#weight));
    this.#numbers = new Map(data.rows.map(({ id }, number) => [id, number]));
    this.#places = locate(data.rows, data.tokens.length);
    this.#asked = new Float64Array(data.tokens.length);
    this.#covered = new Float64Array(data.rows.length);
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
    const all: number[][] = this.#rows.map(() => []);
    for (const token of this.#weight.keys()) for (const row of this.#holding(token)) all[row]?.push(token);
    return {
      tokens: [...this.#ids.keys()],
      weights: Array.from(this.#weight),
      rows: this.#rows.map(({ id, tokens, ends }, number) => ({
        id,
        wordings: Array.from(ends, (end, i) => [...tokens.subarray(ends[i - 1] ?? 0, end)]),
        all: all[number] ?? [],
      })),
      index: this.#mini.toJSON(),
    };
  }

  /** Every entry, in the order of the base. */
  get ids(): string[] {
    return this.#rows.map(({ id }) => id);
  }

  /** The best candidates for a question, unordered. */
  match(tokens: readonly string[]): Match[] {
    if (tokens.length === 0) return [];
    const query = this.#encode(tokens);
    const total = this.#total(tokens, query);
    this.#covered.fill(0);
    for (const token of query) {
      const weight = this.#weight[token] ?? 0;
      this.#asked[token] = weight;
      for (const row of this.#holding(token)) this.#covered[row] = (this.#covered[row] ?? 0) + weight;
    }
    const found = this.#find(tokens, total);
    const best = found[0]?.score ?? 1;
    const matches = found.map(({ id, score }) => {
      const number = this.#numbers.get(id) ?? 0;
      return {
        id,
        relative: score / best,
        likeness: this.#likeness(this.#rows[number] as Row, total),
        coverage: share(this.#covered[number] ?? 0, total),
      };
    });
    for (const token of query) this.#asked[token] = 0;
    return matches;
  }

  /**
   * MiniSearch's candidates. It builds an object for every entry that shares any token, which in a large base is
   * nearly every entry; so there it is shown only those that cover most of the question, and not asked for tokens
   * that stand nearly everywhere.
   */
  #find(tokens: readonly string[], total: number): SearchResult[] {
    if (this.#rows.length <= shortlist) return this.#mini.search(tokens.join(separator)).slice(0, candidates);
    const least = nthHighest(this.#covered, total);
    const boostDocument = (id: string) => ((this.#covered[this.#numbers.get(id) ?? 0] ?? 0) >= least ? 1 : 0);
    return this.#mini.search(this.#telling(tokens).join(separator), { boostDocument }).slice(0, candidates);
  }

  /** The tokens worth looking up: the rare ones, and the commoner ones while the budget of places lasts. */
  #telling(tokens: readonly string[]): readonly string[] {
    const spread = (token: string) => this.#holding(this.#ids.get(token) ?? -1).length;
    let left = budget * this.#rows.length;
    const kept = [...tokens]
      .sort((a, b) => spread(a) - spread(b))
      .filter((token) => {
        left -= spread(token);
        return left >= 0;
      });
    return kept.length > 0 ? kept : tokens;
  }

  #holding(token: number): Int32Array {
    return this.#places.rows.subarray(this.#places.ends[token - 1] ?? 0, this.#places.ends[token] ?? 0);
  }

  /** Likeness of the question at hand to the entry's most similar wording. */
  #likeness({ tokens, ends, weights }: Row, total: number): number {
    let best = 0;
    let at = 0;
    for (let i = 0; i < ends.length; i += 1) {
      let shared = 0;
      for (const end = ends[i] ?? 0; at < end; at += 1) shared += this.#asked[tokens[at] ?? 0] ?? 0;
      best = Math.max(best, share(2 * shared, total + (weights[i] ?? 0)));
    }
    return best;
  }

  /** What a token tells; one that the base lacks tells as much as one that stands in a single entry. */
  weigh(token: string, vocabulary: Vocabulary): number {
    const id = this.#ids.get(token);
    return id === undefined ? weigh(token, 1, this.#rows.length, vocabulary) : (this.#weight[id] ?? 0);
  }

  /** Every wording that is so much like a question, by entry and place among the entry's wordings. */
  alike(tokens: readonly string[], least: number): { id: string; wording: number; likeness: number }[] {
    const query = this.#encode(tokens);
    const total = this.#total(tokens, query);
    for (const token of query) this.#asked[token] = this.#weight[token] ?? 0;
    const found = this.#rows.flatMap(({ id, tokens, ends, weights }) => {
      const close: { id: string; wording: number; likeness: number }[] = [];
      let at = 0;
      for (let i = 0; i < ends.length; i += 1) {
        let shared = 0;
        for (const end = ends[i] ?? 0; at < end; at += 1) shared += this.#asked[tokens[at] ?? 0] ?? 0;
        const likeness = share(2 * shared, total + (weights[i] ?? 0));
        if (likeness >= least) close.push({ id, wording: i, likeness });
      }
      return close;
    });
    for (const token of query) this.#asked[token] = 0;
    return found;
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

function pack({ id, wordings }: SearchData['rows'][number], weight: Float64Array): Row {
  return {
    id,
    ...line(wordings),
    weights: Float64Array.from(wordings, (tokens) => sum(tokens, weight)),
  };
}

/** Turns "which tokens has a row" into "which rows have a token". */
function locate(rows: SearchData['rows'], tokens: number): Places {
  const ends = new Int32Array(tokens);
  for (const { all } of rows) for (const token of all) ends[token] = (ends[token] ?? 0) + 1;
  for (let token = 1; token < tokens; token += 1) ends[token] = (ends[token] ?? 0) + (ends[token - 1] ?? 0);
  const places = new Int32Array(ends[tokens - 1] ?? 0);
  const next = ends.map((_, token) => ends[token - 1] ?? 0);
  for (const [row, { all }] of rows.entries()) {
    for (const token of all) {
      places[next[token] ?? 0] = row;
      next[token] = (next[token] ?? 0) + 1;
    }
  }
  return { rows: places, ends };
}

/** Lists one behind the other, with where each ends. */
function line(lists: readonly (readonly number[])[]): { tokens: Int32Array; ends: Int32Array } {
  let end = 0;
  const ends = Int32Array.from(lists, (list) => {
    end += list.length;
    return end;
  });
  const tokens = new Int32Array(end);
  for (const [i, list] of lists.entries()) tokens.set(list, ends[i - 1] ?? 0);
  return { tokens, ends };
}

/** A figure that about `shortlist` of the values reach, found by counting them in steps of a 256th of the total. */
function nthHighest(values: Float64Array, total: number): number {
  const steps = 256;
  const counts = new Int32Array(steps + 1);
  for (const value of values) {
    const step = Math.floor((value / total) * steps);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  let step = steps;
  for (let seen = counts[step] ?? 0; step > 1 && seen < shortlist; seen += counts[step] ?? 0) step -= 1;
  return (step / steps) * total;
}

function sum(tokens: ArrayLike<number>, weights: Float64Array): number {
  let total = 0;
  for (let i = 0; i < tokens.length; i += 1) total += weights[tokens[i] ?? 0] ?? 0;
  return total;
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
