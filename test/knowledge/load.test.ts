import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { languages } from '../../src/faq/index.ts';
import { decodeCompiled, encodeCompiled } from '../../src/knowledge/compiled.ts';
import { facts } from '../../src/knowledge/facts.ts';
import { KnowledgeError, knowledgeFolder, loadKnowledge } from '../../src/knowledge/index.ts';
import { loadFaq, trainFaq } from '../../src/knowledge/load.ts';
import { type Parts, parseFolder } from '../../src/knowledge/parse-folder.ts';
import { readFolder, stampOf } from '../../src/knowledge/read-folder.ts';
import { checkTemplate, render } from '../../src/knowledge/template.ts';
import type { Rules } from '../../src/peering/index.ts';
import { readLabelled } from '../eval/utterances.ts';
import { KnowledgeCopy } from '../support/knowledge.ts';

const folder = readFolder(knowledgeFolder);
const parts = parseFolder(folder).parts as Parts;
const rulesOf = (name: string) => parts.profiles.find(({ profile }) => profile === name)?.rules as Rules;
const profiles = ['tencent-seed', 'tencent-current', 'aws'];

async function refusal(work: Promise<unknown>): Promise<KnowledgeError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(KnowledgeError);
  return error as KnowledgeError;
}

describe('loading refuses', () => {
  let copy: KnowledgeCopy;
  beforeEach(() => {
    copy = new KnowledgeCopy();
  });
  afterEach(() => copy.discard());

  test.each(['azure', '', '__proto__', 'tencent-seed.json', '../rules/aws'])(
    'the profile %j, naming those there are',
    async (name) => {
      const { message, mistakes } = await refusal(loadKnowledge(name, copy.root));
      expect(mistakes).toHaveLength(1);
      expect(message).toMatch(/rules:1: no rule profile/);
      for (const known of profiles) expect(message).toContain(known);
    },
  );

  test('a folder with one broken entry, by file and line, and all that is wrong with it', async () => {
    const line = copy.edit('faq/quotas.md', 'tags: [limits]', 'tags: []');
    copy.write('model.json', '{}');
    const { mistakes } = await refusal(loadKnowledge('tencent-seed', copy.root));
    expect(mistakes).toContainEqual(expect.objectContaining({ file: `${copy.root}/faq/quotas.md`, line }));
    expect(mistakes.some(({ file }) => file === `${copy.root}/model.json`)).toBe(true);
  });

  test.each(['faq', 'rules', 'words', 'words/topics.yaml', 'model.json', '.'])(
    'a folder without %s',
    async (name) => {
      copy.remove(name);
      const { mistakes } = await refusal(loadKnowledge('tencent-seed', copy.root));
      expect(mistakes.length).toBeGreaterThan(0);
    },
  );

  test('but not editor backups and notes, nor folders named like files', async () => {
    copy.write('faq/.quotas.md.swp', 'x');
    copy.write('faq/quotas.md~', 'x');
    copy.write('faq/.hidden.md', 'x');
    copy.write('words/notes.txt', 'x');
    expect([...readFolder(copy.root).keys()]).toEqual([...folder.keys()]);
    expect(stampOf(readFolder(copy.root))).toBe(stampOf(folder));
  });
});

test('the stamp tells any change of a name or a byte', () => {
  const bytes = new Uint8Array([1, 2]);
  const stamps = [
    new Map([['a', bytes]]),
    new Map([['b', bytes]]),
    new Map([['a', new Uint8Array([1, 3])]]),
    new Map([
      ['a', new Uint8Array([1])],
      ['b', new Uint8Array([2])],
    ]),
    new Map([
      ['a', new Uint8Array([1, 2])],
      ['b', new Uint8Array()],
    ]),
  ].map(stampOf);
  expect(new Set(stamps).size).toBe(stamps.length);
});

test('compiled and fresh knowledge rank alike, to the last digit', () => {
  const fresh = trainFaq(parts);
  const { background: _, ...rest } = parts;
  const json = encodeCompiled({ stamp: 'now', parts: rest, faq: fresh.save() });
  expect(decodeCompiled(json, 'then')).toBeUndefined();
  const compiled = decodeCompiled(json, 'now');
  expect(compiled?.parts).toEqual(JSON.parse(JSON.stringify(rest)));
  if (!compiled) throw new Error('nothing was decoded');
  const loaded = loadFaq(compiled.parts, () => parts, compiled.faq);
  const questions = readLabelled(new URL('../../knowledge/tune.jsonl', import.meta.url).pathname);
  for (const { q, context } of questions.filter((_, i) => i % 8 === 0))
    expect(loaded.rank(q, context?.at(-1))).toEqual(fresh.rank(q, context?.at(-1)));
});

