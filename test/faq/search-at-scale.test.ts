import { describe, expect, it } from 'vitest';
import { Search, type SearchDocument, Vocabulary } from '../../src/faq/index.ts';
import { random } from '../bench/grow.ts';

/** A base large enough to be narrowed down: few common words, many rare ones, as in a real one. */
function base(size: number): SearchDocument[] {
  const next = random(11);
  const word = () => `w:${next(4) ? `common${next(6)}` : `rare${next(900)}`}`;
  const wording = () => [...new Set(Array.from({ length: 6 }, word))];
  return Array.from({ length: size }, (_, i) => ({
    id: `e${i}`,
    wordings: [wording(), wording(), wording()],
    answer: wording(),
  }));
}

describe('a base of many entries', () => {
  const documents = base(1_200);
  const search = Search.build(documents, new Vocabulary([]));

  it('finds the entry of a wording that is asked word for word, where it holds a word of its own', () => {
    for (const { id, wordings } of documents.slice(0, 60)) {
      const question = wordings[1] ?? [];
      if (!question.some((token) => token.startsWith('w:rare'))) continue; // hundreds of entries fit as well
      const matches = search.match(question);
      const mine = matches.find((match) => match.id === id);
      expect(mine?.likeness).toBeCloseTo(1);
      expect(mine?.coverage).toBeCloseTo(1);
    }
  });

  it('carries nothing over from one question to the next', () => {
    const question = documents[7]?.wordings[0] ?? [];
    const before = search.match(question);
    search.match(documents[8]?.wordings[2] ?? []);
    expect(search.match(question)).toEqual(before);
  });

  it('answers the same after it was saved and loaded', () => {
    const again = Search.load(JSON.parse(JSON.stringify(search.save())));
    for (const { wordings } of documents.slice(0, 20)) {
      const question = wordings[2] ?? [];
      expect(again.match(question).map(({ id }) => id)).toEqual(search.match(question).map(({ id }) => id));
    }
  });

  it('stands questions of common words alone, of unknown words and of none', () => {
    const common = Array.from({ length: 6 }, (_, i) => `w:common${i}`);
    expect(search.match(common).length).toBeGreaterThan(0);
    expect(search.match(['w:never'])).toEqual([]);
    expect(search.match([])).toEqual([]);
  });
});
