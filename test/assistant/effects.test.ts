import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/accounts/index.ts';
import { people } from '../../src/assistant/desk-collections.ts';
import type { Store } from '../../src/assistant/index.ts';
import type { Desk, Effect, HistoryLine, Reply } from '../../src/dialog/index.ts';
import { createVpc, mapGet, siteOf, type World, withQuotas } from '../../src/peering/index.ts';
import { audit, buttons, conversations, dead, desk, heardBy, outbox, tap, text, timers } from './desk.ts';
import { type Script, scriptedDialog } from './scripted-dialog.ts';

const uin = '100000000001';
const about = { kind: 'reminder', peering: 'pcx-1', createdAt: 7 } as const;
const member = (person: string, role: Member['role'], since: number): Effect => ({
  do: 'member',
  uin,
  person,
  member: { uin, person, role, name: person, since },
});
const accept: Reply = {
  markdown: 'a request',
  buttons: [{ label: 'yes', action: { do: 'rate', entry: 'e', helpful: true } }],
};
const tellBob: Effect = { do: 'tell', person: 'bob', reply: accept };

/** A desk with ann's and bob's private chats known. */
async function rig(script: Script, parts: Parameters<typeof desk>[0] = {}) {
  const made = desk({ dialog: scriptedDialog(script), ...parts });
  await made.assistant.start();
  for (const who of ['ann', 'bob']) await made.assistant.receive(text('hello', { who }));
  await made.settle();
  const get = <T>(collection: Parameters<typeof made.all<T>>[0], id: string) =>
    made.store.transact((transaction) => transaction.get(collection, id));
  /** What a desk says, asked by ann in a turn of its own. */
  const ask = async <T>(question: (at: Desk) => Promise<T>): Promise<T> => {
    let answer: { readonly is: T } | undefined;
    const asked = desk({
      ...parts,
      store: made.store,
      time: made.time,
      dialog: scriptedDialog({
        said: {
          ask: async (at) => {
            answer = { is: await question(at) };
            return [];
          },
        },
      }),
    });
    await asked.assistant.receive(text('ask', { who: 'ann' }));
    if (!answer) throw new Error('nobody asked');
    return answer.is;
  };
  return { ...made, get, ask };
}

async function withNewVpc(at: Desk): Promise<{ world: World; id: string }> {
  // Read first: only then is an id checked against it.
  const network = await at.network();
  const id = at.freshId('vpc', 0);
  const wanted = { region: 'ap-guangzhou', cidr: '10.0.0.0/16', name: 'n' };
  const ids = { vpc: id, routeTable: at.freshId('rtb', 1) };
  const built = createVpc(network, { actor: uin, now: at.now }, wanted, ids);
  if (!built.ok) throw new Error('refused');
  return { world: built.world, id };
}

