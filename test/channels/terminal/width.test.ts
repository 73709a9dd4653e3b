import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, graphemes } from '../../../src/channels/terminal/width.ts';

describe('displayWidth', () => {
  it.each<[string, number]>([
    ['', 0],
    ['vpc-a', 5],
    ['对等', 4],
    ['ＶＰＣ：', 8],
    ['e\u0301', 1],
    ['👍', 2],
    ['👨‍👩‍👧', 2],
    ['🇨🇳', 2],
    ['1️⃣', 2],
    ['❤️', 2],
    ['❤', 1],
    ['ｶﾞ', 2],
    ['한국', 4],
    ['\u200d', 0],
    ['“…”', 3],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('counts characters as people do', () => {
    expect(graphemes('a中e\u0301👨‍👩‍👧')).toEqual(['a', '中', 'e\u0301', '👨‍👩‍👧']);
  });

  it('splits every text as the segmenter does, also where it goes without', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    const unit = fc.oneof(
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.integer({ min: 0x2000, max: 0x30ff }),
      fc.integer({ min: 0x4e00, max: 0x9fff }),
      fc.integer({ min: 0xff00, max: 0xff9f }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 4 }), (codes) => {
        const text = String.fromCodePoint(...codes);
        expect(graphemes(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment));
      }),
      { numRuns: 2_000 },
    );
  });
});
