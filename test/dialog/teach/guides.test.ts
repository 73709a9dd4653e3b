import { beforeEach, describe, expect, it } from 'vitest';
import type { TaughtEntry } from '../../../src/faq/index.ts';
import type { Ticket, TicketMessage } from '../../../src/tickets/index.ts';
import { ticketOf } from '../../support/ticket-of.ts';
import { buttonsOf, DeskTalk, textOf } from './desk-talk.ts';

const words = {
  zh: {
    question: '打印服务器放在对端能打印吗？',
    answer: '可以：放行 TCP 631 和 9100，\n两边的路由都指到对端。',
    note: '内部备注：客户是试用账号',
    ask: '对端的打印服务器，这边能打印吗',
    handIn: '提交审核',
    waiting: '等你审核',
    approve: '批准',
    approved: '已批准',
    inForce: '生效',
    reject: '驳回',
    title: '改问题',
    only: '这条只有中文',
  },
  en: {
    question: 'Can we print on a print server in the peer network?',
    answer: 'Yes: open TCP 631 and 9100,\nand route both ways.',
    note: 'internal: a trial account',
    ask: 'the print server is in the peer network, can we print on it',
    handIn: 'Hand in',
    waiting: 'for your review',
    approve: 'Approve',
    approved: 'is approved',
    inForce: 'in force',
    reject: 'Reject',
    title: 'question',
    only: 'in English only',
  },
} as const;

/** The id of what was taught first. */
const taughtFirst = (talk: DeskTalk): string => talk.office.teach.taught.entries[0]?.id ?? '';

