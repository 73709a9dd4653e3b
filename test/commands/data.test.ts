import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backup } from '../../src/commands/backup.ts';
import { inspect } from '../../src/commands/inspect.ts';
import { restore } from '../../src/commands/restore.ts';
import { counters, things } from '../contract/collections.ts';
import { hostileKeys } from '../contract/store.ts';
import { eachInNewFolder, opened } from '../store/embedded/data-folder.ts';

const home = eachInNewFolder();
const at = (name: string) => join(home.path, name);

async function run(command: (io: { out(line: string): void; err(line: string): void }) => Promise<number>) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await command({ out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
const runBackup = (lang: 'zh' | 'en' = 'zh') => run((io) => backup(at('data'), { out: at('b'), lang }, io));
const runRestore = (out: string, force = false, lang: 'zh' | 'en' = 'zh') =>
  run((io) => restore(at('b'), { out: at(out), force, lang }, io));
const runInspect = (folder = 'data', lang: 'zh' | 'en' = 'zh') =>
  run((io) => inspect(at(folder), { lang }, io));

/** A folder with a snapshot, a journal and every hostile key. */
async function someData(folder = 'data', n = 1): Promise<void> {
  const store = await opened(at(folder));
  await store.transact(async (tx) => {
    for (const key of hostileKeys) tx.put(things, key, { rank: key, body: n });
  });
  await store.compact();
  await store.transact(async (tx) => tx.put(counters, 'n', { n }));
  await store.close();
}

async function dataIn(folder: string) {
  const store = await opened(at(folder));
  const found = await store.transact(async (tx) => ({
    things: await tx.find(things, 'rank', {}),
    n: await tx.get(counters, 'n'),
  }));
  await store.transact(async (tx) => tx.put(counters, 'after', { n: 0 }));
  await store.close();
  return found;
}

describe('backup and restore', () => {
  it('give the same data in another folder, which goes on', async () => {
    await someData();
    expect(await runBackup()).toMatchObject({ code: 0, err: '' });
    const restored = await runRestore('new/data');
    expect(restored.out).toContain('20 个文档');
    expect(await dataIn('new/data')).toEqual(await dataIn('data'));
    expect((await dataIn('new/data')).things).toHaveLength(hostileKeys.length);
  });

  it('refuse a folder in use, and leave nothing', async () => {
    await someData();
    await runBackup();
    const store = await opened(at('data'));
    const refused = await run((io) => backup(at('data'), { out: at('c'), lang: 'en' }, io));
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(`pid ${process.pid}`)]);
    expect((await runRestore('data', true)).err).toContain('正被另一个进程使用');
    await store.close();
    expect((await readdir(home.path)).sort()).toEqual(['b', 'data']);
  });

  it('never replace a file, and a folder only by force; what was there is kept', async () => {
    await someData();
    await runBackup();
    expect((await runBackup()).err).toContain('已存在');
    await someData('other', 7);
    const before = await readFile(at('other/snapshot.jsonl'));
    const refused = await runRestore('other');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--force')]);
    expect((await dataIn('other')).n).toEqual({ n: 7 });
    const forced = await runRestore('other', true, 'en');
    expect([forced.code, forced.out]).toEqual([0, expect.stringContaining('replaced-1')]);
    expect((await dataIn('other')).n).toEqual({ n: 1 });
    expect(await readFile(at('other/replaced-1/snapshot.jsonl'))).toEqual(before);
    expect((await runRestore('other', true)).out).toContain('replaced-2');
  });

  it('refuse a backup that is damaged anywhere before anything changes', async () => {
    await someData();
    await runBackup();
    const good = await readFile(at('b'));
    for (const bad of [
      good.subarray(0, good.length - 1),
      good.subarray(0, good.lastIndexOf('\n', good.length - 2) + 1),
      Buffer.from(good.toString('latin1').replace('__proto__', '__prota__'), 'latin1'),
      Buffer.alloc(0),
    ]) {
      await writeFile(at('b'), bad);
      expect(await runRestore('data', true)).toMatchObject({ code: 2, out: '' });
      expect((await runRestore('data', true, 'en')).err).toMatch(/b is damaged in line \d+/);
    }
    expect((await dataIn('data')).n).toEqual({ n: 1 });
  });

  it('finish a restore that was interrupted, only by force', async () => {
    await someData();
    await runBackup();
    await mkdir(at('half'));
    await writeFile(at('half/restoring'), '');
    await writeFile(at('half/snapshot.jsonl'), 'half');
    expect((await runInspect('half')).err).toContain('--force');
    expect((await runRestore('half', true)).code).toBe(0);
    expect((await dataIn('half')).n).toEqual({ n: 1 });
  });

  it('say what is not there', async () => {
    expect((await runBackup()).err).toContain('没有数据');
    expect((await runRestore('x')).err).toContain('找不到');
    await someData();
    await runBackup();
    expect((await runRestore('b', true)).err).toContain('不是目录');
    await mkdir(at('data/sub'));
    const failed = await run((io) => backup(at('data'), { out: at('no/such/folder') }, io));
    expect([failed.code, failed.err]).toEqual([1, expect.stringContaining('ENOENT')]);
  });
});

describe('inspect', () => {
  it('counts, names who has the folder, and changes nothing', async () => {
    await someData();
    const free = await runInspect();
    expect([free.code, free.err]).toEqual([0, '']);
    expect(free.out).toContain('最后一次提交：第 2 次');
    expect(free.out).toMatch(/things：19 个文档，\d+/);
    expect(free.out).toContain('没有进程在使用');
    const store = await opened(at('data'));
    expect((await runInspect('data', 'en')).out).toContain(`In use by process ${process.pid}`);
    await store.close();
  });

  it('tells an unfinished commit from damage, and how to restore', async () => {
    await someData();
    const path = at('data/journal-2.jsonl');
    const good = await readFile(path);
    await writeFile(path, good.subarray(0, -3));
    expect((await runInspect()).out).toContain('未写完的提交');
    await writeFile(path, good.toString('latin1').replace('"n":1', '"n":2'), 'latin1');
    for (const lang of ['zh', 'en'] as const) {
      const damaged = await runInspect('data', lang);
      expect([damaged.code, damaged.out]).toEqual([2, '']);
      expect(damaged.err).toContain('journal-2.jsonl');
      expect(damaged.err).toContain(`peering-assistant restore`);
      expect(damaged.err).toContain(`-o ${at('data')} --force`);
    }
    expect((await runInspect('nowhere')).code).toBe(2);
  });
});
