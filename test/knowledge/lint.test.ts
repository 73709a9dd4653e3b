import { relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lint } from '../../src/commands/lint.ts';
import { lintKnowledge } from '../../src/knowledge/lint.ts';
import { KnowledgeCopy } from '../support/knowledge.ts';

let copy: KnowledgeCopy;
beforeEach(() => {
  copy = new KnowledgeCopy();
  copy.shrink(['quotas', 'bandwidth', 'several-cidrs', 'who-pays']);
});
afterEach(() => copy.discard());

const entry = 'faq/quotas.md';
/** What is found, with files named from the folder. */
const found = () =>
  lintKnowledge(copy.root).mistakes.map(({ file, line, message }) => ({
    place: `${relative(copy.root, file)}:${line}`,
    message,
  }));

test('a copy that nobody spoilt passes, and is counted', () => {
  const { mistakes, entries, wordings } = lintKnowledge(copy.root);
  expect(mistakes).toEqual([]);
  expect(entries).toBe(4);
  expect(wordings).toBeGreaterThan(30 * entries);
});

describe('one planted mistake, on its line, and no other', () => {
  test.each<[what: string, name: string, from: string, to: string, offset: number, message: string]>([
    [
      'a dead relation',
      entry,
      'several-cidrs, bandwidth]',
      'several-cidrs, bandwith]',
      0,
      'related entry "bandwith" does not exist',
    ],
    [
      'a dead relation in a list of lines',
      entry,
      'related: [several-cidrs, bandwidth]',
      'related:\n  - several-cidrs\n  - constructor',
      2,
      'related entry "constructor" does not exist',
    ],
    [
      'a relation to itself',
      entry,
      'several-cidrs, bandwidth]',
      'bandwidth, quotas]',
      0,
      'the entry is related to itself',
    ],
    [
      'an unknown guide',
      entry,
      'tags: [limits]',
      'tags: [limits]\nguide: teleport',
      1,
      'unknown guide "teleport"',
    ],
    [
      'a superseded statement without successor',
      entry,
      'tags: [limits]',
      'tags: [limits]\nsupersedes:\n  - said: 只能建一条\n    from: an old page\n    by: nobody',
      4,
      'a superseded statement with no successor: entry "nobody" does not exist',
    ],
    [
      'a near entry of a topic',
      'words/topics.yaml',
      'near: [quotas]',
      'near: [quota]',
      0,
      'near entry "quota" does not exist',
    ],
    [
      'a wording twice',
      entry,
      '    - 数量上限\n',
      "    - 数量上限\n    - '数 量，上限？' # again\n",
      1,
      'stands twice',
    ],
    [
      'the title as a wording',
      entry,
      '    - max peerings per VPC\n',
      '    - how many VPCs, subnets, route tables and PEERINGS can I create\n',
      0,
      'stands twice',
    ],
  ])('%s', (_, name, from, to, offset, message) => {
    const line = copy.edit(name, from, to);
    expect(found()).toEqual([
      { place: `${name}:${line + offset}`, message: expect.stringContaining(message) },
    ]);
  });

  test('a wording that the search sends elsewhere', () => {
    const others = ['Is the frob ok', 'Is this frob ok', 'Is that frob ok', 'Is a frob ok', 'Is any frob ok'];
    const asks = others.map((ask) => `    - ${ask}\n`).join('');
    copy.edit('faq/bandwidth.md', '    - peering throughput cap\n', `    - peering throughput cap\n${asks}`);
    const line = copy.edit(
      entry,
      '    - max peerings per VPC\n',
      '    - Is it the frob ok\n    - max peerings per VPC\n',
    );
    expect(found()).toContainEqual({
      place: `${entry}:${line}`,
      message: expect.stringContaining('the search sends "Is it the frob ok" to "bandwidth"'),
    });
  });

  test('a wording that another entry holds in almost the same words', () => {
    const wording = /\n {4}- (.*带宽.*)\n/.exec(copy.read('faq/bandwidth.md'))?.[1] ?? '';
    const line = copy.edit(entry, '    - 数量上限\n', `    - 数量上限\n    - ${wording}呀\n`);
    expect(found()).toContainEqual({
      place: `${entry}:${line + 1}`,
      message: expect.stringContaining('can hardly tell'),
    });
  });

  test('a wording under two entries, in the later of them', () => {
    const wording = /\n {4}- (.*带宽.*)\n/.exec(copy.read('faq/bandwidth.md'))?.[1] ?? '';
    const line = copy.edit(entry, '    - 数量上限\n', `    - 数量上限\n    - ${wording}\n`);
    expect(found()).toContainEqual({
      place: `${entry}:${line + 1}`,
      message: expect.stringMatching(/stands in .*faq\/bandwidth\.md too/),
    });
  });
});

test('what cannot be read is reported with the rest, and the command fails', async () => {
  copy.write('model.json', '{');
  copy.edit(entry, 'several-cidrs, bandwidth]', 'several-cidrs, bandwith]');
  expect(found().map(({ place }) => place)).toEqual(['faq/quotas.md:4', 'model.json:1']);
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  expect(await lint(copy.root)).toBe(1);
  expect(log.mock.calls.flat().join('\n')).toContain('/model.json:1: ');
  log.mockRestore();
});

test('a folder that is not there lacks everything, by name', () => {
  copy.remove('.');
  expect(found().map(({ place }) => place)).toContain('faq:1');
  expect(found().every(({ place }) => /:1$/.test(place))).toBe(true);
});
