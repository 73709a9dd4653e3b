/** How many places of rare tokens a question looks at, whatever all its tokens would cost. */
const budget = 1_200;
/** About so many sets are looked at closely: those that share most of what rare tokens tell. */
const looked = 40;

/** How near a set of tokens is to the question, by what tokens tell: both 0 to 1. */
export interface Near {
  /** Which set, in the order in which they were given. */
  readonly place: number;
  /** Dice. */
  readonly likeness: number;
}

/** A question as {@link Postings} looks at it: what each of its tokens tells, and all of them. */
export interface Weighed {
  readonly weights: ReadonlyMap<string, number>;
  readonly total: number;
}

/**
 * Sets of tokens, laid out for a quick look:
 *
 *     token 对等连接 -> sets 0 1 2 3 4 5 …     common: only asked of the sets that rare tokens found
 *     token 域控     -> sets 3                 rare: finds candidates
 */
export class Postings {
  readonly #ids: ReadonlyMap<string, number>;
  /** Which sets hold each token. */
  readonly #places: readonly Int32Array[];
  /** The tokens of each set, and what they weigh together. */
  readonly #sets: readonly Int32Array[];
  readonly #totals: Float64Array;
  /** For each set the weight of the rare tokens that it shares with the question at hand; 0 between questions. */
  readonly #shared: Float64Array;
  /** Weight of each common token of the question at hand; 0 between questions. */
  readonly #common: Float64Array;

  constructor(
    sets: readonly Int32Array[],
    totals: Float64Array,
    ids: ReadonlyMap<string, number>,
    places: readonly Int32Array[],
  ) {
    this.#ids = ids;
    this.#places = places;
    this.#sets = sets;
    this.#totals = totals;
    this.#shared = new Float64Array(sets.length);
    this.#common = new Float64Array(ids.size);
  }

  /** The sets that are most like the question, unordered; none less than `least`. */
  near({ weights, total }: Weighed, least: number): Near[] {
    const known: { id: number; weight: number; spread: number }[] = [];
    for (const [token, weight] of weights) {
      const id = this.#ids.get(token);
      if (id !== undefined) known.push({ id, weight, spread: this.#places[id]?.length ?? 0 });
    }
    const { candidates, common } = this.#gather(known);
    const found: Near[] = [];
    const worth = this.#cut(candidates, total);
    for (const place of candidates) {
      let shared = this.#shared[place] ?? 0;
      this.#shared[place] = 0;
      const whole = (total + (this.#totals[place] ?? 0)) / 2;
      if (shared < worth * whole || shared + common < least * whole) continue;
      if (common > 0) for (const token of this.#sets[place] ?? []) shared += this.#common[token] ?? 0;
      const likeness = Math.min(shared / whole, 1);
      if (likeness >= least) found.push({ place, likeness });
    }
    for (const { id } of known) this.#common[id] = 0;
    return found;
  }

  /** Sums what sets share in rare tokens, as far as the budget goes, and marks the common ones. */
  #gather(known: { id: number; weight: number; spread: number }[]): { candidates: number[]; common: number } {
    const candidates: number[] = [];
    let left = budget;
    let common = 0;
    for (const [i, { id, weight, spread }] of known.sort((a, b) => a.spread - b.spread).entries()) {
      left -= spread;
      if (left < 0 && i > 0) {
        this.#common[id] = weight;
        common += weight;
        continue;
      }
      for (const place of this.#places[id] ?? []) {
        const before = this.#shared[place] ?? 0;
        if (before === 0) candidates.push(place);
        this.#shared[place] = before + weight;
      }
    }
    return { candidates, common };
  }

  /** The likeness in rare tokens that about `looked` candidates reach, found by counting in steps. */
  #cut(candidates: readonly number[], total: number): number {
    if (candidates.length <= looked) return 0;
    const steps = 64;
    const counts = new Int32Array(steps + 1);
    for (const place of candidates) {
      const whole = (total + (this.#totals[place] ?? 0)) / 2;
      const step = Math.min(steps, Math.floor(((this.#shared[place] ?? 0) / whole) * steps));
      counts[step] = (counts[step] ?? 0) + 1;
    }
    let step = steps;
    for (let seen = counts[step] ?? 0; step > 0 && seen < looked; seen += counts[step] ?? 0) step -= 1;
    return step / steps;
  }
}

/** Lays sets of tokens out by their tokens. */
export function placed(sets: readonly (readonly string[])[], weigh: (token: string) => number): Postings {
  const ids = new Map<string, number>();
  const places: number[][] = [];
  const numbered = sets.map((tokens, place) =>
    Int32Array.from(tokens, (token) => {
      let id = ids.get(token);
      if (id === undefined) {
        id = ids.size;
        ids.set(token, id);
        places.push([]);
      }
      places[id]?.push(place);
      return id;
    }),
  );
  const weights = Float64Array.from(ids.keys(), weigh);
  const totals = Float64Array.from(numbered, (tokens) =>
    tokens.reduce((sum, token) => sum + (weights[token] ?? 0), 0),
  );
  return new Postings(
    numbered,
    totals,
    ids,
    places.map((list) => Int32Array.from(list)),
  );
}

/** What each token of a question tells. */
export function weighed(tokens: readonly string[], weigh: (token: string) => number): Weighed {
  const weights = new Map<string, number>();
  let total = 0;
  for (const token of tokens) {
    const weight = weigh(token);
    weights.set(token, weight);
    total += weight;
  }
  return { weights, total };
}
