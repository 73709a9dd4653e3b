import { expect, test } from 'vitest';
import { bucketOf } from '../../../src/statistics/index.ts';
import type { TicketAct } from '../../../src/tickets/index.ts';
import { DeskTalk, textOf } from '../teach/desk-talk.ts';

const minute = 60_000;
/** Monday of week 47, ten in Shanghai, well within business hours. */
const monday = Date.parse('2026-11-16T02:00:00Z');

test('a week at the desk, from the first question to the page of the lead', async () => {
  const talk = new DeskTalk();
  const { office } = talk;
  office.now = monday;
  const desk = (act: TicketAct & { act: 'claim' | 'solve' }) =>
    talk.press('bob', { do: 'desk', ticket: 'T-1001', act });
  // Dora finds her answer; Carl does not, and opens a ticket.
  await talk.say('dora', '对等连接收费吗');
  await talk.press('dora', { do: 'rate', entry: 'who-pays', helpful: true });
  await talk.say('carl', '对等连接收费吗');
  await talk.press('carl', { do: 'rate', entry: 'who-pays', helpful: false });
  office.now += 5 * minute;
  await talk.tap('carl', await talk.say('carl', '/ticket 费用和控制台对不上'), '提交');
  expect(office.support.tickets.get('T-1001')?.customer.person).toBe('carl');
  expect(office.tallies.get('2026-W47')).toEqual({
    asked: 2,
    answered: 2,
    helped: 1,
    handed_over: 1,
    followed: 1,
  });
  // Bob answers after half an hour, and solves it after an hour.
  await desk({ act: 'claim' });
  office.now += 30 * minute;
  await talk.press('bob', {
    do: 'guide',
    guide: 'answer_ticket',
    values: { ticket: 'T-1001', how: 'answer' },
  });
  await talk.say('bob', '按日峰值计费，账单以控制台为准。');
  await talk.press('bob', { do: 'commit', run: 1, step: 'summary' });
  const first = { [`first_reply/${bucketOf(30 * minute)}`]: 1 };
  expect(office.tallies.get('2026-W47')).toMatchObject(first);
  office.now += 30 * minute;
  await desk({ act: 'solve' });
  expect(office.tallies.get('2026-W47')).toEqual({
    asked: 2,
    answered: 2,
    helped: 1,
    handed_over: 1,
    followed: 1,
    ...first,
    [`resolution/${bucketOf(60 * minute)}`]: 1,
  });
  // What Carl says in his ticket is said to a person, and asks the bot nothing.
  await talk.say('carl', '谢谢，明白了');
  const page = textOf(await talk.say('lead', '/stats'));
  expect(page).toContain('提问 2，直接答复 2，给出选项 0，没答上 0；评为有用 1，转人工 1，自助率 50%。');
  // To within a fortieth of what they took.
  expect(page).toContain('11-16      0:31  0:59');
});