test('what is no compiled knowledge is none', () => {
  expect(decodeCompiled('null', 'now')).toBeUndefined();
  expect(decodeCompiled('{}', 'now')).toBeUndefined();
  expect(() => decodeCompiled('{', 'now')).toThrow(SyntaxError);
});

describe.each(profiles)('under %s', (name) => {
  const rules = rulesOf(name);

  test.each(languages)('every answer in %s is whole', (lang) => {
    for (const entry of parts.entries) {
      const body = render(entry[lang].body, facts(rules, lang));
      expect(body.length, entry.id).toBeGreaterThan(40);
      expect(body, entry.id).not.toMatch(/\{\{|\}\}|undefined|null|NaN|Infinity|\[object|\btrue\b|\bfalse\b/);
      expect(body, entry.id).not.toMatch(/\n{3}|[^\S\n]\n|^\s*(?:[-*]|\d+\.)\s*$|\(\)|（）/m);
      // A figure that the profile does not give would leave a gap before its unit or a stop.
      const prose = body.replace(/```[\s\S]*?```/g, '');
      expect(prose, entry.id).not.toMatch(/\S {2,}\S|(?:最高|至多|最多|up to|at most) ?[，。,.;；)]/);
      expect(body.split('```').length % 2, entry.id).toBe(1);
    }
  });

  test('facts say what the rules say', () => {
    for (const lang of languages) {
      const said = facts(rules, lang);
      expect(said).toMatchObject({
        tencent: rules.cloud === 'tencent',
        aws: rules.cloud === 'aws',
        crossRegion: rules.crossRegion === 'allowed',
        autoAccept: rules.autoAcceptSameAccount,
        deleteRemovesRoutes: rules.onDeleteRoutes === 'remove',
        secondaryCidrCarried: rules.secondaryCidrRoutable,
        siblingOverlapDenied: rules.siblingOverlap === 'deny',
        requesterPays: rules.payer === 'requester',
        reenable: rules.reenableExpired === 'requester',
        routeInsidePeer: rules.routeDestMustBeInPeer,
        pendingDays: String(rules.pendingTtlHours / 24),
        nameMax: String(rules.nameMax),
      });
      expect(Object.entries(said.quotas)).toEqual(
        Object.entries(rules.quotas).map(([key, n]) => [key, String(n)]),
      );
      expect(said.tencent).not.toBe(said.aws);
      expect(said.dailyPrices).toHaveLength(rules.prices?.POSTPAID_BY_DAY_MAX.length ?? 0);
      expect(said.monthlyPrices).toHaveLength(rules.prices?.POSTPAID_BY_MONTH_95.length ?? 0);
    }
  });
});

test('facts put figures as people read them', () => {
  const said = facts(rulesOf('tencent-seed'), 'zh');
  expect(said.crossRegionMax).toBe('1 Gbps');
  expect(said.sameRegionFree).toBe('5 Gbps');
  expect(said.crossRegionTiers).toBe('10、20、50、100、200、500、1000 Mbps');
  expect(said.dailyPrices).toEqual([
    { range: '(0, 20]', price: '20' },
    { range: '(20, 100]', price: '12' },
    { range: '(100, 500]', price: '9' },
    { range: '(500, 2000]', price: '7' },
    { range: '2000 以上', price: '5' },
  ]);
  expect(facts(rulesOf('aws'), 'en')).toMatchObject({ crossRegionMax: '', dailyPrices: [], cloud: 'AWS' });
  expect(facts({ ...rulesOf('aws'), crossRegionMaxMbps: 1500 }, 'en').crossRegionMax).toBe('1500 Mbps');
});

describe('the answers', () => {
  test('quote the quotas of the profile in force', async () => {
    const { entries, profile } = await loadKnowledge('aws');
    const { peeringsPerVpc, vpcsPerRegion } = profile.rules.quotas;
    expect([peeringsPerVpc, vpcsPerRegion]).not.toEqual(
      Object.values(rulesOf('tencent-seed').quotas).slice(0, 2),
    );
    expect(entries.get('quotas')?.zh.body).toContain(
      `每个 VPC 可以建 ${peeringsPerVpc} 条对等连接，每个地域可以建 ${vpcsPerRegion} 个`,
    );
  });

  test('keep HTML-like signs and blank lines as they were written', () => {
    expect(render('a < b & "c" {{x}}', { x: '> 1' })).toBe('a < b & "c" > 1');
    expect(render('a\n{{#no}}\n\nb\n{{/no}}\n\n\n\nc\n', { no: false })).toBe('a\n\nc');
  });

  test('are checked in rows of a list, empty or not', () => {
    const template = '{{#rows}}{{range}} {{price}} {{colour}}{{/rows}}';
    for (const rows of [[], [{ range: '1', price: '2' }]]) {
      expect(checkTemplate(template, { rows }, 'f', 1)).toMatchObject([
        { message: 'unknown placeholder {{colour}}' },
      ]);
    }
  });
});
