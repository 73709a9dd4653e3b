import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/dialog/index.ts';
import { columns } from '../../../src/dialog/statistics/columns.ts';
import { statsPage } from '../../../src/dialog/statistics/stats-page.ts';
import { topUnanswered } from '../../../src/dialog/statistics/top-unanswered.ts';
import { bucketOf, weeksUpTo } from '../../../src/statistics/index.ts';
import { FakeOffice } from '../../support/fake-desk.ts';
import { shipped } from '../../support/world.ts';
import { Chats, textOf } from '../people/chat.ts';

const library = await shipped();
const minute = 60_000;
/** Thursday of week 47. */
const thursday = Date.parse('2026-11-19T03:00:00Z');

/** Two weeks in which something happened, and six in which nothing did. */
function busy(office: FakeOffice): void {
  office.now = thursday;
  office.tallies.set('2026-W46', {
    asked: 1_580,
    answered: 1_210,
    suggested: 150,
    unanswered: 230,
    helped: 300,
    handed_over: 96,
    followed: 79,
    [`first_reply/${bucketOf(48 * minute)}`]: 9,
    [`resolution/${bucketOf(1_500 * minute)}`]: 3,
  });
  office.tallies.set('2026-W47', { asked: 4, answered: 3, unanswered: 1 });
  // Too long ago to be shown.
  office.tallies.set('2026-W39', { asked: 777 });
}

const page = (
  office: FakeOffice,
  lang: 'zh' | 'en',
  unanswered: readonly { text: string; count: number }[] = [],
) => {
  for (const { text, count } of unanswered)
    office.teach.unanswered.set(text, { text, count, lang, last: thursday, answered: 'none' });
  return statsPage(office.desk('lead'), library, lang);
};

