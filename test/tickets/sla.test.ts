import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type At,
  actOnTicket,
  type BusinessHours,
  type DeskPolicy,
  isLive,
  nextMoment,
  openTicket,
  type SlaClockName,
  spentBy,
  type Ticket,
  type TicketAct,
  type TicketActor,
  type TicketEvent,
  tickTicket,
} from '../../src/tickets/index.ts';
import { hoursAndInstant } from '../support/business-hours.ts';
import { deskPolicy, officeHours } from '../support/desk-policy.ts';
import { scaled } from '../support/runs.ts';
import { isOpen } from '../support/slow-business-time.ts';
import { anyDeed } from '../support/ticket-acts.ts';
import { ann, at, customer, done, having, lea, monday, opened, wanted } from '../support/tickets.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const answer: TicketAct = { act: 'answer', text: '好了' };
const write: TicketAct = { act: 'write', text: '还在吗' };
const askBack: TicketAct = { act: 'ask_back', text: '哪个地域？' };

/** A ticket after acts, each so many ms after the one before. */
function later(steps: readonly (readonly [wait: number, TicketActor, TicketAct])[]): {
  ticket: Ticket;
  now: number;
} {
  let [ticket, now] = [opened(), monday];
  for (const [wait, by, act] of steps) {
    now += wait;
    ticket = done(actOnTicket(ticket, by, act, at(now))).ticket;
  }
  return { ticket, now };
}
const events = (ticket: Ticket, now: number): string[] =>
  tickTicket(ticket, at(now)).messages.map(({ content }) =>
    content.kind === 'event' && 'clock' in content.event
      ? `${content.event.what} ${content.event.clock}`
      : (content as { event: TicketEvent }).event.what,
  );

describe('clocks', () => {
  test('the first reply is over with the first thing that the customer hears', () => {
    const { ticket } = later([
      [hour, ann, { act: 'note', text: 'x' }],
      [hour, ann, { act: 'claim' }],
      [hour, customer, write],
      [hour, ann, answer],
    ]);
    expect(ticket.firstReplyTook).toBe(4 * hour);
    expect(Object.keys(ticket.clocks)).toEqual(['resolution']);
  });

  test('the next reply runs from the first message that was not answered', () => {
    const { ticket, now } = later([
      [hour, ann, answer],
      [hour, customer, write],
      [hour, customer, write],
    ]);
    expect(ticket.clocks.nextReply?.since).toBe(now - hour);
    const answered = having(ticket, [[ann, answer]], now);
    expect(answered.clocks.nextReply).toBeUndefined();
    expect(answered.firstReplyTook).toBe(hour);
  });

  test('a decision is a reply: the customer is told of it', () => {
    const decide: TicketAct = { act: 'decide', approve: false };
    const { ticket } = later([[hour, ann, decide]]);
    expect(ticket.firstReplyTook).toBe(hour);
    expect(Object.keys(ticket.clocks)).toEqual(['resolution']);
    const { ticket: asked } = later([
      [hour, ann, answer],
      [hour, customer, write],
      [hour, ann, decide],
    ]);
    expect(asked.firstReplyTook).toBe(hour);
    expect(Object.keys(asked.clocks)).toEqual(['resolution']);
  });

  test('nothing runs while it waits for the customer', () => {
    const { ticket, now } = later([[hour, ann, askBack]]);
    expect(ticket.clocks).toEqual({ resolution: expect.objectContaining({ spent: hour, since: null }) });
    expect(nextMoment(ticket, deskPolicy)).toBeUndefined();
    expect(events(ticket, now + 400 * day)).toEqual([]);
    const back = having(ticket, [[customer, write]], now + 5 * day);
    expect(back.clocks.resolution).toMatchObject({ spent: hour, since: now + 5 * day });
    expect(back.clocks.nextReply).toMatchObject({ spent: 0, since: now + 5 * day });
  });

  test('the resolution goes on when it is reopened', () => {
    const { ticket, now } = later([
      [hour, ann, answer],
      [hour, ann, { act: 'solve' }],
    ]);
    expect(ticket).toMatchObject({ resolutionTook: 2 * hour, clocks: {} });
    const again = having(ticket, [[customer, write]], now + day);
    expect(again).not.toHaveProperty('resolutionTook');
    expect(spentBy(again.clocks.resolution ?? expect.fail(), at(now + day + hour))).toBe(3 * hour);
    const solved = having(again, [[ann, { act: 'solve' }]], now + day + hour);
    expect(solved.resolutionTook).toBe(3 * hour);
  });

  test('what was solved without a word still owes its first reply when it is reopened', () => {
    const { ticket, now } = later([[hour, ann, { act: 'solve' }]]);
    expect(ticket).not.toHaveProperty('firstReplyTook');
    const again = having(ticket, [[customer, write]], now + day);
    expect(again.clocks.firstReply).toMatchObject({ spent: hour, since: now + day });
    expect(having(again, [[ann, answer]], now + day + hour).firstReplyTook).toBe(2 * hour);
  });

  test('a question that the solution answers is not waited for any more', () => {
    const { ticket } = later([
      [hour, ann, answer],
      [hour, customer, write],
      [hour, ann, { act: 'solve' }],
    ]);
    expect(ticket.clocks).toEqual({});
  });

  test('what was told of the resolution is not told again when it goes on', () => {
    const { ticket } = later([
      [hour, ann, answer],
      [24 * hour, ann, { act: 'solve' }],
    ]);
    const again = having(ticket, [[customer, write]], monday + 30 * hour);
    expect(again.clocks.resolution).toMatchObject({ spent: 25 * hour, reminded: true, escalated: true });
    expect(events(again, monday + 31 * hour)).toEqual([]);
  });

  test('moments are whole milliseconds, whatever the share of a target', () => {
    const policy = { ...deskPolicy, remindAt: 1 / 7 };
    const due = nextMoment(opened(), policy) ?? expect.fail();
    expect(Number.isInteger(due)).toBe(true);
    expect(tickTicket(opened(), { now: due, policy }).messages.length).toBe(1);
  });

  test('another priority, another target; told is told', () => {
    const ticket = opened();
    const urgent = having(ticket, [[lea, { act: 'prioritise', priority: 'urgent' }]], monday + 20 * minute);
    expect(events(urgent, monday + 20 * minute)).toEqual(['reminded firstReply', 'escalated firstReply']);
    const told = tickTicket(urgent, at(monday + 20 * minute)).ticket;
    const low = having(told, [[lea, { act: 'prioritise', priority: 'low' }]], monday + 21 * minute);
    expect(low.clocks.firstReply).toMatchObject({ target: 8 * hour, reminded: false, escalated: false });
    const again = having(told, [[lea, { act: 'prioritise', priority: 'urgent' }]], monday + 22 * minute);
    expect(events(again, monday + 23 * minute)).toEqual([]);
  });
});