describe('effects', () => {
  it('of every kind are there for the next turn, and for a process that starts later', async () => {
    const line: Omit<HistoryLine, 'where'> = {
      at: 5,
      uin,
      person: 'ann',
      name: 'Ann',
      deed: { do: 'account_created' },
    };
    const { assistant, ask } = await rig({
      said: {
        all: async (at) => {
          const { world } = await withNewVpc(at);
          return [
            { do: 'network', world },
            { do: 'account', account: { uin, name: 'Acme', demo: false, createdAt: 5 } },
            member('ann', 'owner', 2),
            member('bob', 'viewer', 1),
            member('eve', 'viewer', 3),
            { do: 'member', uin, person: 'eve', member: undefined },
            {
              do: 'invitation',
              invitation: { code: 'c', uin, role: 'viewer', by: 'ann', expires: at.now, usedBy: null },
            },
            { do: 'act_for', uin },
            { do: 'note', line, uins: [uin, '2'], peering: 'pcx/1' },
            { do: 'note', line: { ...line, deed: { do: 'left' } }, uins: [uin] },
          ];
        },
      },
    });
    await assistant.receive(text('all', { key: 'all' }));
    const seen = await ask(async (at) => ({
      vpcs: siteOf(await at.network(), [...(await at.network()).sites.base.keys()][0] ?? '')?.vpc.name,
      account: await at.account(uin),
      members: (await at.members(uin)).map(({ person }) => person),
      code: (await at.invitation('c'))?.role,
      self: await at.self(),
      mine: await at.history({ uin }, 10),
      last: (await at.history({ uin }, 1)).map(({ deed }) => deed.do),
      theirs: (await at.history({ uin: '2' }, 10)).map(({ deed }) => deed.do),
      peering: (await at.history({ peering: 'pcx/1' }, 10)).map(({ deed }) => deed.do),
      another: await at.history({ peering: 'pcx' }, 10),
      nobody: [await at.account('9'), await at.invitation('9'), await at.language('nobody')],
    }));
    expect(seen).toEqual({
      vpcs: 'n',
      account: expect.objectContaining({ name: 'Acme' }),
      members: ['bob', 'ann'],
      code: 'viewer',
      self: { uin, memberships: [expect.objectContaining({ role: 'owner' })] },
      mine: [
        { ...line, where: 'ann/ann', deed: { do: 'left' } },
        { ...line, where: 'ann/ann' },
      ],
      last: ['left'],
      theirs: ['account_created'],
      peering: ['account_created'],
      another: [],
      nobody: [undefined, undefined, 'en'],
    });
  });

  it('happen once when the input comes twice, at once or later', async () => {
    const { assistant, ask, channel, settle, all } = await rig({
      said: {
        raise: async (at) => {
          const world = await at.network();
          const most = (mapGet(world.accounts, uin)?.quotas.peeringsPerVpc ?? 0) + 1;
          const line = { at: 1, uin, person: 'ann', name: '', deed: { do: 'left' } } as const;
          return [
            { do: 'network', world: withQuotas(world, uin, { peeringsPerVpc: most }) },
            { do: 'note', line, uins: [uin] },
            tellBob,
          ];
        },
      },
    });
    const input = text('raise', { key: 'same' });
    await Promise.all([assistant.receive(input), assistant.receive(input)]);
    await assistant.receive(input);
    await settle();
    expect(await ask(async (at) => mapGet((await at.network()).accounts, uin)?.quotas)).toEqual({
      peeringsPerVpc: 1,
    });
    expect(await ask((at) => at.history({ uin }, 9))).toHaveLength(1);
    expect(channel.saidTo('bob')).toEqual(['1: hello', 'a request']);
    expect(await all(buttons)).toHaveProperty('size', 1);
  });

  it('of two processes at once are both kept', async () => {
    const raise = async (at: Desk): Promise<readonly Effect[]> => {
      const world = await at.network();
      const most = (mapGet(world.accounts, uin)?.quotas.peeringsPerVpc ?? 0) + 1;
      return [{ do: 'network', world: withQuotas(world, uin, { peeringsPerVpc: most }) }];
    };
    const script = { said: { raise } };
    const one = await rig(script, { process: 'one' });
    const two = desk({ dialog: scriptedDialog(script), store: one.store, time: one.time, process: 'two' });
    const people = Array.from({ length: 10 }, (_, i) => `p${i}`);
    await Promise.all(
      people.flatMap((who) => [
        one.assistant.receive(text('raise', { who })),
        two.assistant.receive(text('raise', { who: `${who}x` })),
      ]),
    );
    expect(await one.ask(async (at) => mapGet((await at.network()).accounts, uin)?.quotas)).toEqual({
      peeringsPerVpc: 20,
    });
  });

  it('are not carried out when the turn cannot be committed', async () => {
    const first = await rig({ said: { tell: async () => [tellBob, member('ann', 'owner', 1)] } });
    let broken = true;
    const store: Store = {
      transact: (work) =>
        first.store.transact(async (transaction) => {
          const result = await work(transaction);
          if (broken && (result as { claims?: unknown } | undefined)?.claims) throw new Error('disk full');
          return result;
        }),
      close: () => first.store.close(),
    };
    const { assistant } = desk({
      store,
      time: first.time,
      dialog: scriptedDialog({ said: { tell: async () => [tellBob] } }),
    });
    await expect(assistant.receive(text('tell', { key: 'k' }))).rejects.toThrow('disk full');
    expect(await first.all(buttons)).toHaveProperty('size', 0);
    broken = false;
    expect(await assistant.receive(text('tell', { key: 'k' }))).toMatchObject({ kind: 'applied' });
    expect(await first.all(buttons)).toHaveProperty('size', 1);
  });
});

