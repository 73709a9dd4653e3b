import { describe, expect, it } from 'vitest';
import { collections, conversations } from '../../src/assistant/collections.ts';
import type { Inbound, Store } from '../../src/assistant/index.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { countingDialog } from './counting-dialog.ts';
import { audit, buttons, dead, desk, FakeChannel, heardBy, inbox, tap, text } from './desk.ts';
import { VirtualTime } from './virtual-time.ts';

describe('a turn', () => {
  it('applies 1,000 inputs over 50 conversations once each, in order, and answers in order', async () => {
    const { assistant, store, channel, settle } = desk();
    await assistant.start();
    const inputs = Array.from({ length: 1_000 }, (_, i) =>
      text(`t${i}`, { who: `p${i % 50}`, key: `u${i}` }),
    );
    const receipts = await Promise.all(inputs.map((input) => assistant.receive(input)));
    expect(new Set(receipts.map(({ kind }) => kind))).toEqual(new Set(['applied']));
    await settle(50);
    for (let person = 0; person < 50; person += 1) {
      const expected = Array.from({ length: 20 }, (_, i) => `t${i * 50 + person}`);
      expect(await heardBy(store, `p${person}/p${person}`)).toEqual(expected);
      expect(channel.saidTo(`p${person}`)).toEqual(expected.map((said, i) => `${i + 1}: ${said}`));
    }
  });

  it('knows an input that comes again: at once, later, and at the same time', async () => {
    const { assistant, store, channel, settle } = desk();
    await assistant.start();
    const input = text('a', { key: 'same' });
    const together = await Promise.all([1, 2, 3].map(() => assistant.receive(input)));
    expect(together.map(({ kind }) => kind)).toEqual(['applied', 'repeated', 'repeated']);
    expect(await assistant.receive(input)).toEqual({ kind: 'repeated' });
    await settle();
    expect(await heardBy(store, 'ann/ann')).toEqual(['a']);
    expect(channel.saidTo('ann')).toEqual(['1: a']);
  });

  it('knows it after a restart, and forgets it after seven days', async () => {
    const first = desk();
    await first.assistant.receive(text('a', { key: 'same' }));
    const again = desk({ store: first.store, time: first.time });
    await again.assistant.start();
    expect(await again.assistant.receive(text('a', { key: 'same' }))).toEqual({ kind: 'repeated' });
    await first.time.skip(6.9 * 86_400_000);
    expect(await again.all(inbox)).toHaveProperty('size', 1);
    await first.time.skip(0.2 * 86_400_000);
    expect(await again.all(inbox)).toHaveProperty('size', 0);
  });

  it('writes nothing and rejects when the store cannot commit; the same input is then taken', async () => {
    const { store } = desk();
    let broken = true;
    const failing: Store = {
      transact: (work) => (broken ? Promise.reject(new Error('disk full')) : store.transact(work)),
      close: () => store.close(),
    };
    const { assistant } = desk({ store: failing });
    await expect(assistant.receive(text('a', { key: 'k' }))).rejects.toThrow('disk full');
    broken = false;
    expect(await assistant.receive(text('a', { key: 'k' }))).toMatchObject({ kind: 'applied' });
    expect(await heardBy(store, 'ann/ann')).toEqual(['a']);
  });

  it('sets a poisonous input aside after three attempts, tells the person once, and goes on', async () => {
    const { assistant, store, channel, all, settle, events } = desk();
    await assistant.start();
    const bad = text('boom', { key: 'bad' });
    const [poison, next] = await Promise.all([assistant.receive(bad), assistant.receive(text('next'))]);
    expect([poison.kind, next.kind]).toEqual(['poison', 'applied']);
    expect(await assistant.receive(bad)).toEqual({ kind: 'repeated' });
    await settle();
    expect(events.filter(({ kind }) => kind === 'threw')).toHaveLength(3);
    expect(channel.saidTo('ann')).toEqual([expect.stringContaining('three times'), '1: next']);
    expect(await all(dead)).toEqual(
      new Map([['bad', expect.objectContaining({ actor: 'ann', fault: 'a bug in boom' })]]),
    );
    expect(await heardBy(store, 'ann/ann')).toEqual(['next']);
  });

  describe('that ends the process', () => {
    /** Runs of one program on one disk; an input that says `bad` ends the run it is tried in. */
    function runs() {
      const disk = createMemoryStore(collections);
      const time = new VirtualTime();
      const channel = new FakeChannel();
      let deaths = 0;
      return {
        time,
        channel,
        deaths: () => deaths,
        /** Takes the inputs one after another; true where the run outlived them. */
        async run(inputs: readonly Inbound[], { clean = false } = {}): Promise<readonly string[] | 'died'> {
          let dead = false;
          const never = () => new Promise<never>(() => undefined);
          const store: Store = {
            async transact(work) {
              if (dead) return never();
              return disk.transact(async (transaction) => {
                const result = await work(transaction);
                return dead ? never() : result;
              });
            },
            close: () => disk.close(),
          };
          const dialog: typeof countingDialog = {
            ...countingDialog,
            turn(state, input, desk) {
              if (input.kind === 'text' && input.text === 'bad') {
                dead = true;
                deaths += 1;
              }
              return countingDialog.turn(state, input, desk);
            },
          };
          const { assistant } = desk({ store, dialog, time, channel });
          await assistant.start();
          const receipts: string[] = [];
          void (async () => {
            for (const input of inputs) receipts.push((await assistant.receive(input)).kind);
          })();
          await time.pass(100);
          if (dead) return 'died';
          if (clean) await Promise.all([assistant.drain(1_000), time.pass(2_000)]);
          return receipts;
        },
      };
    }
    const bad = text('bad', { key: 'bad' });

    it('is set aside when three deaths were counted, after the first that nothing foretold', async () => {
      const { run, deaths, channel } = runs();
      for (let death = 1; death <= 4; death += 1) {
        expect(await run([text('good', { who: 'bob' }), bad])).toBe('died');
        expect(deaths()).toBe(death);
      }
      expect(await run([bad, text('next')])).toEqual(['poison', 'applied']);
      expect(await run([bad])).toEqual(['repeated']);
      expect(deaths()).toBe(4);
      expect(channel.saidTo('ann')).toEqual([expect.stringContaining('three times'), '1: next']);
    });

    it('is counted also when it comes again only after a clean stop, for a day', async () => {
      const { run, deaths, time } = runs();
      for (let death = 0; death < 4; death += 1) {
        expect(await run([bad])).toBe('died');
        expect(await run([text('good')], { clean: true })).toEqual(['applied']);
        await time.skip(3_600_000);
      }
      expect(await run([bad])).toEqual(['poison']);
      expect(deaths()).toBe(4);
    });

    it('costs every input a commit more for a day, and none before and after', async () => {
      const disk = createMemoryStore(collections);
      const time = new VirtualTime();
      let commits = 0;
      const store: Store = {
        transact: (work) => {
          commits += 1;
          return disk.transact(work);
        },
        close: () => disk.close(),
      };
      const costOfOne = async ({ assistant }: ReturnType<typeof desk>) => {
        const before = commits;
        await assistant.receive(text('a'));
        return commits - before;
      };
      const calm = desk({ store, time });
      await calm.assistant.receive(text('a'));
      expect(await costOfOne(calm)).toBe(1);
      const wary = desk({ store, time });
      await wary.assistant.receive(text('a'));
      expect(await costOfOne(wary)).toBe(2);
      await time.pass(86_400_000);
      expect(await costOfOne(wary)).toBe(1);
    });
  });

  it('drops a stored conversation of an unknown version on purpose, and starts it anew', async () => {
    const { assistant, store } = desk();
    await store.transact(async (transaction) =>
      transaction.put(conversations, 'ann/ann', { state: { version: 99, heard: ['x'] }, open: [] }),
    );
    await assistant.receive(text('a'));
    expect(await heardBy(store, 'ann/ann')).toEqual(['a']);
  });
});

