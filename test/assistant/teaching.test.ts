import { describe, expect, it } from 'vitest';
import { collections } from '../../src/assistant/collections.ts';
import { carryOutTeaching, OpenTeachDesk } from '../../src/assistant/open-teach-desk.ts';
import type { Collection, Store, Transaction } from '../../src/assistant/ports.ts';
import { Reads } from '../../src/assistant/reads.ts';
import { sweep } from '../../src/assistant/sweep.ts';
import { unanswered, unansweredAtMost, unansweredKeptMs } from '../../src/assistant/teach-collections.ts';
import { Teaching } from '../../src/assistant/teaching.ts';
import type { Draft, TeachDesk, TeachEffect } from '../../src/dialog/index.ts';
import type { TaughtEntry } from '../../src/faq/index.ts';
import { createMemoryStore } from '../../src/store/memory.ts';

const entry = (id: string, title = id): TaughtEntry => ({
  id,
  zh: { title, asks: [], body: '答案' },
  from: 'T-1001',
  at: 5,
  by: 'lead',
});
const draft = (id: string, at = 0): Draft => ({
  id,
  kind: 'ask',
  entry: 'encryption',
  text: '裸奔不',
  by: { person: 'bob', name: 'Bob' },
  at,
  state: 'waiting',
});

const keep = (store: Store, now: number, ...effects: readonly TeachEffect[]) =>
  store.transact(async (transaction) => {
    for (const effect of effects) await carryOutTeaching(transaction, effect, now);
  });
const read = <T>(store: Store, ask: (desk: TeachDesk) => Promise<T>, teaching = new Teaching()) =>
  store.transact((transaction) => ask(new OpenTeachDesk(transaction, new Reads(), teaching)));

describe('what was taught', () => {
  it('holds from the next turn on in every process, and costs one small read where nothing is new', async () => {
    const store = createMemoryStore(collections);
    const [one, two] = [new Teaching(), new Teaching()];
    expect(await read(store, (desk) => desk.taught(), one)).toMatchObject({ revision: 0, entries: [] });
    await keep(store, 1, { do: 'teach_entry', entry: entry('a') }, { do: 'teach_entry', entry: entry('b') });
    const first = await read(store, (desk) => desk.taught(), one);
    expect(first.entries.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await read(store, (desk) => desk.taught(), two)).toEqual(first);

    let reads = 0;
    const again = await store.transact((transaction) =>
      new OpenTeachDesk(
        counting(transaction, () => (reads += 1)),
        new Reads(),
        one,
      ).taught(),
    );
    expect(reads).toBe(1);
    expect(again).toBe(first);

    await keep(store, 2, { do: 'teach_ask', ask: { entry: 'a', text: '再问 一次' } });
    const next = await read(store, (desk) => desk.taught(), two);
    expect(next.asks).toEqual([{ entry: 'a', text: '再问 一次' }]);
    // What stays is the same object: nothing about it is worked out again.
    expect(next.entries[0]).toBe((await read(store, (desk) => desk.taught(), two)).entries[0]);
  });

  it('keeps the latest of an entry, and a wording for one entry only', async () => {
    const store = createMemoryStore(collections);
    await keep(
      store,
      1,
      { do: 'teach_entry', entry: entry('a', '旧') },
      { do: 'teach_ask', ask: { entry: 'a', text: '怎么 打印？' } },
      { do: 'teach_entry', entry: entry('a', '新') },
      { do: 'teach_ask', ask: { entry: 'b', text: '怎么打印' } },
    );
    const { entries, asks, revision } = await read(store, (desk) => desk.taught());
    expect(entries.map(({ zh }) => zh?.title)).toEqual(['新']);
    expect(asks).toEqual([{ entry: 'b', text: '怎么打印' }]);
    expect(revision).toBe(4);
  });

  it('is gone once it is withdrawn, in every process, and comes back when it is taught again', async () => {
    const store = createMemoryStore(collections);
    const [knows, late] = [new Teaching(), new Teaching()];
    const ask = { entry: 'encryption', text: '裸奔不' };
    await keep(
      store,
      1,
      { do: 'teach_entry', entry: entry('a') },
      { do: 'teach_entry', entry: entry('b') },
      { do: 'teach_ask', ask },
    );
    expect((await read(store, (desk) => desk.taught(), knows)).entries).toHaveLength(2);
    await keep(
      store,
      2,
      { do: 'withdraw', thing: { entry: entry('a') } },
      { do: 'withdraw', thing: { ask } },
      { do: 'withdraw', thing: { entry: entry('never') } },
    );
    for (const teaching of [knows, late]) {
      const { entries, asks } = await read(store, (desk) => desk.taught(), teaching);
      expect(entries.map(({ id }) => id)).toEqual(['b']);
      expect(asks).toEqual([]);
    }
    await keep(store, 3, { do: 'teach_entry', entry: entry('a', '新') }, { do: 'teach_ask', ask });
    for (const teaching of [knows, new Teaching()]) {
      const { entries, asks } = await read(store, (desk) => desk.taught(), teaching);
      expect(entries.map(({ zh }) => zh?.title)).toEqual(['b', '新']);
      expect(asks).toEqual([ask]);
    }
  });

  it('is what it was for a transaction that began before', async () => {
    const store = createMemoryStore(collections);
    const teaching = new Teaching();
    await keep(store, 1, { do: 'teach_entry', entry: entry('a') });
    const old = await read(store, (desk) => desk.taught(), teaching);
    await keep(store, 2, { do: 'teach_entry', entry: entry('b') });
    await read(store, (desk) => desk.taught(), teaching);
    const late = await store.transact((transaction) => teaching.read(answering(transaction, old.revision)));
    expect(late).toBe(old);
  });
});

