import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMarkdown } from '../../../src/channels/telegram/entities.ts';
import { inline, paragraphs } from '../../../src/text/index.ts';

/** `text | type offset length extra`, one entity after the other. */
function shown(markdown: string): string {
  const { text, entities } = formatMarkdown(markdown);
  const marks = entities.map((entity) => {
    const { type, offset, length } = entity;
    const more = 'url' in entity ? ` ${entity.url}` : 'language' in entity ? ` ${entity.language}` : '';
    return `${type}${more} "${text.slice(offset, offset + length)}"`;
  });
  return [text, ...marks].join(' | ');
}

describe('Markdown as text with entities', () => {
  it.each([
    ['plain', 'plain'],
    ['**注意：**请先检查', '注意：请先检查 | bold "注意："'],
    ['𠮷👍 **粗** 完', '𠮷👍 粗 完 | bold "粗"'],
    ['a **b *c* d** e', 'a b c d e | bold "b c d" | italic "c"'],
    ['**a `b` c**', 'a b c | bold "a" | code "b" | bold "c"'],
    ['[文档](https://example.com/a?b=1&c=2)', '文档 | text_link https://example.com/a?b=1&c=2 "文档"'],
    ['[a `x`](https://example.com)', 'a x | text_link https://example.com "a x"'],
    ['[run](javascript:alert(1))', 'run (javascript:alert(1))'],
    ['[host](http://localhost/x)', 'host (http://localhost/x)'],
    ['[who](https://bank.example@evil.example/)', 'who (https://bank.example@evil.example/)'],
    ['<https://example.com>', 'https://example.com | text_link https://example.com "https://example.com"'],
    ['# Title\n\nBody', 'Title\n\nBody | bold "Title"'],
    ['Steps:\n\n1. one\n2. two `x`', 'Steps:\n1. one\n2. two x | code "x"'],
    ['- a\n  - b\n- c', '• a\n   • b\n• c'],
    ['```sh\nping -c 1 10.0.0.1\n```', 'ping -c 1 10.0.0.1 | pre sh "ping -c 1 10.0.0.1"'],
    ['```\n**no**\n```', '**no** | pre "**no**"'],
    ['> ```\n> x\n> ```', 'x | blockquote "x" | pre "x"'],
    ['**_x_**', 'x | bold "x" | italic "x"'],
    ['> quoted **x**', 'quoted x | blockquote "quoted x" | bold "x"'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', '1 · b: 2 | bold "1"'],
    ['<b>not</b> &lt;i&gt; \\*star\\*', '<b>not</b> <i> *star*'],
    ['a_b_c, 1~5 and 2~6', 'a_b_c, 1~5 and 2~6'],
    ['safe\u202eevil\u0000 &#x202e;x', 'safeevil x'],
    ['  \n ', ''],
  ])('%j', (markdown, expected) => {
    expect(shown(markdown)).toBe(expected);
  });

  it('shows what people typed as they typed it, with addresses, marks and references, and nothing of it as a link', () => {
    const pieces = [
      ...[
        'https://console.cloud.tencent.com/vpc?rid=1',
        'http://a_b.example/*x*',
        'www.example.com',
        'ftp://e.example',
      ],
      ...[
        'ann@example.com',
        'mailto:ann@example.com',
        '[x](http://e.example)',
        '<http://e.example>',
        '![](http://e.example)',
      ],
      ...[
        '&lt;b&gt;',
        '&#42;',
        '&amp;amp;',
        '**b**',
        '__b__',
        '`c`',
        '~~d~~',
        '| a |',
        '1. one',
        '- x',
        '> q',
        '# h',
        '\\',
        '\\*',
      ],
      ...['10.0.0.0/16', 'pcx-1a2b', '*', '_', '(', ')', '!', '://', ':', '//', ' ', '问', '：'],
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (typed) => {
        const text = typed.join('').replace(/\s+/g, ' ').trim();
        fc.pre(text !== '');
        for (const safe of [inline(text, 4_000), paragraphs(text)])
          expect(formatMarkdown(`前${safe}`)).toEqual({ text: `前${text}`, entities: [] });
      }),
    );
  });

  it('keeps what people typed as it is, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const { entities } = formatMarkdown(`x ${inline(typed)} y`);
        expect(entities).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        '**',
        '*',
        '`',
        '```\n',
        '> ',
        '- ',
        '1. ',
        '\n',
        '\n\n',
        '# ',
        '[',
        '](https://a.example)',
        '|',
        '𠮷',
        '👨‍👩‍👧',
        ' ',
        '\t',
        '&amp;',
        '&#55357;',
        '\ud83d',
        '~~',
        '---',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 40 },
  );

  it('has every entity inside the text, at whole characters, and one within the other', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const { text, entities } = formatMarkdown(parts.join(''));
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/\p{Surrogate}/u);
        for (const { offset, length } of entities) {
          expect(length).toBeGreaterThan(0);
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset + length).toBeLessThanOrEqual(text.length);
          const inside = text.slice(offset, offset + length);
          expect(inside).toBe(inside.trim());
          expect(inside).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
        }
        for (const [i, a] of entities.entries()) {
          for (const b of entities.slice(i + 1)) {
            const apart = a.offset + a.length <= b.offset;
            const holds = b.offset + b.length <= a.offset + a.length;
            expect(apart || holds).toBe(true);
            // Code stands alone, but for a quote around it.
            if (!apart) {
              expect(['code', 'pre']).not.toContain(a.type);
              if (b.type === 'code' || b.type === 'pre') expect(a.type).toBe('blockquote');
            }
          }
        }
      }),
      { numRuns: 700 },
    );
  });

  it.each([
    ['quotes', '> '.repeat(5000)],
    ['lists', '- '.repeat(2000)],
    ['brackets', '['.repeat(5000)],
    ['stars', '**a'.repeat(5000)],
  ])('survives thousands of nested %s', (_, markdown) => {
    expect(formatMarkdown(`${markdown}x`).text).toContain('x');
  });
});
