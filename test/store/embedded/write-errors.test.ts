import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/assistant/ports.ts';
import { type Disk, type DiskFile, realDisk } from '../../../src/store/embedded/disk.ts';
import { StoreStoppedError } from '../../../src/store/index.ts';
import { counters, things } from '../../contract/collections.ts';
import { eachInNewFolder, opened } from './data-folder.ts';

const home = eachInNewFolder();

type Call = 'write' | 'datasync' | 'open' | 'syncFolder';

/** A disk that fails a kind of call from the moment it is told to, and counts what it was asked afterwards. */
function failingDisk() {
  const plan: { call: Call | undefined; error: Error; short: boolean; asked: number } = {
    call: undefined,
    error: Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }),
    short: false,
    asked: 0,
  };
  const meet = (call: Call) => {
    if (plan.call !== undefined) plan.asked++;
    if (plan.call === call) throw plan.error;
  };
  const disk: Disk = {
    async open(path) {
      meet('open');
      const file = await realDisk.open(path);
      return {
        async write(bytes, offset, length, position) {
          // A full disk first takes a part without a word.
          if (plan.short) return file.write(bytes, offset, Math.min(length, 7), position);
          meet('write');
          return file.write(bytes, offset, length, position);
        },
        async datasync() {
          meet('datasync');
          await file.datasync();
        },
        truncate: (size) => file.truncate(size),
        close: () => file.close(),
      } satisfies DiskFile;
    },
    remove: (path) => realDisk.remove(path),
    async syncFolder(path) {
      meet('syncFolder');
      await realDisk.syncFolder(path);
    },
  };
  return { disk, plan };
}

describe('a write error', () => {
  for (const call of ['write', 'datasync'] as const) {
    it(`of ${call} stops the store: every later call is rejected with the cause, the disk is left alone`, async () => {
      const { disk, plan } = failingDisk();
      const store = await opened(home.path, { disk });
      const put = (n: number) => store.transact(async (tx) => tx.put(counters, 'a', { n }));
      await put(1);
      plan.call = call;
      const failed = await Promise.allSettled([
        put(2),
        put(3),
        store.transact((tx) => tx.get(counters, 'a')),
      ]);
      // The read began before the commits and saw what is durable.
      expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
      plan.call = 'open';
      plan.asked = 0;
      for (const later of [put(4), store.transact((tx) => tx.get(counters, 'a')), store.compact()]) {
        const error = await later.catch((error: unknown) => error);
        expect(error).toBeInstanceOf(StoreStoppedError);
        expect((error as Error).cause).toBe(plan.error);
        expect((error as Error).message).toContain('ENOSPC');
      }
      expect(plan.asked).toBe(0);
      await store.close();

      const again = await opened(home.path);
      const found = await again.transact((tx) => tx.get(counters, 'a'));
      expect([1, 3]).toContain(found?.n);
      await again.transact(async (tx) => tx.put(counters, 'a', { n: 5 }));
      await again.close();
    });
  }

  for (const call of ['open', 'write', 'datasync', 'syncFolder'] as const) {
    it(`of ${call} while compacting stops the store and loses nothing`, async () => {
      const { disk, plan } = failingDisk();
      const store = await opened(home.path, { disk });
      for (let n = 1; n <= 3; n++) {
        await store.transact(async (tx) => tx.put(counters, `c${n}`, { n }));
        if (n === 2) await store.compact();
      }
      plan.call = call;
      await expect(store.compact()).rejects.toBeInstanceOf(StoreStoppedError);
      await expect(store.transact(async () => 1)).rejects.toMatchObject({ cause: plan.error });
      await store.close();
      const again = await opened(home.path);
      expect(await again.transact((tx) => tx.find(counters, 'n', {}))).toHaveLength(3);
      await again.close();
    });
  }

  it('is not made of a disk that takes a little at a time', async () => {
    const { disk, plan } = failingDisk();
    plan.short = true;
    const store = await opened(home.path, { disk });
    await store.transact(async (tx) => tx.put(counters, 'a', { n: 1 }));
    await store.compact();
    await store.transact(async (tx) => tx.put(counters, 'b', { n: 2 }));
    await store.close();
    const again = await opened(home.path);
    expect(await again.transact((tx) => tx.find(counters, 'n', {}))).toHaveLength(2);
    await again.close();
  });
});

/**
 * A disk as Linux is one: a sync that fails is told of once, and what it did not write is shown to readers all the same
 * and not written by the next sync either. `device` is what a power cut would leave of the journal.
 */