describe('drafts', () => {
  it('are counted up, wait in their order, and wait no more once decided', async () => {
    const store = createMemoryStore(collections);
    const next = () => read(store, async (desk) => [await desk.nextDraft(), await desk.nextDraft()]);
    expect(await next()).toEqual([1, 1]);
    await keep(store, 1, { do: 'draft', draft: draft('D-1', 9) }, { do: 'draft', draft: draft('D-2', 3) });
    expect(await next()).toEqual([3, 3]);
    await keep(store, 2, { do: 'draft', draft: { ...draft('D-1', 9), state: 'approved' } });
    expect(await next()).toEqual([3, 3]);
    const waiting = await read(store, (desk) => desk.drafts(10));
    expect(waiting.map(({ id }) => id)).toEqual(['D-2']);
    expect(await read(store, (desk) => desk.draft('D-1'))).toMatchObject({ state: 'approved' });
    expect(await read(store, (desk) => desk.draft('constructor'))).toBeUndefined();
  });
});

describe('what was asked in vain', () => {
  const asked = (text: string): TeachEffect => ({ do: 'unanswered', text, lang: 'zh', answered: 'none' });

  it('is counted by what it says, the most asked first', async () => {
    const store = createMemoryStore(collections);
    await keep(store, 1, asked('一次'));
    await keep(store, 2, asked('Ｐ２Ｐ 能用吗'), asked('p2p能用吗？'));
    await keep(store, 3, { ...asked('一次 '), answered: 'unhelpful' } as TeachEffect, asked('？！'));
    const all = await read(store, (desk) => desk.unanswered(10));
    expect(all).toEqual([
      { text: '一次', lang: 'zh', count: 2, last: 3, answered: 'unhelpful' },
      { text: 'Ｐ２Ｐ 能用吗', lang: 'zh', count: 2, last: 2, answered: 'none' },
    ]);
    await keep(store, 4, { do: 'answered', text: 'P2P 能用吗' });
    expect(await read(store, (desk) => desk.unanswered(10))).toHaveLength(1);
  });

  it('keeps its size: what was not heard of for longest makes room; and is swept in the end', async () => {
    const store = createMemoryStore(collections);
    const names = Array.from({ length: unansweredAtMost + 3 }, (_, i) => `问题${i}`);
    for (let from = 0; from < names.length; from += 500)
      await keep(store, from, ...names.slice(from, from + 500).map(asked));
    const count = () => store.transact((transaction) => transaction.count(unanswered, 'last'));
    expect(await count()).toBe(unansweredAtMost);
    expect(await read(store, (desk) => desk.unanswered(5_000))).not.toContainEqual(
      expect.objectContaining({ text: '问题0' }),
    );
    await store.transact((transaction) =>
      sweep(transaction, {
        id: 'sweep',
        key: 'sweep',
        due: 0,
        now: unansweredKeptMs + 501,
        about: undefined,
        claims: [],
      }),
    );
    expect(await count()).toBe(unansweredAtMost - 500);
  });

  it.each(['长'.repeat(5_000), '\ud800a', '__proto__', 'a/b%2F'])('takes any text: %#', async (text) => {
    const store = createMemoryStore(collections);
    await keep(store, 1, asked(text), asked(text));
    const [one] = await read(store, (desk) => desk.unanswered(1));
    expect(one).toMatchObject({ count: 2 });
    expect(one?.text.length).toBeLessThanOrEqual(200);
  });
});

/** A transaction that says when something is read. */
function counting(transaction: Transaction, read: () => void): Transaction {
  return {
    ...bound(transaction),
    get: (collection, id) => {
      read();
      return transaction.get(collection, id);
    },
    find: (collection, index, range) => {
      read();
      return transaction.find(collection, index, range);
    },
  };
}

/** A transaction in which what was taught is still at an old revision. */
const answering = (transaction: Transaction, rev: number): Transaction => ({
  ...bound(transaction),
  get: async <T>(collection: Collection<T>) =>
    (collection.name === 'taughtHead' ? { rev } : undefined) as T | undefined,
});

const bound = (transaction: Transaction): Transaction => ({
  get: (collection, id) => transaction.get(collection, id),
  find: (collection, index, range) => transaction.find(collection, index, range),
  count: (collection, index) => transaction.count(collection, index),
  put: (collection, id, document) => transaction.put(collection, id, document),
  delete: (collection, id) => transaction.delete(collection, id),
});
