/** One labelled text of the training set, as tokens of the analysis. */
export interface Example {
  readonly tokens: readonly string[];
  readonly label: string;
  /** How much this example counts; 1 unless told. */
  readonly weight?: number;
}

/** A trained classifier as plain data. */
export interface ClassifierData {
  readonly labels: readonly string[];
  readonly features: readonly string[];
  /** Inverse document frequency of each feature. */
  readonly idf: readonly number[];
  /** Row per feature, column per label. */
  readonly weights: Float32Array;
}

/** How much a token of each channel tells: concepts most, character pairs least. */
const channelWeight: Readonly<Record<string, number>> = { c: 1.2, w: 1, b: 0.6, d: 1.2, p: 0.8 };

const epochs = 14;
const firstRate = 4;
const rateDecay = 0.82;
/** Features that stand in a single example say nothing about other people's wording. */
const minExamples = 2;

interface Sparse {
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/**
 * Multinomial logistic regression over sparse token vectors of unit length. It learns which words tell two
 * entries apart, which likeness to single wordings cannot; entries, known unknowns and "outside" compete.
 * Training is deterministic: the same examples give the same weights.
 */
export class Classifier {
  readonly labels: readonly string[];
  readonly #features: ReadonlyMap<string, number>;
  readonly #idf: Float64Array;
  readonly #weights: Float32Array;

  private constructor(
    labels: readonly string[],
    features: ReadonlyMap<string, number>,
    idf: Float64Array,
    weights: Float32Array,
  ) {
    this.labels = labels;
    this.#features = features;
    this.#idf = idf;
    this.#weights = weights;
  }

  static train(examples: readonly Example[]): Classifier {
    const labels = [...new Set(examples.map((example) => example.label))];
    const labelIndex = new Map(labels.map((label, i) => [label, i]));
    const seen = new Map<string, number>();
    for (const { tokens } of examples)
      for (const token of tokens) seen.set(token, (seen.get(token) ?? 0) + 1);
    const features = new Map<string, number>();
    for (const [token, count] of seen) if (count >= minExamples) features.set(token, features.size);
    const idf = new Float64Array(features.size);
    // Rounded before training, so that what is saved is what was trained.
    for (const [token, i] of features)
      idf[i] = Math.round(Math.log(1 + examples.length / (seen.get(token) ?? 1)) * 1e4) / 1e4;

    const weights = new Float32Array(features.size * labels.length);
    const model = new Classifier(labels, features, idf, weights);
    const rows = examples.map((example) => ({
      vector: model.#vector(example.tokens),
      label: labelIndex.get(example.label) ?? 0,
      weight: example.weight ?? 1,
    }));
    let rate = firstRate;
    for (let epoch = 0; epoch < epochs; epoch += 1, rate *= rateDecay) {
      for (const row of shuffled(rows, epoch + 1)) model.#step(row.vector, row.label, rate * row.weight);
    }
    return model;
  }

  static load(data: ClassifierData): Classifier {
    const features = new Map(data.features.map((token, i) => [token, i]));
    return new Classifier(data.labels, features, Float64Array.from(data.idf), data.weights);
  }

  save(): ClassifierData {
    return {
      labels: this.labels,
      features: [...this.#features.keys()],
      idf: [...this.#idf],
      weights: this.#weights,
    };
  }

  /** Probability of each label, in the order of {@link labels}. */
  predict(tokens: readonly string[]): Float64Array {
    return softmax(this.#logits(this.#vector(tokens)));
  }

  #vector(tokens: readonly string[]): Sparse {
    const index: number[] = [];
    const value: number[] = [];
    let square = 0;
    for (const token of tokens) {
      const feature = this.#features.get(token);
      if (feature === undefined) continue;
      const weight = (this.#idf[feature] ?? 0) * (channelWeight[token[0] ?? ''] ?? 1);
      index.push(feature);
      value.push(weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    return { index: Int32Array.from(index), value: Float64Array.from(value, (weight) => weight / length) };
  }

  #logits({ index, value }: Sparse): Float64Array {
    const width = this.labels.length;
    const logits = new Float64Array(width);
    for (let i = 0; i < index.length; i += 1) {
      const row = (index[i] ?? 0) * width;
      const weight = value[i] ?? 0;
      for (let k = 0; k < width; k += 1)
        logits[k] = (logits[k] ?? 0) + (this.#weights[row + k] ?? 0) * weight;
    }
    return logits;
  }

  #step(vector: Sparse, label: number, rate: number): void {
    const width = this.labels.length;
    const gradient = softmax(this.#logits(vector));
    gradient[label] = (gradient[label] ?? 0) - 1;
    for (let k = 0; k < width; k += 1) {
      const slope = gradient[k] ?? 0;
      if (Math.abs(slope) < 1e-3) continue;
      for (let i = 0; i < vector.index.length; i += 1) {
        const at = (vector.index[i] ?? 0) * width + k;
        this.#weights[at] = (this.#weights[at] ?? 0) - rate * slope * (vector.value[i] ?? 0);
      }
    }
  }
}

function softmax(logits: Float64Array): Float64Array {
  const highest = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let k = 0; k < logits.length; k += 1) {
    const power = Math.exp((logits[k] ?? 0) - highest);
    logits[k] = power;
    sum += power;
  }
  for (let k = 0; k < logits.length; k += 1) logits[k] = (logits[k] ?? 0) / sum;
  return logits;
}

/** A fixed shuffle: same rows and seed, same order. */
function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const order = [...rows];
  let state = seed >>> 0;
  for (let i = order.length - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}