describe('buttons', () => {
  async function shown() {
    const rig = desk();
    await rig.assistant.start();
    const receipt = await rig.assistant.receive(text('menu', { key: 'menu' }));
    if (receipt.kind !== 'applied') throw new Error('not applied');
    const [yes = '', next = '', person = ''] = receipt.replies[0]?.buttons.map(({ token }) => token) ?? [];
    await rig.settle();
    return { ...rig, yes, next, person };
  }

  it('carry tokens that fit 64 bytes and say nothing', async () => {
    const { yes, next } = await shown();
    expect(yes).toMatch(/^[\w-]{1,64}$/);
    expect(yes).not.toBe(next);
  });

  it.each<[string, (tokens: { yes: string; person: string }) => Parameters<typeof tap>, string]>([
    ['another person', ({ yes }) => [yes, { who: 'bob', chat: 'ann' }], 'someone else'],
    ['another person, in their own chat', ({ yes }) => [yes, { who: 'bob' }], 'someone else'],
    [
      'the owner, in another chat',
      ({ person }) => [person, { who: 'ann', chat: 'group' }],
      'no longer works',
    ],
    ['a token that never was', () => ['AAAAAAAAAAAAAAAAAAAAAA-0'], 'no longer works'],
    ['a place without a button', ({ yes }) => [yes.replace(/-0$/, '-7')], 'no longer works'],
    ['no token at all', () => [''], 'no longer works'],
    ['the name of a prototype', () => ['__proto__-0'], 'no longer works'],
    ['any bytes', () => ['\u0000\ud800'.repeat(16)], 'no longer works'],
  ])('refuse %s, and nothing changes', async (_, make, words) => {
    const { assistant, store, channel, all, settle, ...tokens } = await shown();
    const before = [await all(buttons), await all(inbox), await heardBy(store, 'ann/ann'), await all(audit)];
    const receipt = await assistant.receive(tap(...make(tokens)));
    expect(receipt).toEqual({ kind: 'refused', toast: expect.stringContaining(words) });
    await settle();
    const after = [await all(buttons), await all(inbox), await heardBy(store, 'ann/ann'), await all(audit)];
    expect(after).toEqual(before);
    expect(channel.ledger).toHaveLength(1);
  });

  it('that change something work once, also when tapped twice at once', async () => {
    const { assistant, store, yes, all } = await shown();
    const receipts = await Promise.all([assistant.receive(tap(yes)), assistant.receive(tap(yes))]);
    expect(receipts.map(({ kind }) => kind)).toEqual(['applied', 'refused']);
    expect(await heardBy(store, 'ann/ann')).toHaveLength(2);
    expect([...(await all(audit)).values()]).toEqual([
      expect.objectContaining({ what: 'tapped', actor: 'ann', where: 'ann/ann' }),
    ]);
  });

  it('that change nothing work again', async () => {
    const { assistant, person } = await shown();
    expect(await assistant.receive(tap(person))).toMatchObject({ kind: 'applied' });
    expect(await assistant.receive(tap(person))).toMatchObject({ kind: 'applied' });
  });

  it('edit the tapped message where the dialog says so; the step it showed is over', async () => {
    const { assistant, channel, next, yes, settle } = await shown();
    await assistant.receive(tap(next, { message: '17' }));
    await settle();
    expect(channel.ledger.at(-1)).toMatchObject({ policy: 'edit', edits: '17' });
    for (const token of [next, yes])
      expect(await assistant.receive(tap(token, { message: '17' }))).toMatchObject({ kind: 'refused' });
    await assistant.receive(tap(channel.ledger.at(-1)?.outgoing.buttons[2]?.token ?? '', { message: '17' }));
    await settle();
    expect(channel.ledger.at(-1)).toMatchObject({ policy: 'repeat' });
    expect(channel.ledger.at(-1)).not.toHaveProperty('edits');
  });

  it('expire after thirty days', async () => {
    const { assistant, time, person, all } = await shown();
    await time.skip(30 * 86_400_000 + 60_000);
    expect(await all(buttons)).toHaveProperty('size', 0);
    expect(await assistant.receive(tap(person))).toMatchObject({ kind: 'refused' });
  });

  it('of the latest twenty messages work, older ones are gone', async () => {
    const { assistant, person, all } = await shown();
    for (let i = 0; i < 19; i += 1) await assistant.receive(text('menu'));
    expect(await assistant.receive(tap(person))).toMatchObject({ kind: 'applied' });
    await assistant.receive(text('menu'));
    expect(await assistant.receive(tap(person))).toMatchObject({ kind: 'refused' });
    expect(await all(buttons)).toHaveProperty('size', 20);
  });

  it('are pressed by their label, typed out', async () => {
    const { assistant, store } = await shown();
    await assistant.receive(text(' person '));
    expect((await heardBy(store, 'ann/ann')).at(-1)).toBe('{"do":"person"}');
  });
});
