import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importsOf, offences, readSources, type Source, withoutComments } from './support/architecture.ts';

const sources = readSources(fileURLToPath(new URL('../src', import.meta.url)));

test('the source keeps to the architecture', () => {
  expect(offences(sources)).toEqual([]);
});

test('the reader sees the files and their imports', () => {
  expect(sources.length).toBeGreaterThan(50);
  const byName = new Map(sources.map((source) => [source.file, source]));
  expect(byName.get('faq/search.ts')?.imports).toContain('minisearch');
  expect(byName.get('cli.ts')?.imports).toContain('commands/chat.ts');
  expect(byName.get('knowledge/load.ts')?.imports).toContain('faq/index.ts');
});

describe('the checker catches', () => {
  const plant = (file: string, ...imports: string[]): Source => ({ file, imports, code: '', lines: 1 });

  test.each([
    ['faq/a.ts', 'dialog/index.ts'],
    ['faq/a.ts', 'peering/index.ts'],
    ['peering/a.ts', 'tickets/index.ts'],
    ['accounts/a.ts', 'peering/index.ts'],
    ['peering/a.ts', 'accounts/index.ts'],
    ['dialog/a.ts', 'accounts/roster.ts'],
    ['dialog/a.ts', 'assistant/ports.ts'],
    ['dialog/a.ts', 'faq/normalise.ts'],
    ['dialog/guides/a.ts', 'peering/rules.ts'],
    ['dialog/a.ts', 'text/zh/chat.ts'],
    ['text/index.ts', 'dialog/index.ts'],
    ['assistant/index.ts', 'channels/terminal/chat.ts'],
    ['channels/terminal/a.ts', 'channels/telegram/b.ts'],
    ['channels/terminal/a.ts', 'assistant/index.ts'],
    ['channels/terminal/a.ts', 'knowledge/index.ts'],
    ['channels/terminal/a.ts', 'text/en/terminal.ts'],
    ['store/a.ts', 'knowledge/index.ts'],
    ['knowledge/a.ts', 'config.ts'],
    ['knowledge/a.ts', 'commands/lint.ts'],
    ['commands/a.ts', 'faq/faq.ts'],
    ['faq/a.ts', 'node:fs'],
    ['text/a.ts', 'node:util'],
    ['dialog/a.ts', 'zod'],
    ['faq/a.ts', 'yaml'],
    ['knowledge/a.ts', 'minisearch'],
    ['faq/a.ts', 'left-pad'],
    ['faq/a.ts', '__proto__'],
    ['faq/a.ts', 'nowhere/a.ts'],
    ['faq/a.ts', '../test/x.ts'],
  ])('%s -> %s', (file, target) => {
    expect(offences([plant('faq/fine.ts', 'faq/entry.ts'), plant(file, target)])).toEqual([
      `${file} -> ${target}`,
    ]);
  });

  test.each([
    ['channels/terminal/a.ts', 'assistant/ports.ts'],
    ['channels/terminal/a.ts', 'text/terminal-words.ts'],
    ['commands/a.ts', 'channels/terminal/chat.ts'],
    ['commands/chat.ts', 'config.ts'],
    ['main.ts', 'commands/chat.ts'],
    ['knowledge/a.ts', 'dialog/index.ts'],
    ['dialog/a.ts', 'accounts/index.ts'],
    ['text/a.ts', 'accounts/index.ts'],
    ['text/index.ts', 'text/zh/chat.ts'],
    ['faq/a.ts', 'natural/lib/natural/stemmers/porter_stemmer.js'],
    ['faq/a.ts', 'opencc-js/t2cn'],
    ['knowledge/a.ts', 'node:fs'],
  ])('but not %s -> %s', (file, target) => {
    expect(offences([plant(file, target)])).toEqual([]);
  });

  test.each([
    ['dialog/a.ts', 'const t = Date.now();', 'dialog/a.ts: Date.now'],
    ['faq/a.ts', 'const t = new Date();', 'faq/a.ts: new Date()'],
    ['peering/a.ts', 'Math.random()', 'peering/a.ts: Math.random'],
    ['faq/a.ts', "Buffer.from('')", 'faq/a.ts: Buffer'],
    ['accounts/a.ts', 'Math.random()', 'accounts/a.ts: Math.random'],
    ['knowledge/a.ts', 'process.env.RULES', 'knowledge/a.ts: process.env'],
    ['store/a.ts', "process['env']", 'store/a.ts: process.env'],
  ])('%s saying %s', (file, code, offence) => {
    expect(offences([{ file, imports: [], code, lines: 1 }])).toEqual([offence]);
  });

  test.each(['faq/utils.ts', 'dialog/helpers/a.ts', 'store/managers/a.ts', 'assistant/service.ts'])(
    'the name %s',
    (file) => {
      expect(offences([plant(file)])).toEqual([`${file}: a name that says nothing`]);
    },
  );

  test('a file of 501 lines, and not of 500', () => {
    expect(offences([{ ...plant('faq/a.ts'), lines: 501 }])).toEqual(['faq/a.ts: 501 lines']);
    expect(offences([{ ...plant('faq/a.ts'), lines: 500 }])).toEqual([]);
  });
});

test('imports are seen in every form, and not in comments', () => {
  const text = `
import a from './a.ts';
import type { B } from '../b.ts';
import {
  c,
  type D,
} from '../dialog/c.ts';
import 'zod';
export * from './e.ts';
export { type F } from './f.ts';
// import g from './g.ts';
/* import h from './h.ts'; */
const i = await import('./i.ts');
`;
  expect(importsOf('faq/x.ts', withoutComments(text)).sort()).toEqual(
    ['b.ts', 'dialog/c.ts', 'faq/a.ts', 'faq/e.ts', 'faq/f.ts', 'faq/i.ts', 'zod'].sort(),
  );
});