describe('what is told', () => {
  it('comes into the own chat of the person, with buttons that are theirs alone', async () => {
    const { assistant, channel, settle, store, all } = await rig({
      said: { tell: async () => [tellBob, tellBob] },
    });
    await assistant.receive(text('tell', { key: 'k' }));
    await settle();
    expect(channel.ledger.slice(-3).map(({ id, to }) => [id, to.chat])).toEqual(
      expect.arrayContaining([
        ['k/0', 'ann'],
        ['k/tell/0', 'bob'],
        ['k/tell/1', 'bob'],
      ]),
    );
    const token = channel.ledger.find(({ id }) => id === 'k/tell/0')?.outgoing.buttons[0]?.token ?? '';
    expect(await assistant.receive(tap(token, { who: 'ann' }))).toMatchObject({ kind: 'refused' });
    expect(await assistant.receive(tap(token, { who: 'bob', chat: 'group' }))).toMatchObject({
      kind: 'refused',
    });
    expect(await assistant.receive(tap(token, { who: 'bob' }))).toMatchObject({ kind: 'applied' });
    expect(await assistant.receive(tap(token, { who: 'bob' }))).toMatchObject({ kind: 'refused' });
    expect((await heardBy(store, 'bob/bob')).at(-1)).toContain('rate');
    expect([...(await all(audit)).values()]).toEqual([
      expect.objectContaining({ what: 'tapped', actor: 'bob', where: 'bob/bob' }),
    ]);
  });

  it('is pressed by its label as well, and pruned with the other messages of that chat', async () => {
    const { assistant, store, all, settle, get } = await rig({ said: { tell: async () => [tellBob] } });
    await assistant.receive(text('tell'));
    await assistant.receive(text('yes', { who: 'bob' }));
    expect((await heardBy(store, 'bob/bob')).at(-1)).toContain('rate');
    for (let i = 0; i < 25; i += 1) await assistant.receive(text('tell'));
    await settle(30);
    expect(await all(buttons)).toHaveProperty('size', 20);
    expect((await get(conversations, 'bob/bob'))?.open).toHaveLength(20);
    // Their turn goes on from there, and keeps their words.
    await assistant.receive(text('menu', { who: 'bob' }));
    expect(await all(buttons)).toHaveProperty('size', 20);
    expect(await heardBy(store, 'bob/bob')).toHaveLength(3);
  });

  it('to oneself comes after the answer; to someone without a private chat it does not come', async () => {
    const reply: Reply = { markdown: 'psst', buttons: [] };
    const { assistant, channel, settle } = await rig({
      said: {
        tell: async () => [
          { do: 'tell', person: 'ann', reply },
          { do: 'tell', person: 'nobody', reply },
        ],
      },
    });
    await assistant.receive(text('nothing', { who: 'nobody', chat: 'group' }));
    await assistant.receive(text('tell'));
    await settle();
    expect(channel.saidTo('ann')).toEqual(['1: hello', '2: tell', 'psst']);
    expect(channel.ledger).toHaveLength(5);
  });

  it('waits with other messages of a busy chat, in order', async () => {
    const { assistant, channel, settle, time } = await rig({ said: { tell: async () => [tellBob] } });
    channel.answer = ({ to, id }, turn) =>
      to.chat === 'bob' && turn === 1
        ? { kind: 'later', afterMs: 500, reason: '429' }
        : { kind: 'sent', message: id };
    await assistant.receive(text('two', { who: 'bob' }));
    await assistant.receive(text('tell'));
    await settle();
    await time.pass(5_000);
    expect([...new Set(channel.saidTo('bob'))]).toEqual(['1: hello', '2: two', 'and more', 'a request']);
  });
});

