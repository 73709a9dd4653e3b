import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Search, type SearchDocument, Vocabulary } from '../../src/faq/index.ts';

const vocabulary = new Vocabulary([
  ['怎么', 3],
  ['加密', 9],
]);
const token = fc.constantFrom(
  'c:对等连接',
  'c:next hop',
  'w:怎么',
  'w:加密',
  'w:__proto__',
  'b:甲乙',
  'd:cidr',
  'w:route',
);
const tokens = fc.uniqueArray(token, { maxLength: 6 });
const documents: fc.Arbitrary<SearchDocument[]> = fc
  .array(fc.record({ wordings: fc.array(tokens, { maxLength: 3 }), answer: tokens }), { maxLength: 5 })
  .map((all) => all.map((document, i) => ({ id: `entry-${i}`, ...document })));
const question = fc.uniqueArray(fc.oneof(token, fc.constantFrom('w:unheard', 'b:丙丁')), { maxLength: 6 });

/** The channels' worth, the unknown token's, and rarity, spelled out once more from the description. */
const worth: Record<string, number> = { c: 1.3, w: 1, b: 0.5, d: 1 };
function weightOf(one: string, all: readonly SearchDocument[]): number {
  const holders = all.filter(({ wordings, answer }) => [...wordings.flat(), ...answer].includes(one)).length;
  if (holders === 0) return 2;
  const local = Math.log(1 + all.length / holders);
  const ordinary = one.startsWith('w:') ? vocabulary.rarity(one.slice(2)) : undefined;
  return (
    (worth[one[0] ?? ''] ?? 1) * (ordinary === undefined ? local : (local + Math.min(ordinary, 12) / 3) / 2)
  );
}
const weigh = (some: Iterable<string>, all: readonly SearchDocument[]) =>
  [...some].reduce((sum, one) => sum + weightOf(one, all), 0);
const shared = (a: readonly string[], b: readonly string[]) => new Set(a.filter((one) => b.includes(one)));

describe('the search', () => {
  test('agrees with naive sets on likeness, coverage and what is known', () => {
    fc.assert(
      fc.property(documents, question, (all, asked) => {
        const search = Search.build(all, vocabulary);
        const total = weigh(asked, all);
        for (const { id, likeness, coverage } of search.match(asked)) {
          const { wordings, answer } = all.find((document) => document.id === id) as SearchDocument;
          const dice = wordings.map(
            (wording) => (2 * weigh(shared(asked, wording), all)) / (total + weigh(wording, all)),
          );
          expect(likeness).toBeCloseTo(Math.max(0, ...dice), 3);
          expect(coverage).toBeCloseTo(weigh(shared(asked, [...wordings.flat(), ...answer]), all) / total, 3);
        }
        const known = asked.filter((one) =>
          all.some((d) => [...d.wordings.flat(), ...d.answer].includes(one)),
        );
        expect(search.known(asked)).toBeCloseTo(total > 0 ? weigh(known, all) / total : 0, 3);
      }),
      { numRuns: 300 },
    );
  });

  test('finds the entries that share a token with the question, and no others', () => {
    fc.assert(
      fc.property(documents, question, (all, asked) => {
        const found = Search.build(all, vocabulary)
          .match(asked)
          .map(({ id }) => id);
        const sharing = all
          .filter(({ wordings, answer }) => shared(asked, [...wordings.flat(), ...answer]).size > 0)
          .map(({ id }) => id);
        expect(found.sort()).toEqual(sharing.sort());
      }),
      { numRuns: 300 },
    );
  });

  test('gives figures from 0 to 1, one entry the best', () => {
    fc.assert(
      fc.property(documents, question, (all, asked) => {
        const matches = Search.build(all, vocabulary).match(asked);
        for (const { relative, likeness, coverage } of matches)
          for (const figure of [relative, likeness, coverage]) {
            expect(figure).toBeGreaterThanOrEqual(0);
            expect(figure).toBeLessThanOrEqual(1);
          }
        if (matches.length > 0) expect(Math.max(...matches.map(({ relative }) => relative))).toBe(1);
      }),
    );
  });

  test('is the same after being written to a file and read again', () => {
    fc.assert(
      fc.property(documents, question, (all, asked) => {
        const search = Search.build(all, vocabulary);
        const loaded = Search.load(JSON.parse(JSON.stringify(search.save())));
        expect(loaded.match(asked)).toEqual(search.match(asked));
        expect(loaded.known(asked)).toBe(search.known(asked));
      }),
      { numRuns: 100 },
    );
  });

  test('of nothing finds nothing, even beside an entry that says nothing', () => {
    const search = Search.build([{ id: 'mute', wordings: [[]], answer: [] }], vocabulary);
    expect(search.match([])).toEqual([]);
    expect(search.match(['w:x'])).toEqual([]);
    expect(search.known([])).toBe(0);
  });

  test('puts the entry asked for in its own words first', () => {
    const search = Search.build(
      [
        { id: 'a', wordings: [['w:加密', 'c:对等连接']], answer: ['w:route'] },
        { id: 'b', wordings: [['w:怎么', 'c:对等连接']], answer: ['w:加密'] },
      ],
      vocabulary,
    );
    const [a, b] = search.match(['w:加密', 'c:对等连接']).sort((x, y) => y.likeness - x.likeness);
    expect([a?.id, a?.likeness, b?.id]).toEqual(['a', 1, 'b']);
  });
});
