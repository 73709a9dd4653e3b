import { describe, expect, it } from 'vitest';
import { type Disk, realDisk } from '../../../src/store/embedded/disk.ts';
import type { Durability } from '../../../src/store/index.ts';
import { counters } from '../../contract/collections.ts';
import { eachInNewFolder, opened } from './data-folder.ts';

const home = eachInNewFolder();

/** A disk that says what it was asked of the journal, in order, and syncs when it is let. */
function watchedDisk() {
  const calls: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  let open = () => {};
  const disk: Disk = {
    ...realDisk,
    async open(path) {
      const file = await realDisk.open(path);
      if (!path.includes('journal-')) return file;
      return {
        async write(...given) {
          const written = await file.write(...given);
          calls.push('written');
          return written;
        },
        async datasync() {
          await gate;
          await file.datasync();
          calls.push('synced');
        },
        truncate: (size) => file.truncate(size),
        close: () => file.close(),
      };
    },
  };
  return {
    disk,
    calls,
    /** No sync gets through until `release`. */
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
  };
}

async function begun(durability: Durability) {
  const watched = watchedDisk();
  const store = await opened(home.path, { disk: watched.disk, durability });
  watched.calls.length = 0;
  const put = (n: number) =>
    store
      .transact(async (tx) => tx.put(counters, 'a', { n }))
      .then(() => {
        watched.calls.push(`told ${n}`);
      });
  return { ...watched, store, put };
}

describe('a commit', () => {
  it('of durability `power` is told of after a sync of its own, and never before', async () => {
    const { store, put, calls, hold, release } = await begun('power');
    await put(1);
    await put(2);
    expect(calls).toEqual(['written', 'synced', 'told 1', 'written', 'synced', 'told 2']);
    hold();
    const third = put(3);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(calls.slice(6)).toEqual(['written']);
    release();
    await third;
    expect(calls.slice(6)).toEqual(['written', 'synced', 'told 3']);
    await store.close();
  });

  it('of durability `crash` is told of once the system has it, and no commit waits for the device', async () => {
    const { store, put, calls, hold } = await begun('crash');
    hold();
    for (const n of [1, 2, 3]) await put(n);
    expect(calls).toEqual(['written', 'told 1', 'written', 'told 2', 'written', 'told 3']);
    await store.close();
    const again = await opened(home.path);
    expect(await again.transact((tx) => tx.get(counters, 'a'))).toEqual({ n: 3 });
    await again.close();
  });

  it('shares its sync with all that came while the disk was busy', async () => {
    const { store, put, calls } = await begun('power');
    await Promise.all(Array.from({ length: 50 }, (_, n) => put(n)));
    expect(calls.filter((call) => call === 'synced').length).toBeLessThan(5);
    await store.close();
  });
});