describe('what time does', () => {
  test('reminds, then escalates, each once', () => {
    const ticket = opened();
    expect(nextMoment(ticket, deskPolicy)).toBe(monday + 3 * hour);
    expect(events(ticket, monday + 3 * hour - 1)).toEqual([]);
    expect(events(ticket, monday + 3 * hour)).toEqual(['reminded firstReply']);
    const reminded = tickTicket(ticket, at(monday + 3 * hour)).ticket;
    expect(nextMoment(reminded, deskPolicy)).toBe(monday + 4 * hour);
    expect(events(reminded, monday + 4 * hour)).toEqual(['escalated firstReply']);
    // A bot that slept through both tells both: they go to different people.
    expect(events(ticket, monday + day)).toEqual([
      'reminded firstReply',
      'escalated firstReply',
      'reminded resolution',
      'escalated resolution',
    ]);
  });

  test('waits for the desk to open', () => {
    const policy = { ...deskPolicy, hours: officeHours };
    const friday = Date.parse('2026-11-27T17:00:00+08:00');
    const { ticket } = done(openTicket(wanted, { now: friday, policy }));
    expect(nextMoment(ticket, policy)).toBe(Date.parse('2026-11-30T11:00:00+08:00'));
    expect(tickTicket(ticket, { now: friday + 2 * day, policy }).messages).toEqual([]);
  });

  test('closes what was solved, which may be rated but not gone on with', () => {
    const { ticket, now } = later([[hour, ann, { act: 'solve' }]]);
    expect(nextMoment(ticket, deskPolicy)).toBe(now + 7 * day);
    expect(events(ticket, now + 7 * day - 1)).toEqual([]);
    expect(tickTicket(ticket, at(now + 9 * day)).ticket.closedAt).toBe(now + 9 * day);
    const { ticket: closed, messages } = tickTicket(ticket, at(now + 7 * day));
    expect(closed).toMatchObject({ status: 'closed', closedAt: now + 7 * day, closures: 1 });
    expect(messages[0]).toMatchObject({ by: null, content: { event: { what: 'auto_closed' } } });
    expect(nextMoment(closed, deskPolicy)).toBeUndefined();
    expect(actOnTicket(closed, customer, { act: 'rate', stars: 4 }, at(now + 8 * day)).ok).toBe(true);
  });
});

