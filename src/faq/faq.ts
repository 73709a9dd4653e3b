import { type Analysis, analyse, type Language } from './analyse.ts';
import { Classifier, type ClassifierData, type Example } from './classifier.ts';
import { type Confidence, judge, type Signals } from './confidence.ts';
import type { FaqEntry, Topic } from './entry.ts';
import { type Match, nearness, Search, type SearchData } from './search.ts';
import { TalkPhrases } from './talk-phrases.ts';
import { TopicTerms } from './topic-terms.ts';

/** What the FAQ is made of. */
export interface FaqSource {
  readonly entries: readonly FaqEntry[];
  readonly topics: readonly Topic[];
  /** Questions that nothing here answers. */
  readonly outside: readonly string[];
  /** Talk that is no question: kind -> phrases. */
  readonly smalltalk: ReadonlyMap<string, readonly string[]>;
  /** Orders, no questions: name of what is wanted -> how people put it. */
  readonly requests: ReadonlyMap<string, readonly string[]>;
}

/** A trained FAQ as plain data. */
export interface FaqData {
  readonly search: SearchData;
  readonly classifier: ClassifierData | null;
}

/** An entry beside a question. */
export interface Hit {
  readonly id: string;
  /** Share of belief, 0 to 1; the shares of all entries add up to at most 1. */
  readonly score: number;
}

/** What the FAQ makes of a question; it decides nothing. */
export interface Ranking {
  readonly analysis: Analysis;
  /** Entries, best first. */
  readonly hits: readonly Hit[];
  /** Probability that the first hit is a right answer. */
  readonly confidence: number;
  /** The known unknown that the question is about, where that is likelier than any entry. */
  readonly topic?: string;
  /** The kind of talk, where the text is no question at all. */
  readonly talk?: string;
  /** What the text orders, and how probable it is that it is an order at all. */
  readonly request?: { readonly name: string; readonly probability: number };
  readonly signals: Signals;
  /** How near the nearest entry is, whatever the classifier believes; on the scale of {@link nearness}. */
  readonly nearest: number;
}

/** First characters of the labels that are no entries. */
const outsideLabel = '~';
const topicMark = '?';
const talkMark = '!';
const requestMark = '@';

/** From here on the classifier's word is taken that a text is mere talk. */
const certainTalk = 0.6;

/** Entries that every ranking holds, where the base has so many. */
const fewestRanked = 5;
/** Below this no known unknown is named: of a text that says nothing every label is as likely as the next. */
const leastTopic = 0.1;

/** Above this many entries the classifier is left out: its cost grows with entries times wordings. */
const classifierLimit = 400;

/**
 * How the ranking weighs its evidence: the logarithm of the classifier's probability, then the three figures of
 * a {@link Match}. Chosen on the tuning utterances among a handful of round numbers.
 */
const blend = { probability: 1, relative: 1, likeness: 12, coverage: 6 };

/** What a FAQ ranks with. */
interface Model {
  readonly language: Language;
  readonly search: Search;
  readonly classifier: Classifier | undefined;
  readonly terms: TopicTerms;
  readonly phrases: TalkPhrases;
}

function unpack({ search, classifier }: FaqData): Pick<Model, 'search' | 'classifier'> {
  return { search: Search.load(search), classifier: classifier ? Classifier.load(classifier) : undefined };
}

function train(source: FaqSource, language: Language): Pick<Model, 'search' | 'classifier'> {
  const taken = (text: string) => analyse(text, language);
  const documents = source.entries.map((entry) => ({
    id: entry.id,
    wordings: wordings(entry).map(taken),
    answer: taken(`${entry.zh.body}\n${entry.en.body}`).tokens,
  }));
  const search = Search.build(
    documents.map((document) => ({ ...document, wordings: document.wordings.map(({ tokens }) => tokens) })),
    language.vocabulary,
  );
  if (documents.length > classifierLimit) return { search, classifier: undefined };
  const examples: Example[] = documents.flatMap(({ id, wordings }) =>
    wordings.map((wording) => ({ tokens: evidence(wording), label: id })),
  );
  const add = (label: string, texts: readonly string[]) => {
    for (const text of texts) examples.push({ tokens: evidence(taken(text)), label });
  };
  for (const topic of source.topics) add(topicMark + topic.id, topic.asks);
  for (const [kind, phrases] of source.smalltalk) add(talkMark + kind, phrases);
  for (const [name, orders] of source.requests) add(requestMark + name, orders);
  add(outsideLabel, source.outside);
  return { search, classifier: Classifier.train(examples) };
}

