import { describe, expect, it } from 'vitest';
import { outbox } from '../../src/assistant/collections.ts';
import { decide, givenUpAfterMs, type Outcome } from '../../src/assistant/delivery.ts';
import { collections, type Delivery, type DeliveryPolicy, type Store } from '../../src/assistant/index.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { audit, desk, FakeChannel, text } from './desk.ts';

const policies: readonly DeliveryPolicy[] = ['repeat', 'once', 'edit'];

describe('what follows from a delivery', () => {
  const rest = (reason: string) => ({ kind: 'rest', ms: expect.any(Number), reason });
  const done = (state: string, more = {}) => ({ kind: 'done', state, ...more });
  it.each<[Delivery, Record<DeliveryPolicy, unknown>]>([
    [{ kind: 'sent', message: '7' }, all(done('sent', { message: '7' }))],
    [{ kind: 'sent' }, all(done('sent'))],
    [{ kind: 'later', afterMs: 9_000, reason: '429' }, all(rest('429'))],
    [
      { kind: 'unknown', reason: 'cut' },
      { ...all(rest('cut')), once: done('unknown', { reason: 'cut' }) },
    ],
    [{ kind: 'never', reason: 'bad' }, all(done('never', { reason: 'bad' }))],
    [{ kind: 'gone', reason: 'blocked' }, all({ kind: 'end', reason: 'blocked' })],
    [{ kind: 'moved', chat: '-100' }, all({ kind: 'move', to: { channel: 'fake', chat: '-100' } })],
  ])('%j', (delivery, expected) => {
    for (const policy of policies) {
      expect(decide(delivery, tried({ policy }), 0.5)).toEqual(expected[policy]);
    }
  });

  it('rests as long as told and longer after each failure, up to five minutes, spread by chance', () => {
    const later: Delivery = { kind: 'later', afterMs: 1_000, reason: '429' };
    const ms = (failures: number, chance: number, delivery = later) =>
      (decide(delivery, tried({ failures }), chance) as Outcome & { kind: 'rest' }).ms;
    expect(ms(0, 0)).toBe(1_000);
    expect([0, 1, 2, 3].map((failures) => ms(failures, 0, { kind: 'unknown', reason: '' } as never))).toEqual(
      [125, 250, 500, 1_000],
    );
    expect(ms(5, 0)).toBe(4_000);
    expect(ms(5, 0.999)).toBe(7_996);
    expect(ms(1_000, 0.999_999)).toBe(300_000);
  });

  it('gives a message up after a day', () => {
    const old = tried({ ageMs: givenUpAfterMs });
    expect(decide({ kind: 'later', afterMs: 1, reason: '503' }, old, 0)).toEqual(
      done('never', { reason: '503' }),
    );
  });

  function tried(parts: Partial<Parameters<typeof decide>[1]> = {}) {
    return { policy: 'repeat' as const, to: { channel: 'fake', chat: '1' }, failures: 0, ageMs: 0, ...parts };
  }
  function all(outcome: unknown): Record<DeliveryPolicy, unknown> {
    return { repeat: outcome, once: outcome, edit: outcome };
  }
});