describe.each(['zh', 'en'] as const)('what a ticket taught, in %s', (lang) => {
  const say = words[lang];
  let talk: DeskTalk;
  beforeEach(() => {
    talk = new DeskTalk(lang);
    const ticket: Ticket = ticketOf({
      customer: { person: 'carl', name: 'Carl' },
      status: 'solved',
      lang,
      summary: say.question,
      solvedAt: 0,
      context: { said: [say.ask, 'ok'], guesses: [], concerns: [] },
    });
    const by = (side: 'customer' | 'agent') => ({ person: side, name: side, side });
    const message = (n: number, content: TicketMessage['content'], side: 'customer' | 'agent') => ({
      ticket: 'T-1001',
      n,
      at: 0,
      by: by(side),
      content,
    });
    talk.office.support.tickets.set(ticket.id, ticket);
    talk.office.support.messages.set(ticket.id, [
      message(0, { kind: 'public', text: say.question }, 'customer'),
      message(1, { kind: 'public', text: 'which system?', asks: true }, 'agent'),
      message(2, { kind: 'public', text: say.answer }, 'agent'),
      message(3, { kind: 'note', text: say.note }, 'agent'),
      message(4, { kind: 'public', text: 'thanks' }, 'customer'),
    ]);
  });
  const begin = () => talk.press('bob', { do: 'guide', guide: 'teach', values: { ticket: 'T-1001' } });

  it('goes from the ticket to the next customer: drafted, reviewed, approved, answered', async () => {
    const summary = await begin();
    expect(textOf(summary)).toContain(say.question);
    expect(textOf(summary)).toContain(say.ask);
    expect(textOf(summary)).not.toContain(say.note);
    expect(textOf(await talk.tap('bob', summary, say.handIn))).toContain('D-1');
    const told = talk.office.heard();
    expect(told.map(({ person }) => person).sort()).toEqual(['ann', 'lead']);
    expect(textOf(told.map(({ reply }) => reply))).toContain(say.waiting);
    expect(talk.office.support.tickets.get('T-1001')?.taught).toBe(true);

    const action = told[0]?.reply.buttons[0]?.action;
    if (action === undefined) throw new Error('no button to review');
    let review = await talk.press('ann', action);
    review = await talk.tap('ann', review, say.approve);
    const done = await talk.tap('ann', review, say.inForce);
    expect(textOf(done)).toContain(say.approved);
    expect(talk.office.heard().map(({ person }) => person)).toEqual(['bob']);
    expect(talk.office.teach.taught.entries[0]).toMatchObject({
      id: expect.stringMatching(/^taught-d1-[0-9a-z]+$/),
      from: 'T-1001',
      by: 'ann',
      [lang]: { title: say.question, body: say.answer },
    });

    const answered = textOf(await talk.say('dora', say.ask));
    expect(answered).toContain(say.answer.split('\n')[0]);
    // A second look at the draft, by whoever: it is over.
    expect(textOf(await talk.press('lead', action))).toContain('D-1');
    expect(talk.state('lead').guide).toBeUndefined();
  });

  it('is read in the other language as it is, and said to be so', async () => {
    await talk.tap('bob', await begin(), say.handIn);
    const action = talk.office.heard()[0]?.reply.buttons[0]?.action;
    if (action === undefined) throw new Error('no button to review');
    await talk.tap('ann', await talk.tap('ann', await talk.press('ann', action), say.approve), say.inForce);
    const other = lang === 'zh' ? 'en' : 'zh';
    await talk.press('dora', { do: 'language', lang: other });
    const shown = textOf(await talk.press('dora', { do: 'answer', entry: taughtFirst(talk) }));
    expect(shown).toContain(lang === 'zh' ? 'exists in Chinese only' : '这条只有英文');
    expect(shown).toContain(say.answer.split('\n')[0]);
  });

  it('is sent back with a reason that its author reads, and taught nobody anything', async () => {
    await talk.tap('bob', await begin(), say.handIn);
    const action = talk.office.heard()[0]?.reply.buttons[0]?.action;
    if (action === undefined) throw new Error('no button to review');
    await talk.tap('ann', await talk.press('ann', action), say.reject);
    const summary = await talk.say('ann', '和已有的重复 / there is **one**?');
    await talk.tap('ann', summary, say.reject);
    expect(talk.office.teach.drafts.get('D-1')).toMatchObject({
      state: 'rejected',
      decided: { person: 'ann', reason: '和已有的重复 / there is **one**?' },
    });
    const [told] = talk.office.heard();
    expect(told?.person).toBe('bob');
    expect(told?.reply.markdown).toContain('\\*\\*one\\*\\*');
    expect(talk.office.teach.taught.entries).toEqual([]);
  });

  it('can be changed part by part, a question for a question', async () => {
    const step = await talk.tap('bob', await begin(), say.title);
    expect(talk.state('bob').guide?.at).toBe('question');
    expect(step).toHaveLength(1);
    const asked = lang === 'zh' ? '对等连接的流量加密吗？' : 'Is traffic over a peering encrypted?';
    const summary = await talk.say('bob', asked);
    expect(talk.state('bob').guide?.values.question).toBe(asked);
    expect(textOf(summary)).toContain('⛔');
    // A lead cannot approve it so.
    await talk.tap('bob', summary, say.handIn);
    const action = talk.office.heard()[0]?.reply.buttons[0]?.action;
    if (action === undefined) throw new Error('no button to review');
    const review = await talk.tap('ann', await talk.press('ann', action), say.approve);
    expect(buttonsOf(review).some(({ label }) => label.includes(say.inForce))).toBe(false);
  });
});