/** The clocks of a ticket as somebody with a stop watch would keep them: looking up once a minute. */
class StopWatches {
  readonly policy: DeskPolicy;
  now: number;
  readonly running = new Map<SlaClockName, number>([
    ['firstReply', 0],
    ['resolution', 0],
  ]);
  firstReplyTook: number | undefined;
  resolutionTook: number | undefined;

  constructor({ now, policy }: At) {
    this.policy = policy;
    this.now = now;
  }

  wait(status: Ticket['status']): void {
    const counts = (status === 'new' || status === 'open') && isOpen(this.policy.hours, this.now);
    if (counts) for (const [name, spent] of this.running) this.running.set(name, spent + minute);
    this.now += minute;
  }

  saw(act: TicketAct['act'], before: Ticket['status']): void {
    if (act === 'write') {
      if (this.resolutionTook !== undefined) this.running.set('resolution', this.resolutionTook);
      this.resolutionTook = undefined;
      if (this.firstReplyTook !== undefined && !this.running.has('nextReply'))
        this.running.set('nextReply', 0);
    }
    if (act === 'answer' || act === 'ask_back' || act === 'decide') {
      this.firstReplyTook ??= this.running.get('firstReply');
      this.running.delete('firstReply');
      this.running.delete('nextReply');
    }
    if ((act === 'solve' || act === 'close') && isLive(before)) {
      this.resolutionTook = this.running.get('resolution');
      this.running.delete('resolution');
      this.running.delete('nextReply');
    }
  }
}

test('clocks equal stop watches read once a minute, over any acts, hours, holidays and summer time', () => {
  const anyTargets = fc.record({
    firstReply: fc.integer({ min: 1, max: 60 }).map((n) => n * 4 * minute),
    nextReply: fc.integer({ min: 1, max: 60 }).map((n) => n * 4 * minute),
    resolution: fc.integer({ min: 1, max: 400 }).map((n) => n * 4 * minute),
  });
  const wait = fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: 150 }), weight: 5 },
    { arbitrary: fc.integer({ min: 0, max: 1500 }), weight: 1 },
  );
  fc.assert(
    fc.property(
      hoursAndInstant,
      fc.record({ urgent: anyTargets, high: anyTargets, normal: anyTargets, low: anyTargets }),
      fc.constantFrom(0.5, 0.75, 1),
      fc.array(fc.tuple(wait, anyDeed), { maxLength: 20, size: 'max' }),
      ({ hours, near }, targets, remindAt, steps) => {
        const policy: DeskPolicy = { ...deskPolicy, hours, targets, remindAt };
        const now = Math.floor(near / minute) * minute;
        let { ticket } = done(openTicket(wanted, { now, policy }));
        const watches = new StopWatches({ now, policy });
        let retargeted = false;
        for (const [minutes, { by, act }] of steps) {
          for (let i = 0; i < minutes; i += 1) {
            watches.wait(ticket.status);
            const due = nextMoment(ticket, policy);
            const ticked = tickTicket(ticket, watches);
            expect(ticked.messages.length > 0).toBe(due !== undefined && due <= watches.now);
            ticket = ticked.ticket;
            for (const { content } of ticked.messages) {
              if (content.kind !== 'event' || !('clock' in content.event)) continue;
              const { what, clock } = content.event;
              const spent = watches.running.get(clock) ?? -1;
              const target = targets[ticket.priority][clock];
              // To the minute: it was not over a minute ago, unless the target itself has just changed.
              const mark = what === 'reminded' ? target * remindAt : target;
              expect(spent).toBeGreaterThanOrEqual(mark);
              if (!retargeted) expect(spent).toBeLessThan(mark + minute);
            }
          }
          const { status } = ticket;
          const outcome = actOnTicket(ticket, by, act, watches);
          if (!outcome.ok) continue;
          watches.saw(act.act, status);
          ({ ticket } = outcome);
          retargeted ||= act.act === 'prioritise';
          const shown = new Map(
            Object.entries(ticket.clocks).map(([name, clock]) => [name, spentBy(clock, watches)]),
          );
          expect(shown).toEqual(watches.running);
          expect([ticket.firstReplyTook, ticket.resolutionTook]).toEqual([
            watches.firstReplyTook,
            watches.resolutionTook,
          ]);
        }
      },
    ),
    { numRuns: scaled(60) },
  );
});

test('clocks stop with the desk: a night is worth nothing', () => {
  const hours: BusinessHours = officeHours;
  const policy = { ...deskPolicy, hours };
  const evening = Date.parse('2026-11-23T17:59:30+08:00');
  const { ticket } = done(openTicket(wanted, { now: evening, policy }));
  const morning = { now: Date.parse('2026-11-24T09:00:15+08:00'), policy };
  expect(done(actOnTicket(ticket, ann, answer, morning)).ticket.firstReplyTook).toBe(45_000);
});
