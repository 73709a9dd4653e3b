import { describe, expect, test } from 'vitest';
import {
  actOnTicket,
  openTicket,
  type Ticket,
  type TicketAct,
  type TicketActName,
  type TicketActor,
  undelivered,
} from '../../src/tickets/index.ts';
import { deskPolicy } from '../support/desk-policy.ts';
import {
  agent,
  ann,
  at,
  bob,
  customer,
  done,
  having,
  lea,
  monday,
  onStaff,
  opened,
  said,
  stranger,
  wanted,
} from '../support/tickets.ts';

const acts: Readonly<Record<TicketActName, TicketAct>> = {
  write: { act: 'write', text: '还是不行' },
  answer: { act: 'answer', text: '已处理' },
  ask_back: { act: 'ask_back', text: '哪个地域？' },
  note: { act: 'note', text: '大客户' },
  claim: { act: 'claim' },
  release: { act: 'release' },
  transfer: { act: 'transfer', to: onStaff(bob) },
  prioritise: { act: 'prioritise', priority: 'urgent' },
  solve: { act: 'solve' },
  close: { act: 'close' },
  rate: { act: 'rate', stars: 5 },
  decide: { act: 'decide', approve: true },
  taught: { act: 'taught' },
};

const annHas = having(opened(), [[ann, acts.claim]]);
const tickets = {
  new: opened(),
  queued: having(annHas, [[ann, acts.release]]),
  open: annHas,
  pending: having(annHas, [[ann, acts.ask_back]]),
  solved: having(annHas, [[ann, acts.solve]]),
  closed: having(annHas, [[ann, acts.close]]),
} satisfies Record<string, Ticket>;

const actors = { customer, stranger, ann, bob, lea };

