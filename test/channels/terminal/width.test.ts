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
});
