import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Concept, Lexicon, normalise, Vocabulary } from '../../src/faq/index.ts';
import { stemLatin, toUnits } from '../../src/faq/units.ts';

describe('units', () => {
  test.each([
    ['对等vpc连接', ['对', '等', 'vpc', '连', '接']],
    ["don't stop", ["don't", 'stop']],
    ['route-table', ['rout', 'tabl']],
    ['a, b。', ['a', ',', 'b', '。']],
    ['cidr24', ['cidr', '24']],
    ['😀', ['😀']],
    ['', []],
  ])('%j', (text, keys) => {
    expect(toUnits(text).map(({ key }) => key)).toEqual(keys);
  });

  test('plural and tense share a stem; a stem comes of any word, fast', () => {
    expect(stemLatin('connections')).toBe(stemLatin('connected'));
    for (const word of [
      'a'.repeat(2000),
      'aeiouy'.repeat(300),
      'ational'.repeat(250),
      'ing'.repeat(600),
      'éàü'.repeat(600),
    ]) {
      const start = performance.now();
      expect(stemLatin(word).length).toBeGreaterThan(0);
      expect(performance.now() - start).toBeLessThan(250);
    }
  });

  test('leave nothing out but spaces, hyphens and underlines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const text = normalise(raw);
        expect(
          toUnits(text)
            .map((unit) => unit.text)
            .join(''),
        ).toBe(text.replace(/[\s_-]/g, ''));
      }),
    );
  });
});

describe('the lexicon', () => {
  test('takes the longest match, across spaces and hyphens, by stem', () => {
    const lexicon = new Lexicon([
      { term: '路由', words: ['route'] },
      { term: '路由表', words: ['route table'] },
    ]);
    for (const text of ['路由表', 'route table', 'Route-Tables', '路 由 表'])
      expect(lexicon.longest(toUnits(normalise(text)), 0)?.term).toBe('路由表');
    expect(lexicon.longest(toUnits('路由'), 0)).toEqual({ term: '路由', length: 2 });
    expect(lexicon.longest(toUnits('表路由'), 0)).toBeUndefined();
    expect(lexicon.longest(toUnits('路由'), 7)).toBeUndefined();
  });

  test('a word of nothing matches nothing; the first term keeps a word', () => {
    const lexicon = new Lexicon([
      { term: 'x', words: ['', '-', 'vpc'] },
      { term: 'y', words: ['vpc', '__proto__', 'constructor'] },
    ]);
    expect(lexicon.longest(toUnits('对'), 0)).toBeUndefined();
    expect(lexicon.longest(toUnits('vpc'), 0)?.term).toBe('x');
    expect(lexicon.longest(toUnits('constructor'), 0)?.term).toBe('y');
  });

  test('agrees with its slow twin', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', 'a', ' '), minLength: 1, maxLength: 4 });
    const concepts: fc.Arbitrary<Concept[]> = fc.array(
      fc.record({ term: word, words: fc.array(word, { maxLength: 3 }) }),
      {
        maxLength: 5,
      },
    );
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', 'a', ' ', ','), maxLength: 8 });
    fc.assert(
      fc.property(concepts, text, (all, said) => {
        const units = toUnits(said);
        for (let at = 0; at < units.length; at += 1)
          expect(new Lexicon(all).longest(units, at)).toEqual(slowLongest(all, said, at));
      }),
      { numRuns: 300 },
    );
  });
});

/** Holds every word against the place, one after another. */
function slowLongest(concepts: readonly Concept[], text: string, at: number) {
  const keys = (some: string) => toUnits(some).map(({ key }) => key);
  const said = keys(text).slice(at);
  let best: { term: string; length: number } | undefined;
  for (const { term, words } of concepts) {
    for (const word of [term, ...words].map(keys)) {
      const fits = word.length > 0 && word.every((key, i) => said[i] === key);
      if (fits && word.length > (best?.length ?? 0)) best = { term, length: word.length };
    }
  }
  return best;
}

describe('the vocabulary', () => {
  test('keeps the likeliest words whole, the project’s own among them', () => {
    const vocabulary = new Vocabulary(
      [
        ['对', 3],
        ['等', 3],
        ['连接', 6],
        ['网段', 9],
      ],
      ['对等连接', '网段'],
    );
    expect(vocabulary.split('对等连接网段')).toEqual(['对等连接', '网段']);
    expect(vocabulary.split('')).toEqual([]);
    expect(vocabulary.rarity('网段')).toBe(9);
    expect(vocabulary.rarity('无')).toBeUndefined();
  });

  test('splits as cheaply as any segmentation, and joins back to the input', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 3 });
    const table = fc.array(fc.tuple(word, fc.double({ min: 0.5, max: 15, noNaN: true })), { maxLength: 8 });
    const run = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength: 9 });
    fc.assert(
      fc.property(table, run, (rows, text) => {
        const vocabulary = new Vocabulary(rows);
        const words = vocabulary.split(text);
        expect(words.join('')).toBe(text);
        const cheapest = Math.min(...segmentations(text).map((split) => cost(split, vocabulary)));
        expect(cost(words, vocabulary)).toBeCloseTo(cheapest, 9);
      }),
      { numRuns: 200 },
    );
  });

  test('splits 2,000 characters in no time', () => {
    const vocabulary = new Vocabulary([['甲甲甲甲甲甲甲甲', 5]]);
    const start = performance.now();
    expect(vocabulary.split('甲'.repeat(2000))).toHaveLength(250);
    expect(performance.now() - start).toBeLessThan(250);
  });
});

function segmentations(text: string): string[][] {
  if (text === '') return [[]];
  return [...text].flatMap((_, i) =>
    segmentations(text.slice(i + 1)).map((rest) => [text.slice(0, i + 1), ...rest]),
  );
}

/** A word of the table costs its rarity, an unknown character 18, each word 1; an unknown longer word cannot be. */
function cost(words: readonly string[], vocabulary: Vocabulary): number {
  return words.reduce(
    (sum, word) => sum + 1 + (vocabulary.rarity(word) ?? (word.length === 1 ? 18 : Number.POSITIVE_INFINITY)),
    0,
  );
}