describe('the page', () => {
  test('is tables of the weeks since something was counted, medians and what was asked in vain, in Chinese', async () => {
    const office = new FakeOffice();
    busy(office);
    const [first, second] = await page(office, 'zh', [
      { text: '怎么给对等连接打标签', count: 12 },
      { text: '对等连接可以打标签吗', count: 7 },
      { text: 'IPv6 组播', count: 5 },
    ]);
    expect(first?.markdown).toBe(
      '**客服统计**\n\n本周（11-16 起）：提问 4，直接答复 3，给出选项 0，没答上 1；评为有用 0，转人工 0，自助率 100%。',
    );
    expect(second?.markdown).toContain(
      [
        '周一   提问  答复  选项  没答上',
        '11-09  1580  1210   150     230',
        '11-16     4     3     0       1',
        '```',
      ].join('\n'),
    );
    expect(second?.markdown).toContain(
      ['11-09   300      96     95%', '11-16     0       0    100%'].join('\n'),
    );
    expect(second?.markdown).toContain(['11-09      0:48  25:20', '11-16         –      –'].join('\n'));
    expect(second?.markdown).toContain('近 2 周中位数（工作时间）：首次回复 0:48，解决 25:20。');
    expect(second?.markdown).toContain('1. 怎么给对等连接打标签 — 19 次，另有 1 种说法\n2. IPv6 组播 — 5 次');
    expect(second?.markdown).not.toContain('777');
  });

  test('and in English, in lines that a phone does not break', async () => {
    const office = new FakeOffice();
    busy(office);
    const [first, second] = await page(office, 'en');
    expect(first?.markdown).toContain(
      'This week (since 11-16): 4 asked, 3 answered, 0 offered a choice, 1 missed;',
    );
    expect(second?.markdown).toContain(
      ['Mon   Asked Answered Offered Missed', '11-09  1580     1210     150    230'].join('\n'),
    );
    expect(second?.markdown).toContain('No question was missed.');
    const fenced = [...(second?.markdown ?? '').matchAll(/```\n([\s\S]*?)\n```/g)].map(([, block]) => block);
    expect(fenced).toHaveLength(3);
    for (const line of fenced.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(36);
  });

  test('goes back eight weeks at most, and shows an empty one among them', async () => {
    const office = new FakeOffice();
    busy(office);
    // Monday, 28 September, is the first of the eight.
    office.tallies.set('2026-W40', { asked: 7, answered: 7 });
    const text = textOf(await page(office, 'en'));
    expect(text).toContain('Medians of 8 weeks');
    expect(text).toMatch(/09-28 +7 +7 +0 +0\n10-05 +0 +0 +0 +0\n/);
    expect(text).not.toMatch(/09-21/);
  });

  test('leaves out what nobody has asked in these weeks', async () => {
    const office = new FakeOffice();
    busy(office);
    const asked = { count: 5, lang: 'en', answered: 'none' } as const;
    // The eight weeks begin on Monday, 28 September, where the desk is.
    const monday = Date.parse('2026-09-28T00:00:00+08:00');
    office.teach.unanswered.set('now', { ...asked, text: 'multicast over peering', last: monday });
    office.teach.unanswered.set('then', { ...asked, text: 'jumbo frames', last: monday - 1 });
    const text = textOf(await page(office, 'en'));
    expect(text).toContain('1. multicast over peering, 5×');
    expect(text).not.toContain('jumbo');
  });

  test('says so where nothing has been counted, and draws nothing', async () => {
    const replies = await page(new FakeOffice(), 'zh');
    expect(textOf(replies)).toContain('还没有可统计的数据');
    expect(replies[0]?.picture).toBeUndefined();
  });

  test('holds what people typed to one harmless line', async () => {
    const office = new FakeOffice();
    busy(office);
    const [, second] = await page(office, 'en', [
      { text: '```\n# [x](http://evil) **b** '.repeat(20), count: 1 },
    ]);
    const line = second?.markdown.split('\n').find((each) => each.startsWith('1. ')) ?? '';
    expect(line).not.toMatch(/(?<!\\)[`[\]*#]/);
    expect(line.length).toBeLessThan(200);
  });
});

describe('the picture', () => {
  const draw = async (office: FakeOffice, lang: 'zh' | 'en') => (await page(office, lang))[0]?.picture ?? '';

  test('has a bar for what was counted, a line for the medians, and words of the language', async () => {
    const office = new FakeOffice();
    busy(office);
    const zh = await draw(office, 'zh');
    const en = await draw(office, 'en');
    expect(zh).toContain('>客服每周统计</text>');
    expect(en).toContain('>Support desk by week</text>');
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    for (const picture of [zh, en]) {
      expect(picture).toContain('>1,580</text>');
      expect(picture).toContain('>25:20</text>');
      // The paper, four in the legend, three bars of this week and four of the last.
      expect(picture.match(/<rect/g)).toHaveLength(1 + 4 + 3 + 4);
      expect(picture.match(/<path/g)).toHaveLength(2);
      expect(picture).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  test('is whole where no ticket came and where a week had more tickets than questions', async () => {
    const office = new FakeOffice();
    office.now = thursday;
    office.tallies.set('2026-W47', { handed_over: 3 });
    const picture = await draw(office, 'en');
    expect(picture).toContain('No tickets yet');
    expect(picture).not.toMatch(/NaN|Infinity|undefined|="-/);
  });

  test('breaks the line where a week is missing', async () => {
    const office = new FakeOffice();
    office.now = thursday;
    for (const [i, week] of weeksUpTo('2026-W47', 4).entries())
      office.tallies.set(week, i === 1 ? { asked: 1 } : { asked: 1, [`first_reply/${50 + i}`]: 1 });
    const path = /<path d="([^"]*)"/.exec(await draw(office, 'en'))?.[1];
    expect(path?.replace(/[\d. ]+/g, '')).toBe('MML');
  });
});

describe('who may see it', () => {
  const chats = () => {
    const all = new Chats();
    busy(all.office);
    all.office.support.employ('agent', 'agent');
    all.office.support.employ('lead', 'lead');
    all.office.support.employ('group-agent', 'agent');
    return all;
  };
  const isPage = (replies: readonly Reply[]) => replies.some(({ picture }) => picture !== undefined);

  test('agents and leads in their own chat', async () => {
    const all = chats();
    for (const person of ['agent', 'lead']) expect(isPage(await all.say(person, '/stats'))).toBe(true);
  });

  test('for everybody else there is no such command, and agents in a strange group are everybody else', async () => {
    const all = chats();
    for (const person of ['ann', 'group-agent']) {
      const refused = await all.say(person, '/stats');
      const unknown = await all.say(person, '/statz');
      expect(refused).toEqual(
        unknown.map((each) => ({ ...each, markdown: each.markdown.replace('statz', 'stats') })),
      );
      expect(await all.say(person, '/STATS 1')).toEqual(refused);
    }
  });

  test('whoever is in the room of the staff', async () => {
    const office = chats().office;
    const { showStats } = await import('../../../src/dialog/statistics/show-stats.ts');
    const { newConversation } = await import('../../../src/dialog/index.ts');
    const desk = office.desk({ id: 'ann', name: 'Ann', alone: false }, { room: true });
    const shown = await showStats({ conversation: newConversation('zh'), library, desk });
    expect(isPage(shown?.replies ?? [])).toBe(true);
  });
});

test('wordings that ask the same are one, however often and in whatever company they are looked at', () => {
  const [tags, alike, other] = [
    { text: '怎么给对等连接打标签', count: 3 },
    { text: '对等连接可以打标签吗', count: 2 },
    { text: 'jumbo frames', count: 4 },
  ];
  for (let look = 0; look < 2; look += 1) {
    expect(topUnanswered([tags, alike, other], library.faq)).toEqual([
      { head: tags, others: [alike], count: 5 },
      { head: other, others: [], count: 4 },
    ]);
    expect(topUnanswered([other], library.faq)).toEqual([{ head: other, others: [], count: 4 }]);
  }
});

test('columns stand under each other, also where a heading is Chinese', () => {
  expect(
    columns([
      ['周一', '数'],
      ['a', '10'],
      ['bcdef', '1234'],
    ]),
  ).toBe('周一     数\na        10\nbcdef  1234');
  expect(columns([[]])).toBe('');
  expect(columns([])).toBe('');
});
