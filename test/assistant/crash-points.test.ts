import { describe, expect, it } from 'vitest';
import { collections } from '../../src/assistant/collections.ts';
import { history, quotas } from '../../src/assistant/desk-collections.ts';
import type { Delivery, Inbound, OutboxMessage, Receipt, Store } from '../../src/assistant/index.ts';
import { mapGet, withQuotas } from '../../src/peering/index.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { audit, buttons, dead, desk, FakeChannel, heardBy, inbox, outbox, tap, text } from './desk.ts';
import { scriptedDialog } from './scripted-dialog.ts';
import { VirtualTime } from './virtual-time.ts';

const never = <T>() => new Promise<T>(() => undefined);

/** Stops everything at one step: a commit before or after it happened, a delivery before or after it arrived. */
class Guillotine {
  steps = 0;
  readonly #at: number;

  constructor(at = Number.POSITIVE_INFINITY) {
    this.#at = at;
  }

  /** Whether the process is dead from this step on. */
  falls(): boolean {
    this.steps += 1;
    return this.steps >= this.#at;
  }

  store(disk: Store): Store {
    return {
      transact: async (work) => {
        if (this.falls()) return never();
        const result = await disk.transact(work);
        return this.falls() ? never() : result;
      },
      close: () => disk.close(),
    };
  }

  channel(network: FakeChannel): FakeChannel {
    const guarded = new FakeChannel();
    guarded.deliver = async (message: OutboxMessage): Promise<Delivery> => {
      if (this.falls()) return never();
      const delivery = await network.deliver(message);
      return this.falls() ? never() : delivery;
    };
    return guarded;
  }
}

/** What two people do, each waiting for the receipt before the next: questions, taps, a bug, a foreign tap, effects. */
const scripts: readonly (readonly Inbound[])[] = [
  [
    text('menu', { key: 'a1' }),
    tap('YTEvMA-0', { key: 'a2', message: 'm-a1/0' }),
    tap('YTEvMA-0', { key: 'a3', message: 'm-a1/0' }),
    text('boom', { key: 'a4' }),
    tap('YTEvMA-1', { key: 'a5', message: 'm-a1/0' }),
    text('two', { key: 'a6' }),
    text('raise', { key: 'a7' }),
    text('raise', { key: 'a8' }),
  ],
  [
    text('hello', { who: 'bob', key: 'b1' }),
    tap('YTEvMA-2', { who: 'bob', key: 'b2' }),
    text('two', { who: 'bob', key: 'b3' }),
  ],
];

/** Raises a quota by one, notes it and tells ann. */
const dialog = scriptedDialog({
  said: {
    raise: async (at) => {
      const world = await at.network();
      const most = (mapGet(world.accounts, '1')?.quotas.peeringsPerVpc ?? 0) + 1;
      const line = { at: most, uin: '1', person: 'ann', name: '', deed: { do: 'left' } } as const;
      const buttons = [{ label: 'x', action: { do: 'topics' } } as const];
      return [
        { do: 'network', world: withQuotas(world, '1', { peeringsPerVpc: most }) },
        { do: 'note', line, uins: ['1'] },
        { do: 'tell', person: 'ann', reply: { markdown: `raised to ${most}`, buttons } },
      ];
    },
  },
});

/** Runs the scripts, killed at one step and started again; what is left at the end, without times and counts. */
async function run(at?: number) {
  const time = new VirtualTime();
  const disk = createMemoryStore(collections);
  const network = new FakeChannel();
  // Bob's chat is busy at first, and the answer to one delivery to ann is lost.
  network.answer = ({ to, outgoing, id }, turn): Delivery => {
    if (to.chat === 'bob' && outgoing.markdown === '1: hello' && turn === 1)
      return { kind: 'later', afterMs: 2_000, reason: '429' };
    if (id === 'a6/0' && turn === 1) return { kind: 'unknown', reason: 'cut' };
    return { kind: 'sent', message: `m-${id}` };
  };
  const receipts = new Map<string, Receipt>();
  const guillotine = new Guillotine(at);
  for (const blade of at === undefined ? [guillotine] : [guillotine, new Guillotine()]) {
    const { assistant } = desk({ time, store: blade.store(disk), channel: blade.channel(network), dialog });
    void assistant.start();
    // What was not acknowledged is delivered again, as every intake does.
    for (const script of scripts) {
      void (async () => {
        for (const inbound of script) {
          if (!receipts.has(inbound.dedupeKey)) {
            receipts.set(inbound.dedupeKey, await assistant.receive(inbound));
          }
        }
      })();
    }
    await time.pass(30_000);
  }
  const bare = (document: object) =>
    Object.fromEntries(
      Object.entries(document).filter(
        ([name]) => !['at', 'doneAt', 'expires', 'attempts', 'tries', 'fault'].includes(name),
      ),
    );
  const rig = desk({ store: disk, time });
  const state: Record<string, unknown> = {};
  for (const collection of [inbox, buttons, audit, dead]) {
    const all = [...(await rig.all(collection as typeof inbox))];
    state[collection.name] = all.map(([id, document]) => [id, bare(document)]).sort();
  }
  state.quotas = await disk.transact((transaction) => transaction.find(quotas, 'rev', {}));
  state.history = await disk.transact((transaction) => transaction.find(history, 'of', {}));
  state.heard = [await heardBy(disk, 'ann/ann'), await heardBy(disk, 'bob/bob')];
  const rows = await disk.transact((transaction) => transaction.find(outbox, 'done', {}));
  state.outbox = rows.map(({ id, document }) => [id, bare(document)]).sort();
  return { state, receipts, ledger: network.ledger, steps: guillotine.steps };
}

/** The messages of a chat in the order in which each came first. */
function firsts(ledger: readonly OutboxMessage[], chat: string): string[] {
  return [...new Set(ledger.filter(({ to }) => to.chat === chat).map(({ id }) => id))];
}

describe('killed at any step and started again', () => {
  it('comes to what it would have come to undisturbed, at every step there is', async () => {
    const undisturbed = await run();
    expect([...undisturbed.receipts.values()].map(({ kind }) => kind).sort()).toEqual([
      ...Array(8).fill('applied'),
      'poison',
      'refused',
      'refused',
    ]);
    expect(undisturbed.steps).toBeGreaterThan(60);
    const sent = undisturbed.ledger.length;
    for (let step = 1; step <= undisturbed.steps; step += 1) {
      const { state, receipts, ledger } = await run(step);
      expect(state, `killed at step ${step}`).toEqual(undisturbed.state);
      expect(receipts.size).toBe(undisturbed.receipts.size);
      for (const chat of ['ann', 'bob'])
        expect(firsts(ledger, chat), `killed at step ${step}`).toEqual(firsts(undisturbed.ledger, chat));
      // Nothing is sent again but what was on its way, one message a chat.
      expect(ledger.length, `killed at step ${step}`).toBeLessThanOrEqual(sent + 2);
    }
  }, 60_000);
});