describe('status × act × actor', () => {
  const [NONE, STAFF, CUST, TAKEN, HERS, STATE, OVER] = [
    'NO_SUCH_TICKET',
    'NOT_ON_STAFF',
    'CUSTOMER_ONLY',
    'ALREADY_CLAIMED',
    'NOT_ASSIGNEE',
    'NOT_IN_STATUS',
    'REOPEN_OVER',
  ];
  const none = Array(6).fill(NONE);
  const staffOnly = Array(6).fill(STAFF);
  const customerOnly = Array(6).fill(CUST);
  const kept = ['new', 'open', 'open', 'pending', 'solved', 'closed'];
  const queue = (...two: string[]): string[] => [...two, HERS, HERS, HERS, HERS];
  //           new        queued   open     pending    solved     closed    (the last four are Ann's)
  const table: Record<TicketActName, Record<keyof typeof actors, string[]>> = {
    write: {
      customer: ['new', 'open', 'open', 'open', 'open', OVER],
      stranger: none,
      ann: customerOnly,
      bob: customerOnly,
      lea: customerOnly,
    },
    answer: {
      customer: staffOnly,
      stranger: none,
      ann: ['open', 'open', 'open', 'open', 'solved', STATE],
      bob: queue('open', 'open'),
      lea: ['open', 'open', 'open', 'open', 'solved', STATE],
    },
    ask_back: {
      customer: staffOnly,
      stranger: none,
      ann: ['pending', 'pending', 'pending', 'pending', STATE, STATE],
      bob: queue('pending', 'pending'),
      lea: ['pending', 'pending', 'pending', 'pending', STATE, STATE],
    },
    note: { customer: staffOnly, stranger: none, ann: kept, bob: kept, lea: kept },
    claim: {
      customer: staffOnly,
      stranger: none,
      ann: ['open', 'open', 'open', 'pending', STATE, STATE],
      bob: ['open', 'open', TAKEN, TAKEN, TAKEN, TAKEN],
      lea: ['open', 'open', TAKEN, TAKEN, TAKEN, TAKEN],
    },
    release: {
      customer: staffOnly,
      stranger: none,
      ann: [HERS, HERS, 'open', 'pending', STATE, STATE],
      bob: queue(HERS, HERS),
      lea: ['new', 'open', 'open', 'pending', STATE, STATE],
    },
    transfer: {
      customer: staffOnly,
      stranger: none,
      ann: [HERS, HERS, 'open', 'pending', STATE, STATE],
      bob: queue(HERS, HERS),
      lea: ['open', 'open', 'open', 'pending', STATE, STATE],
    },
    prioritise: {
      customer: staffOnly,
      stranger: none,
      ann: [HERS, HERS, 'open', 'pending', STATE, STATE],
      bob: queue(HERS, HERS),
      lea: ['new', 'open', 'open', 'pending', STATE, STATE],
    },
    solve: {
      customer: staffOnly,
      stranger: none,
      ann: ['solved', 'solved', 'solved', 'solved', STATE, STATE],
      bob: queue('solved', 'solved'),
      lea: ['solved', 'solved', 'solved', 'solved', STATE, STATE],
    },
    close: {
      customer: ['closed', 'closed', 'closed', 'closed', 'closed', STATE],
      stranger: none,
      ann: [HERS, HERS, 'closed', 'closed', 'closed', STATE],
      bob: queue(HERS, HERS),
      lea: ['closed', 'closed', 'closed', 'closed', 'closed', STATE],
    },
    rate: {
      customer: [STATE, STATE, STATE, STATE, 'solved', 'closed'],
      stranger: none,
      ann: customerOnly,
      bob: customerOnly,
      lea: customerOnly,
    },
    decide: {
      customer: staffOnly,
      stranger: none,
      ann: ['open', 'open', 'open', 'pending', 'solved', STATE],
      bob: queue('open', 'open'),
      lea: ['open', 'open', 'open', 'pending', 'solved', STATE],
    },
    taught: { customer: staffOnly, stranger: none, ann: kept, bob: kept, lea: kept },
  };

  test.each(Object.entries(table))('%s', (name, byActor) => {
    for (const [who, expected] of Object.entries(byActor)) {
      const by = actors[who as keyof typeof actors] as TicketActor;
      const found = Object.values(tickets).map((ticket) =>
        said(actOnTicket(ticket, by, acts[name as TicketActName], at())),
      );
      expect(found, who).toEqual(expected);
    }
  });
});

describe('opening', () => {
  test('a ticket is new, waits in its queue, and holds the words it was opened with', () => {
    const { ticket, messages } = done(openTicket(wanted, at()));
    expect(ticket).toMatchObject({
      id: 'T-1001',
      status: 'new',
      priority: 'normal',
      assignee: null,
      messages: 2,
    });
    expect(messages.map(({ n, content }) => [n, content])).toEqual([
      [0, { kind: 'event', event: { what: 'opened' } }],
      [1, { kind: 'public', text: wanted.summary }],
    ]);
    expect(ticket.clocks).toEqual({
      firstReply: { spent: 0, since: monday, target: 4 * 3_600_000, reminded: false, escalated: false },
      resolution: { spent: 0, since: monday, target: 24 * 3_600_000, reminded: false, escalated: false },
    });
  });

  test('a long story is cut in lists and whole in the ticket', () => {
    const story = `第一行\n${'长'.repeat(500)}`;
    const { ticket, messages } = done(openTicket({ ...wanted, summary: story }, at()));
    expect([...ticket.summary].length).toBe(200);
    expect(ticket.summary).toMatch(/^第一行 长+…$/);
    expect(messages[1]?.content).toEqual({ kind: 'public', text: story });
  });

  test('every reason at once', () => {
    const request = { raise: 'bandwidth', uin: '1', to: Number.NaN } as const;
    expect(said(openTicket({ ...wanted, summary: ' \u200b\n', request, live: 5 }, at()))).toBe(
      'EMPTY_TEXT,INVALID_REQUEST,TOO_MANY_TICKETS',
    );
    expect(said(openTicket({ ...wanted, live: 4 }, at()))).toBe('new');
  });
});

