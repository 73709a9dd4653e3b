import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carryOutTeaching } from '../../src/assistant/open-teach-desk.ts';
import { drafts } from '../../src/assistant/teach-collections.ts';
import { Teaching } from '../../src/assistant/teaching.ts';
import { exportKnowledge, importKnowledge, type KnowledgeOptions } from '../../src/commands/knowledge.ts';
import { openStore } from '../../src/commands/open-store.ts';
import { readConfig } from '../../src/config.ts';
import type { TaughtAsk, TaughtEntry } from '../../src/faq/index.ts';
import { KnowledgeCopy } from '../support/knowledge.ts';

const config = readConfig({ DURABILITY: 'crash' });
const at = Date.parse('2026-11-23T00:00:00Z');

let home: string;
let copy: KnowledgeCopy;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'knowledge-'));
  copy = new KnowledgeCopy();
  copy.shrink(['encryption', 'who-pays']);
});
afterEach(async () => {
  copy.discard();
  await rm(home, { recursive: true, force: true });
});

const data = (name = 'data') => join(home, name);

async function teach(entries: readonly TaughtEntry[], asks: readonly TaughtAsk[] = [], name = 'data') {
  const store = await openStore({ ...config, data: data(name) });
  await store.transact(async (transaction) => {
    for (const entry of entries) await carryOutTeaching(transaction, { do: 'teach_entry', entry }, at);
    for (const ask of asks) await carryOutTeaching(transaction, { do: 'teach_ask', ask }, at);
  });
  await store.close();
}

async function taughtNow(name = 'data') {
  const store = await openStore({ ...config, data: data(name) });
  try {
    return await store.transact(async (transaction) => ({
      taught: await new Teaching().read(transaction),
      drafts: await transaction.find(drafts, 'waiting', {}),
      first: await transaction.get(drafts, 'D-1'),
    }));
  } finally {
    await store.close();
  }
}