describe('delivery', () => {
  it('freezes the chat that was refused and no other, and keeps its order', async () => {
    const { assistant, channel, time, settle } = desk();
    await assistant.start();
    channel.answer = ({ to }, turn) =>
      to.chat === 'ann' && turn === 1 ? { kind: 'later', afterMs: 30_000, reason: '429' } : { kind: 'sent' };
    for (const said of ['a', 'b']) await assistant.receive(text(said));
    await assistant.receive(text('c', { who: 'bob' }));
    await settle();
    expect(channel.saidTo('bob')).toEqual(['1: c']);
    await time.pass(29_000);
    expect(channel.saidTo('ann')).toEqual(['1: a']);
    await time.pass(1_100);
    expect(channel.saidTo('ann')).toEqual(['1: a', '1: a', '2: b']);
  });

  it('delivers nothing more once the store has failed but what was on its way', async () => {
    const disk = createMemoryStore(collections);
    let broken = false;
    const store: Store = {
      transact: (work) => (broken ? Promise.reject(new Error('disk full')) : disk.transact(work)),
      close: () => disk.close(),
    };
    const channel = new FakeChannel();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    channel.answer = async () => {
      await held;
      return { kind: 'sent' };
    };
    const { assistant, events, settle } = desk({ store, channel });
    await assistant.start();
    for (let n = 0; n < 50; n += 1) await assistant.receive(text('hi', { who: `p${n}` }));
    await settle();
    expect(channel.ledger).toHaveLength(32);
    broken = true;
    release();
    await settle();
    expect(channel.ledger).toHaveLength(32);
    expect(events).toContainEqual({ kind: 'store_failed', fault: 'disk full' });
    await expect(assistant.receive(text('more'))).rejects.toThrow('disk full');
  });

  it('delivers one message of a chat at a time, many chats abreast, and no more than allowed', async () => {
    let open = 0;
    let most = 0;
    const busy = new Set<string>();
    const { assistant, channel, settle } = desk();
    await assistant.start();
    channel.answer = async ({ to }) => {
      expect(busy.has(to.chat)).toBe(false);
      busy.add(to.chat);
      open += 1;
      most = Math.max(most, open);
      await settle(2);
      open -= 1;
      busy.delete(to.chat);
      return { kind: 'sent' };
    };
    const people = Array.from({ length: 60 }, (_, i) => `p${i}`);
    await Promise.all(
      people.flatMap((who) => ['a', 'b'].map((said) => assistant.receive(text(said, { who })))),
    );
    await settle(60);
    expect(channel.ledger).toHaveLength(120);
    expect(most).toBe(32);
  });

  it('ends the lane of a chat that is gone, writes it down, and opens it when the person writes again', async () => {
    const { assistant, channel, time, all, settle, store } = desk();
    await assistant.start();
    channel.answer = () => ({ kind: 'gone', reason: 'blocked' });
    await assistant.receive(text('two', { key: 'k' }));
    await settle();
    expect(channel.ledger).toHaveLength(1);
    expect([...(await all(audit)).values()]).toEqual([
      expect.objectContaining({ what: 'chat_gone', where: 'fake:ann', about: 'blocked' }),
    ]);
    for (const place of [0, 1]) {
      const row = await store.transact((transaction) => transaction.get(outbox, `k/${place}`));
      expect(row).toMatchObject({ state: 'gone', reason: 'blocked' });
    }
    await time.pass(600_000);
    expect(channel.ledger).toHaveLength(1);
    channel.answer = () => ({ kind: 'sent' });
    await assistant.receive(text('back'));
    await settle();
    expect(channel.saidTo('ann').at(-1)).toBe('2: back');
  });

  it('follows a chat that has moved, with all that waits, also from another start', async () => {
    const first = desk();
    await first.assistant.start();
    first.channel.answer = ({ to }) =>
      to.chat === 'old' ? { kind: 'moved', chat: 'new' } : { kind: 'later', afterMs: 60_000, reason: '503' };
    for (const said of ['a', 'b']) await first.assistant.receive(text(said, { chat: 'old' }));
    await first.settle();
    const second = desk({ store: first.store, time: first.time });
    await second.assistant.start();
    await second.assistant.receive(text('c', { chat: 'old' }));
    await second.time.pass(120_000);
    expect(second.channel.saidTo('new')).toEqual(['1: a', '2: b', '3: c']);
  });

  it('goes on behind a message that can never be delivered', async () => {
    const { assistant, channel, all, settle } = desk();
    await assistant.start();
    channel.answer = ({ outgoing }) =>
      outgoing.markdown === '1: a' ? { kind: 'never', reason: 'empty' } : { kind: 'sent' };
    for (const said of ['a', 'b']) await assistant.receive(text(said));
    await settle();
    expect(channel.saidTo('ann')).toEqual(['1: a', '2: b']);
    expect([...(await all(audit)).values()]).toEqual([expect.objectContaining({ what: 'undeliverable' })]);
  });

  it('takes an exception of a channel for an unknown result', async () => {
    const { assistant, channel, time } = desk();
    await assistant.start();
    channel.answer = (_, turn) => {
      if (turn === 1) throw new Error('socket hang up');
      return { kind: 'sent' };
    };
    await assistant.receive(text('a'));
    await time.pass(1_000);
    expect(channel.saidTo('ann')).toEqual(['1: a', '1: a']);
  });

  it('forgets what it said when it has arrived, and the message an hour later', async () => {
    const { assistant, store, time, settle } = desk();
    await assistant.start();
    await assistant.receive(text('a', { key: 'k' }));
    await settle();
    const row = () => store.transact((transaction) => transaction.get(outbox, 'k/0'));
    expect(await row()).toMatchObject({ state: 'sent', message: 'm-k/0', attempts: 1 });
    expect(await row()).not.toHaveProperty('outgoing');
    await time.skip(3_700_000);
    expect(await row()).toBeUndefined();
  });
});