describe('words', () => {
  const write = (text: string): string =>
    said(actOnTicket(tickets.open, customer, { act: 'write', text }, at()));

  test.each([
    ['', 'EMPTY_TEXT'],
    [' \t\n\u3000', 'EMPTY_TEXT'],
    ['\u200b\u2060\ufeff', 'EMPTY_TEXT'],
    ['\u0007\u0000', 'EMPTY_TEXT'],
    ['x'.repeat(4000), 'open'],
    ['😀'.repeat(4000), 'open'],
    ['x'.repeat(4001), 'TEXT_TOO_LONG'],
    ['x'.repeat(1_000_000), 'TEXT_TOO_LONG'],
  ])('%#', (text, expected) => {
    expect(write(text)).toBe(expected);
  });

  test('a file says enough alone', () => {
    const attachment = { kind: 'photo', channel: 'telegram', ref: 'AgAC', name: '' } as const;
    for (const act of ['answer', 'ask_back', 'note'] as const)
      expect(actOnTicket(tickets.open, ann, { act, text: '', attachment }, at()).ok).toBe(true);
    const { messages } = done(
      actOnTicket(tickets.open, customer, { act: 'write', text: '', attachment }, at()),
    );
    expect(messages[0]?.content).toEqual({ kind: 'public', text: '', attachment });
  });

  test('signs that steer a terminal and halves of characters are not kept', () => {
    const { messages } = done(
      actOnTicket(tickets.open, customer, { act: 'write', text: ' a\u001b[31m\ud800b\r\nc\n' }, at()),
    );
    expect(messages[0]?.content).toMatchObject({ text: 'a[31m\ufffdb\nc' });
  });
});

test('an agent on the way in makes the ticket theirs in the same act, and only then', () => {
  for (const act of [acts.answer, acts.ask_back, acts.solve, acts.decide]) {
    const { ticket, messages } = done(actOnTicket(tickets.new, { ...bob, privately: true }, act, at()));
    expect(ticket.assignee).toEqual({ person: 'bob', name: 'BOB', privately: true });
    expect(messages.map(({ content }) => content.kind === 'event' && content.event.what)[0]).toBe('claimed');
    const second = done(actOnTicket(tickets.open, lea, act, at()));
    expect(second.ticket.assignee?.person).toBe('ann');
    expect(second.messages.length).toBe(1);
  }
  expect(done(actOnTicket(tickets.new, bob, acts.note, at())).ticket.assignee).toBe(null);
});

test('the second to claim is told who was first, and the first is not troubled', () => {
  expect(actOnTicket(tickets.open, bob, acts.claim, at())).toEqual({
    ok: false,
    refusals: [{ code: 'ALREADY_CLAIMED', args: { ticket: 'T-1001', by: 'ANN' } }],
  });
  const again = done(actOnTicket(tickets.open, { ...ann, privately: true }, acts.claim, at()));
  expect(again.messages).toEqual([]);
  expect(again.ticket.assignee?.privately).toBe(true);
});

describe('reopening', () => {
  const over = monday + deskPolicy.reopenMs;
  test('within its time, with the same agent', () => {
    const { ticket, messages } = done(actOnTicket(tickets.solved, customer, acts.write, at(over - 1)));
    expect(ticket).toMatchObject({ status: 'open', closures: 1, assignee: { person: 'ann' } });
    expect(ticket).not.toHaveProperty('solvedAt');
    expect(
      messages.map(({ content }) => (content.kind === 'event' ? content.event.what : content.kind)),
    ).toEqual(['reopened', 'public']);
  });
  test('not later, and not what is closed', () => {
    expect(said(actOnTicket(tickets.solved, customer, acts.write, at(over)))).toBe('REOPEN_OVER');
    expect(said(actOnTicket(tickets.closed, customer, acts.write, at()))).toBe('REOPEN_OVER');
  });
});

