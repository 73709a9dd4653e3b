/** A text and how often it was said. */
export interface Wording {
  readonly text: string;
  readonly count: number;
}

/** Texts that mean alike: the one said most often first. */
export interface Cluster<T extends Wording> {
  readonly head: T;
  readonly others: readonly T[];
  /** How often they were said in all. */
  readonly count: number;
}

/** Which texts are looked at, and how alike two must be. */
export interface Clustered {
  /** What a text says, and how much each of it tells; the weights are above 0. */
  readonly weigh: (text: string) => ReadonlyMap<string, number>;
  /** Likeness (Dice: twice the weight they share by the weight of both) from which on two texts mean alike, 0 to 1. */
  readonly alikeAt: number;
  /** Most texts, the rarer ones are left out. */
  readonly most?: number;
}

const mostTexts = 200;

/** A cluster that grows, with the weight of its head. */
interface Growing<T> {
  readonly head: T;
  readonly weight: number;
  readonly others: T[];
  count: number;
}

/**
 * Puts together what means alike: one text after the other, the most frequent first, joins the cluster whose head it is
 * most like, or begins one. Equal in all, the text that comes first in order of code units goes first. The largest
 * cluster first. Texts are compared by way of what they share only: a list of heads for each token.
 */
export function clusterTexts<T extends Wording>(
  texts: readonly T[],
  { weigh, alikeAt, most = mostTexts }: Clustered,
): Cluster<T>[] {
  const clusters: Growing<T>[] = [];
  const heads = new Map<string, number[]>();
  for (const each of [...texts].sort(byCount).slice(0, most)) {
    const tokens = weigh(each.text);
    const weight = total(tokens);
    const shared = new Float64Array(clusters.length);
    for (const [token, tells] of tokens)
      for (const at of heads.get(token) ?? []) shared[at] = (shared[at] ?? 0) + tells;
    let nearest: Growing<T> | undefined;
    let closest = 0;
    // In the order of their age: of equals, the oldest.
    for (const [at, cluster] of clusters.entries()) {
      const likeness = (2 * (shared[at] ?? 0)) / (weight + cluster.weight);
      if (!(likeness >= alikeAt) || likeness <= closest) continue;
      nearest = cluster;
      closest = likeness;
    }
    if (nearest) {
      nearest.others.push(each);
      nearest.count += each.count;
      continue;
    }
    for (const token of tokens.keys()) {
      const places = heads.get(token);
      if (places) places.push(clusters.length);
      else heads.set(token, [clusters.length]);
    }
    clusters.push({ head: each, weight, others: [], count: each.count });
  }
  return clusters
    .map(({ head, others, count }) => ({ head, others, count }))
    .sort((a, b) => b.count - a.count || byCount(a.head, b.head));
}

function byCount(a: Wording, b: Wording): number {
  return b.count - a.count || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}

function total(tokens: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of tokens.values()) sum += weight;
  return sum;
}