/** Questions in, ranked entries out. */
export class Faq {
  readonly #confidence: Confidence;
  readonly #make: () => Model;
  #made: Model | undefined;

  /**
   * Trains on `source`; or, given `data` of an equal source, takes that. What is loaded is unpacked when the first
   * question comes, so that a chat can greet before: `language` may be a function for the same reason.
   */
  constructor(
    source: FaqSource,
    language: Language | (() => Language),
    confidence: Confidence,
    data?: FaqData,
  ) {
    this.#confidence = confidence;
    const speak = typeof language === 'function' ? language : () => language;
    this.#make = () => {
      const own = speak();
      const terms = new TopicTerms(source.topics);
      const phrases = new TalkPhrases(source.smalltalk);
      return { language: own, terms, phrases, ...(data ? unpack(data) : train(source, own)) };
    };
    if (!data) this.#made = this.#make();
  }

  /** Unpacks what was loaded, if that has not happened yet. */
  get #model(): Model {
    this.#made ??= this.#make();
    return this.#made;
  }

  get language(): Language {
    return this.#model.language;
  }

  save(): FaqData {
    const { search, classifier } = this.#model;
    return { search: search.save(), classifier: classifier?.save() ?? null };
  }

  /** Ranks the entries for a question; `before` is what the person asked just before, if that still matters. */
  rank(text: string, before?: string): Ranking {
    const analysis = analyse(text, this.language);
    const earlier = before === undefined ? [] : analyse(before, this.language).tokens;
    const tokens = earlier.length > 0 ? merge(analysis.tokens, earlier) : analysis.tokens;
    const belief = this.#believe([...tokens, ...analysis.shape]);
    const matches = this.#model.search.match(tokens);
    const scored = [...matches, ...this.#alsoRan(matches, belief.entries)]
      .map((match) => {
        const probability = belief.entries.get(match.id) ?? 0;
        const score =
          blend.probability * Math.log(probability + 1e-6) +
          blend.relative * match.relative +
          blend.likeness * match.likeness +
          blend.coverage * match.coverage;
        return { match, probability, score };
      })
      .sort((a, b) => b.score - a.score);
    const [first, second] = scored;
    const term = this.#model.terms.find(analysis.normal);
    const signals: Signals = {
      probability: first?.probability ?? 0,
      inside: belief.inside,
      likeness: first?.match.likeness ?? 0,
      coverage: first?.match.coverage ?? 0,
      margin: first && second ? first.score - second.score : 0,
      term: term === undefined ? 0 : 1,
      length: analysis.tokens.length,
      known: this.#model.search.known(tokens),
    };
    // A text with data in it is no talk; one of signs alone has no words to believe anything by.
    const talked = this.#model.phrases.kindOf(text) ?? (belief.talk && this.#talkInWords(analysis));
    const talk = analysis.data.length > 0 ? undefined : talked;
    const top = scored[0]?.score ?? 0;
    const sum = scored.reduce((total, { score }) => total + Math.exp((score - top) / 3), 0);
    const topic =
      term ??
      (belief.topic && belief.topic.probability > (first?.probability ?? 0) ? belief.topic.id : undefined);
    return {
      analysis,
      hits: scored.map(({ match, score }) => ({ id: match.id, score: Math.exp((score - top) / 3) / sum })),
      confidence: judge(this.#confidence, signals),
      ...(topic === undefined ? {} : { topic }),
      ...(talk === undefined ? {} : { talk }),
      ...(belief.request === undefined ? {} : { request: belief.request }),
      signals,
      nearest: matches.reduce((most, match) => Math.max(most, nearness(match)), 0),
    };
  }

  /** What one token of a text tells, on the scale that wordings are compared on. */
  weigh(token: string): number {
    return this.#model.search.weigh(token, this.language.vocabulary);
  }

  /** The known unknown one of whose words stands in a {@link normalise}d text. */
  subject(normal: string): string | undefined {
    return this.#model.terms.find(normal);
  }

  /** The entries that share words with a question, each with its {@link nearness}, best first. */
  nearest(tokens: readonly string[]): { readonly id: string; readonly nearness: number }[] {
    return this.#model.search
      .match(tokens)
      .map((match) => ({ id: match.id, nearness: nearness(match) }))
      .sort((a, b) => b.nearness - a.nearness);
  }

  /** Likeness of a question to each wording of each entry, in the order of {@link wordings}, where it reaches `least`. */
  alike(
    tokens: readonly string[],
    least: number,
  ): readonly { id: string; wording: number; likeness: number }[] {
    return this.#model.search.alike(tokens, least);
  }

  /** Entries that share no word with the question, so that a ranking is never shorter than it is said to be. */
  #alsoRan(matches: readonly Match[], belief: ReadonlyMap<string, number>): Match[] {
    if (matches.length >= fewestRanked) return [];
    const found = new Set(matches.map(({ id }) => id));
    return this.#model.search.ids
      .filter((id) => !found.has(id))
      .sort((a, b) => (belief.get(b) ?? 0) - (belief.get(a) ?? 0))
      .slice(0, fewestRanked - matches.length)
      .map((id) => ({ id, relative: 0, likeness: 0, coverage: 0 }));
  }

  /** The small talk that the words of a text are without its numbers: in ERR-3, the 3 of 3q (thank you) says nothing. */
  #talkInWords({ tokens, shape }: Analysis): string | undefined {
    const words = tokens.filter((token) => !/^w:\d/.test(token));
    return words.length > 0 ? this.#believe([...words, ...shape]).talk : undefined;
  }

  #believe(tokens: readonly string[]): {
    entries: ReadonlyMap<string, number>;
    inside: number;
    topic?: { id: string; probability: number };
    talk?: string;
    request?: { name: string; probability: number };
  } {
    const entries = new Map<string, number>();
    if (!this.#model.classifier) return { entries, inside: 1 };
    const probabilities = this.#model.classifier.predict(tokens);
    let inside = 0;
    let topic: { id: string; probability: number } | undefined;
    let talk: string | undefined;
    let order: { name: string; probability: number } | undefined;
    let orders = 0;
    for (const [k, label] of this.#model.classifier.labels.entries()) {
      const probability = probabilities[k] ?? 0;
      if (label.startsWith(topicMark)) {
        if (probability > (topic?.probability ?? leastTopic)) topic = { id: label.slice(1), probability };
      } else if (label.startsWith(requestMark)) {
        orders += probability;
        if (probability > (order?.probability ?? 0)) order = { name: label.slice(1), probability };
      } else if (label.startsWith(talkMark)) {
        if (probability > certainTalk) talk = label.slice(1);
      } else if (label !== outsideLabel) {
        entries.set(label, probability);
        inside += probability;
      }
    }
    return {
      entries,
      inside,
      ...(topic ? { topic } : {}),
      ...(talk === undefined ? {} : { talk }),
      ...(order ? { request: { name: order.name, probability: orders } } : {}),
    };
  }
}

/** What the classifier looks at: what the text says and how it is built. */
function evidence({ tokens, shape }: Analysis): string[] {
  return [...tokens, ...shape];
}

/** Every wording of an entry: titles, alternate questions, and the superseded statements someone may quote. */
export function wordings(entry: FaqEntry): string[] {
  return [
    entry.zh.title,
    entry.en.title,
    ...entry.zh.asks,
    ...entry.en.asks,
    ...entry.supersedes.filter(({ by }) => by === entry.id).map(({ said }) => said),
  ];
}

/** Concepts of which a follow-up names one instead of the other: 那跨地域的呢 drops 同地域 from before. */
const opposites: ReadonlyMap<string, string> = new Map([
  ['c:跨地域', 'c:同地域'],
  ['c:同地域', 'c:跨地域'],
  ['c:跨账号', 'c:同账号'],
  ['c:同账号', 'c:跨账号'],
]);

function merge(now: readonly string[], before: readonly string[]): string[] {
  const dropped = new Set(now.map((token) => opposites.get(token)));
  return [...new Set([...now, ...before.filter((token) => !dropped.has(token))])];
}
