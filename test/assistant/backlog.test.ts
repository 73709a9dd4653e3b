import { describe, expect, it } from 'vitest';
import { collections, type Store } from '../../src/assistant/index.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { desk, FakeChannel, text } from './desk.ts';
import { VirtualTime } from './virtual-time.ts';

describe('the backlog', () => {
  it('is how many wait and since when, through a restart, and looks at one message however many wait', async () => {
    const time = new VirtualTime();
    const channel = new FakeChannel();
    let found = 0;
    const disk = createMemoryStore(collections);
    const store: Store = {
      transact: (work) =>
        disk.transact((transaction) =>
          work({
            get: (collection, id) => transaction.get(collection, id),
            put: (collection, id, document) => transaction.put(collection, id, document),
            delete: (collection, id) => transaction.delete(collection, id),
            count: (collection, index) => transaction.count(collection, index),
            find: async (collection, index, range) => {
              const all = await transaction.find(collection, index, range);
              found += all.length;
              return all;
            },
          }),
        ),
      close: () => disk.close(),
    };
    const first = desk({ time, store, channel });
    expect(await first.assistant.backlog()).toEqual({ depth: 0, oldestMs: 0 });
    for (let n = 0; n < 200; n += 1) await first.assistant.receive(text(`t${n}`, { who: `p${n % 7}` }));
    await time.pass(3_000);
    // Another process finds what the first left.
    const second = desk({ time, store, channel });
    found = 0;
    expect(await second.assistant.backlog()).toEqual({ depth: 200, oldestMs: 3_000 });
    expect(found).toBe(1);
    await second.assistant.start();
    await time.pass(30_000);
    expect(await second.assistant.backlog()).toEqual({ depth: 0, oldestMs: 0 });
    expect(channel.ledger).toHaveLength(200);
  });
});
