import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import {
  messagesText,
  ticketSentence,
  ticketsCsv,
  ticketText,
  transcriptText,
} from '../../src/text/tickets.ts';
import {
  actOnTicket,
  type Ticket,
  type TicketAct,
  type TicketActor,
  type TicketEvent,
  type TicketMessage,
  type TicketRefusal,
  ticketRefusal,
} from '../../src/tickets/index.ts';
import { ann, at, customer, done, lea, monday, onStaff, opened } from '../support/tickets.ts';

const languages = ['zh', 'en'] as const;
const bad = '*x*\n[y](z)';
const ticket = 'T-1001';

const reasons: TicketRefusal[] = [
  ticketRefusal('NO_SUCH_TICKET', { ticket: bad }),
  ticketRefusal('ALREADY_CLAIMED', { ticket, by: bad }),
  ticketRefusal('NOT_ASSIGNEE', { ticket, assignee: bad }),
  ticketRefusal('NOT_ASSIGNEE', { ticket, assignee: null }),
  ticketRefusal('NOT_IN_STATUS', { ticket, status: 'open', act: 'rate' }),
  ticketRefusal('NOT_IN_STATUS', { ticket, status: 'solved', act: 'ask_back' }),
  ticketRefusal('NOT_IN_STATUS', { ticket, status: 'closed', act: 'answer' }),
  ticketRefusal('NOT_IN_STATUS', { ticket, status: 'closed', act: 'close' }),
  ticketRefusal('REOPEN_OVER', { ticket }),
  ticketRefusal('NOT_ON_STAFF', {}),
  ticketRefusal('LEADS_ONLY', {}),
  ticketRefusal('CUSTOMER_ONLY', { ticket }),
  ticketRefusal('NO_REQUEST', { ticket }),
  ticketRefusal('OWN_REQUEST', { ticket }),
  ticketRefusal('ALREADY_DECIDED', { ticket, approved: true, by: bad }),
  ticketRefusal('ALREADY_DECIDED', { ticket, approved: false, by: bad }),
  ticketRefusal('ALREADY_RATED', { ticket }),
  ticketRefusal('INVALID_STARS', {}),
  ticketRefusal('EMPTY_TEXT', {}),
  ticketRefusal('TEXT_TOO_LONG', { length: 4001, max: 4000 }),
  ticketRefusal('TOO_MANY_TICKETS', { max: 5 }),
  ticketRefusal('INVALID_REQUEST', {}),
  ticketRefusal('ALREADY_ON_STAFF', { role: 'lead' }),
  ticketRefusal('NO_SUCH_STAFF', { name: bad }),
  ticketRefusal('CONFIGURED_STAFF', { name: bad }),
  ticketRefusal('LAST_LEAD', {}),
  ticketRefusal('STAFF_FULL', { max: 50 }),
  ticketRefusal('STAFF_INVITATION_UNKNOWN', { code: bad }),
  ticketRefusal('STAFF_INVITATION_USED', { code: 'A1' }),
  ticketRefusal('STAFF_INVITATION_EXPIRED', { code: 'A1' }),
  ticketRefusal('MACRO_VARIABLE_MISSING', { macro: bad, variables: ['vpc', 'constructor', bad] }),
];

const events: TicketEvent[] = [
  ...(
    ['opened', 'claimed', 'released', 'reopened', 'solved', 'closed', 'auto_closed', 'agent_left'] as const
  ).map((what): TicketEvent => ({ what })),
  { what: 'transferred', to: { person: 'p', name: bad } },
  { what: 'prioritised', priority: 'urgent' },
  { what: 'decided', approved: true },
  { what: 'decided', approved: false },
  { what: 'rated', stars: 4 },
  { what: 'reminded', clock: 'firstReply' },
  { what: 'escalated', clock: 'resolution' },
  { what: 'undelivered', message: 3, reason: bad },
];

/** Markup that a person typed and that has come through alive. */
const alive = /(?<!\\)[*[\]]|\n/;