describe('who may', () => {
  it.each([
    { do: 'guide', guide: 'teach', values: { ticket: 'T-1001' } },
    { do: 'guide', guide: 'add_ask', values: { text: '打印' } },
    { do: 'guide', guide: 'review', values: { draft: 'D-1' } },
    { do: 'teaching', list: 'drafts' },
    { do: 'teaching', list: 'taught' },
    { do: 'guide', guide: 'withdraw_taught', values: { thing: 'taught-d1-1' } },
    { do: 'teaching', list: 'unanswered', drop: '打印' },
  ] as const)('customers nothing of it: %o', async (action) => {
    const talk = new DeskTalk();
    expect(textOf(await talk.press('carl', action))).toContain('客服才能做');
    expect(talk.state('carl').guide).toBeUndefined();
  });

  it('agents do not review, and commands of the staff are none to customers', async () => {
    const talk = new DeskTalk();
    const review = { do: 'guide', guide: 'review', values: { draft: 'D-1' } } as const;
    expect(talk.state('bob').guide).toBeUndefined();
    expect(textOf(await talk.press('bob', review))).not.toContain('D-1');
    expect(textOf(await talk.press('bob', review))).toBe('只有组长可以审核草稿。');
    expect(textOf(await new DeskTalk('en').press('bob', review))).toBe('Only leads review drafts.');
    for (const command of ['/teach', '/review D-1', '/drafts', '/unanswered', '/taught'])
      expect(textOf(await talk.say('carl', command))).toContain('没有');
  });

  it('unknown tickets and drafts are said to be so, whatever is typed for them', async () => {
    const talk = new DeskTalk();
    expect(textOf(await talk.say('lead', '/teach T-9'))).toContain('T\\-9');
    expect(textOf(await talk.say('lead', '/review D-404'))).toContain('404');
    expect(textOf(await talk.say('lead', '/review <b>'))).toContain('没有待审');
    const forged = { do: 'guide', guide: 'review', values: { draft: '__proto__' } } as const;
    expect(textOf(await talk.press('lead', forged))).toContain('没有草稿');
  });
});

