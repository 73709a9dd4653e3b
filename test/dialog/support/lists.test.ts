import { expect, it } from 'vitest';
import { newConversation, turn } from '../../../src/dialog/index.ts';
import type { Lang } from '../../../src/faq/index.ts';
import type { Ticket } from '../../../src/tickets/index.ts';
import { FakeOffice } from '../../support/fake-desk.ts';
import { ticketOf } from '../../support/ticket-of.ts';
import { shipped } from '../../support/world.ts';

const library = await shipped();

/** An office with so many tickets of Cay's, all of them Ann's, opened one after the other; the last one first. */
function office(tickets: number): FakeOffice {
  const all = new FakeOffice();
  all.support.employ('Ann', 'agent');
  for (let number = 1000 + tickets; number > 1000; number -= 1) {
    const ticket: Ticket = {
      ...ticketOf(),
      id: `T-${number}`,
      openedAt: all.now - 1_000_000 + number,
      updatedAt: all.now - 1_000_000 + number,
      customer: { person: 'Cay', name: 'Cay' },
      assignee: { person: 'Ann', name: 'Ann', privately: false },
      terms: ['route'],
    };
    all.support.tickets.set(ticket.id, ticket);
  }
  return all;
}

async function says(all: FakeOffice, person: string, text: string, lang: Lang = 'en') {
  const { replies } = await turn(newConversation(lang), { kind: 'text', text }, library, all.desk(person));
  return replies[0] ?? { markdown: '', buttons: [] };
}

it.each([
  [
    'Cay',
    '/tickets',
    '**My tickets** · 200',
    '**我的工单** · 200 个',
    '**My tickets** · 200+',
    '**我的工单** · 200+ 个',
  ],
  ['Ann', '/mine', '· 200 tickets', '· 200 个', '· 200+ tickets', '· 200+ 个'],
  ['Ann', '/search route', '· 200 tickets', '· 200 个', '· 200+ tickets', '· 200+ 个'],
])('%s: %s says so where there are more than it lists', async (who, text, en, zh, enMore, zhMore) => {
  const [all, more] = [office(200), office(201)];
  const first = async (of: FakeOffice, lang: Lang) =>
    (await says(of, who, text, lang)).markdown.split('\n')[0];
  expect(await first(all, 'en')).toMatch(new RegExp(`${escaped(en)}$`));
  expect(await first(all, 'zh')).toMatch(new RegExp(`${escaped(zh)}$`));
  expect(await first(more, 'en')).toMatch(new RegExp(`${escaped(enMore)}$`));
  expect(await first(more, 'zh')).toMatch(new RegExp(`${escaped(zhMore)}$`));
});

const escaped = (text: string): string => text.replace(/[*+]/g, '\\$&');

it('turns pages onwards and back, whatever a list is sorted by', async () => {
  const all = office(20);
  const labels = (await says(all, 'Ann', '/mine')).buttons.map(({ label }) => label);
  expect(labels).toContain('Next page');
  expect(labels).not.toContain('Previous page');
  const action = { do: 'list', list: 'mine', from: 1 } as const;
  const on = await turn(newConversation('zh'), { kind: 'action', action }, library, all.desk('Ann'));
  expect(on.replies[0]?.buttons.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['上一页', '下一页']),
  );
});

it('a file of tickets has the latest, the earliest of them first, and says what it left out', async () => {
  const whole = await says(office(5_000), 'Ann', '/export');
  expect(whole.markdown).toContain('5000 tickets');
  expect(whole.markdown).not.toContain('left out');
  const cut = await says(office(5_002), 'Ann', '/export');
  expect(cut.markdown).toContain('A file holds 5000 at most; earlier ones are left out');
  const ids = [...(cut.file?.text ?? '').matchAll(/^"?(T-\d+)/gm)].map(([, id]) => id);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([5_000, 'T-1003', 'T-6002']);
});

it.each(['T-1001。', '工单1001', 'ticket 1001', 'T–1001', '#1001!'])(
  '/ticket %s shows that ticket',
  async (number) => {
    expect((await says(office(1), 'Cay', `/ticket ${number}`)).markdown).toContain('T-1001');
    expect((await says(office(1), 'Ann', `/export ${number}`)).file?.name).toBe('T-1001.md');
  },
);
