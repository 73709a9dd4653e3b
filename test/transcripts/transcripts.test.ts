import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shipped } from '../support/world.ts';
import { MadeUpNames } from './made-up-names.ts';
import { matches, play, readTranscript, rewrite } from './transcript.ts';

// UPDATE=1 npx vitest run test/transcripts   writes what the bot says now; read the diff before it is committed.
const folder = fileURLToPath(new URL('.', import.meta.url));
const read = (name: string): string => readFileSync(folder + name, 'utf8');
// Stories of several chats are played elsewhere, by the real service: test/story.
const overTheWire = /^(?:two-companies|desk-)/;
const talks = (under: string): string[] =>
  readdirSync(folder + under)
    .filter((name) => name.endsWith('.md') && !overTheWire.test(name))
    .map((name) => under + name);
const files = [...talks(''), ...talks('given/')];

describe('transcripts', () => {
  it('are many', () => expect(files.length).toBeGreaterThanOrEqual(40));

  it.each(files)('%s', { timeout: 60_000 }, async (name) => {
    const source = read(name);
    const transcript = readTranscript(source);
    expect(transcript.turns.length).toBeGreaterThan(0);
    const given =
      transcript.given === undefined ? [] : readTranscript(read(`given/${transcript.given}.md`)).turns;
    const heard: string[] = [];
    const world = await shipped(transcript.rules);
    if (process.env.UPDATE === '1') {
      // Also where a button is missing: what was said before it is what one has to read then.
      const write = () => writeFileSync(folder + name, rewrite(source, transcript, heard));
      await play(transcript, world, given, heard).finally(write);
      return;
    }
    await play(transcript, world, given, heard);
    for (const [i, { deed, expected }] of transcript.turns.entries()) {
      const actual = heard[i] ?? '';
      // On a mismatch the two texts are compared, so that the difference is printed line by line.
      if (!matches(expected, actual)) expect(actual, `${name}, after "${deed}"`).toBe(expected);
    }
  });
});

describe('the notation', () => {
  it.each([
    ['a', 'a', true],
    ['a\n…\nb', 'a\nx\ny\nb', true],
    ['a\n…\nb', 'a\nb', true],
    ['a\n…', 'a', true],
    ['…\nb', 'x\nb', true],
    ['…', '', true],
    ['a…', 'a and more', false],
    ['a\n…\nb', 'a\nx', false],
    ['', 'a', false],
    ['(a) [1] $', '(a) [1] $', true],
    ['a.c', 'abc', false],
  ])('%j over %j: %s', (expected, actual, fits) => expect(matches(expected, actual)).toBe(fits));

  it('reads front matter, texts and presses', () => {
    expect(readTranscript('---\nrules: aws\nlang: en\n---\n\n> a\n\nb\n\n> [2]\n')).toEqual({
      rules: 'aws',
      lang: 'en',
      given: undefined,
      turns: [
        { deed: '> a', expected: 'b' },
        { deed: '> [2]', expected: '' },
      ],
    });
  });

  it('reads several lines, people and time, but nothing between fences', () => {
    const source = '> a\n>\n> b\n\nc\n```\n# d\n> e\n```\n\n# Bob @ ops\n\n(+ 6d)\nf\n';
    expect(readTranscript(source).turns).toEqual([
      { deed: '> a\n>\n> b', expected: 'c\n```\n# d\n> e\n```' },
      { deed: '# Bob @ ops', expected: '' },
      { deed: '(+ 6d)', expected: 'f' },
    ]);
  });

  it('names what the bot made up by its order, and what was typed as it was typed', () => {
    const names = new MadeUpNames();
    names.typed('vpc-aaaaaaaa');
    expect(names.shown('vpc-zzzzzzzz, vpc-aaaaaaaa, vpc-1a2b3c4d, /join T000000007')).toBe(
      'vpc-00000001, vpc-aaaaaaaa, vpc-1a2b3c4d, /join CODE1',
    );
    expect(names.typed('/join CODE1, vpc-00000001')).toBe('/join T000000007, vpc-zzzzzzzz');
    expect(names.shown('912345678901 T000000007 T000000008')).toBe('900000000001 CODE1 T000000008');
  });
});
