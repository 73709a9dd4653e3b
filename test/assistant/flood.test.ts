import { describe, expect, it } from 'vitest';
import { Flood, usualLimits } from '../../src/assistant/flood.ts';
import { collections } from '../../src/assistant/index.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { desk, FakeChannel, heardBy, inbox, text } from './desk.ts';
import { VirtualTime } from './virtual-time.ts';

describe('flood', () => {
  it('takes a burst, warns once, is silent, and takes again as the share refills', async () => {
    const time = new VirtualTime();
    const flood = new Flood(
      { person: { burst: 3, perSecond: 1 }, chat: { burst: 99, perSecond: 99 } },
      time.clock,
    );
    const ask = (times: number) => Array.from({ length: times }, () => flood.admit('ann', 'a'));
    expect(ask(5)).toEqual(['taken', 'taken', 'taken', 'warn', 'silent']);
    await time.pass(1_000);
    expect(ask(2)).toEqual(['taken', 'silent']);
    await time.pass(2_000);
    expect(ask(4)).toEqual(['taken', 'taken', 'warn', 'silent']);
  });

  it('holds a chat of many people to its own share', () => {
    const flood = new Flood(
      { person: { burst: 9, perSecond: 1 }, chat: { burst: 2, perSecond: 1 } },
      () => 0,
    );
    expect(['a', 'b', 'c', 'd'].map((who) => flood.admit(who, 'group'))).toEqual([
      'taken',
      'taken',
      'warn',
      'silent',
    ]);
    expect(flood.admit('c', 'elsewhere')).toBe('taken');
  });

  it('never holds more buckets than allowed', () => {
    const flood = new Flood(usualLimits, () => 0, 100);
    for (let i = 0; i < 10_000; i += 1) flood.admit(`p${i}`, `c${i}`);
    expect(flood.size).toBe(100);
  });

  it('is spoken up against once, though the process is started again in the middle of it', async () => {
    const time = new VirtualTime();
    const store = createMemoryStore(collections);
    const channel = new FakeChannel();
    const lines = () => channel.saidTo('ann').filter((said) => said.includes('faster')).length;
    const run = async () => {
      const { assistant, settle } = desk({ time, store, channel, flood: usualLimits });
      await assistant.start();
      await Promise.all(Array.from({ length: 100 }, (_, i) => assistant.receive(text(`t${i}`))));
      await settle();
      return assistant;
    };
    await run();
    for (let restarts = 0; restarts < 3; restarts += 1) {
      await time.pass(500);
      await run();
    }
    expect(lines()).toBe(1);
    await time.pass(500);
    // Within a run each flood is told of, however close.
    const last = await run();
    await time.pass(11_000);
    await Promise.all(Array.from({ length: 100 }, () => last.receive(text('again'))));
    await time.pass(1_000);
    expect(lines()).toBe(2);
    await time.pass(61_000);
    await run();
    expect(lines()).toBe(3);
  });

  it('of one person leaves others answered, says one polite line, and stores nothing more', async () => {
    const { assistant, channel, time, all, store, settle } = desk({ flood: usualLimits });
    await assistant.start();
    const receipts = await Promise.all(
      Array.from({ length: 5_000 }, (_, i) => assistant.receive(text(`t${i}`))),
    );
    expect(receipts.filter(({ kind }) => kind === 'applied')).toHaveLength(20);
    expect(receipts.filter(({ kind }) => kind === 'flooded')).toHaveLength(4_980);
    expect(await assistant.receive(text('hello', { who: 'bob' }))).toMatchObject({ kind: 'applied' });
    await settle();
    expect(channel.saidTo('bob')).toEqual(['1: hello']);
    expect(channel.saidTo('ann')).toHaveLength(21);
    expect(channel.saidTo('ann').filter((said) => said.includes('faster'))).toHaveLength(1);
    expect(await all(inbox)).toHaveProperty('size', 22);
    await time.pass(10_000);
    await assistant.receive(text('again'));
    expect((await heardBy(store, 'ann/ann')).at(-1)).toBe('again');
  });
});
