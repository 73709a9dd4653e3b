import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMarkdown } from '../../../src/channels/telegram/entities.ts';
import { maxMessage, splitText } from '../../../src/channels/telegram/split.ts';

const plain = (text: string) => ({ text, entities: [] });
const texts = (text: string, limit: number) => splitText(plain(text), limit).map((part) => part.text);

describe('a text in parts', () => {
  it.each([
    ['short', 'abc', 10, ['abc']],
    ['exactly as long as a message', 'abcdefghij', 10, ['abcdefghij']],
    ['between paragraphs', 'aaaa\n\nbbb\nccc\n\ndd', 14, ['aaaa\n\nbbb\nccc', 'dd']],
    ['between lines where a paragraph is too long', 'aaaa\nbbbb\ncccc', 10, ['aaaa\nbbbb', 'cccc']],
    ['between sentences', '一二三。四五六。七八九', 9, ['一二三。四五六。', '七八九']],
    ['between words', 'aaa bbb ccc', 8, ['aaa bbb', 'ccc']],
    ['anywhere where nothing else helps', 'abcdefghijkl', 5, ['abcde', 'fghij', 'kl']],
    ['not after a stub of a paragraph', 'a\n\nbbbb bbbb bbbb', 12, ['a\n\nbbbb bbbb', 'bbbb']],
    ['never inside a surrogate pair', '𠮷𠮷𠮷', 3, ['𠮷', '𠮷', '𠮷']],
    ['empty', '', 5, ['']],
  ])('%s', (_, text, limit, expected) => {
    expect(texts(text, limit)).toEqual(expected);
  });

  it('keeps an entity whole where it can', () => {
    const parts = splitText(formatMarkdown('aaaa aaaa **bb bb bb** cc'), 16);
    expect(parts.map(({ text }) => text)).toEqual(['aaaa aaaa', 'bb bb bb cc']);
    expect(parts[1]?.entities).toEqual([{ type: 'bold', offset: 0, length: 8 }]);
  });

  it('goes on with an entity that is longer than a message, from line to line', () => {
    const lines = Array.from({ length: 500 }, (_, i) => `line ${i} of the log`);
    const parts = splitText(formatMarkdown(`Before:\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n\nAfter.`));
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.flatMap(({ text }) => text.split('\n')).filter((line) => line.startsWith('line'))).toEqual(
      lines,
    );
    for (const { entities } of parts) expect(entities[0]).toMatchObject({ type: 'pre', language: 'text' });
  });

  const marked = fc
    .array(
      fc.oneof(
        fc.constantFrom('\n\n', '\n', ' ', '。', '𠮷', '**bold 粗** ', '`code` ', '[l](https://a.example) '),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
      { maxLength: 60 },
    )
    .map((parts) => formatMarkdown(parts.join('')));

  it('fits, loses nothing but white space at the cuts, and keeps every entity in range', () => {
    fc.assert(
      fc.property(marked, fc.integer({ min: 8, max: 60 }), (whole, limit) => {
        const parts = splitText(whole, limit);
        let at = 0;
        for (const { text, entities } of parts) {
          expect(text.length).toBeLessThanOrEqual(limit);
          expect(text).not.toMatch(/\p{Surrogate}/u);
          const gap = /^\s*/.exec(whole.text.slice(at))?.[0] ?? '';
          at += gap.length;
          expect(whole.text.startsWith(text, at)).toBe(true);
          at += text.length;
          for (const { offset, length } of entities) {
            expect(length).toBeGreaterThan(0);
            expect(offset + length).toBeLessThanOrEqual(text.length);
          }
        }
        expect(whole.text.slice(at).trim()).toBe('');
        const marks = (list: typeof parts) =>
          list
            .flatMap(({ text, entities }) =>
              entities.map(({ type, offset, length }) => type + text.slice(offset, offset + length)),
            )
            .join('')
            .replace(/\s/g, '');
        const fits = whole.entities.every(({ length }) => length <= limit / 4);
        if (fits) expect(marks(parts)).toBe(marks([whole]));
      }),
      { numRuns: 700 },
    );
  });

  it('splits a text of a megabyte', () => {
    const parts = splitText(plain('字'.repeat(1_000_000)));
    expect(parts.every(({ text }) => text.length <= maxMessage)).toBe(true);
  });
});
