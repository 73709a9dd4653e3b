import { describe, expect, it } from 'vitest';
import { type Firing, setTimer, type TimerHandler } from '../../src/assistant/index.ts';
import { audit, desk, timers } from './desk.ts';

describe('timers', () => {
  function rig(handler: TimerHandler, parts: Parameters<typeof desk>[0] = {}) {
    const made = desk({ ...parts, timers: { reminder: handler } });
    const set = (id: string, inMs: number) =>
      made.store.transact(async (transaction) =>
        setTimer(transaction, id, { kind: 'reminder', due: made.time.clock() + inMs, about: { id } }),
      );
    return { ...made, set };
  }

  it('fire when they are due, in order, once, and with keys of their own', async () => {
    const fired: Firing[] = [];
    const { assistant, set, time, all } = rig(async (_, firing) => {
      fired.push(firing);
      return undefined;
    });
    await assistant.start();
    await set('late', 60_000);
    await set('early', 30_000);
    await time.pass(29_000);
    expect(fired).toEqual([]);
    await time.pass(6_000);
    expect(fired).toMatchObject([{ key: 'timer/early/0', about: { id: 'early' } }]);
    await time.pass(600_000);
    expect(fired.map(({ id }) => id)).toEqual(['early', 'late']);
    expect([...(await all(timers)).keys()]).toEqual(['sweep']);
  });

  it('fire again when their handler says so, each time under another key', async () => {
    const keys: string[] = [];
    const { assistant, set, time } = rig(async (_, { key, now }) => {
      keys.push(key);
      return keys.length < 3 ? now + 60_000 : undefined;
    });
    await assistant.start();
    await set('daily', 0);
    await time.pass(600_000);
    expect(keys).toEqual(['timer/daily/0', 'timer/daily/1', 'timer/daily/2']);
  });

  it('that fell due while nothing ran fire at the start', async () => {
    const fired: string[] = [];
    const handler: TimerHandler = async (_, { id }) => {
      fired.push(id);
      return undefined;
    };
    const first = rig(handler);
    await first.set('missed', 1_000);
    await first.time.skip(86_400_000);
    expect(fired).toEqual([]);
    await rig(handler, { store: first.store, time: first.time }).assistant.start();
    await first.settle();
    expect(fired).toEqual(['missed']);
  });

  it('of several processes have their effect once', async () => {
    const handler: TimerHandler = async (transaction, { key, now, id }) => {
      transaction.put(audit, key, { at: now, what: 'reminded', where: id });
      return now + 60_000;
    };
    const one = rig(handler, { process: 'one' });
    const two = rig(handler, { process: 'two', store: one.store, time: one.time });
    await Promise.all([one.assistant.start(), two.assistant.start()]);
    await one.set('both', 0);
    await one.time.pass(150_000);
    expect([...(await one.all(audit)).keys()]).toEqual(['timer/both/0', 'timer/both/1', 'timer/both/2']);
  });

  it('that fail come again later, hold up no other, and are set aside in the end', async () => {
    let failures = 0;
    const other: string[] = [];
    const { assistant, set, time, all } = rig(async (_, { id }) => {
      if (id === 'other') {
        other.push(id);
        return undefined;
      }
      failures += 1;
      throw new Error('no such ticket');
    });
    await assistant.start();
    await set('broken', 0);
    await set('other', 0);
    await time.pass(20_000);
    expect(other).toEqual(['other']);
    for (let hour = 0; hour < 10; hour += 1) await time.skip(3_600_000);
    expect(failures).toBe(10);
    expect([...(await all(audit)).values()]).toEqual([
      expect.objectContaining({ what: 'timer_set_aside', where: 'broken' }),
    ]);
  });

  it('of a kind that nobody handles are no harm', async () => {
    const { assistant, store, time, events } = rig(async () => undefined);
    await store.transact(async (transaction) =>
      setTimer(transaction, 'odd', { kind: 'constructor', due: 0, about: null }),
    );
    await assistant.start();
    await time.pass(1_000);
    expect(events).toContainEqual({
      kind: 'timer',
      id: 'odd',
      fault: 'no handler for timers of kind constructor',
    });
  });
});