describe('several processes on one store', () => {
  it('share the chats, and deliver each message once', async () => {
    const one = desk({ process: 'one' });
    const two = desk({ process: 'two', store: one.store, time: one.time, channel: one.channel });
    await Promise.all([one.assistant.start(), two.assistant.start()]);
    const inputs = Array.from({ length: 200 }, (_, i) => text(`t${i}`, { who: `p${i % 10}` }));
    await Promise.all(inputs.map((input, i) => (i % 2 ? one : two).assistant.receive(input)));
    await one.time.pass(5_000);
    expect(one.channel.ledger).toHaveLength(200);
    expect(new Set(one.channel.ledger.map(({ id }) => id))).toHaveProperty('size', 200);
  });

  it('take over from one that died, when its lease has', async () => {
    const one = desk({ process: 'one', leaseMs: 20_000 });
    await one.assistant.start();
    one.channel.answer = () => new Promise(() => undefined);
    await one.assistant.receive(text('a'));
    await one.settle();
    const two = desk({ process: 'two', store: one.store, time: one.time, leaseMs: 20_000 });
    await two.assistant.start();
    await one.time.pass(19_000);
    expect(two.channel.ledger).toHaveLength(0);
    await one.time.pass(3_000);
    expect(two.channel.saidTo('ann')).toEqual(['1: a']);
  });

  it('do not believe one that was paused beyond its lease', async () => {
    const one = desk({ process: 'one', leaseMs: 20_000 });
    await one.assistant.start();
    let wake: () => void = () => undefined;
    one.channel.answer = () =>
      new Promise((resolve) => {
        wake = () => resolve({ kind: 'gone', reason: 'an old story' });
      });
    await one.assistant.receive(text('a', { key: 'k' }));
    await one.settle();
    const two = desk({ process: 'two', store: one.store, time: one.time, leaseMs: 20_000 });
    await two.assistant.start();
    await one.time.pass(25_000);
    wake();
    await one.settle();
    expect(one.events).toContainEqual({ kind: 'fenced', lane: 'fake:ann' });
    const row = await one.store.transact((transaction) => transaction.get(outbox, 'k/0'));
    expect(row).toMatchObject({ state: 'sent' });
  });
});

describe('a process that is alone', () => {
  it('goes on at once where its dead self was', async () => {
    const dead = desk();
    await dead.assistant.start();
    dead.channel.answer = () => new Promise(() => undefined);
    await dead.assistant.receive(text('a'));
    await dead.settle();
    const alive = desk({ store: dead.store, time: dead.time });
    await alive.assistant.start();
    await alive.settle();
    expect(alive.channel.saidTo('ann')).toEqual(['1: a']);
  });

  it('drains: what is on its way arrives, what rests stays for the next start', async () => {
    const { assistant, store, channel, time, settle } = desk();
    await assistant.start();
    channel.answer = async ({ to }) => {
      await settle(3);
      return to.chat === 'bob' ? { kind: 'later', afterMs: 60_000, reason: '429' } : { kind: 'sent' };
    };
    for (const who of ['ann', 'bob']) await assistant.receive(text('two', { who }));
    expect(await assistant.drain(5_000)).toBe(true);
    expect(channel.saidTo('ann')).toEqual(['1: two', 'and more']);
    const next = desk({ store, time, channel: new FakeChannel() });
    await next.assistant.start();
    await time.pass(61_000);
    expect(next.channel.saidTo('bob')).toEqual(['1: two', 'and more']);
    expect(next.channel.saidTo('ann')).toEqual([]);
  });

  it('drains no longer than allowed', async () => {
    const { assistant, channel, time } = desk();
    await assistant.start();
    channel.answer = () => new Promise(() => undefined);
    await assistant.receive(text('a'));
    let clean: boolean | undefined;
    void assistant.drain(5_000).then((result) => {
      clean = result;
    });
    await time.pass(4_900);
    expect(clean).toBeUndefined();
    await time.pass(200);
    expect(clean).toBe(false);
  });
});
