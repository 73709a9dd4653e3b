import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findLinks } from '../../../src/knowledge/import/links.ts';
import { sample } from './sample.ts';

it.each([
  ['[a](https://x.com/p)', 'link', 'https://x.com/p', []],
  ['[a](https://x.com/p_(q) "title")', 'link', 'https://x.com/p_(q)', []],
  ['![a]( https://x.com/p.png )', 'image', 'https://x.com/p.png', []],
  ['![a](\nhttps://x.com/p.png)', 'image', 'https://x.com/p.png', ['NEWLINE']],
  ['![a](//x.com/p.png)', 'image', 'https://x.com/p.png', ['PROTOCOL_RELATIVE']],
  ['[a](https://x.com/\np.png)', 'link', undefined, ['NEWLINE']],
  ['[a](https://x.com/a b)', 'link', undefined, ['SPACES']],
  ['[a](https://)', 'link', undefined, ['NO_HOST']],
  ['[a](https:///p)', 'link', undefined, ['NO_HOST']],
  ['[a](//)', 'link', undefined, ['PROTOCOL_RELATIVE', 'NO_HOST']],
  ['[a](doc/215)', 'link', undefined, ['NO_SCHEME']],
  ['[a](javascript:alert)', 'link', undefined, ['BAD_SCHEME']],
  ['[a]()', 'link', undefined, ['EMPTY']],
  ['[a](mailto:a@x.com)', 'link', 'mailto:a@x.com', []],
  ['[a](https://x.com/p 后面的话', 'link', undefined, ['UNBALANCED']],
  ['[a](https://x.com/p\n\n后文（括号)', 'link', undefined, ['UNBALANCED']],
  ['看https://x.com/p?a=1。', 'bare', 'https://x.com/p?a=1', []],
  ['(https://x.com/p).', 'bare', 'https://x.com/p', []],
  ['<https://x.com/p>', 'marked', 'https://x.com/p', []],
  ['<img alt="图" src="//x.com/p.png">', 'image', 'https://x.com/p.png', ['PROTOCOL_RELATIVE']],
  ['<a href="https://x.com/p">', 'marked', 'https://x.com/p', []],
])('%s', (text, kind, url, faults) => {
  expect(findLinks(text, 1)).toMatchObject([{ kind, url, faults }]);
});

it('leaves code alone', () => {
  expect(findLinks('`https://x.com`\n```\n[a](https://)\n```\n', 1)).toEqual([]);
});

it('names the line on which a link begins', () => {
  expect(findLinks(sample, 1).map((link) => [link.line, link.kind, link.faults])).toEqual([
    [8, 'image', ['PROTOCOL_RELATIVE']],
    [10, 'bare', []],
    [13, 'link', ['NEWLINE']],
    [14, 'link', ['NO_HOST']],
    [17, 'link', ['UNBALANCED']],
  ]);
});

it('finds links in order, without overlaps, in any text', () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    '!',
    'https://',
    'x.com',
    ' ',
    '\n',
    '`',
    '<',
    '>',
    '"',
    '链',
    'img src=',
    'a',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      let at = 0;
      for (const link of findLinks(text, 1)) {
        expect(link.start).toBeGreaterThanOrEqual(at);
        expect(link.end).toBeGreaterThan(link.start);
        expect(link.end).toBeLessThanOrEqual(text.length);
        at = link.end;
      }
    }),
    { numRuns: 1_000 },
  );
});

it.each(['[', '![a](', '[a](b ', '<img ', '(', 'https://'])('stays quick on a megabyte of %j', (piece) => {
  const from = performance.now();
  findLinks(piece.repeat(Math.floor(2 ** 18 / piece.length)), 1);
  expect(performance.now() - from).toBeLessThan(4_000);
});
