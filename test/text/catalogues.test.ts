import { expect, test } from 'vitest';
import { chatText, terminalText } from '../../src/text/index.ts';

const han = /[\u3400-\u9fff]/;

/** Every leaf of a catalogue: path -> what it says; a function says its arguments, marked, in their places. */
function leaves(value: unknown, path = ''): [path: string, said: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const args = Array.from({ length: value.length }, (_, i) => `⟨${i}⟩`);
    const said = value(...args) as unknown;
    return [[`${path}(${args.length})`, String(said)]];
  }
  return Object.entries(value as object).flatMap(([key, inside]) =>
    leaves(inside, path ? `${path}.${key}` : key),
  );
}

const zh = leaves({ chat: chatText.zh, terminal: terminalText.zh });
const en = leaves({ chat: chatText.en, terminal: terminalText.en });

test('both languages hold the same keys, and functions of as many arguments', () => {
  expect(zh.map(([path]) => path).sort()).toEqual(en.map(([path]) => path).sort());
  expect(zh.length).toBeGreaterThan(80);
});

test('nothing is empty, undefined, or loses an argument', () => {
  for (const [path, said] of [...zh, ...en]) {
    expect(said.trim(), path).not.toBe('');
    expect(said, path).not.toMatch(/undefined|\[object|NaN/);
    const count = Number(/\((\d)\)$/.exec(path)?.[1] ?? 0);
    for (let i = 0; i < count; i += 1) expect(said, path).toContain(`⟨${i}⟩`);
  }
});

/** Where English tells a reader of Chinese that Chinese will do, or shows the language by its own name. */
const chineseMeant = [/^chat\.greeting/, /^chat\.unknownLanguage/];

test('no Chinese strays into English', () => {
  const stray = en.filter(
    ([path, said]) => han.test(said) && !chineseMeant.some((meant) => meant.test(path)),
  );
  expect(stray).toEqual([]);
  for (const meant of chineseMeant) expect(en.some(([path]) => meant.test(path))).toBe(true);
});

test('Chinese sentences use full-width punctuation', () => {
  // Half-width signs right beside a Chinese character; code, links and arguments bring their own.
  const half = /[\u3400-\u9fff][,;:?!()]|[,;:?!()][\u3400-\u9fff]|[\u3400-\u9fff]\.(?:\s|$)/;
  expect(zh.filter(([, said]) => half.test(said))).toEqual([]);
  expect(half.test('你好, 再见')).toBe(true);
});

test('Chinese says in Chinese', () => {
  const foreign = zh.filter(
    ([path, said]) => !han.test(said) && !/^chat\.listJoin$|^chat\.slots\.ips$/.test(path),
  );
  expect(foreign).toEqual([]);
});
