import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { features } from '../../src/faq/index.ts';
import { loadKnowledge } from '../../src/knowledge/index.ts';
import { type Labelled, readLabelled, splits } from './utterances.ts';

// Fits the confidence function of knowledge/model.json on the tuning utterances, none of which is a wording of the base
// (those that are would flatter it and are left out). Never reads test.jsonl.
//
//   npm run fit              fits, prints the bands by five-fold cross-validation, writes the weights
//   npm run fit -- FILE …    the same with more labelled files

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const modelFile = here('../../knowledge/model.json');
const files = [splits.tune, ...process.argv.slice(2)];
const { faq, entries } = await loadKnowledge('tencent-seed');
const asks = new Set(
  [...entries.values()].flatMap(({ zh, en }) => [zh.title, en.title, ...zh.asks, ...en.asks]),
);
const rows = files
  .flatMap(readLabelled)
  .filter(({ group, q }) => ['faq', 'howto', 'near', 'far'].includes(group) && !asks.has(q));

interface Point {
  readonly x: number[];
  readonly right: boolean;
  readonly inScope: boolean;
  readonly weight: number;
}

const points: Point[] = rows.map((row: Labelled) => {
  const { hits, signals } = faq.rank(row.q);
  const inScope = row.entries !== undefined;
  const right = inScope && (row.entries ?? []).includes(hits[0]?.id ?? '');
  return { x: features(signals), right, inScope, weight: row.group === 'near' ? 3 : 1 };
});

/** Logistic regression by gradient descent; few weights, few points, so the plainest form will do. */
function regress(data: readonly Point[]): { weights: number[]; bias: number } {
  const width = data[0]?.x.length ?? 0;
  const weights = new Array<number>(width).fill(0);
  let bias = 0;
  const total = data.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < 8000; step += 1) {
    const slope = new Array<number>(width).fill(0);
    let slopeBias = 0;
    for (const { x, right, weight } of data) {
      const error = (score({ weights, bias }, x) - (right ? 1 : 0)) * weight;
      for (let i = 0; i < width; i += 1) slope[i] = (slope[i] ?? 0) + error * (x[i] ?? 0);
      slopeBias += error;
    }
    for (let i = 0; i < width; i += 1) {
      weights[i] = (weights[i] ?? 0) - 0.5 * ((slope[i] ?? 0) / total + 1e-4 * (weights[i] ?? 0));
    }
    bias -= (0.5 * slopeBias) / total;
  }
  return { weights, bias };
}

function score({ weights, bias }: { weights: number[]; bias: number }, x: readonly number[]): number {
  return 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), bias)));
}

const folds = 5;
const held = points.map(() => 0);
for (let fold = 0; fold < folds; fold += 1) {
  const model = regress(points.filter((_, i) => i % folds !== fold));
  for (const [i, point] of points.entries()) if (i % folds === fold) held[i] = score(model, point.x);
}
const inScope = points.filter((point) => point.inScope).length;
const outside = points.length - inScope;
const wins = points.reduce(
  (sum, a, i) =>
    a.inScope
      ? sum + points.reduce((n, b, j) => n + (!b.inScope && (held[i] ?? 0) > (held[j] ?? 0) ? 1 : 0), 0)
      : sum,
  0,
);
console.log(`${inScope} in scope, ${outside} outside, AUROC ${(wins / inScope / outside).toFixed(4)}`);
for (const at of [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]) {
  const given = points.filter((_, i) => (held[i] ?? 0) >= at);
  const right = given.filter((point) => point.right).length;
  const stray = given.filter((point) => !point.inScope).length;
  console.log(
    `at ${at.toFixed(2)}: in scope answered right ${((100 * right) / inScope).toFixed(1)} %, ` +
      `answers right ${((100 * right) / given.length).toFixed(1)} %, outside answered ${((100 * stray) / outside).toFixed(1)} %`,
  );
}
if (process.env.SHOW) {
  for (const [i, row] of rows.entries()) {
    const p = held[i] ?? 0;
    const point = points[i];
    if (point && ((point.inScope && p < 0.6) || (!point.inScope && p > 0.3)))
      console.log(
        p.toFixed(2),
        point.inScope ? 'IN ' : 'OUT',
        row.q,
        faq.rank(row.q).hits[0]?.id,
        row.entries ?? '',
      );
  }
}
const { weights, bias } = regress(points);
const round = (value: number) => Math.round(value * 1e4) / 1e4;
const model = JSON.parse(readFileSync(modelFile, 'utf8'));
writeFileSync(
  modelFile,
  `${JSON.stringify({ ...model, weights: weights.map(round), bias: round(bias) }, null, 2)}\n`,
);
