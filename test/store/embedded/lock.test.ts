import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder, whoHolds } from '../../../src/store/embedded/lock.ts';
import { eachInNewFolder } from './data-folder.ts';

const home = eachInNewFolder();

async function held(folder: string) {
  const lock = await lockFolder(folder);
  if ('code' in lock) throw new Error(lock.code);
  return lock;
}

describe('a lock', () => {
  it('is held by one, and by the next after it is released', async () => {
    const first = await held(home.path);
    expect(await lockFolder(home.path)).toEqual({ code: 'LOCKED', folder: home.path, pid: process.pid });
    expect(await whoHolds(home.path)).toEqual({ state: 'held', pid: process.pid });
    await first.release();
    expect(await readdir(home.path)).toEqual([]);
    await (await held(home.path)).release();
    expect(await whoHolds(home.path)).toBeUndefined();
  });

  it('goes to exactly one of many who come at once', async () => {
    for (let round = 0; round < 5; round++) {
      const locks = await Promise.all(Array.from({ length: 8 }, () => lockFolder(home.path)));
      const won = locks.flatMap((lock) => ('code' in lock ? [] : [lock]));
      expect(won).toHaveLength(1);
      await won[0]?.release();
    }
    expect(await readdir(home.path)).toEqual([]);
  });

  it('does not take a file of that name for a process', async () => {
    await writeFile(join(home.path, 'lock-0123456789abcdef.sock'), '4711');
    await (await held(home.path)).release();
    expect(await readdir(home.path)).toEqual([]);
  });

  it('works where the path is longer than a socket may have, and stays in that folder', async () => {
    const folder = join(home.path, '很长'.repeat(20), 'x'.repeat(200));
    await mkdir(folder, { recursive: true });
    const beside = (await readdir(tmpdir())).filter((name) => name.startsWith('store-')).length;
    const lock = await held(folder);
    expect((await readdir(folder)).filter((name) => name.startsWith('lock-'))).toHaveLength(1);
    expect(await lockFolder(folder)).toMatchObject({ code: 'LOCKED', pid: process.pid });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
    expect((await readdir(tmpdir())).filter((name) => name.startsWith('store-')).length).toBe(beside);
  });
});