describe('who writes in private', () => {
  it('is remembered with name, language and chat, and read again only when something differs', async () => {
    const { assistant, get, store } = await rig({
      said: { act: async () => [{ do: 'act_for', uin }, member('ann', 'owner', 1)] },
    });
    const home = { to: { channel: 'fake', chat: 'ann' }, conversation: 'ann/ann' };
    expect(await get(people, 'ann')).toEqual({ uin: null, name: 'ann', lang: 'en', home });
    await assistant.receive(text('act'));
    expect(await get(people, 'ann')).toEqual({ uin, name: 'ann', lang: 'en', home });
    await assistant.receive({ ...text('hi'), name: 'Ann Lee' });
    expect(await get(people, 'ann')).toEqual({ uin, name: 'Ann Lee', lang: 'en', home });
    const found = await store.transact((transaction) =>
      transaction.find({ name: 'members', indexes: {} }, 'person', { equals: 'ann' }),
    );
    expect(found.map(({ document }) => (document as unknown as Member).name)).toEqual(['Ann Lee']);
    // In a group nothing is learnt of them.
    await assistant.receive({ ...text('hi', { chat: 'group' }), name: 'x' });
    expect((await get(people, 'ann'))?.name).toBe('Ann Lee');
  });
});

describe('the desk', () => {
  it('costs a turn that reads nothing nothing', async () => {
    const { assistant, store } = await rig({});
    const read: string[] = [];
    const counted: Store = {
      transact: (work) =>
        store.transact((transaction) =>
          work({
            get: (collection, id) => {
              read.push(collection.name);
              return transaction.get(collection, id);
            },
            find: (collection, index, range) => {
              read.push(collection.name);
              return transaction.find(collection, index, range);
            },
            count: (...given) => transaction.count(...given),
            put: (...given) => transaction.put(...given),
            delete: (...given) => transaction.delete(...given),
          }),
        ),
      close: () => store.close(),
    };
    await assistant.drain(1_000);
    const counting = desk({ store: counted }).assistant;
    // The first input of a run looks at how the run before it ended.
    await counting.receive(text('hi'));
    read.length = 0;
    await counting.receive(text('hi again'));
    expect(new Set(read)).toEqual(new Set(['inbox', 'conversations', 'lanes']));
  });

  it('names things the same when the turn runs again, and otherwise for another turn', async () => {
    const names: string[][] = [];
    const { assistant } = await rig({
      said: {
        name: async (at) => {
          names.push([
            at.freshId('pcx', 0),
            at.freshId('pcx', 1),
            at.freshId('vpc', 0),
            at.secret(0),
            at.secret(1),
          ]);
          if (names.length === 1) throw new Error('once');
          return [];
        },
      },
    });
    await assistant.receive(text('name', { key: 'k1' }));
    await assistant.receive(text('name', { key: 'k2' }));
    expect(names[1]).toEqual(names[0]);
    expect(new Set(names.flat()).size).toBe(10);
    for (const id of names.flat().filter((name) => name.startsWith('pcx-')))
      expect(id).toMatch(/^pcx-[a-z0-9]{8}$/);
  });

  it('gives no id that the network has', async () => {
    const given: string[] = [];
    const create = async (at: Desk): Promise<readonly Effect[]> => {
      const { world, id } = await withNewVpc(at);
      given.push(id);
      return [{ do: 'network', world }];
    };
    // Every turn has the same names here, so only the network can tell that they are taken.
    const { assistant } = await rig({ said: { create } }, { secretName: (seed) => seed.slice(0, 4) });
    for (let i = 0; i < 3; i += 1) await assistant.receive(text('create'));
    expect(new Set(given).size).toBe(3);
  });

  it('reads once: the same again within a turn, whatever is asked twice', async () => {
    const { ask } = await rig({});
    const [one, two] = await ask(async (at) => [await at.network(), await at.network()]);
    expect(one).toBe(two);
  });

  it.each<[string, (at: Desk) => Promise<unknown>]>([
    ['and the dialog lets it pass', (at) => at.members(uin)],
    [
      'and the dialog says something else',
      (at) => at.members(uin).catch(() => Promise.reject(new Error('a bug'))),
    ],
    ['and the dialog goes on', (at) => at.members(uin).catch(() => [])],
    ['and the dialog does not wait', async (at) => void at.members(uin)],
  ])('that cannot read is the fault of the store: %s', async (_, question) => {
    const { store } = await rig({});
    let broken = true;
    const failing: Store = {
      transact: (work) =>
        store.transact((transaction) =>
          work({
            get: (...given) => transaction.get(...given),
            find: (collection, ...rest) =>
              broken && collection.name === 'members'
                ? Promise.reject(new Error('disk gone'))
                : transaction.find(collection, ...rest),
            count: (...given) => transaction.count(...given),
            put: (...given) => transaction.put(...given),
            delete: (...given) => transaction.delete(...given),
          }),
        ),
      close: () => store.close(),
    };
    const said = {
      ask: async (at: Desk) => {
        await question(at);
        await new Promise((resolve) => setImmediate(resolve));
        return [];
      },
    };
    const { assistant, events, all } = desk({ store: failing, dialog: scriptedDialog({ said }) });
    await expect(assistant.receive(text('ask', { key: 'k' }))).rejects.toThrow('disk gone');
    expect(events.map(({ kind }) => kind)).toEqual(['store_failed']);
    expect(await all(dead)).toHaveProperty('size', 0);
    broken = false;
    expect(await assistant.receive(text('ask', { key: 'k' }))).toMatchObject({ kind: 'applied' });
  });
});

