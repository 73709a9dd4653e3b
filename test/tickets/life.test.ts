import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  actOnTicket,
  agentLeft,
  nextMoment,
  openTicket,
  spentBy,
  statusAfter,
  type TicketMessage,
  tickTicket,
  undelivered,
} from '../../src/tickets/index.ts';
import { deskPolicy } from '../support/desk-policy.ts';
import { scaled } from '../support/runs.ts';
import { anyDeed } from '../support/ticket-acts.ts';
import { at, done, monday, wanted } from '../support/tickets.ts';

const step = fc.oneof(
  { arbitrary: anyDeed, weight: 10 },
  { arbitrary: fc.constant('tick' as const), weight: 3 },
  { arbitrary: fc.constant('agent left' as const), weight: 1 },
  { arbitrary: fc.constant('undelivered' as const), weight: 1 },
);
// Clocks of machines jump back now and then.
const passed = fc.oneof(
  fc.integer({ min: -60_000, max: 3 * 3_600_000 }),
  fc.integer({ min: 0, max: 9 * 86_400_000 }),
);

test('whatever happens to a ticket, in whatever order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(step, passed), { maxLength: 40 }), (steps) => {
      let { ticket, messages } = done(openTicket(wanted, at()));
      const log: TicketMessage[] = [...messages];
      let now = monday;
      for (const [what, wait] of steps) {
        now += wait;
        const before = structuredClone(ticket);
        if (what === 'tick') {
          ({ ticket, messages } = tickTicket(ticket, at(now)));
          const closed = before.status === 'solved' && ticket.status === 'closed';
          expect(ticket.status).toBe(closed ? statusAfter('solved', 'auto_close') : before.status);
          expect(ticket.assignee).toEqual(before.assignee);
          expect(tickTicket(ticket, at(now)).messages).toEqual([]);
        } else if (what === 'agent left') {
          ({ ticket, messages } = agentLeft(ticket, at(now)));
          expect(ticket.assignee).toEqual(ticket.status === 'closed' ? before.assignee : null);
        } else if (what === 'undelivered') {
          ({ ticket, messages } = undelivered(ticket, 1, 'blocked', at(now)));
          expect(ticket.undelivered).toBe('blocked');
        } else {
          const { by, act } = what;
          const outcome = actOnTicket(ticket, by, act, at(now));
          if (!outcome.ok) {
            expect(outcome.refusals.length).toBeGreaterThan(0);
            continue;
          }
          ({ ticket, messages } = outcome);
          expect(ticket.status).toBe(statusAfter(before.status, act.act));
          // Nobody gets what somebody else has, but from who has it or from a lead.
          const [had, has] = [before.assignee?.person, ticket.assignee?.person];
          if (had !== undefined && had !== has) {
            expect(['release', 'transfer']).toContain(act.act);
            expect(by.side === 'agent' && (by.person === had || by.role === 'lead')).toBe(true);
          }
          expect(messages.every((message) => message.by?.person === by.person)).toBe(true);
          if (by.side === 'customer') expect(by.person).toBe(ticket.customer.person);
        }
        log.push(...messages);
        // What was there is not touched: a refusal or a crash after it leaves the old ticket whole.
        expect(log.map(({ n }) => n)).toEqual([...log.keys()]);
        expect(ticket.messages).toBe(log.length);
        if (ticket.status === 'new') expect(ticket.assignee).toBe(null);
        const notes = log.filter(({ content }) => content.kind === 'note');
        expect(notes.every(({ by }) => by?.side === 'agent')).toBe(true);
        for (const clock of Object.values(ticket.clocks)) {
          expect(clock.spent).toBeGreaterThanOrEqual(0);
          expect(spentBy(clock, at(now))).toBeGreaterThanOrEqual(clock.spent);
          expect(clock.since === null).toBe(ticket.status !== 'new' && ticket.status !== 'open');
        }
        expect(ticket.closures >= (ticket.rating?.closure ?? 0)).toBe(true);
        expect(JSON.parse(JSON.stringify(ticket))).toEqual(ticket);
      }
    }),
    { numRuns: scaled(400) },
  );
});

test('nothing is due before the next moment, and something is then', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyDeed, passed), { maxLength: 12 }), (steps) => {
      let { ticket } = done(openTicket(wanted, at()));
      let now = monday;
      for (const [{ by, act }, wait] of steps) {
        now += Math.abs(wait);
        const outcome = actOnTicket(ticket, by, act, at(now));
        if (outcome.ok) ({ ticket } = outcome);
      }
      for (
        let due = nextMoment(ticket, deskPolicy);
        due !== undefined;
        due = nextMoment(ticket, deskPolicy)
      ) {
        // What was due when the last act came may have been due before it.
        if (due > now) expect(tickTicket(ticket, at(due - 1)).messages).toEqual([]);
        const { ticket: next, messages } = tickTicket(ticket, at(due));
        expect(messages.length).toBeGreaterThan(0);
        ticket = next;
      }
    }),
    { numRuns: scaled(300) },
  );
});