describe('by hand', () => {
  it('takes question, wordings and answer as they are typed, in both languages', async () => {
    const talk = new DeskTalk();
    await talk.say('lead', '/teach');
    expect(talk.state('lead').guide?.at).toBe('question');
    for (const bad of ['？？？', '长'.repeat(300)]) {
      expect(textOf(await talk.say('lead', bad))).toMatch(/没有文字|太长/);
      expect(talk.state('lead').guide?.at).toBe('question');
    }
    await talk.say('lead', '打印服务器放在对端能打印吗？');
    // What can be left out stands in the summary; the answer cannot.
    expect(talk.state('lead').guide?.at).toBe('answer');
    await talk.say('lead', '\u202e可以\u0000。\r\n\r\n\r\n\r\n放行 631。');
    expect(talk.state('lead').guide?.values.answer).toBe('可以。\n\n放行 631。');
    const edit = (slot: string) => {
      const { guide } = talk.state('lead');
      return talk.press('lead', { do: 'edit', run: guide?.run ?? 0, step: guide?.at ?? '', slot });
    };
    await edit('asks');
    await talk.say('lead', '1. cups 跨网络\n- Can we print in the other VPC?\n• cups 跨网络');
    await edit('question2');
    await talk.say('lead', 'Can we print on a printer in the peer VPC?');
    await edit('answer2');
    const summary = await talk.say('lead', 'Yes, open 631.');
    await talk.tap('lead', summary, '提交');
    expect(talk.office.teach.drafts.get('D-1')).toMatchObject({
      kind: 'entry',
      zh: { title: '打印服务器放在对端能打印吗？', asks: ['cups 跨网络'] },
      en: { title: 'Can we print on a printer in the peer VPC?', asks: ['Can we print in the other VPC?'] },
    });
  });

  it('keeps each language its own through a review, whatever an answer looks like', async () => {
    const talk = new DeskTalk();
    const edit = (slot: string) => {
      const { guide } = talk.state('lead');
      return talk.press('lead', { do: 'edit', run: guide?.run ?? 0, step: guide?.at ?? '', slot });
    };
    await talk.say('lead', '/teach What is the largest packet size');
    await talk.say('lead', '8500 bytes, jumbo frames.');
    await edit('question2');
    await talk.say('lead', '最大的包是多大呀');
    await edit('answer2');
    const handed = await talk.tap('lead', await talk.say('lead', 'Jumbo frame, 8500 bytes'), '提交');
    const review = await talk.tap('lead', await talk.tap('lead', handed, '审核'), '批准');
    await talk.tap('lead', review, '生效');
    expect(talk.office.teach.taught.entries[0]).toMatchObject({
      zh: { title: '最大的包是多大呀', body: 'Jumbo frame, 8500 bytes' },
      en: { title: 'What is the largest packet size', body: '8500 bytes, jumbo frames.' },
    });
  });

  it('shows a lead all of a long draft, in messages of their own, and of a short one in the question', async () => {
    const talk = new DeskTalk();
    const edit = (slot: string) => {
      const { guide } = talk.state('bob');
      return talk.press('bob', { do: 'edit', run: guide?.run ?? 0, step: guide?.at ?? '', slot });
    };
    await talk.say('bob', '/teach 公司食堂几点开门');
    await talk.tap('bob', await talk.say('bob', `开头${'长'.repeat(2_900)}结尾`), '提交');
    const long = await talk.say('lead', '/review D-1');
    expect(long.map(({ buttons }) => buttons.length > 0)).toEqual([false, true]);
    expect(long[0]?.markdown).toMatch(/开头长+结尾/);
    expect(long[1]?.markdown).toContain('全文见上');

    await talk.say('bob', '/teach 食堂周末开门吗');
    await talk.say('bob', '不开。');
    await edit('asks');
    const asks = Array.from({ length: 20 }, (_, i) => `${i} 号食堂周末开不开${'呀'.repeat(40)}`);
    await talk.tap('bob', await talk.say('bob', asks.join('\n')), '提交');
    const short = await talk.say('lead', '/review D-2');
    expect(short).toHaveLength(1);
    for (const ask of asks) expect(textOf(short)).toContain(ask);
  });

  it('shows hostile texts as text', async () => {
    const talk = new DeskTalk();
    await talk.say('lead', '/teach **点我** [x](https://evil.example) 能打印吗');
    await talk.say('lead', '可以');
    const summary = talk.state('lead');
    expect(summary.guide?.at).toBe('summary');
    const handed = await talk.tap('lead', await talk.say('lead', '/lang zh'), '提交');
    let review = await talk.tap('lead', handed, '审核');
    expect(textOf(review)).not.toMatch(/(?<!\\)\[x\]\(/);
    review = await talk.tap('lead', review, '批准');
    await talk.tap('lead', review, '生效');
    const shown = textOf(await talk.press('carl', { do: 'answer', entry: taughtFirst(talk) }));
    expect(shown).not.toMatch(/(?<!\\)\[x\]\(/);
    expect(shown).toContain('点我');
  });
});

describe('what was asked in vain', () => {
  it('is kept once for all who asked alike, by what became of it, and is done with when taught', async () => {
    const talk = new DeskTalk();
    await talk.say('carl', '绿野仙踪怎么走');
    await talk.say('dora', '绿野仙踪，怎么走？');
    const kept = [...talk.office.teach.unanswered.values()];
    expect(kept).toEqual([expect.objectContaining({ count: 2, answered: 'none', text: '绿野仙踪怎么走' })]);

    const guessed = await talk.say('carl', '打印机在对端 VPC 里，能不能打印');
    await talk.tap('carl', guessed, '都不是');
    const answered = await talk.say('dora', '对等连接的流量加密吗');
    await talk.tap('dora', answered, '没帮助');
    const all = [...talk.office.teach.unanswered.values()];
    expect(all.map((each) => each.answered).sort()).toEqual(['none', 'suggest', 'unhelpful']);

    const list = await talk.say('bob', '/unanswered');
    expect(textOf(list)).toContain('1. 绿野仙踪怎么走');
    const choose = await talk.tap('bob', list, '1 加为问法');
    expect(buttonsOf(choose).filter(({ action }) => action.do === 'choose').length).toBeGreaterThan(2);
    expect(textOf(await talk.say('bob', '不存在的条目'))).toContain('没有');
    await talk.tap('bob', await talk.say('bob', 'encryption'), '提交');
    expect(talk.office.teach.drafts.get('D-1')).toMatchObject({ kind: 'ask', entry: 'encryption' });
    const [told] = talk.office.heard();
    const action = told?.reply.buttons[0]?.action;
    if (told === undefined || action === undefined) throw new Error('nobody was told');
    const review = await talk.tap(told.person, await talk.press(told.person, action), '批准');
    await talk.tap(told.person, review, '生效');
    expect(textOf(await talk.say('carl', '绿野仙踪怎么走'))).toContain('加密');
    expect(talk.office.teach.unanswered.size).toBe(2);
  });

  it('is the question that a button belongs to, whatever was asked since', async () => {
    const talk = new DeskTalk();
    const inVain = () => [...talk.office.teach.unanswered.values()].map(({ text }) => text);
    const answered = await talk.say('carl', '对等连接的流量加密吗');
    const guessed = await talk.say('carl', '对等连接有哪些限制');
    await talk.say('carl', '对等连接收费吗');
    await talk.tap('carl', answered, '没帮助');
    expect(inVain()).toEqual(['对等连接的流量加密吗']);
    await talk.tap('carl', guessed, '都不是');
    expect(inVain().at(-1)).toBe('对等连接有哪些限制');
    // A suggestion that is tapped answers the same question; an entry found among the topics answers none.
    const [suggested] = buttonsOf(guessed);
    if (suggested === undefined) throw new Error('nothing was suggested');
    await talk.tap('carl', await talk.press('carl', suggested.action), '没帮助');
    expect(talk.office.teach.unanswered.get('对等连接有哪些限制')).toMatchObject({ count: 2 });
    const found = await talk.press('carl', { do: 'answer', entry: 'delete-effect' });
    await talk.tap('carl', found, '没帮助');
    expect(inVain()).toHaveLength(2);
  });

  it('is not talk, orders, ids and noise', async () => {
    const talk = new DeskTalk();
    for (const text of ['你好', '谢谢', 'vpc-1a2b3c4d', '？？？', '/nope', '创建对等连接'])
      await talk.say('carl', text);
    expect(talk.office.teach.unanswered.size).toBe(0);
  });

  it('can be left alone, and is turned page by page', async () => {
    const talk = new DeskTalk();
    for (let i = 0; i < 7; i += 1)
      talk.office.teach.carryOut(
        { do: 'unanswered', text: `**问题** ${'甲乙丙丁戊己庚'[i]}`, lang: 'zh', answered: 'none' },
        i,
      );
    const first = await talk.say('lead', '/unanswered');
    expect(textOf(first)).toContain('\\*\\*问题\\*\\*');
    const second = await talk.tap('lead', first, '下一页');
    expect(textOf(second)).toContain('6–7');
    await talk.tap('lead', second, '6 不用管');
    expect(talk.office.teach.unanswered.size).toBe(6);
  });
});

describe('what was taught wrongly', () => {
  const printers: TaughtEntry = {
    id: 'taught-d1-1',
    zh: { title: '打印服务器放在对端*能*打印吗？', asks: [], body: '可以：放行 TCP 631。' },
    from: 'T-1001',
    at: 1,
    by: 'ann',
  };
  const asked = '打印服务器放在对端能打印吗';

  function taught() {
    const talk = new DeskTalk();
    const { teach, now } = talk.office;
    teach.carryOut({ do: 'teach_entry', entry: printers }, now);
    teach.carryOut({ do: 'teach_ask', ask: { entry: printers.id, text: 'cups 能不能跨网络用' } }, now);
    teach.carryOut({ do: 'teach_ask', ask: { entry: 'encryption', text: '报文裸奔不' } }, now);
    return talk;
  }

  it('is withdrawn by a lead, with its wordings; who approved it hears so, and it can be taught anew', async () => {
    const talk = taught();
    expect(textOf(await talk.say('carl', asked))).toContain('631');
    const list = await talk.say('lead', '/taught');
    expect(textOf(list)).toContain('1. 打印服务器放在对端能打印吗？');
    expect(textOf(list)).toContain('报文裸奔不');
    expect(textOf(await talk.tap('lead', list, '1 看'))).toContain('631');
    const summary = await talk.tap('lead', list, '1 撤回');
    expect(textOf(summary)).toContain('1 种问法一起撤回');
    const done = await talk.tap('lead', summary, '撤回');
    expect(textOf(done)).toContain('已撤回');
    expect(talk.office.heard().map(({ person }) => person)).toEqual(['ann']);
    expect(textOf(await talk.say('carl', asked))).not.toContain('631');
    expect(talk.office.teach.taught.asks.map(({ text }) => text)).toEqual(['报文裸奔不']);
    const anew = await talk.tap('lead', done, '改好再教');
    expect(textOf(anew)).toContain('放行 TCP 631');
  });

  it('is withdrawn once: a second lead hears that it is gone', async () => {
    const talk = taught();
    const [one, two] = [await talk.say('lead', '/taught'), await talk.say('ann', '/taught')];
    const summary = await talk.tap('ann', two, '1 撤回');
    await talk.tap('lead', await talk.tap('lead', one, '1 撤回'), '撤回');
    expect(textOf(await talk.tap('ann', summary, '撤回'))).toContain('已经撤回');
    expect(textOf(await talk.tap('lead', one, '1 撤回'))).toContain('已经撤回');
    expect(talk.state('ann').guide).toBeUndefined();
  });

  it('may be a wording that leads to the wrong answer', async () => {
    const talk = taught();
    const list = await talk.say('lead', '/taught');
    const summary = await talk.tap('lead', list, '3 撤回');
    expect(textOf(summary)).toContain('“报文裸奔不”不再归到');
    await talk.tap('lead', summary, '撤回');
    expect(talk.office.teach.taught.asks.map(({ entry }) => entry)).toEqual([printers.id]);
  });

  it('is seen by agents, who withdraw nothing', async () => {
    const talk = taught();
    const list = await talk.say('bob', '/taught');
    expect(buttonsOf(list).map(({ label }) => label)).toEqual(['1 看', '2 看', '3 看']);
    const withdraw = { do: 'guide', guide: 'withdraw_taught', values: { thing: printers.id } } as const;
    expect(textOf(await talk.press('bob', withdraw))).toBe('只有组长可以撤回教过的内容。');
    expect(textOf(await new DeskTalk().say('bob', '/taught'))).toContain('还没有教过什么');
  });
});

describe('long lists', () => {
  it('turn pages: of drafts, and of what was taught', async () => {
    const talk = new DeskTalk();
    const { teach, now } = talk.office;
    for (let n = 1; n <= 12; n += 1) {
      const text = { title: `第 ${n} 个问题？`, asks: [], body: '答案。' };
      teach.carryOut(
        { do: 'teach_entry', entry: { id: `taught-${n}`, zh: text, from: '', at: n, by: 'ann' } },
        now,
      );
      const draft = { id: `D-${n}`, by: { person: 'bob', name: 'Bob' }, at: n, state: 'waiting' } as const;
      teach.carryOut({ do: 'draft', draft: { ...draft, kind: 'entry', zh: text } }, now);
    }
    const drafts = await talk.say('lead', '/drafts');
    expect(textOf(drafts)).toContain('（12）');
    expect(textOf(drafts)).not.toContain('D-11');
    const rest = await talk.tap('lead', drafts, '下一页');
    expect(textOf(rest)).toMatch(/D-11[\s\S]*D-12/);
    expect(textOf(await talk.tap('lead', rest, '上一页'))).toContain('D-1 ');
    const first = await talk.say('lead', '/taught');
    expect(textOf(first)).toMatch(/第 1–5 条，共 12 条[\s\S]*1\. 第 12 个[\s\S]*5\. 第 8 个/);
    const last = await talk.tap('lead', await talk.tap('lead', first, '下一页'), '下一页');
    expect(textOf(last)).toMatch(/第 11–12 条/);
    expect(buttonsOf(last).map(({ label }) => label)).toEqual([
      ...['11 看', '11 撤回', '12 看', '12 撤回'],
      '上一页',
    ]);
  });
});
