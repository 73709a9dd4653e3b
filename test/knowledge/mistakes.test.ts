import { describe, expect, test } from 'vitest';
import type { Mistake } from '../../src/knowledge/index.ts';
import { knowledgeFolder } from '../../src/knowledge/index.ts';
import { parseFolder } from '../../src/knowledge/parse-folder.ts';
import { type Folder, readFolder } from '../../src/knowledge/read-folder.ts';

const utf8 = new TextEncoder();
const whole = readFolder(knowledgeFolder);

/** As shipped, but with one entry, one topic and the commonest words only: the cases are many. */
const shipped: Folder = new Map(
  [...whole]
    .filter(([name]) => !name.startsWith('faq/') || name === 'faq/quotas.md')
    .map(([name, bytes]) => {
      const text = new TextDecoder().decode(bytes);
      if (name === 'words/topics.yaml')
        return [
          name,
          utf8.encode(
            text
              .split(/(?<=\n)(?=- id: )/)
              .slice(0, 2)
              .join(''),
          ),
        ];
      if (/words\/(?:tasks|outside)\.yaml/.test(name))
        return [name, utf8.encode(text.replace(/((?:^ .*\n){5})(?:^ .*\n)+/gm, '$1'))];
      if (name === 'words/background.tsv')
        return [name, utf8.encode(text.split('\n').slice(0, 50).join('\n'))];
      return [name, bytes];
    }),
);
const textOf = (name: string) => new TextDecoder().decode(shipped.get(name));

/** The shipped folder with one file in another state (null: gone). */
function spoiled(name: string, content: string | Uint8Array | null): Folder {
  const folder = new Map(shipped);
  if (content === null) folder.delete(name);
  else folder.set(name, typeof content === 'string' ? utf8.encode(content) : content);
  return folder;
}

/** Replaces the first `from` in a shipped file, and says on which line it stood. */
function edit(name: string, from: string, to: string): { folder: Folder; line: number } {
  const text = textOf(name);
  const at = text.indexOf(from);
  expect(at, `${name} holds ${from}`).toBeGreaterThanOrEqual(0);
  const line = text.slice(0, at).split('\n').length;
  return { folder: spoiled(name, text.slice(0, at) + to + text.slice(at + from.length)), line };
}

const mistakesOf = (folder: Folder): readonly Mistake[] => {
  const { mistakes, parts } = parseFolder(folder);
  // Whoever loads takes the parts; with one mistake anywhere there must be none.
  expect(parts === undefined).toBe(mistakes.length > 0);
  return mistakes;
};

test('the shipped knowledge has no mistakes', () => {
  expect(mistakesOf(shipped)).toEqual([]);
  expect(mistakesOf(whole)).toEqual([]);
});

const entry = 'faq/quotas.md';
const macro = 'macros/please-verify.md';

