import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { span } from '../../../src/channels/terminal/style.ts';
import { wrap } from '../../../src/channels/terminal/wrap.ts';
import { displayWidth, graphemes } from '../../../src/channels/width.ts';

const texts = (text: string, width: number) =>
  wrap([span(text)], width).map((line) => line.map((part) => part.text).join(''));

describe('wrap', () => {
  it.each<[string, string, number, string[]]>([
    ['nothing is one blank line', '', 20, ['']],
    ['spaces alone as well', '   ', 20, ['']],
    ['English words stay whole', 'the quick brown fox', 10, ['the quick', 'brown fox']],
    ['a line filled to the last column', 'abcde fghij', 5, ['abcde', 'fghij']],
    ['runs of spaces become one', 'a   b', 20, ['a b']],
    ['Chinese counts double and breaks anywhere', '对等连接两端网段', 8, ['对等连接', '两端网段']],
    ['no half character at the edge', '对等连接', 7, ['对等连', '接']],
    ['no full stop at the start of a line', '对等连接。两端', 8, ['对等连', '接。两端']],
    ['several closing marks stay together', '他说可以。”好', 8, ['他说可', '以。”好']],
    ['no opening bracket at the end of a line', '对等连（一）', 8, ['对等连', '（一）']],
    ['ASCII punctuation holds on to Chinese too', '对等连接,两端', 8, ['对等连', '接,两端']],
    ['after a space, a point may begin a line', 'see the .env file', 8, ['see the', '.env', 'file']],
    ['English inside Chinese stays whole', '打开Console页面', 8, ['打开', 'Console', '页面']],
    ['a block of addresses stays whole', '网段10.0.0.0/16', 12, ['网段', '10.0.0.0/16']],
    ['a word longer than the line is cut', 'x abcdefghijkl', 5, ['x', 'abcde', 'fghij', 'kl']],
    ['and what follows the cut joins it', 'abcdefg hi', 5, ['abcde', 'fg hi']],
    ['a stop after a word that fills the line', 'abcdefgh。', 8, ['abcdefg', 'h。']],
    ['an unbreakable space', 'aaa 10\u00a0Mbps', 8, ['aaa', '10\u00a0Mbps']],
    ['a line feed is a space in English', 'one\ntwo', 20, ['one two']],
    ['and nothing in Chinese', '对等\n连接', 20, ['对等连接']],
    ['but a space between the two', '对等\nVPC', 20, ['对等 VPC']],
    ['emoji are two columns and never torn', '👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 4, ['👨‍👩‍👧👨‍👩‍👧', '👨‍👩‍👧']],
    ['an accent belongs to its letter', 'e\u0301e\u0301e\u0301', 2, ['e\u0301e\u0301', 'e\u0301']],
    ['a run of marks longer than the line', '。。。。。', 6, ['。。。', '。。']],
  ])('%s', (_, text, width, expected) => {
    expect(texts(text, width)).toEqual(expected);
  });

  it('keeps each style on its own text across lines', () => {
    expect(wrap([span('plain '), span('bold words', '1'), span('.')], 10)).toEqual([
      [
        { text: 'plain ', style: '' },
        { text: 'bold', style: '1' },
      ],
      [
        { text: 'words', style: '1' },
        { text: '.', style: '' },
      ],
    ]);
  });

  it('takes a word of 200,000 letters without a slow path', () => {
    expect(texts('x'.repeat(200_000), 20)).toHaveLength(10_000);
  });
});

const alphabet = [
  ...'ab1/.-,)( \n对等连接，。（）「”“…！',
  '👍',
  '👨‍👩‍👧',
  'e\u0301',
  'word',
  'https://a.b/c',
];
const prose = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 120 });
const columns = fc.integer({ min: 20, max: 40 });
const squeezed = (text: string) => text.replace(/\s/gu, '');

describe('wrap, for any text', () => {
  it('never exceeds the width and loses nothing but spaces', () => {
    fc.assert(
      fc.property(fc.oneof(prose, fc.string({ unit: 'grapheme' })), columns, (text, width) => {
        const clean = span(text).text;
        const lines = texts(text, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(squeezed(lines.join(''))).toBe(squeezed(clean));
      }),
    );
  });

  it('leaves no space behind at a cut inside a piece', () => {
    expect(texts('https://a.b/cworda ，', 20)).toEqual(slowWrap('https://a.b/cworda ，', 20));
  });

  it('breaks where its slow twin does', () => {
    fc.assert(
      fc.property(prose, columns, (text, width) => {
        expect(texts(text, width)).toEqual(slowWrap(text, width));
      }),
      { numRuns: 400 },
    );
  });

  it('gives every character its own style back, wherever the lines break', () => {
    const parts = fc.array(fc.tuple(prose, fc.constantFrom('', '1', '36')), { maxLength: 6 });
    fc.assert(
      fc.property(parts, columns, (pairs, width) => {
        const styled = (items: readonly { text: string; style: string }[]) =>
          items.flatMap(({ text, style }) =>
            graphemes(text)
              .filter((g) => !/^\s+$/u.test(g))
              .map((g) => `${style}:${g}`),
          );
        const spans = pairs.map(([text, style]) => span(text, style));
        expect(styled(wrap(spans, width).flat())).toEqual(styled(spans));
      }),
    );
  });
});

/**
 * The rules read straight off the page: the longest start of the rest that fits and ends where a break is allowed;
 * where there is none, the longest that fits and offends no Chinese punctuation; where there is none, all that fits.
 */
function slowWrap(text: string, width: number): string[] {
  const wide = (g: string | undefined) => g !== undefined && displayWidth(g) === 2;
  const joined = text
    .trim()
    .split(/(\s+)/u)
    .flatMap((part) => (part.trim() === '' ? [part] : graphemes(part)));
  const clean = joined.flatMap((g, i) => {
    if (g.trim() !== '') return [g];
    if (i === 0 || i === joined.length - 1) return [];
    return g.includes('\n') && wide(joined[i - 1]) && wide(joined[i + 1]) ? [] : [' '];
  });
  const fits = (items: string[]) => displayWidth(items.join('')) <= width;
  const trimmed = (items: string[]) => items.join('').trim();
  const chinesePunctuation = (before: string, after: string) =>
    '，。）”…！'.includes(after) || '（「“'.includes(before);
  const allowed = (rest: string[], at: number) => {
    const spaced = rest[at] === ' ' || rest[at - 1] === ' ';
    const before = (rest[at - 1] === ' ' ? rest[at - 2] : rest[at - 1]) ?? '';
    const after = (rest[at] === ' ' ? rest[at + 1] : rest[at]) ?? '';
    if (chinesePunctuation(before, after)) return false;
    if (spaced) return true;
    return !/^[,.)]/.test(after) && before !== '(' && (wide(before) || wide(after));
  };
  const lines: string[] = [];
  let rest = clean;
  while (!fits(rest)) {
    const ends = rest
      .map((_, i) => i)
      .filter((i) => i > 0 && displayWidth(trimmed(rest.slice(0, i))) <= width);
    const end =
      ends.findLast((i) => allowed(rest, i)) ??
      ends.findLast((i) => fits(rest.slice(0, i)) && !chinesePunctuation(rest[i - 1] ?? '', rest[i] ?? '')) ??
      ends.findLast((i) => fits(rest.slice(0, i))) ??
      1;
    lines.push(trimmed(rest.slice(0, end)));
    rest = rest.slice(end);
    if (rest[0] === ' ') rest = rest.slice(1);
  }
  return rest.length > 0 || lines.length === 0 ? [...lines, rest.join('')] : lines;
}