describe.each(languages)('in %s', (lang) => {
  const by = { person: 'telegram:1', name: bad };
  const sentences = [
    ...reasons.map((reason) => ticketSentence(lang, reason)),
    ...events.map((event) => ticketText[lang].event(event, by)),
  ];

  test('every sentence says something, and nothing typed is markup', () => {
    for (const said of sentences) {
      expect(said).not.toMatch(/undefined|\[object|NaN|function/);
      expect(said).not.toMatch(alive);
      expect(/[\u3400-\u9fff]/.test(said)).toBe(lang === 'zh');
    }
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(new Set(reasons.map(({ code }) => code))).toEqual(new Set(Object.keys(ticketText[lang].reasons)));
  });

  test.each(['', ' \n'])('who has no name (%j) is called by their address', (name) => {
    expect(ticketText[lang].event({ what: 'opened' }, { person: 'telegram:1', name })).toContain(
      'telegram:1',
    );
  });

  test('Chinese sentences use full-width punctuation', () => {
    const half = /[\u3400-\u9fff][,;:?!()]|[,;:?!()][\u3400-\u9fff]/;
    if (lang === 'zh') for (const said of sentences) expect(said).not.toMatch(half);
  });
});

/** A ticket with everything in it, and its messages. */
function story(steps: readonly (readonly [TicketActor, TicketAct])[]): {
  ticket: Ticket;
  messages: TicketMessage[];
} {
  let now = opened();
  const messages: TicketMessage[] = [];
  for (const [by, act] of steps) {
    const outcome = done(actOnTicket(now, by, act, at()));
    now = outcome.ticket;
    messages.push(...outcome.messages);
  }
  return { ticket: now, messages };
}

const whole = story([
  [ann, { act: 'answer', text: '哪个地域？\n还有 VPC 的 id' }],
  [lea, { act: 'note', text: 'SECRET 大客户' }],
  [ann, { act: 'prioritise', priority: 'urgent' }],
  [ann, { act: 'transfer', to: onStaff(lea) }],
  [
    customer,
    {
      act: 'write',
      text: '',
      attachment: { kind: 'photo', channel: 'telegram', ref: 'AgAC', name: '[x](y).png' },
    },
  ],
  [lea, { act: 'ask_back', text: '# 标题\n===\n> 引用\n```\n<b>x</b>' }],
  [lea, { act: 'decide', approve: true }],
  [lea, { act: 'solve' }],
]);

describe('transcripts', () => {
  test('staff read everything, with names', () => {
    expect(transcriptText('zh', whole.ticket, whole.messages, 'staff', 'Asia/Shanghai')).toBe(`\
# T-1001 对等连接配额不够了，请提到 20。

- 类型：提高配额
- 状态：已解决
- 客户：小李
- 账号：100000000001
- 优先级：紧急
- 负责人：LEA
- 时间按 Asia/Shanghai 时区

*2026-11-23 10:00 · ANN 认领了工单*

**ANN** · 2026-11-23 10:00

> 哪个地域？\\
> 还有 VPC 的 id

**LEA** · 2026-11-23 10:00 · 内部备注

> SECRET 大客户

*2026-11-23 10:00 · ANN 把优先级改为紧急*

*2026-11-23 10:00 · ANN 转给了 LEA*

**小李** · 2026-11-23 10:00

> ［图片：\\[x\\]\\(y\\)\\.png］

**LEA** · 2026-11-23 10:00 · 追问

> \\# 标题\\
> \\===\\
> \\> 引用\\
> \\\`\\\`\\\`\\
> \\<b\\>x\\</b\\>

*2026-11-23 10:00 · LEA 批准了申请*

*2026-11-23 10:00 · LEA 标为已解决*
`);
  });

  test.each(languages)('customers read what was said to them, by nobody in particular (%s)', (lang) => {
    const text = transcriptText(lang, whole.ticket, whole.messages, 'customer', 'Asia/Shanghai');
    expect(text).not.toMatch(/SECRET|ANN|LEA|紧急|urgent/);
    expect(text).toContain(lang === 'zh' ? '**客服**' : '**Support**');
    const named = transcriptText(lang, whole.ticket, whole.messages, 'customer', 'Asia/Shanghai', true);
    expect(named).toMatch(/ANN/);
    expect(named).not.toMatch(/SECRET|urgent|紧急/);
  });

  test('times are those of the zone', () => {
    const text = messagesText('en', whole.messages.slice(0, 1), 'staff', 'America/New_York');
    expect(text).toBe('*2026-11-22 21:00 · ANN claimed it*');
  });

  test('nothing that people type becomes markup in the document', () => {
    const nasty = fc.stringMatching(/^[ =#>*_`~|<>[\]()!\-+.\d\\\na-c]{1,60}$/);
    fc.assert(
      fc.property(nasty, nasty, (text, name) => {
        const message: TicketMessage = {
          ticket,
          n: 0,
          at: monday,
          by: { person: 'p', name, side: 'customer' },
          content: { kind: 'public', text },
        };
        const html = marked.parse(messagesText('en', [message], 'staff', 'UTC'), { async: false });
        const tags = [...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag = '']) => tag);
        expect(tags.filter((tag) => !['p', 'strong', 'blockquote', 'br'].includes(tag))).toEqual([]);
      }),
    );
  });
});

/** Reads RFC 4180 back. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('tables', () => {
  test.each(languages)('a header, a line each, a mark that it is UTF-8 (%s)', (lang) => {
    const csv = ticketsCsv(lang, [whole.ticket, opened()]);
    expect(csv.startsWith('\ufeff')).toBe(true);
    const [header = [], first = [], second = [], ...more] = parseCsv(csv.slice(1));
    expect(more).toEqual([]);
    expect([first.length, second.length]).toEqual([header.length, header.length]);
    const row = Object.fromEntries(Object.keys(ticketText[lang].columns).map((key, i) => [key, first[i]]));
    expect(row).toMatchObject({
      id: 'T-1001',
      person: 'telegram:1',
      opened: '2026-11-23T02:00:00.000Z',
      firstReply: '0.0',
      closures: '1',
      stars: '',
    });
    expect(row.request).toMatch(/20/);
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '"=1',
    'a,b',
    'a"b',
    'a\nb',
    '',
    '普通',
  ])('a customer called %j', (name) => {
    const csv = ticketsCsv('zh', [{ ...opened(), customer: { person: 'p', name } }]);
    const cell = parseCsv(csv.slice(1))[1]?.[4] ?? '';
    expect(cell.replace(/^'/, '')).toBe(name);
    expect(cell).not.toMatch(/^\s*[=+\-@＝]|^[\t\r]/);
  });

  test('any text comes back as it was, and none is a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, summary) => {
        const csv = ticketsCsv('en', [{ ...opened(), summary, customer: { person: 'p', name } }]);
        const [, row = []] = parseCsv(csv.slice(1));
        expect(
          [row[4], row[7]].map((cell) => cell?.replace(/^'(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/, '')),
        ).toEqual([name, summary]);
        for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});
