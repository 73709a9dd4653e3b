import { describe, expect, it } from 'vitest';
import { collections, type LaneRecord, laneOf, lanes } from '../../src/assistant/collections.ts';
import { people } from '../../src/assistant/desk-collections.ts';
import { keepSupport } from '../../src/assistant/keep-support.ts';
import { OpenSupportDesk } from '../../src/assistant/open-support-desk.ts';
import type { Store } from '../../src/assistant/ports.ts';
import { Reads } from '../../src/assistant/reads.ts';
import { nowhere, type Staffing } from '../../src/assistant/room.ts';
import type { SupportDesk, SupportEffect } from '../../src/dialog/index.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import type { StaffMember } from '../../src/tickets/index.ts';
import { supportContract } from '../contract/support.ts';
import { ticketOf } from '../support/ticket-of.ts';

supportContract('memory', async () => createMemoryStore(collections));

const member = (person: string, role: StaffMember['role'], by: string | null = null): StaffMember => ({
  person,
  name: by === null ? '' : person,
  role,
  since: 0,
  by,
});
const keep = (store: Store, ...effects: readonly SupportEffect[]) =>
  store.transact(async (transaction) => {
    for (const effect of effects) await keepSupport(transaction, effect);
  });
const read = <T>(
  store: Store,
  ask: (desk: SupportDesk) => Promise<T>,
  staffing: Staffing = { members: [] },
) => store.transact((transaction) => ask(new OpenSupportDesk(transaction, new Reads(), staffing, nowhere)));

describe('staff', () => {
  const staffing = { members: [member('cai', 'agent'), member('lea', 'lead')] };
  const names = (store: Store) =>
    read(
      store,
      async (desk) => (await desk.staff()).map(({ person, role }) => `${person} ${role}`),
      staffing,
    );

  it('are those of the configuration and those invited, leads first; a configured lead stays one', async () => {
    const store = createMemoryStore(collections);
    expect(await names(store)).toEqual(['lea lead', 'cai agent']);
    await keep(
      store,
      { do: 'staff', person: 'zoe', member: member('zoe', 'lead', 'lea') },
      { do: 'staff', person: 'bob', member: member('bob', 'agent', 'lea') },
      { do: 'staff', person: 'lea', member: member('lea', 'agent', 'zoe') },
      { do: 'staff', person: 'cai', member: member('cai', 'lead', 'lea') },
    );
    expect(await names(store)).toEqual(['cai lead', 'lea lead', 'zoe lead', 'bob agent']);
    await keep(
      store,
      { do: 'staff', person: 'cai', member: undefined },
      { do: 'staff', person: 'zoe', member: undefined },
    );
    expect(await names(store)).toEqual(['lea lead', 'cai agent', 'bob agent']);
  });
});

describe('who can be told something', () => {
  it('is who has a chat of their own, as long as it is not closed to us', async () => {
    const store = createMemoryStore(collections);
    const to = { channel: 'none', chat: 'a/1' };
    const hears = () =>
      read(store, async (desk) => Promise.all(['ann', 'bob', 'cai'].map((person) => desk.hears(person))));
    await store.transact(async (transaction) => {
      const ann = { uin: null, name: 'Ann', lang: 'en' as const };
      transaction.put(people, 'ann', { ...ann, home: { to, conversation: 'ann' } });
      // Spoke in a group only.
      transaction.put(people, 'bob', { ...ann, name: 'Bob' });
    });
    expect(await hears()).toEqual([true, false, false]);
    const lane = { to, next: 1, fence: 1, failures: 0 };
    const put = (record: LaneRecord) =>
      store.transact(async (transaction) => transaction.put(lanes, laneOf(to), record));
    await put({ ...lane, ended: 'blocked' });
    expect(await hears()).toEqual([false, false, false]);
    await put(lane);
    expect(await hears()).toEqual([true, false, false]);
  });
});

describe('the number of the next ticket', () => {
  it('is the same however often it is asked, and goes on from the highest', async () => {
    const store = createMemoryStore(collections);
    const next = () => read(store, async (desk) => [await desk.nextTicket(), await desk.nextTicket()]);
    expect(await next()).toEqual([1001, 1001]);
    await keep(store, { do: 'ticket', ticket: ticketOf({ id: 'T-1004' }) });
    await keep(store, { do: 'ticket', ticket: ticketOf({ id: 'T-1002' }) });
    await keep(store, { do: 'ticket', ticket: ticketOf({ id: 'T-1004', status: 'open' }) });
    expect(await next()).toEqual([1005, 1005]);
  });
});

describe('a search', () => {
  it('holds what it finds against every term, however many there are', async () => {
    const store = createMemoryStore(collections);
    const terms = Array.from({ length: 20 }, (_, i) => `t${i}`);
    await keep(
      store,
      { do: 'ticket', ticket: ticketOf({ id: 'T-1001', terms }) },
      { do: 'ticket', ticket: ticketOf({ id: 'T-1002', terms: terms.slice(0, 19) }) },
    );
    const found = await read(store, (desk) => desk.searchTickets(terms, 3));
    expect(found.map(({ id }) => id)).toEqual(['T-1001']);
  });

  it('looks at no more places than it may, however many tickets hold terms that never meet', async () => {
    const store = createMemoryStore(collections);
    await keep(
      store,
      ...Array.from({ length: 6_000 }, (_, i): SupportEffect => {
        const terms =
          i === 3 ? ['even', 'odd'] : [i % 2 === 0 ? 'even' : 'odd', ...(i % 1_000 === 7 ? ['rare'] : [])];
        return { do: 'ticket', ticket: ticketOf({ id: `T-${1001 + i}`, openedAt: i, terms }) };
      }),
    );
    const search = (...terms: string[]) =>
      read(store, async (desk) => (await desk.searchTickets(terms, 3)).map(({ id }) => id));
    expect(await search('odd', 'rare')).toEqual(['T-6008', 'T-5008', 'T-4008']);
    expect(await search('rare', 'even')).toEqual([]);
    expect(await search('even', 'odd')).toEqual([]);
    expect(await search('even')).toEqual(['T-6999', 'T-6997', 'T-6995']);
    expect(await search('even', 'never')).toEqual([]);
  });
});
