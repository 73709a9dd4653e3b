import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Collection, Json, Key, Store, Transaction } from '../../src/assistant/ports.ts';
import { counters, type Thing, things } from './collections.ts';

/** Keys and ids that break naive maps, sorts and files. */
export const hostileKeys = [
  '',
  '\0',
  '\n',
  '"',
  '\\',
  '0',
  '10',
  '9',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '对等连接',
  '😀',
  '\u2028',
  '\ud83d',
  '\udc00\ud800',
  '\uffff',
  'x'.repeat(100_000),
];

/** Lets other transactions go on in the middle of one. */
const pause = () => new Promise((resolve) => setImmediate(resolve));

/**
 * What every store promises. `open` gives an empty store; `reopen`, where the store lasts, closes it and opens the
 * same data again, and is called before data is looked at.
 */
export function storeContract(
  name: string,
  open: () => Promise<Store>,
  reopen: (store: Store) => Promise<Store> = async (store) => store,
): void {
  describe(`${name} store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const put = (id: string, thing: Thing) => store.transact(async (tx) => tx.put(things, id, thing));
    const get = (id: string) => store.transact((tx) => tx.get(things, id));
    const ids = (tx: Transaction, index: string, range: Parameters<Transaction['find']>[2]) =>
      tx.find(things, index, range).then((found) => found.map(({ id }) => id));

    describe('one transaction', () => {
      it('commits all it wrote, or nothing when it throws', async () => {
        await put('kept', { body: 1 });
        const failed = store.transact(async (tx) => {
          tx.put(things, 'kept', { body: 2 });
          tx.put(things, 'new', { rank: 1 });
          await pause();
          throw new Error('no');
        });
        await expect(failed).rejects.toThrow('no');
        store = await reopen(store);
        expect([await get('kept'), await get('new')]).toEqual([{ body: 1 }, undefined]);
        expect(await store.transact((tx) => ids(tx, 'rank', {}))).toEqual([]);
      });

      it('reads its own writes, in documents and in indexes', async () => {
        await put('a', { rank: 1 });
        await put('b', { rank: 2 });
        await store.transact(async (tx) => {
          tx.put(things, 'c', { rank: 0 });
          tx.put(things, 'a', { rank: 5 });
          tx.delete(things, 'b');
          expect([await tx.get(things, 'a'), await tx.get(things, 'b')]).toEqual([{ rank: 5 }, undefined]);
          expect(await ids(tx, 'rank', {})).toEqual(['c', 'a']);
          expect(await ids(tx, 'rank', { reverse: true, limit: 1 })).toEqual(['a']);
          tx.put(things, 'b', { rank: 3 });
          expect(await ids(tx, 'rank', {})).toEqual(['c', 'b', 'a']);
        });
        store = await reopen(store);
        expect(await store.transact((tx) => ids(tx, 'rank', {}))).toEqual(['c', 'b', 'a']);
      });

      it('returns what the work returns, also when it writes nothing', async () => {
        expect(await store.transact(async () => 7)).toBe(7);
        expect(await store.transact(async (tx) => tx.delete(things, 'absent'))).toBeUndefined();
        expect(await get('absent')).toBeUndefined();
      });

      it('is over when the work is', async () => {
        const leaked = await store.transact(async (tx) => [tx]);
        const [tx] = leaked as [Transaction];
        await expect(tx.get(things, 'a')).rejects.toThrow();
        expect(() => tx.put(things, 'a', {})).toThrow();
      });

      it('refuses what the port does not know', async () => {
        const unknown: Collection<Thing> = { name: 'unknown', indexes: {} };
        await expect(store.transact((tx) => tx.get(unknown, 'a'))).rejects.toThrow('unknown');
        await expect(store.transact((tx) => tx.find(things, '__proto__', {}))).rejects.toThrow('__proto__');
        for (const limit of [-1, 0.5, Number.NaN])
          await expect(store.transact((tx) => tx.find(things, 'rank', { limit }))).rejects.toThrow('limit');
        await expect(store.transact((tx) => tx.find(things, 'rank', { from: Number.NaN }))).rejects.toThrow();
        await expect(put('a', { rank: Number.POSITIVE_INFINITY })).rejects.toThrow('index key');
        for (const bad of [Number.NaN, null, ['a']])
          await expect(put('a', { tags: ['a', bad as Key] })).rejects.toThrow('index key');
        expect(await store.transact((tx) => ids(tx, 'rank', { from: Number.MIN_SAFE_INTEGER }))).toEqual([]);
      });
    });

    describe('documents', () => {
      it('are never shared with whoever wrote or reads them', async () => {
        const body: Record<string, Json> = { list: [1] };
        const thing = { body };
        await store.transact(async (tx) => {
          tx.put(things, 'a', thing);
          body.list = [2];
        });
        const read = (await get('a')) as { body: { list: number[] } };
        expect(read).toEqual({ body: { list: [1] } });
        read.body.list.push(3);
        const [found] = await store.transact((tx) => tx.find(things, 'rank', {}));
        expect([await get('a'), found]).toEqual([{ body: { list: [1] } }, undefined]);
      });

      it('come back as JSON says, keys that look like prototypes included', async () => {
        const json =
          '{"body":{"__proto__":{"x":1},"constructor":null,"":[[]],"2":"b","1":"a","\\ud800":"\\udfff"}}';
        await put('a', JSON.parse(json) as Thing);
        await put('b', { body: -0, rank: undefined } as unknown as Thing);
        store = await reopen(store);
        expect(JSON.stringify(await get('a'))).toBe(JSON.stringify(JSON.parse(json)));
        expect(Object.keys((await get('b')) as object)).toEqual(['body']);
        expect(({} as { x?: number }).x).toBeUndefined();
      });

      it('that are no JSON are refused and nothing is written', async () => {
        const cycle: { body?: Json } = {};
        cycle.body = cycle as Json;
        for (const bad of [undefined, () => 1, cycle, { body: 1n }]) {
          await expect(put('bad', bad as unknown as Thing)).rejects.toThrow();
        }
        await expect(
          store.transact(async (tx) => tx.put(counters, 'a', { n: 'x' as unknown as number })),
        ).resolves.toBeUndefined();
        await expect(
          store.transact(async (tx) => tx.put(counters, 'a', { n: {} as unknown as number })),
        ).rejects.toThrow('index key');
        expect(await get('bad')).toBeUndefined();
      });

      it('may be large', async () => {
        const body = '对等'.repeat(1_000_000);
        await put('large', { body, rank: 1 });
        await put('deep', { body: JSON.parse(`${'['.repeat(1_000)}${']'.repeat(1_000)}`) });
        store = await reopen(store);
        expect(((await get('large')) as { body: string }).body === body).toBe(true);
        expect(await store.transact((tx) => ids(tx, 'rank', { equals: 1 }))).toEqual(['large']);
      });
    });

    describe('indexes', () => {
      it('order numbers before strings, strings by code unit, equal keys by id', async () => {
        const ranks: Key[] = ['b', '', 10, -1.5, 'a', 9, 'B', '\uffff', '😀', '\0', 0];
        await store.transact(async (tx) => {
          for (const [i, rank] of ranks.entries()) tx.put(things, `t${i}`, { rank });
          for (const id of ['z', '', 'y']) tx.put(things, id, { rank: 9 });
        });
        store = await reopen(store);
        const found = await store.transact((tx) => tx.find(things, 'rank', {}));
        expect(found.map(({ document }) => document.rank)).toEqual([
          ...[-1.5, 0, 9, 9, 9, 9, 10],
          ...['', '\0', 'B', 'a', 'b', '😀', '\uffff'],
        ]);
        expect(await store.transact((tx) => ids(tx, 'rank', { equals: 9 }))).toEqual(['', 't5', 'y', 'z']);
      });

      it('follow updates and deletes', async () => {
        await put('a', { rank: 1, group: 'g' });
        await put('a', { rank: 2, group: 'g' });
        await put('b', { group: 'g' });
        expect(await store.transact((tx) => ids(tx, 'rank', { equals: 1 }))).toEqual([]);
        expect(await store.transact((tx) => ids(tx, 'rank', {}))).toEqual(['a']);
        expect(await store.transact((tx) => ids(tx, 'group', { equals: 'g' }))).toEqual(['a', 'b']);
        await put('a', {});
        await store.transact(async (tx) => tx.delete(things, 'b'));
        store = await reopen(store);
        expect(await store.transact((tx) => ids(tx, 'rank', {}))).toEqual([]);
        expect(await store.transact((tx) => ids(tx, 'group', {}))).toEqual([]);
      });

      it('take several keys of a document, and each of them once', async () => {
        await put('a', { tags: ['x', 'y', 'x', 3, -0] });
        await put('b', { tags: ['y'] });
        await put('none', { tags: [] });
        const all = () => store.transact((tx) => ids(tx, 'tags', {}));
        const under = (equals: Key) => store.transact((tx) => ids(tx, 'tags', { equals }));
        const count = () => store.transact((tx) => tx.count(things, 'tags'));
        expect([await all(), await count()]).toEqual([['a', 'a', 'a', 'a', 'b'], 5]);
        expect([await under('x'), await under('y'), await under(0)]).toEqual([['a'], ['a', 'b'], ['a']]);
        await put('a', { tags: ['y', 'z'], body: 'new' });
        await put('b', { tags: ['z'] });
        store = await reopen(store);
        expect([await under('x'), await under('y'), await under('z')]).toEqual([[], ['a'], ['a', 'b']]);
        const [found] = await store.transact((tx) => tx.find(things, 'tags', { equals: 'y' }));
        expect(found?.document.body).toBe('new');
        await store.transact(async (tx) => {
          tx.put(things, 'a', { tags: ['z', 'w'] });
          tx.delete(things, 'b');
          expect(await ids(tx, 'tags', { reverse: true })).toEqual(['a', 'a']);
          expect(await tx.count(things, 'tags')).toBe(2);
        });
        await store.transact(async (tx) => tx.delete(things, 'a'));
        store = await reopen(store);
        expect([await all(), await count()]).toEqual([[], 0]);
      });

      it('give parts: from, below, limit, reverse', async () => {
        await store.transact(async (tx) => {
          for (let i = 0; i < 100; i++) tx.put(things, `t${i}`, { rank: i });
          tx.put(things, 's', { rank: 's' });
        });
        const read = (range: Parameters<Transaction['find']>[2]) =>
          store.transact((tx) => ids(tx, 'rank', range));
        expect(await read({ from: 97 })).toEqual(['t97', 't98', 't99', 's']);
        expect(await read({ from: 10, below: 13 })).toEqual(['t10', 't11', 't12']);
        expect(await read({ from: 10, below: 13, reverse: true })).toEqual(['t12', 't11', 't10']);
        expect(await read({ below: 50, reverse: true, limit: 2 })).toEqual(['t49', 't48']);
        expect(await read({ from: 50, limit: 2 })).toEqual(['t50', 't51']);
        expect(await read({ limit: 0 })).toEqual([]);
        expect(await read({ from: 13, below: 10 })).toEqual([]);
        expect(await read({ equals: 5, from: 6 })).toEqual([]);
        expect(await read({ from: '' })).toEqual(['s']);
        expect(await read({ below: '' })).toHaveLength(100);
      });

      it('take hostile keys and ids', async () => {
        await store.transact(async (tx) => {
          for (const key of hostileKeys) tx.put(things, key, { rank: key, group: key, body: key });
        });
        store = await reopen(store);
        await store.transact(async (tx) => {
          expect(await ids(tx, 'rank', {})).toEqual(hostileKeys.toSorted((a, b) => (a < b ? -1 : 1)));
          for (const key of hostileKeys) {
            expect(await tx.get(things, key)).toEqual({ rank: key, group: key, body: key });
            expect(await ids(tx, 'group', { equals: key })).toEqual([key]);
            tx.delete(things, key);
          }
        });
        expect(await store.transact((tx) => ids(tx, 'rank', {}))).toEqual([]);
      });
    });

    describe('transactions side by side', () => {
      const increment = (id: string) => async (tx: Transaction) => {
        const { n } = (await tx.get(counters, id)) ?? { n: 0 };
        if (n % 3 === 0) await pause();
        tx.put(counters, id, { n: n + 1 });
      };

      it('lose no update: 1,000 increments at once', async () => {
        await Promise.all(Array.from({ length: 1_000 }, () => store.transact(increment('hot'))));
        store = await reopen(store);
        expect(await store.transact((tx) => tx.get(counters, 'hot'))).toEqual({ n: 1_000 });
      });

      it('let a slow one through among quick ones', async () => {
        let stop = false;
        const quick = (async () => {
          while (!stop) await store.transact(increment('hot'));
        })();
        await store.transact(async (tx) => {
          const { n } = (await tx.get(counters, 'hot')) ?? { n: 0 };
          for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 1));
          tx.put(counters, 'hot', { n: n + 1_000_000 });
        });
        stop = true;
        await quick;
        const { n } = (await store.transact((tx) => tx.get(counters, 'hot'))) as { n: number };
        expect(n).toBeGreaterThanOrEqual(1_000_000);
      });

      it('allow no write skew by ids: two on call, each leaves only if the other stays', async () => {
        await store.transact(async (tx) => {
          tx.put(counters, 'a', { n: 1 });
          tx.put(counters, 'b', { n: 1 });
        });
        const leave = (me: string, other: string) =>
          store.transact(async (tx) => {
            const stays = await tx.get(counters, other);
            await pause();
            if (stays?.n === 1) tx.put(counters, me, { n: 0 });
          });
        await Promise.all([leave('a', 'b'), leave('b', 'a')]);
        expect(await store.transact((tx) => tx.find(counters, 'n', { equals: 1 }))).toHaveLength(1);
      });

      it('allow no write skew by ranges: a place is taken once, whether one looks for all or for the first', async () => {
        for (const range of [
          { equals: 'room' },
          { equals: 'room', limit: 1 },
          { from: 'r', reverse: true },
        ]) {
          const book = (id: string) =>
            store.transact(async (tx) => {
              const taken = await tx.find(things, 'group', range);
              await pause();
              if (taken.length === 0) tx.put(things, id, { group: 'room' });
              return taken.length === 0;
            });
          const booked = await Promise.all(['a', 'b', 'c'].map(book));
          expect(booked.filter(Boolean)).toHaveLength(1);
          await store.transact(async (tx) => {
            for (const id of ['a', 'b', 'c']) tx.delete(things, id);
          });
        }
      });

      it('allow no write skew by counts: of many who add one where there is none, one does', async () => {
        const first = (id: string) =>
          store.transact(async (tx) => {
            const count = await tx.count(counters, 'n');
            await pause();
            if (count === 0) tx.put(counters, id, { n: 1 });
          });
        await Promise.all(['a', 'b', 'c'].map(first));
        expect(await store.transact((tx) => tx.count(counters, 'n'))).toBe(1);
      });

      it('allow no write skew by one of several keys', async () => {
        const take = (id: string) =>
          store.transact(async (tx) => {
            const taken = await tx.find(things, 'tags', { equals: 'seat', limit: 1 });
            await pause();
            if (taken.length === 0) tx.put(things, id, { tags: [id, 'seat'] });
          });
        await Promise.all(['a', 'b', 'c'].map(take));
        expect(await store.transact((tx) => ids(tx, 'tags', { equals: 'seat' }))).toHaveLength(1);
      });

      it('notice one that leaves a range or comes back into it', async () => {
        await put('a', { group: 'x', rank: 1 });
        let ran = 0;
        const counting = store.transact(async (tx) => {
          ran++;
          const found = await tx.find(things, 'group', { equals: 'x' });
          if (ran === 1) await put('a', { group: 'y', rank: 1 });
          tx.put(counters, 'found', { n: found.length });
        });
        await counting;
        expect([ran, await store.transact((tx) => tx.get(counters, 'found'))]).toEqual([2, { n: 0 }]);
      });

      it('do not lose to commits that they did not look at', async () => {
        await store.transact(async (tx) => {
          for (let i = 0; i < 50; i++) tx.put(things, `t${i}`, { rank: i });
        });
        let ran = 0;
        await store.transact(async (tx) => {
          ran++;
          await tx.find(things, 'rank', { from: 10, below: 20 });
          await tx.find(things, 'rank', { from: 30, limit: 2 });
          await tx.get(things, 'absent');
          if (ran === 1) {
            await put('t20', { rank: 20, body: 'new' });
            await put('t9', {});
            await put('x', { rank: 33 });
          }
          tx.put(counters, 'c', { n: 1 });
        });
        expect(ran).toBe(1);
      });

      it('never show half of another, at any time of the work', async () => {
        const move = (n: number) =>
          store.transact(async (tx) => {
            tx.put(counters, 'left', { n });
            await pause();
            tx.put(counters, 'right', { n: -n });
          });
        await move(0);
        const torn: number[] = [];
        const look = () =>
          store.transact(async (tx) => {
            const left = await tx.get(counters, 'left');
            for (let i = 0; i < 5; i++) await pause();
            const right = await tx.get(counters, 'right');
            const sum = (await tx.find(counters, 'n', {})).reduce((all, { document }) => all + document.n, 0);
            torn.push((left?.n ?? 1) + (right?.n ?? 1), sum);
          });
        await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? move(i) : look())));
        expect(new Set(torn)).toEqual(new Set([0]));
      });

      it('go on when one of them throws in the queue of those that run again', async () => {
        const losers = Array.from({ length: 20 }, (_, i) => {
          let ran = 0;
          return store.transact(async (tx) => {
            await increment('hot')(tx);
            if (i % 4 === 3 && ++ran === 2) throw new Error('gives up');
          });
        });
        const ended = await Promise.allSettled(losers);
        const won = ended.filter(({ status }) => status === 'fulfilled').length;
        expect(await store.transact((tx) => tx.get(counters, 'hot'))).toEqual({ n: won });
        expect(won).toBe(15);
      });
    });

    it('behaves like a plain Map under any transactions', async () => {
      const id = fc.constantFrom('a', 'b', 'c', '__proto__', '', '\ud800');
      const key = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('', 'a', '__proto__', '\udfff'));
      const rank = fc.option(key, { nil: undefined });
      const tags = fc.option(fc.array(key, { maxLength: 4 }), { nil: undefined });
      const write = fc.record({ id, thing: fc.option(fc.record({ rank, tags }), { nil: undefined }) });
      const range = fc.record(
        {
          from: fc.integer({ min: -3, max: 3 }),
          below: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant('b')),
          limit: fc.nat(4),
          reverse: fc.boolean(),
        },
        { requiredKeys: [] },
      );
      const transaction = fc.record({
        writes: fc.array(write, { maxLength: 6 }),
        range,
        throws: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(transaction, { maxLength: 12 }), async (transactions) => {
          await store.close();
          store = await open();
          const model = new Map<string, Thing>();
          for (const { writes, range, throws } of transactions) {
            const next = new Map(model);
            for (const { id, thing } of writes) {
              if (thing) next.set(id, JSON.parse(JSON.stringify(thing)) as Thing);
              else next.delete(id);
            }
            const run = store.transact(async (tx) => {
              for (const { id, thing } of writes) {
                if (thing) tx.put(things, id, thing as Thing);
                else tx.delete(things, id);
              }
              for (const index of ['rank', 'tags'] as const) {
                expect(await tx.find(things, index, range)).toEqual(slowFind(next, index, range));
                expect(await tx.count(things, index)).toBe(slowFind(next, index, {}).length);
              }
              if (throws) throw new Error('thrown on purpose');
            });
            if (throws) await expect(run).rejects.toThrow('on purpose');
            else {
              await run;
              model.clear();
              for (const [id, thing] of next) model.set(id, thing);
            }
            for (const index of ['rank', 'tags'] as const)
              expect(await store.transact((tx) => tx.find(things, index, range))).toEqual(
                slowFind(model, index, range),
              );
          }
          store = await reopen(store);
          for (const index of ['rank', 'tags'] as const)
            expect(await store.transact((tx) => tx.find(things, index, {}))).toEqual(
              slowFind(model, index, {}),
            );
          for (const id of ['a', 'b', 'c', '__proto__', '', '\ud800'])
            expect(await get(id)).toEqual(model.get(id));
        }),
        { numRuns: 40 },
      );
    });
  });
}

/** The obvious find: filter and sort. */
function slowFind(
  model: ReadonlyMap<string, Thing>,
  index: 'rank' | 'tags',
  range: Parameters<Transaction['find']>[2],
) {
  const rankOf = (key: Key) => (typeof key === 'number' ? 0 : 1);
  const before = (a: Key, b: Key) => rankOf(a) - rankOf(b) || (a < b ? -1 : a > b ? 1 : 0);
  const found = [...model]
    .flatMap(([id, document]) =>
      [...new Set([document[index] ?? []].flat())].map((rank) => ({ id, document, rank })),
    )
    .filter(({ rank }) => range.from === undefined || before(rank, range.from) >= 0)
    .filter(({ rank }) => range.below === undefined || before(rank, range.below) < 0)
    .sort((a, b) => before(a.rank, b.rank) || before(a.id, b.id))
    .map(({ id, document }) => ({ id, document }));
  return (range.reverse ? found.reverse() : found).slice(0, range.limit);
}
