import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shipped } from '../support/world.ts';
import { matches, play, readTranscript, rewrite } from './transcript.ts';

// UPDATE=1 npx vitest run test/transcripts   writes what the bot says now; read the diff before it is committed.
const folder = fileURLToPath(new URL('.', import.meta.url));
// The story of two chats is played elsewhere, by the real service: test/story.
const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'two-companies.md');

describe('transcripts', () => {
  it('are many', () => expect(files.length).toBeGreaterThanOrEqual(16));

  it.each(files)('%s', { timeout: 60_000 }, async (name) => {
    const source = readFileSync(folder + name, 'utf8');
    const transcript = readTranscript(source);
    expect(transcript.turns.length).toBeGreaterThan(0);
    const heard = await play(transcript, await shipped(transcript.rules));
    if (process.env.UPDATE === '1') {
      writeFileSync(folder + name, rewrite(source, transcript, heard));
      return;
    }
    for (const [i, { said, expected }] of transcript.turns.entries()) {
      const actual = heard[i] ?? '';
      // On a mismatch the two texts are compared, so that the difference is printed line by line.
      if (!matches(expected, actual)) expect(actual, `${name}, after "> ${said}"`).toBe(expected);
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
      turns: [
        { said: 'a', expected: 'b' },
        { said: '[2]', expected: '' },
      ],
    });
  });
});