describe('one change of a file, one mistake, on its line', () => {
  // file, what is replaced, by what, lines further down than the place of the change, message
  test.each<[name: string, from: string, to: string, offset: number, message: RegExp]>([
    // front matter
    [entry, '---\n', '', 0, /front matter/],
    [entry, 'tags: [limits]', 'tags: [limits', 1, /not valid YAML/],
    [entry, 'tags: [limits]', 'tags: []', 0, /^tags: /],
    [entry, 'tags: [limits]', 'tags: [Not Kebab]', 0, /^tags.0: Invalid option/],
    [entry, 'tags: [limits]', 'tags: [limits]\ncolour: red', 1, /^colour: unknown key/],
    [entry, 'tags: [limits]', 'tags: [limits]\n__proto__: 1', 1, /^__proto__: unknown key/],
    [entry, 'tags: [limits]', 'tags: [limits]\ntags: [limits]', 1, /not valid YAML: Map keys must be unique/],
    [entry, 'tags: [limits]', 'tags: *limits', 0, /\*limits/],
    [entry, 'tags: [limits]', 'draft: true\ntags: [limits]', 0, /^draft: a draft/],
    [entry, 'id: quotas', 'id: quota', 0, /must be the file's name, "quotas"/],
    [entry, 'id: quotas\ntags: [limits]', 'tags: [limits]\nid: quota', 1, /must be the file's name/],
    [
      entry,
      '  title: 能建多少个 VPC、子网、路由表、对等连接？',
      '  titel: 能建多少个？',
      0,
      /^zh\.titel: unknown key/,
    ],
    [entry, '  - url: https://cloud', '  - url: cloud', 0, /^sources\.1/],
    [entry, '    - 数量上限', "    - ''", 0, /^zh\.asks\.2/],
    [entry, '    - 数量上限', '    - [数量上限]', 0, /^zh\.asks\.2/],
    [entry, '    - 数量上限', `    - ${'长'.repeat(401)}`, 0, /^zh\.asks\.2/],
    // body
    [entry, '## zh', '## 中文', 0, /unknown section/],
    [entry, '## en', '## en\n\nOne.\n\n## en', 4, /a second section "## en"/],
    [entry, '## zh', 'Lost words.\n\n## zh', 0, /would be lost/],
    [entry, '- 子网：', '```text\n- 子网：', 0, /fence/],
    [
      entry,
      '{{quotas.subnetsPerVpc}}',
      '{{quotas.subnets}}',
      0,
      /unknown placeholder \{\{quotas\.subnets\}\}/,
    ],
    [entry, '{{quotas.subnetsPerVpc}}', '{{quotas.constructor}}', 0, /unknown placeholder/],
    [entry, '{{quotas.subnetsPerVpc}}', '{{__proto__}}', 0, /unknown placeholder/],
    [entry, '{{quotas.subnetsPerVpc}}', '{{quotas}}', 0, /no text to put in/],
    [entry, '{{quotas.subnetsPerVpc}}', '{{aws}}', 0, /no text to put in/],
    [
      entry,
      '{{quotas.subnetsPerVpc}}',
      '{{quotas.subnetsPerVpc',
      0,
      /\{\{quotas\.subnetsPerVpc.* is not closed/,
    ],
    [entry, '{{quotas.subnetsPerVpc}}', '{{> quotas}}', 0, /is not read here/],
    [entry, '{{/aws}}', '', -3, /Unclosed section/],
    [entry, '{{#aws}}', '', 3, /Unopened section/],
    [entry, '{{#aws}}', '{{#azure}}', 0, /Unclosed section "azure"/],
    // rules
    ['rules/tencent-seed.json', '"cloud": "tencent"', '"cloud": "azure"', 0, /^rules\.cloud/],
    ['rules/tencent-seed.json', '"nameMax": 60', '"nameMax": -1', 0, /^rules\.nameMax/],
    ['rules/tencent-seed.json', '"nameMax": 60', '"nameMax": 60.5', 0, /^rules\.nameMax/],
    ['rules/tencent-seed.json', '"nameMax": 60', '"nameMax": .nan', 0, /^rules\.nameMax/],
    ['rules/tencent-seed.json', '"nameMax": 60', '"nameMaximum": 60', 0, /^rules\.nameMaximum: unknown key/],
    ['rules/tencent-seed.json', '"subnetMask": [16, 28]', '"subnetMask": [28, 16]', 0, /^rules\.subnetMask/],
    [
      'rules/tencent-seed.json',
      '"subnetMask": [16, 28]',
      '"subnetMask": [16, 33]',
      0,
      /^rules\.subnetMask\.1/,
    ],
    ['rules/tencent-seed.json', '[10, 20, 50,', '[20, 10, 50,', 0, /tiers must rise/],
    ['rules/tencent-seed.json', '[[20, 20], [100, 12]', '[[100, 20], [20, 12]', 0, /steps must rise/],
    ['rules/tencent-seed.json', '[[20, 20], [100, 12]', '[[null, 20], [100, 12]', 0, /steps must rise/],
    ['rules/tencent-seed.json', '"pendingTtlHours": 168', '"pendingTtlHours": 100', 0, /whole days/],
    ['rules/tencent-seed.json', '"POSTPAID_BY_DAY_MAX"', '"POSTPAID"', -1, /^rules\.prices/],
    [
      'rules/tencent-seed.json',
      '"profile": "tencent-seed"',
      '"profile": "seed"',
      0,
      /must be the file's name/,
    ],
    ['rules/tencent-seed.json', '"rules": {', '"rules": ', 1, /not valid YAML|^rules/],
    ['rules/aws.json', '"extends": "tencent-seed"', '"extends": "azure"', 0, /no profile "azure"/],
    ['rules/aws.json', '"extends": "tencent-seed"', '"extends": "__proto__"', 0, /no profile "__proto__"/],
    ['rules/aws.json', '"extends": "tencent-seed"', '"extends": "aws"', 0, /"aws" extends itself/],
    [
      'rules/aws.json',
      '"crossRegionBandwidthRequired": false',
      '"crossRegionBandwidthRequired": true',
      0,
      /needs bandwidthTiersMbps/,
    ],
    ['rules/aws.json', '"en": "the rules of AWS', '"fr": "the rules of AWS', 0, /^note\.fr|^note\.en/],
    // words
    [
      'words/synonyms.yaml',
      '下一跳: [',
      '下一跳: [vnet, ',
      0,
      /"vnet" stands under "下一跳" and under "私有网络"/,
    ],
    ['words/synonyms.yaml', '下一跳: [', '下一跳: [ＶＮＥＴ, ', 0, /stands under/],
    ['words/synonyms.yaml', '下一跳: [', '"下一跳": [vnet, ', 0, /stands under/],
    ['words/synonyms.yaml', '下一跳: [', '下一跳: [7, ', 0, /^下一跳\.0/],
    ['words/synonyms.yaml', '下一跳: [next hop', '下一跳: next hop #[', 0, /^下一跳: /],
    ['words/topics.yaml', 'near: [accept-request]', 'near: accept-request', 0, /^0\.near/],
    ['words/topics.yaml', '  en: rejecting a peering request\n', '', -2, /^0\.en/],
    ['words/topics.yaml', '- id: reject-request', '- id: Reject Request', 0, /^0\.id: must be kebab-case/],
    ['words/outside.yaml', 'far:', 'away:', 0, /unknown key|^far/],
    ['words/regions.yaml', 'ap-beijing:', 'beijing:', 0, /region code|^beijing/],
    ['words/regions.yaml', '{ zh: [北京], en', '{ zh: [], en', 0, /^ap-beijing\.zh/],
    ['words/smalltalk.yaml', '  - 你好\n', '  - {你: 好}\n', 0, /^greeting\.\d+/],
    ['words/background.tsv', '的\t0.9', '的 0.9', 0, /word, tab, rarity/],
    ['words/background.tsv', '的\t0.9', '的\t0', 0, /word, tab, rarity/],
    ['words/background.tsv', '的\t0.9', '的\t1e999', 0, /word, tab, rarity/],
    ['words/background.tsv', '的\t0.9', '\t0.9', 0, /word, tab, rarity/],
    // model
    ['model.json', '"version": 1', '"version": 2', 0, /^version/],
    ['model.json', '"weights": [', '"weights": [1, ', 0, /^weights/],
    ['model.json', '"answerAt": ', '"answerAt": 1', 0, /^answerAt/],
    ['model.json', '"suggestAt": 0.', '"suggestAt": 0.99', 0, /must not be above answerAt/],
    ['model.json', '"bias": ', '"bias": "x', 0, /not valid YAML/],
    // the support desk
    ['desk.json', '"Asia/Shanghai"', '"Asia/Peking"', 0, /^timeZone: must be a time zone/],
    [
      'desk.json',
      '"monday": ["09:00-18:00"]',
      '"monday": ["9:00-18:00"]',
      0,
      /^hours\.monday: must be times/,
    ],
    ['desk.json', '"monday": ["09:00-18:00"]', '"monday": ["18:00-09:00"]', 0, /^hours\.monday/],
    ['desk.json', '"monday": ["09:00-18:00"]', '"monday": ["09:00-24:30"]', 0, /^hours\.monday/],
    [
      'desk.json',
      '"monday": ["09:00-18:00"]',
      '"monday": ["09:00-12:00", "11:00-18:00"]',
      0,
      /^hours\.monday: times must follow/,
    ],
    ['desk.json', '"saturday": []', '"saturdays": []', 0, /saturdays: unknown key|^hours\.saturday/],
    ['desk.json', '"2026-01-01..2026-01-03"', '"2026-01-03..2026-01-01"', 0, /^holidays\.0: must be a date/],
    ['desk.json', '"2026-01-01..2026-01-03"', '"2026-01-01..2026-12-03"', 0, /^holidays\.0: must be a date/],
    ['desk.json', '"2026-01-01..2026-01-03"', '"2026-01-01.."', 0, /^holidays\.0: must be a date/],
    ['desk.json', '"2026-01-01..2026-01-03"', '"2026-02-30"', 0, /^holidays\.0: must be a date/],
    ['desk.json', '"2026-01-01..2026-01-03"', '"1 January"', 0, /^holidays\.0: must be a date/],
    ['desk.json', '"2026-02-15..', '"2026-01-03..', 0, /^holidays\.1|stands here twice/],
    ['desk.json', '"2026-01-04": ', '"2026-01-03": ', 0, /2026-01-03 stands here twice/],
    ['desk.json', '"2026-01-04": ', '"Sunday": ', 0, /^workdays\.Sunday: must be a date/],
    ['desk.json', '"firstReply": 30', '"firstReply": 0', 0, /^targetMinutes\.urgent\.firstReply/],
    ['desk.json', '"firstReply": 30', '"firstReply": 900', 0, /must not be shorter than a reply/],
    ['desk.json', '"low": {', '"lowest": {', 0, /^targetMinutes\.lowest|^targetMinutes\.low/],
    ['desk.json', '"remindAt": 0.75', '"remindAt": 75', 0, /^remindAt/],
    ['desk.json', '"closeDays": 7', '"closeDays": 0', 0, /^closeDays/],
    [macro, '---\n', '', 0, /front matter/],
    [macro, 'id: please-verify', 'id: verify', 0, /must be the file's name, "please-verify"/],
    [macro, '  title: 已处理', `  title: ${'长'.repeat(41)}`, 0, /^zh\.title/],
    [macro, '  title: 已处理', '  titel: 已处理', 0, /^zh\.titel: unknown key/],
    [macro, '## en', '## English', 0, /unknown section/],
    [macro, '## zh', '文字\n\n## zh', 0, /would be lost/],
    [macro, '{{customer}}', '{{client}}', 0, /unknown variable \{\{client\}\}/],
    [macro, '{{customer}}', '{{constructor}}', 0, /unknown variable/],
    [macro, '{{customer}}', '{{customer', 0, /is no variable/],
    [macro, '{{customer}}', '{{{customer}}}', 0, /is no variable/],
    [macro, '{{customer}}', 'customer}}', 0, /is no variable/],
    [macro, '{{customer}}', '{{#customer}}', 0, /is no variable/],
    [macro, '{{customer}}', '{{Customer}}', 0, /is no variable/],
  ])('%s: %j -> %j', (name, from, to, offset, message) => {
    const { folder, line } = edit(name, from, to);
    const mistakes = mistakesOf(folder);
    const expected = {
      file: `knowledge/${name}`,
      line: line + offset,
      message: expect.stringMatching(message),
    };
    expect(mistakes).toContainEqual(expected);
    expect(mistakes.every(({ file, line }) => file.startsWith('knowledge/') && line >= 1)).toBe(true);
  });
});

test('too few wordings are reported where the list begins, by language', () => {
  const few = (lang: 'zh' | 'en', count: number) => {
    const [head = '', rest = ''] = textOf(entry).split(`\n${lang}:\n`);
    const lines = rest.split('\n');
    const end = lines.findIndex((line, i) => i > 1 && !line.startsWith('    - '));
    lines.splice(2 + count, end - 2 - count);
    const text = `${head}\n${lang}:\n${lines.join('\n')}`;
    return { text, line: text.split('\n').indexOf('  asks:', text.split('\n').indexOf(`${lang}:`)) + 1 };
  };
  for (const [lang, fewest] of [
    ['zh', 8],
    ['en', 5],
  ] as const) {
    expect(mistakesOf(spoiled(entry, few(lang, fewest).text))).toEqual([]);
    const { text, line } = few(lang, fewest - 1);
    expect(mistakesOf(spoiled(entry, text))).toEqual([
      {
        file: `knowledge/${entry}`,
        line,
        message: `${lang}.asks: needs at least ${fewest} alternate questions`,
      },
    ]);
  }
});

test('a missing or empty language is missed', () => {
  const text = textOf(entry);
  const body = text.slice(0, text.indexOf('## en'));
  expect(mistakesOf(spoiled(entry, body))).toMatchObject([
    { message: expect.stringContaining('no answer in en') },
  ]);
  const line = body.split('\n').length;
  expect(mistakesOf(spoiled(entry, `${body}## en\n\n \n`))).toMatchObject([
    { line, message: 'the answer in en is empty' },
  ]);
  const mute = text.replace(/\nen:\n[\s\S]*?\n---/, '\n---');
  expect(mistakesOf(spoiled(entry, mute))).toMatchObject([{ message: expect.stringMatching(/^en: /) }]);
});

describe('any file', () => {
  const files = [
    entry,
    'rules/aws.json',
    macro,
    'model.json',
    'desk.json',
    ...[...shipped.keys()].filter((name) => name.startsWith('words/')),
  ];

  test.each(files)('%s: empty, blank, not UTF-8, UTF-16', (name) => {
    for (const empty of ['', ' \n\t\n', '\ufeff']) {
      expect(mistakesOf(spoiled(name, empty))).toContainEqual({
        file: `knowledge/${name}`,
        line: 1,
        message: expect.stringContaining('empty'),
      });
    }
    const bytes = shipped.get(name) ?? new Uint8Array();
    const third = bytes.indexOf(10, bytes.indexOf(10) + 1) + 1;
    const bad = new Uint8Array([...bytes.subarray(0, third), 0xc0, 0xaf, ...bytes.subarray(third)]);
    expect(mistakesOf(spoiled(name, bad))).toContainEqual({
      file: `knowledge/${name}`,
      line: 3,
      message: expect.stringContaining('UTF-8'),
    });
    const wide = Buffer.from(`\ufeff${textOf(name)}`, 'utf16le');
    expect(mistakesOf(spoiled(name, wide))).toContainEqual({
      file: `knowledge/${name}`,
      line: 1,
      message: expect.stringContaining('UTF-8'),
    });
  });

  test('with a byte order mark or the line ends of Windows reads the same', () => {
    const plain = parseFolder(shipped).parts;
    const dos = new Map(
      [...shipped].map(([name]) => [name, utf8.encode(`\ufeff${textOf(name).replaceAll('\n', '\r\n')}`)]),
    );
    expect(parseFolder(dos).parts).toEqual(plain);
  });

  test.each(files.filter((name) => ![entry, macro, 'rules/aws.json'].includes(name)))(
    '%s is missed',
    (name) => {
      expect(mistakesOf(spoiled(name, null))).toEqual([
        { file: `knowledge/${name}`, line: 1, message: 'the file is missing; restore it' },
      ]);
    },
  );

  test.each(['faq', 'rules'])('the folder %s is missed', (under) => {
    const folder = new Map([...shipped].filter(([name]) => !name.startsWith(`${under}/`)));
    expect(mistakesOf(folder)).toMatchObject([{ file: `knowledge/${under}`, line: 1 }]);
  });

  test('macros may be done without', () => {
    expect(mistakesOf(new Map([...shipped].filter(([name]) => !name.startsWith('macros/'))))).toEqual([]);
  });

  test('nested ten thousand deep is refused', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    for (const name of ['model.json', 'desk.json', 'rules/aws.json'])
      expect(mistakesOf(spoiled(name, deep))).toMatchObject([{ file: `knowledge/${name}` }]);
  });
});

test('profiles that extend each other in a ring are each refused', () => {
  const { folder } = edit(
    'rules/tencent-seed.json',
    '"profile": "tencent-seed",',
    '"profile": "tencent-seed", "extends": "aws",',
  );
  expect(mistakesOf(folder).map(({ message }) => message)).toEqual([
    expect.stringContaining('extends itself'),
    expect.stringContaining('extends itself'),
    expect.stringContaining('extends itself'),
  ]);
});

test('two topics of one name are refused at the second', () => {
  const text = textOf('words/topics.yaml');
  const second = `${text}- id: reject-request\n  zh: 甲\n  en: a\n  terms: []\n  near: []\n  asks: [甲]\n`;
  expect(mistakesOf(spoiled('words/topics.yaml', second))).toEqual([
    {
      file: 'knowledge/words/topics.yaml',
      line: text.split('\n').length,
      message: 'a second topic "reject-request"; make them one',
    },
  ]);
});

test('every mistake is reported, not only the first', () => {
  const folder = new Map(shipped);
  folder.set(entry, utf8.encode(''));
  folder.set('model.json', utf8.encode('{'));
  folder.set('rules/aws.json', utf8.encode('{}'));
  folder.delete('words/regions.yaml');
  expect(new Set(mistakesOf(folder).map(({ file }) => file)).size).toBe(4);
});

test('macros that nobody could send, or tell apart', () => {
  const short = edit('desk.json', '"textMax": 4000', '"textMax": 100').folder;
  const tooLong = mistakesOf(short).filter(({ message }) => /textMax in desk.json allows 100/.test(message));
  expect(tooLong.map(({ file, line }) => `${file}:${line}`)).toContain('knowledge/macros/received.md:17');
  const { folder } = edit(macro, '  title: 已处理，请验证', '  title: 收到，正在查');
  expect(mistakesOf(folder)).toMatchObject([
    { file: 'knowledge/macros/received.md', message: expect.stringContaining('please-verify.md') },
  ]);
});
