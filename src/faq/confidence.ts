/** What speaks for and against the first hit, each a plain figure. */
export interface Signals {
  /** The classifier's probability of the entry, and of all entries together. */
  readonly probability: number;
  readonly inside: number;
  readonly likeness: number;
  readonly coverage: number;
  /** Lead over the second entry. */
  readonly margin: number;
  /** 1 where a word of a known unknown stands in the question. */
  readonly term: number;
  /** Tokens of the question, and the share of their weight that the base knows at all. */
  readonly length: number;
  readonly known: number;
}

/** A fitted judge of confidence, with the two thresholds; `knowledge/model.json`. */
export interface Confidence {
  readonly weights: readonly number[];
  readonly bias: number;
  /** From here on the first hit is given as the answer. */
  readonly answerAt: number;
  /** From here on close entries are offered. */
  readonly suggestAt: number;
}

/** The signals as the logistic function takes them: odds instead of probabilities, in a fixed order. */
export function features(signals: Signals): number[] {
  return [
    odds(signals.probability),
    odds(signals.inside),
    signals.likeness,
    signals.coverage,
    Math.min(signals.margin, 8) / 8,
    signals.term,
    Math.min(signals.length, 60) / 60,
    signals.known,
  ];
}

/** Probability that the first hit is right. */
export function judge({ weights, bias }: Confidence, signals: Signals): number {
  const values = features(signals);
  const sum = values.reduce((total, value, i) => total + value * (weights[i] ?? 0), bias);
  return 1 / (1 + Math.exp(-sum));
}

function odds(probability: number): number {
  const p = Math.min(Math.max(probability, 1e-4), 1 - 1e-4);
  return Math.log(p / (1 - p)) / 4;
}