describe('rating', () => {
  const rate = (ticket: Ticket, stars: number): string =>
    said(actOnTicket(ticket, customer, { act: 'rate', stars }, at()));
  test.each([0, 6, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d stars are none', (stars) => {
    expect(rate(tickets.solved, stars)).toBe('INVALID_STARS');
  });
  test('once after each time that it ended', () => {
    const rated = having(tickets.solved, [[customer, acts.rate]]);
    expect(rated.rating).toEqual({ closure: 1, stars: 5 });
    expect(rate(rated, 1)).toBe('ALREADY_RATED');
    // Closing what was solved already ends nothing anew.
    expect(rate(having(rated, [[customer, acts.close]]), 1)).toBe('ALREADY_RATED');
    const again = having(rated, [
      [customer, acts.write],
      [ann, acts.solve],
    ]);
    expect(rate(again, 2)).toBe('solved');
  });
});

describe('deciding', () => {
  test('once, by whoever is first', () => {
    const { ticket, messages } = done(
      actOnTicket(tickets.open, ann, { act: 'decide', approve: false }, at()),
    );
    expect(ticket.decided).toEqual({ approved: false, by: { person: 'ann', name: 'ANN' }, at: monday });
    expect(messages[0]?.content).toEqual({ kind: 'event', event: { what: 'decided', approved: false } });
    expect(actOnTicket(ticket, lea, acts.decide, at())).toMatchObject({
      refusals: [{ code: 'ALREADY_DECIDED', args: { approved: false, by: 'ANN' } }],
    });
  });
  test('not where nothing is asked for', () => {
    const { request: _, ...question } = tickets.open;
    expect(said(actOnTicket(question, ann, acts.decide, at()))).toBe('NO_REQUEST');
  });
  test('not what one asks for oneself, not even as a lead', () => {
    for (const role of ['agent', 'lead'] as const)
      for (const ticket of [tickets.new, having(tickets.new, [[agent(customer.person, role), acts.claim]])])
        expect(actOnTicket(ticket, agent(customer.person, role), acts.decide, at())).toMatchObject({
          refusals: [{ code: 'OWN_REQUEST', args: { ticket: 'T-1001' } }],
        });
  });
});

test('notes leave no trace where a customer might see it', () => {
  const noted = done(actOnTicket(tickets.open, bob, acts.note, at(monday + 5)));
  expect(noted.ticket).toEqual({ ...tickets.open, messages: tickets.open.messages + 1 });
  expect(noted.messages[0]?.content.kind).toBe('note');
});

test('what was taught is kept, and no customer sees it happen', () => {
  const taught = done(actOnTicket(tickets.solved, bob, acts.taught, at(monday + 5)));
  expect(taught).toMatchObject({ ticket: { ...tickets.solved, taught: true }, messages: [] });
});

describe('a customer who cannot be reached', () => {
  const { ticket: unheard, messages } = undelivered(tickets.open, 3, `blocked\n${'!'.repeat(500)}`, at());

  test('stands on the ticket, with its reason cut short', () => {
    expect(unheard.undelivered).toMatch(/^blocked !{192}$/);
    expect(messages[0]).toMatchObject({ by: null, content: { event: { what: 'undelivered', message: 3 } } });
  });

  test('until they are heard of again', () => {
    expect(having(unheard, [[ann, acts.answer]]).undelivered).toBeDefined();
    for (const act of [acts.write, acts.close])
      expect(having(unheard, [[customer, act]])).not.toHaveProperty('undelivered');
  });
});

test('what changes nothing is no event', () => {
  const urgent = having(tickets.open, [[ann, acts.prioritise]]);
  expect(done(actOnTicket(urgent, ann, acts.prioritise, at())).messages).toEqual([]);
  expect(done(actOnTicket(tickets.open, ann, { act: 'transfer', to: onStaff(ann) }, at())).messages).toEqual(
    [],
  );
  expect(done(actOnTicket(tickets.new, lea, acts.release, at())).messages).toEqual([]);
});