async function run(command: typeof exportKnowledge, options: KnowledgeOptions = {}, folder = copy.root) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
  const code = await command(folder, { data: data(), ...options }, config, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const printers: TaughtEntry = {
  id: 'taught-1',
  zh: {
    title: '打印服务器放在对端能打印吗？',
    asks: ['cups 跨网络', '- 开头: 冒号 #井号', '"引号"'],
    body: '可以。\n\n## 步骤\n\n1. 放行 631\n\n```text\n## 不动\n```',
  },
  from: 'T-1001',
  at,
  by: 'lead',
};
const drills: TaughtEntry = {
  id: 'taught-2',
  zh: { title: '能做断网演练吗？', asks: [], body: '能。' },
  en: { title: 'May we rehearse an outage?', asks: ['outage rehearsal'], body: 'Yes.' },
  from: '',
  at,
  by: 'lead',
};
const asks: readonly TaughtAsk[] = [
  { entry: 'encryption', text: '报文裸奔不: #1' },
  { entry: 'encryption', text: 'are packets naked on the wire' },
  { entry: 'taught-1', text: '打印机不在同一个 VPC' },
  { entry: 'gone', text: '没有主的问法' },
];

describe('export and import', () => {
  it('writes files that pass the lint, changes nothing twice, and reads them back', async () => {
    await teach([printers, drills], asks);
    const before = copy.read('faq/encryption.md');
    const first = await run(exportKnowledge);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('2 条回答、2 种问法，写了 3 个文件');
    const file = copy.read('faq/taught-1.md');
    expect(file).toContain('taught:\n  ticket: T-1001\n  at: 2026-11-23\n');
    expect(file).toContain('### 步骤');
    expect(file).toContain('```text\n## 不动\n```');
    expect(file).toContain('打印机不在同一个 VPC');
    expect(file).not.toContain('## en');
    const after = copy.read('faq/encryption.md');
    const added = after.split('\n').filter((line) => !before.split('\n').includes(line));
    expect(added).toEqual(['    - "报文裸奔不: #1"', '    - are packets naked on the wire']);
    expect(after.split('\n').filter((line) => !added.includes(line))).toEqual(before.split('\n'));
    expect((await run(exportKnowledge)).out).toContain('没有要导出的');

    const back = await run(importKnowledge, { data: data('other') });
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(back.out).toContain('2 条回答、2 种问法');
    expect(back.out).toContain(`${data('other')} 里原来没有数据`);
    const { taught, drafts: waiting, first: draft } = await taughtNow('other');
    expect(taught.entries.map(({ id }) => id)).toEqual(['taught-1', 'taught-2']);
    expect(taught.entries[0]).not.toHaveProperty('en');
    expect(taught.entries[0]?.zh?.asks).toEqual([...(printers.zh?.asks ?? []), '打印机不在同一个 VPC']);
    expect(taught.asks.map(({ text }) => text).sort()).toEqual([
      'are packets naked on the wire',
      '报文裸奔不: #1',
    ]);
    expect(waiting).toEqual([]);
    expect(draft).toMatchObject({ state: 'approved', kind: 'entry' });
    const again = await run(importKnowledge, { data: data('other') });
    expect(again.out).toContain('没有要导入的');
    expect(again.out).not.toContain('原来没有数据');
  });

  it('replaces what differs only when told to', async () => {
    await teach([drills]);
    const wrote = await run(exportKnowledge, { lang: 'en' });
    expect(wrote.out).toContain('Wrote 1 answer and 0 wordings into 1 file.');
    const mine = copy.read('faq/taught-2.md').replace('能。', '能，先报备。');
    copy.write('faq/taught-2.md', mine);
    const refused = await run(exportKnowledge, { lang: 'en' });
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain('--force');
    expect(copy.read('faq/taught-2.md')).toBe(mine);
    expect((await run(exportKnowledge, { force: true })).code).toBe(0);
    expect(copy.read('faq/taught-2.md')).not.toBe(mine);
  });

  it('writes into a knowledge without a model, and says that it is missing', async () => {
    await teach([drills]);
    copy.remove('model.json');
    const exported = await run(exportKnowledge);
    expect(exported).toMatchObject({ code: 1 });
    expect(exported.err).toContain('model.json');
    expect(copy.read('faq/taught-2.md')).toContain('能做断网演练吗？');
  });

  it('imports nothing over an answer of the same id, unless told to', async () => {
    await teach([printers, drills], asks);
    await run(exportKnowledge);
    // What was exported from these data is no other content to them, deeper headings and wordings taught later included.
    expect(await run(importKnowledge)).toMatchObject({ code: 0, err: '' });
    const own: TaughtEntry = { ...drills, zh: { title: '能用组播吗？', asks: [], body: '不能。' } };
    await teach([own], [], 'other');
    const refused = await run(importKnowledge, { data: data('other'), lang: 'en' });
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain('taught-2 already');
    expect((await taughtNow('other')).taught.entries).toEqual([own]);
    expect((await run(importKnowledge, { data: data('other'), force: true })).code).toBe(0);
    expect((await taughtNow('other')).taught.entries.map(({ zh }) => zh?.title)).toEqual([
      printers.zh?.title,
      drills.zh?.title,
    ]);
  });

  it('says what is wrong with the knowledge afterwards, and imports nothing from one with mistakes', async () => {
    await teach([{ ...drills, zh: { title: '对等连接的流量加密吗？', asks: [], body: '加。' } }]);
    const exported = await run(exportKnowledge);
    expect(exported.code).toBe(1);
    expect(exported.err).toMatch(/faq\/taught-2\.md:\d+: .*stands in/);
    const imported = await run(importKnowledge, { data: data('other') });
    expect(imported.code).toBe(2);
    expect(imported.err).toContain('没有导入');
  });
});

describe('refusals', () => {
  it.each([
    ['a folder without faq/', {}, 'nowhere', /不是知识库目录/],
    ['data that is not there', { data: '/nonexistent/data' }, undefined, /\/nonexistent\/data/],
  ])('%s', async (_, options, folder, message) => {
    const { code, out, err } = await run(exportKnowledge, options, folder ?? copy.root);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('no data named at all', async () => {
    const err: string[] = [];
    const io = { out: () => {}, err: (text: string) => err.push(text) };
    expect(await exportKnowledge(copy.root, {}, config, io)).toBe(2);
    expect(err.join()).toContain('--data');
  });
});
