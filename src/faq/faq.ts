import { type Analysis, analyse, type Language } from './analyse.ts';
import { Classifier, type ClassifierData, type Example } from './classifier.ts';
import { type Confidence, judge, type Signals } from './confidence.ts';
import type { FaqEntry, Topic } from './entry.ts';
import { normalise } from './normalise.ts';
import { Search, type SearchData } from './search.ts';
import { TopicTerms } from './topic-terms.ts';

/** What the FAQ is made of. */
export interface FaqSource {
  readonly entries: readonly FaqEntry[];
  readonly topics: readonly Topic[];
  /** Questions that nothing here answers. */
  readonly outside: readonly string[];
  /** Talk that is no question: kind -> phrases. */
  readonly smalltalk: ReadonlyMap<string, readonly string[]>;
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
  readonly signals: Signals;
}

/** First characters of the labels that are no entries. */
const outsideLabel = '~';
const topicMark = '?';
const talkMark = '!';

/** From here on the classifier's word is taken that a text is mere talk. */
const certainTalk = 0.6;

/** Below this no known unknown is named: of a text that says nothing every label is as likely as the next. */
const leastTopic = 0.1;

/** Above this many entries the classifier is left out: its cost grows with entries times wordings. */
const classifierLimit = 400;

/**
 * How the ranking weighs its evidence: the logarithm of the classifier's probability, then the three figures of
 * a {@link Match}. Chosen on the tuning utterances among a handful of round numbers.
 */
const blend = { probability: 1, relative: 2, likeness: 6, coverage: 2 };

/** Questions in, ranked entries out. */
export class Faq {
  readonly language: Language;
  readonly #search: Search;
  readonly #classifier: Classifier | undefined;
  readonly #terms: TopicTerms;
  readonly #confidence: Confidence;
  readonly #talk = new Map<string, string>();

  constructor(source: FaqSource, language: Language, confidence: Confidence, data?: FaqData) {
    this.language = language;
    this.#confidence = confidence;
    this.#terms = new TopicTerms(source.topics);
    for (const [kind, phrases] of source.smalltalk) {
      for (const phrase of phrases) this.#talk.set(bare(phrase), kind);
      this.#talk.delete(''); // a phrase of signs alone would claim every text of signs
    }
    if (data) {
      this.#search = Search.load(data.search);
      this.#classifier = data.classifier ? Classifier.load(data.classifier) : undefined;
      return;
    }
    const tokens = (text: string) => analyse(text, language).tokens;
    const documents = source.entries.map((entry) => ({
      id: entry.id,
      wordings: wordings(entry).map(tokens),
      answer: tokens(`${entry.zh.body}\n${entry.en.body}`),
    }));
    this.#search = Search.build(documents, language.vocabulary);
    if (documents.length > classifierLimit) return;
    const examples: Example[] = documents.flatMap(({ id, wordings }) =>
      wordings.map((wording) => ({ tokens: wording, label: id })),
    );
    for (const topic of source.topics) {
      for (const ask of topic.asks) examples.push({ tokens: tokens(ask), label: topicMark + topic.id });
    }
    for (const [kind, phrases] of source.smalltalk) {
      for (const phrase of phrases) examples.push({ tokens: tokens(phrase), label: talkMark + kind });
    }
    for (const ask of source.outside) examples.push({ tokens: tokens(ask), label: outsideLabel });
    this.#classifier = Classifier.train(examples);
  }

  save(): FaqData {
    return { search: this.#search.save(), classifier: this.#classifier?.save() ?? null };
  }

  /** Ranks the entries for a question; `before` is what the person asked just before, if that still matters. */
  rank(text: string, before?: string): Ranking {
    const analysis = analyse(text, this.language);
    const tokens =
      before === undefined ? analysis.tokens : merge(analysis.tokens, analyse(before, this.language).tokens);
    const belief = this.#believe(tokens);
    const scored = this.#search
      .match(tokens)
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
    const term = this.#terms.find(analysis.normal);
    const signals: Signals = {
      probability: first?.probability ?? 0,
      inside: belief.inside,
      likeness: first?.match.likeness ?? 0,
      coverage: first?.match.coverage ?? 0,
      margin: first && second ? first.score - second.score : 0,
      term: term === undefined ? 0 : 1,
      length: analysis.tokens.length,
      known: this.#search.known(tokens),
    };
    const talk = this.#talk.get(bare(text)) ?? belief.talk;
    const top = scored[0]?.score ?? 0;
    const sum = scored.reduce((total, { score }) => total + Math.exp((score - top) / 2), 0);
    const topic =
      term ??
      (belief.topic && belief.topic.probability > (first?.probability ?? 0) ? belief.topic.id : undefined);
    return {
      analysis,
      hits: scored.map(({ match, score }) => ({ id: match.id, score: Math.exp((score - top) / 2) / sum })),
      confidence: judge(this.#confidence, signals),
      ...(topic === undefined ? {} : { topic }),
      ...(talk === undefined ? {} : { talk }),
      signals,
    };
  }

  #believe(tokens: readonly string[]): {
    entries: ReadonlyMap<string, number>;
    inside: number;
    topic?: { id: string; probability: number };
    talk?: string;
  } {
    const entries = new Map<string, number>();
    if (!this.#classifier) return { entries, inside: 1 };
    const probabilities = this.#classifier.predict(tokens);
    let inside = 0;
    let topic: { id: string; probability: number } | undefined;
    let talk: string | undefined;
    for (const [k, label] of this.#classifier.labels.entries()) {
      const probability = probabilities[k] ?? 0;
      if (label.startsWith(topicMark)) {
        if (probability > (topic?.probability ?? leastTopic)) topic = { id: label.slice(1), probability };
      } else if (label.startsWith(talkMark)) {
        if (probability > certainTalk) talk = label.slice(1);
      } else if (label !== outsideLabel) {
        entries.set(label, probability);
        inside += probability;
      }
    }
    return { entries, inside, ...(topic ? { topic } : {}), ...(talk === undefined ? {} : { talk }) };
  }
}

/** A text without spaces, punctuation and emoji, as small talk is compared. */
function bare(text: string): string {
  return normalise(text).replace(/[^\p{L}\p{N}]/gu, '');
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
