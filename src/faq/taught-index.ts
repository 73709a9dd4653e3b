import { analyse } from './analyse.ts';
import type { FaqEntry } from './entry.ts';
import type { Faq } from './faq.ts';
import { nearness } from './search.ts';
import { asEntry, type Taught, type TaughtAsk, type TaughtEntry, taughtWordings } from './taught.ts';
import { type Postings, placed, type Weighed, weighed } from './taught-postings.ts';

/** An entry beside a question, by what was taught about it. */
export interface TaughtHit {
  readonly id: string;
  /** On the scale of the base's {@link nearness}: 0 to 1. */
  readonly nearness: number;
  /** Likeness to the most similar wording. */
  readonly likeness: number;
  /** That wording. */
  readonly wording: string;
}

/** Whatever can tell which taught entries are near to a question. */
export type TaughtRanking = Pick<TaughtIndex, 'rank'>;

/** From this likeness on two wordings say the same. */
export const sameWording = 0.9;
/** A wording less like the question than this is not looked at. */
const least = 0.12;
const mostHits = 5;
/** So many entries with the likest wordings are compared by all that they hold. */
const mostCompared = 10;
/** What nearness is worth where the question is about a known unknown that the entry is not about: IPv6, not multicast. */
const offSubject = 0.7;

/** What a taught thing is made of, taken apart once. */
interface Taken {
  readonly entry: string;
  readonly wordings: readonly { readonly text: string; readonly tokens: readonly string[] }[];
  /** Tokens of all its wordings and of its answer. */
  readonly all: ReadonlySet<string>;
  /** The known unknowns that its wordings are about. */
  readonly subjects: readonly string[];
}

/** What was taught, beside a trained base and by the base's own weights, found through postings. Nothing is trained. */
export class TaughtIndex {
  readonly taught: Taught;
  /** The taught entries, in the shape of all others. */
  readonly entries: ReadonlyMap<string, FaqEntry>;
  readonly #weigh: (token: string) => number;
  /** Every wording, with the thing it belongs to. */
  readonly #wordings: readonly { readonly thing: Taken; readonly text: string }[];
  readonly #postings: Postings;

  constructor(
    taught: Taught,
    entries: ReadonlyMap<string, FaqEntry>,
    things: readonly Taken[],
    weigh: (token: string) => number,
  ) {
    this.taught = taught;
    this.entries = entries;
    this.#weigh = weigh;
    this.#wordings = things.flatMap((thing) => thing.wordings.map(({ text }) => ({ thing, text })));
    const sets = things.flatMap(({ wordings }) => wordings.map(({ tokens }) => tokens));
    this.#postings = placed(sets, weigh);
  }

  /** The entries nearest to a question, best first. `subject`: the known unknown whose word stands in it. */
  rank(tokens: readonly string[], subject: string | undefined): TaughtHit[] {
    if (this.#wordings.length === 0) return [];
    const question = weighed(tokens, this.#weigh);
    const best = new Map<string, TaughtHit>();
    const covered = new Map<Taken, number>();
    const near = this.#postings.near(question, least).sort((a, b) => b.likeness - a.likeness);
    for (const { place, likeness } of near) {
      if (best.size >= mostCompared) break;
      const wording = this.#wordings[place];
      if (wording === undefined) continue;
      const { thing, text } = wording;
      const coverage = covered.get(thing) ?? coverageOf(thing, question);
      covered.set(thing, coverage);
      const strange =
        subject !== undefined && likeness < sameWording && !thing.subjects.includes(subject) ? offSubject : 1;
      const hit = {
        id: thing.entry,
        nearness: nearness({ likeness, coverage }) * strange,
        likeness,
        wording: text,
      };
      const before = best.get(hit.id);
      if (before === undefined || better(hit, before) < 0) best.set(hit.id, hit);
    }
    return [...best.values()].sort(better).slice(0, mostHits);
  }
}

/** The share of a question that a thing holds at all. */
function coverageOf({ all }: Taken, { weights, total }: Weighed): number {
  let held = 0;
  for (const [token, weight] of weights) if (all.has(token)) held += weight;
  return total > 0 ? Math.min(held / total, 1) : 0;
}

/** Orders hits: one in the very wording first, then by nearness. */
function better(a: TaughtHit, b: TaughtHit): number {
  const said = ({ likeness }: TaughtHit) => (likeness >= sameWording ? likeness : 0);
  return said(b) - said(a) || b.nearness - a.nearness;
}

/**
 * Keeps what was taken apart of taught things for one base. Entries and asks that come again as the same objects, as a
 * cache by revision hands them over, cost no analysis again.
 */
export class TaughtShelf {
  readonly #faq: Faq;
  readonly #taken = new WeakMap<object, Taken>();
  readonly #indexes = new WeakMap<Taught, TaughtIndex>();

  constructor(faq: Faq) {
    this.#faq = faq;
  }

  /**
   * What was taught, ready to be asked. `base`: the entries of the base, by id. A taught entry whose id has become one
   * of theirs is no longer needed, and a wording for an entry that is nowhere leads nowhere: both are left out.
   */
  index(taught: Taught, base: ReadonlyMap<string, unknown>): TaughtIndex {
    const before = this.#indexes.get(taught);
    if (before) return before;
    const entries = new Map<string, FaqEntry>();
    for (const entry of taught.entries) {
      const shown = base.has(entry.id) ? undefined : asEntry(entry);
      if (shown) entries.set(entry.id, shown);
    }
    const things = [
      ...taught.entries.filter(({ id }) => entries.has(id)).map((entry) => this.#ofEntry(entry)),
      ...taught.asks
        .filter(({ entry }) => base.has(entry) || entries.has(entry))
        .map((ask) => this.#ofAsk(ask)),
    ];
    const index = new TaughtIndex(taught, entries, things, (token) => this.#faq.weigh(token));
    this.#indexes.set(taught, index);
    return index;
  }

  #ofEntry(entry: TaughtEntry): Taken {
    const texts = taughtWordings(entry).map(({ text }) => text);
    return this.#kept(entry, entry.id, texts, [entry.zh?.body ?? '', entry.en?.body ?? '']);
  }

  #ofAsk(ask: TaughtAsk): Taken {
    return this.#kept(ask, ask.entry, [ask.text], []);
  }

  #kept(of: object, entry: string, texts: readonly string[], answers: readonly string[]): Taken {
    const before = this.#taken.get(of);
    if (before) return before;
    const parts = texts.map((text) => ({ text, ...analyse(text, this.#faq.language) }));
    const rest = answers.flatMap((text) => analyse(text, this.#faq.language).tokens);
    const made: Taken = {
      entry,
      wordings: parts.map(({ text, tokens }) => ({ text, tokens })),
      all: new Set([...parts.flatMap(({ tokens }) => tokens), ...rest]),
      subjects: parts.flatMap(({ normal }) => this.#faq.subject(normal) ?? []),
    };
    this.#taken.set(of, made);
    return made;
  }
}
