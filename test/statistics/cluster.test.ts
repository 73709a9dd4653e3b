import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cluster, clusterTexts, type Wording } from '../../src/statistics/index.ts';

/** Words of one letter; a vowel tells twice as much. */
const weigh = (text: string) =>
  new Map([...new Set(text)].map((letter) => [letter, 'aeiou'.includes(letter) ? 2 : 1]));

const alike = (a: string, b: string): number => {
  const [left, right] = [weigh(a), weigh(b)];
  let both = 0;
  for (const [letter, tells] of left) if (right.has(letter)) both += tells;
  const all = [...left.values(), ...right.values()].reduce((sum, tells) => sum + tells, 0);
  return all === 0 ? 0 : (2 * both) / all;
};

/** Every text against every head. */
function slowClusters(texts: readonly Wording[], alikeAt: number, most: number): Cluster<Wording>[] {
  const inOrder = (a: Wording, b: Wording) => b.count - a.count || (a.text < b.text ? -1 : 1);
  const clusters: { head: Wording; others: Wording[] }[] = [];
  for (const text of [...texts].sort(inOrder).slice(0, most)) {
    const near = clusters.filter(({ head }) => alike(text.text, head.text) >= Math.max(alikeAt, 1e-9));
    const closest = Math.max(...near.map(({ head }) => alike(text.text, head.text)));
    const joined = near.find(({ head }) => alike(text.text, head.text) === closest);
    if (joined) joined.others.push(text);
    else clusters.push({ head: text, others: [] });
  }
  return clusters
    .map((each) => ({
      ...each,
      count: [each.head, ...each.others].reduce((sum, { count }) => sum + count, 0),
    }))
    .sort((a, b) => b.count - a.count || inOrder(a.head, b.head));
}

const texts = fc.uniqueArray(
  fc.record({
    text: fc.array(fc.constantFrom(...'abcdefghij'), { maxLength: 6 }).map((letters) => letters.join('')),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  { selector: ({ text }) => text, maxLength: 40 },
);

test('clusters are those of comparing every text with every head', () => {
  fc.assert(
    fc.property(
      texts,
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 50 }),
      (all, alikeAt, most) => {
        expect(clusterTexts(all, { weigh, alikeAt, most })).toEqual(slowClusters(all, alikeAt, most));
      },
    ),
    { numRuns: 500 },
  );
});

test('the order in which texts come changes nothing', () => {
  fc.assert(
    fc.property(texts, (all) => {
      const options = { weigh, alikeAt: 0.5 };
      expect(clusterTexts([...all].reverse(), options)).toEqual(clusterTexts(all, options));
    }),
  );
});

test('only the most frequent two hundred are looked at', () => {
  const many = Array.from({ length: 300 }, (_, i) => ({
    text: String.fromCodePoint(0x4e00 + i),
    count: 1 + i,
  }));
  const clusters = clusterTexts(many, { weigh, alikeAt: 0.5 });
  expect(clusters).toHaveLength(200);
  expect(clusters.at(-1)?.head.count).toBe(101);
});