describe('timers of the dialog', () => {
  const set = (due: number | undefined): Effect => ({ do: 'timer', id: 't', due, about });

  it('come back with what they are about, once, and tell whom it concerns', async () => {
    const fired: unknown[] = [];
    const { assistant, channel, time, all } = await rig({
      said: { set: async (at) => [set(at.now + 60_000)] },
      fired: async (what, at) => {
        fired.push([what, at.person, (await at.self()).uin]);
        return [tellBob];
      },
    });
    await assistant.receive(text('set'));
    await time.pass(50_000);
    expect(fired).toEqual([]);
    await time.pass(20_000);
    expect(fired).toEqual([[about, { id: 'cloud', name: '', alone: false }, null]]);
    expect(channel.saidTo('bob')).toEqual(['1: hello', 'a request']);
    expect([...(await all(timers)).keys()]).toEqual(['sweep']);
  });

  it('are moved, ended, and set again by themselves, with words of their own each time', async () => {
    let left = 3;
    const { assistant, channel, time } = await rig({
      said: {
        far: async (at) => [set(at.now + 600_000)],
        near: async (at) => [set(at.now + 10_000)],
        end: async () => [set(undefined)],
      },
      fired: async (_, at) => [tellBob, set(left-- > 1 ? at.now + 10_000 : undefined)],
    });
    await assistant.receive(text('far'));
    await assistant.receive(text('near'));
    await assistant.receive(text('end'));
    await time.pass(700_000);
    expect(channel.saidTo('bob')).toEqual(['1: hello']);
    await assistant.receive(text('far'));
    await assistant.receive(text('near'));
    await time.pass(100_000);
    const told = channel.ledger.filter(({ to }) => to.chat === 'bob').slice(1);
    expect(told).toHaveLength(3);
    expect(new Set(told.map(({ id }) => id)).size).toBe(3);
  });

  it('that were due long ago fire once each time they are set, with words of their own', async () => {
    const { assistant, channel, time } = await rig({
      said: { late: async () => [set(7)] },
      fired: async () => [tellBob],
    });
    for (let n = 0; n < 3; n += 1) {
      await assistant.receive(text('late'));
      await time.pass(10_000);
    }
    const told = channel.ledger.filter(({ to }) => to.chat === 'bob').slice(1);
    expect(told).toHaveLength(3);
    expect(new Set(told.map(({ id }) => id)).size).toBe(3);
  });

  it('of several processes have their effects once', async () => {
    const script: Script = {
      said: { set: async (at) => [set(at.now + 1_000)] },
      fired: async () => [tellBob],
    };
    const one = await rig(script, { process: 'one' });
    const two = desk({
      ...{ dialog: scriptedDialog(script), store: one.store, time: one.time },
      process: 'two',
    });
    await two.assistant.start();
    await one.assistant.receive(text('set'));
    await one.time.pass(60_000);
    const rows = await one.store.transact((transaction) => transaction.find(outbox, 'done', {}));
    expect(rows.filter(({ id }) => id.includes('/tell/'))).toHaveLength(1);
  });
});
