import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepSupport } from '../../src/assistant/keep-support.ts';
import { OpenSupportDesk } from '../../src/assistant/open-support-desk.ts';
import type { Store } from '../../src/assistant/ports.ts';
import { Reads } from '../../src/assistant/reads.ts';
import { nowhere } from '../../src/assistant/room.ts';
import type { SupportDesk, SupportEffect } from '../../src/dialog/index.ts';
import { ticketKinds, ticketPriorities, ticketStatuses } from '../../src/tickets/index.ts';
import { FakeSupport } from '../support/fake-support.ts';
import { ticketOf } from '../support/ticket-of.ts';

const persons = ['ann', 'bob', 'a/b', 'a', '__proto__', '%2F'];
const words = ['quota', 'vpc', 'a/b', 'a', '对等', '__proto__', ''];

const effects = fc.array(
  fc.oneof(
    fc
      .record({
        n: fc.integer({ min: 0, max: 7 }),
        kind: fc.constantFrom(...ticketKinds),
        status: fc.constantFrom(...ticketStatuses),
        priority: fc.constantFrom(...ticketPriorities),
        person: fc.constantFrom(...persons),
        agent: fc.option(fc.constantFrom(...persons)),
        updatedAt: fc.integer({ min: 0, max: 10 ** 13 }),
        terms: fc.uniqueArray(fc.constantFrom(...words), { maxLength: 4 }),
      })
      .map(({ n, person, agent, updatedAt, ...given }): SupportEffect => {
        const customer = { person, name: person };
        const assignee = agent === null ? null : { person: agent, name: agent, privately: false };
        // Times without ties: an order among equals is nobody's promise.
        const times = { openedAt: 10 ** 12 + n, updatedAt: updatedAt * 8 + n };
        return {
          do: 'ticket',
          ticket: ticketOf({ id: `T-${1001 + n}`, customer, assignee, ...times, ...given }),
        };
      }),
    fc
      .record({ ticket: fc.constantFrom('T-1001', 'T-100', '__proto__'), text: fc.string() })
      .map(({ ticket, text }) => ({ do: 'ticket_message', ticket, text }) as const),
    fc
      .record({ person: fc.constantFrom(...persons), ticket: fc.option(fc.constant('T-1001')) })
      .map((matter): SupportEffect => ({ do: 'matter', ...matter })),
  ),
  { maxLength: 30 },
);

/** What every store must make of the support desk: the same as a desk in memory that filters and sorts. */
export function supportContract(name: string, open: () => Promise<Store>): void {
  it(`${name}: the support desk reads what a desk in memory reads, after any effects`, async () => {
    await fc.assert(
      fc.asyncProperty(effects, fc.integer({ min: 0, max: 5 }), async (given, most) => {
        const store = await open();
        const twin = new FakeSupport();
        for (const each of given) {
          const effect: SupportEffect =
            each.do === 'ticket_message' && 'text' in each
              ? {
                  do: 'ticket_message',
                  message: {
                    ticket: each.ticket,
                    n: twin.messages.get(each.ticket)?.length ?? 0,
                    at: 1,
                    by: null,
                    content: { kind: 'note', text: each.text },
                  },
                }
              : (each as SupportEffect);
          await store.transact((transaction) => keepSupport(transaction, effect));
          twin.carryOut(effect);
        }
        const seen = await store.transact((transaction) =>
          reads(new OpenSupportDesk(transaction, new Reads(), { members: [] }, nowhere), most),
        );
        expect(seen).toEqual(await reads(twin.desk(), most));
        await store.close();
      }),
      { numRuns: 60 },
    );
  });
}

/** Everything that can be asked. */
async function reads(desk: SupportDesk, most: number) {
  const of = <T, U>(all: readonly T[], ask: (one: T) => Promise<U>) => Promise.all(all.map(ask));
  const ids = (tickets: Promise<readonly { readonly id: string }[]>) =>
    tickets.then((found) => found.map(({ id }) => id));
  return {
    tickets: await of(['T-1001', 'T-1005', 'T-9', '__proto__', ''], (id) => desk.ticket(id)),
    messages: await of(['T-1001', 'T-100', '__proto__'], (id) => desk.ticketMessages(id, most)),
    ofPersons: await of(persons, async (person) => [
      await ids(desk.ticketsOf(person, most)),
      await desk.liveTicketsOf(person, most),
      await ids(desk.assignedTo(person, most)),
      await desk.matter(person),
    ]),
    queue: await of([undefined, ...ticketKinds], (kind) => ids(desk.queue(kind, most))),
    sizes: await desk.queueSizes(),
    found: await of([[], ...words.map((word) => [word]), ['quota', 'a'], ['a', 'a/b', 'vpc']], (terms) =>
      ids(desk.searchTickets(terms, most)),
    ),
    opened: await ids(desk.ticketsOpened(10 ** 12 + 1, 10 ** 12 + 6, most)),
  };
}
