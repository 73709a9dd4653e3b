import { afterEach, beforeEach, expect, it } from 'vitest';
import { lintKnowledge } from '../../src/knowledge/lint.ts';
import { readTune } from '../../src/knowledge/tune.ts';
import { KnowledgeCopy } from '../support/knowledge.ts';

let copy: KnowledgeCopy;
beforeEach(() => {
  copy = new KnowledgeCopy();
  copy.shrink(['encryption', 'who-pays']);
});
afterEach(() => copy.discard());

it('reads the lines that it can, and the lint names the others', () => {
  const good = JSON.stringify({ q: '流量加密吗', group: 'faq', entries: ['encryption'] });
  const bad = [
    '{"q": "流量',
    '[]',
    '{"q":"a","group":"x"}',
    '{"q":"a","group":"faq","entries":"encryption"}',
  ];
  copy.write('tune.jsonl', [good, '', ...bad, good, ''].join('\n'));
  expect(readTune(copy.root)).toHaveLength(2);
  const { mistakes } = lintKnowledge(copy.root);
  expect(mistakes.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
  for (const { file, message } of mistakes) {
    expect(file).toMatch(/tune\.jsonl$/);
    expect(message).toContain('no labelled utterance');
  }
});

it('is nothing where there is no file', () => {
  copy.remove('tune.jsonl');
  expect(readTune(copy.root)).toEqual([]);
  expect(lintKnowledge(copy.root).mistakes).toEqual([]);
});