function forgetfulDisk() {
  const state = { device: Buffer.alloc(0), fails: false };
  const disk: Disk = {
    ...realDisk,
    async open(path) {
      const file = await realDisk.open(path);
      if (!path.endsWith('journal-1.jsonl')) return file;
      let unsynced: { readonly at: number; readonly bytes: Buffer }[] = [];
      return {
        async write(bytes, offset, length, position) {
          unsynced.push({ at: position, bytes: Buffer.from(bytes.subarray(offset, offset + length)) });
          return file.write(bytes, offset, length, position);
        },
        async datasync() {
          const writes = unsynced;
          unsynced = [];
          if (state.fails) throw Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });
          for (const { at, bytes } of writes) {
            const whole = Buffer.alloc(Math.max(state.device.length, at + bytes.length));
            state.device.copy(whole);
            bytes.copy(whole, at);
            state.device = whole;
          }
        },
        truncate: (size) => file.truncate(size),
        close: () => file.close(),
      };
    },
  };
  return { disk, state };
}

describe('a sync that failed', () => {
  it('leaves nothing behind on which a later commit is built', async () => {
    const { disk, state } = forgetfulDisk();
    const put = (store: Store, n: number) => store.transact(async (tx) => tx.put(counters, 'a', { n }));
    const first = await opened(home.path, { disk });
    await put(first, 1);
    state.fails = true;
    await expect(put(first, 2)).rejects.toBeInstanceOf(StoreStoppedError);
    await first.close();
    // A start on a disk that is still broken is refused.
    await expect(opened(home.path, { disk })).rejects.toMatchObject({ code: 'EIO' });
    state.fails = false;
    const second = await opened(home.path, { disk });
    await put(second, 3);
    await second.close();

    const afterPowerCut = await mkdtemp(join(tmpdir(), 'cut-'));
    await writeFile(join(afterPowerCut, 'journal-1.jsonl'), state.device);
    const third = await opened(afterPowerCut);
    expect(await third.transact((tx) => tx.get(counters, 'a'))).toEqual({ n: 3 });
    await third.close();
    await rm(afterPowerCut, { recursive: true });
  });
});

describe('what is not yet durable', () => {
  it('is not told to those who only read', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let hold = false;
    const disk: Disk = {
      ...realDisk,
      async open(path) {
        const file = await realDisk.open(path);
        return {
          write: (bytes, offset, length, position) => file.write(bytes, offset, length, position),
          truncate: (size) => file.truncate(size),
          close: () => file.close(),
          async datasync() {
            if (hold) await held;
            await file.datasync();
          },
        };
      },
    };
    const store = await opened(home.path, { disk });
    hold = true;
    const order: string[] = [];
    const written = store
      .transact(async (tx) => tx.put(counters, 'a', { n: 1 }))
      .then(() => order.push('written'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const read = store
      .transact((tx) => tx.get(counters, 'a'))
      .then((found) => order.push(`read ${found?.n}`));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(order).toEqual([]);
    release();
    await Promise.all([written, read]);
    expect(order.sort()).toEqual(['read 1', 'written']);
    await store.close();
  });
});

describe('a commit that is too long for a line', () => {
  it('is refused, changes nothing, and the store goes on', async () => {
    const store = await opened(home.path);
    const put = (body: string) => store.transact(async (tx) => tx.put(things, 'a', { rank: 1, body }));
    await put('small');
    await expect(put('x'.repeat(64 << 20))).rejects.toThrow('characters');
    expect(await store.transact((tx) => tx.get(things, 'a'))).toEqual({ rank: 1, body: 'small' });
    await put('next');
    await store.close();
    const again = await opened(home.path);
    expect(await again.transact((tx) => tx.get(things, 'a'))).toEqual({ rank: 1, body: 'next' });
    await again.close();
  }, 20_000);
});

describe('a closed store', () => {
  it('has committed what it had taken, and takes no more', async () => {
    const store = await opened(home.path);
    const taken = Array.from({ length: 20 }, (_, n) =>
      store.transact(async (tx) => tx.put(counters, `${n}`, { n })),
    );
    await Promise.resolve();
    await store.transact(async () => undefined);
    await Promise.all([store.close(), store.close()]);
    const ended = await Promise.allSettled(taken);
    await expect(store.transact(async () => 1)).rejects.toThrow('closed');
    await expect(store.compact()).rejects.toThrow('closed');
    const again = await opened(home.path);
    const kept = await again.transact((tx) => tx.find(counters, 'n', {}));
    expect(kept).toHaveLength(ended.filter(({ status }) => status === 'fulfilled').length);
    expect(kept).toHaveLength(20);
    await again.close();
  });
});
