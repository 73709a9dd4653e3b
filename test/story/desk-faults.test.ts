import { describe, expect, it, type TestContext } from 'vitest';
import type { SentMessage } from '../support/bot-api/world.ts';
import { customers, env, group, staff } from './desk.ts';
import type { Character, Deed, Play } from './play.ts';
import { type Intake, Stage } from './stage.ts';
import { written } from './view.ts';

const room = true as const;
/** In the staff's group, and nobody on the staff. */
const eve = { id: 505, name: 'Eve', lang: 'en' } as const;
/** Another group that the bot is in. */
const elsewhere = -1009876543210;

type Who = 'Lin' | 'Mary' | 'Cai' | 'Mo' | 'Eve';

/** A desk by the real service at which a ticket of Mary's was opened. */
class Office {
  readonly stage: Stage<Who>;

  private constructor(stage: Stage<Who>) {
    this.stage = stage;
  }

  /** Closes when the test ends. */
  static async open(
    { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
    topics: boolean,
    by: Intake,
    mary: Character = customers.Mary,
  ): Promise<Office> {
    const people = { ...customers, ...staff, Mary: mary, Eve: eve };
    const play: Play<Who> = { people, files: {}, lines: [], room: { id: group, topics }, env };
    const office = new Office(await Stage.open(play, by));
    onTestFinished(() => office.stage.close());
    await office.stage.start();
    await office.does('Mary', 'says', '/ticket Our two VPCs cannot see each other');
    await office.does('Mary', 'taps', 'Send');
    return office;
  }

  /** Somebody does something, and all that comes of it at once has come. */
  async does(...deed: Deed<Who>): Promise<void> {
    this.stage.act(deed);
    await this.stage.settled();
  }

  said(chat: number = group): readonly SentMessage[] {
    return this.stage.inView(chat).messages;
  }

  /** What was said last in a chat, as it is read. */
  last(chat: number = group): string {
    const message = this.said(chat).at(-1);
    return message === undefined ? '' : written(message);
  }

  /** Waits until something of this text is in a chat; what timers say comes by itself. */
  async reads(text: string, chat: number = group): Promise<SentMessage> {
    await this.stage.until(`saying “${text}”`, () =>
      this.said(chat).some((message) => written(message).includes(text)),
    );
    return this.said(chat).findLast((message) => written(message).includes(text)) as SentMessage;
  }

  /** Somebody answers a message in a chat, by its id, as any client can. */
  async answers(who: Character, text: string, chat: number, replyTo: number): Promise<void> {
    const { api } = this.stage;
    const thread = api.world.chats.get(chat)?.messages.get(replyTo)?.thread;
    api.people.say(who.id, text, { chat, replyTo, ...(thread === undefined ? {} : { thread }) });
    await this.stage.settled();
  }
}

const { Mary } = customers;
const { Cai, Mo } = staff;
const { id: marys } = Mary;

describe.concurrent.each([
  { by: 'polling', topics: true },
  { by: 'webhook', topics: false },
] as const)('by $by, topics: $topics', ({ by, topics }) => {
  it('a customer who blocked the bot: the group is told, the card says so, and what they write later goes on', async (test) => {
    const office = await Office.open(test, topics, by);
    const { api } = office.stage;
    const chat = api.world.chat(marys, 'private');
    chat.fate = { kind: 'blocked' };
    await office.does('Cai', 'says', 'Please check your routes', { room, to: 'T-1001' });
    await office.reads('没能送达 Mary：403 Forbidden: bot was blocked by the user');
    await office.does('Cai', 'taps', '看工单', { room });
    expect((await office.reads('客户收不到消息')).text).toContain('bot was blocked by the user');
    delete chat.fate;
    await office.does('Mary', 'says', '/start');
    await office.does('Mary', 'says', '/ticket 1001');
    await office.reads('Please check your routes', marys);
    await office.does('Mary', 'taps', 'Add something');
    await office.does('Mary', 'says', 'I am back');
    await office.reads('I am back');
    await office.does('Cai', 'taps', '看工单', { room });
    expect(office.last()).not.toContain('客户收不到消息');
  }, 60_000);

  it('a stranger in the group who taps and answers is refused, in the group and with buttons taken elsewhere', async (test) => {
    const office = await Office.open(test, topics, by);
    const before = office.said(marys).length;
    await office.does('Eve', 'taps', '认领', { room });
    expect(office.last()).toMatch(/Only support staff/);
    await office.does('Eve', 'says', 'I answer for everybody', { room, to: 'T-1001' });
    expect(office.last()).toMatch(/staff/);
    const claim = office.stage.buttonIn(group, '认领');
    for (const chat of [eve.id, elsewhere]) {
      const query = office.stage.api.people.tap(eve.id, claim.message, claim.data, chat);
      await office.stage.until(
        'answering the tap',
        () => office.stage.api.queries.get(query)?.answer !== undefined,
      );
      expect(office.stage.api.queries.get(query)?.answer?.text).toMatch(/else/);
    }
    expect(office.said(marys)).toHaveLength(before);
    expect(JSON.stringify(office.said(elsewhere))).not.toContain('T-1001');
    await office.does('Cai', 'taps', '认领', { room });
    expect(await office.reads('负责人：小蔡')).toBeDefined();
  }, 60_000);

  it('a card passed on to another chat is a picture of it: answers there reach no customer', async (test) => {
    const office = await Office.open(test, topics, by);
    const { api } = office.stage;
    const card = office.said()[0] as SentMessage;
    const before = office.said(marys).length;
    // Forwarded by Cai into another group and to the bot itself, and answered there.
    const origin = {
      forward_origin: {
        type: 'user',
        date: 0,
        sender_user: { id: api.bot.id, is_bot: true, first_name: 'Bot' },
      },
    };
    for (const chat of [elsewhere, Cai.id]) {
      api.people.say(Cai.id, card.text, { chat, also: origin });
      await office.stage.settled();
      const forwarded = [...(api.world.chats.get(chat)?.messages.values() ?? [])].findLast(
        ({ from }) => from === Cai.id,
      );
      await office.answers(Cai, 'please restart it', chat, forwarded?.id ?? 0);
    }
    // A message of the bot in a third group, with the number that the card has in this one.
    const third = elsewhere - 1;
    api.world.chat(third, 'supergroup').nextMessage = card.id - 1;
    api.people.say(Cai.id, '/help', { chat: third });
    await office.stage.settled();
    expect(office.said(third).map(({ id }) => id)).toContain(card.id);
    await office.answers(Cai, 'please restart it', third, card.id);
    expect(office.said(marys)).toHaveLength(before);
    expect(JSON.stringify(api.ledger.filter(({ params }) => Number(params.chat_id) === marys))).not.toContain(
      'restart',
    );
  }, 60_000);

  it('an old card: what is answered to it goes on while it can, and is refused in words once the ticket is closed', async (test) => {
    const office = await Office.open(test, topics, by);
    const card = office.said()[0] as SentMessage;
    await office.does('Cai', 'taps', '认领', { room });
    for (const n of [1, 2, 3]) {
      await office.does('Cai', 'says', `answer ${n}`, { room, to: 'T-1001' });
      await office.does('Mary', 'says', `thanks ${n}`);
    }
    await office.answers(Cai, 'from the first card', group, card.id);
    await office.reads('from the first card', marys);
    await office.does('Cai', 'taps', '更多…', { room });
    await office.does('Cai', 'taps', '关闭', { room });
    const before = office.said(marys).length;
    await office.answers(Cai, 'one more thing', group, card.id);
    expect(office.last()).toContain('已关闭');
    // Cards that nobody remembers: buttons of another time, and a message that Telegram shows as a stub.
    await office.stage.api.people.tap(Cai.id, card.id, 'AAAAAAAAAAAAAAAAAAAAAA.0', group);
    await office.stage.settled();
    await office.answers(Cai, 'and another', group, 1);
    expect(office.said(marys)).toHaveLength(before);
  }, 60_000);

  it('markup and turned text in names and words stay what they are, in the group, its topics and the customer’s chat', async (test) => {
    const name = '*_[x](http://e.example)_* \u202egnp.exe `a` <b>';
    const office = await Office.open(test, topics, by, { id: 606, name, lang: 'en' });
    const hostile = '**now** [click](http://e.example) \u202emoc.evil';
    await office.does('Mary', 'says', hostile);
    await office.does('Cai', 'says', hostile, { room, to: 'T-1001' });
    await office.does('Cai', 'says', `// ${hostile}`, { room, to: 'T-1001' });
    await office.does('Cai', 'taps', '看工单', { room });
    const shown = [...office.said(), ...office.said(606)];
    expect(shown.filter(({ text }) => text.includes('*_[x](http://e.example)_*')).length).toBeGreaterThan(1);
    expect(shown.filter(({ text }) => text.includes('[click](http://e.example)')).length).toBeGreaterThan(1);
    for (const { text, entities } of shown) {
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect(entities.filter(({ url }) => url?.includes('e.example'))).toEqual([]);
    }
    for (const { name: topic } of office.stage.api.world.chats.get(group)?.topics?.values() ?? [])
      expect(topic).not.toMatch(/[\u202a-\u202e]/);
  }, 60_000);

  it('files are documents with the right bytes: the tickets as a table, a ticket with notes for staff, without for its customer', async (test) => {
    const office = await Office.open(test, topics, by, {
      id: 606,
      name: '=HYPERLINK("http://e.example")',
      lang: 'en',
    });
    await office.does('Cai', 'says', '// only for us', { room, to: 'T-1001' });
    await office.does('Cai', 'says', '路由没有加，加上就好。', { room, to: '负责人' });
    await office.does('Cai', 'says', '/export T-1001', { room });
    await office.does('Mo', 'says', '/export');
    await office.does('Mary', 'says', '/ticket 1001');
    await office.does('Mary', 'taps', 'Save as a file');
    const fileIn = (chat: number) => {
      const upload = office.said(chat).findLast(({ media }) => media?.kind === 'document')?.media?.upload;
      return { name: upload?.filename, text: upload?.bytes.toString() ?? '' };
    };
    const [forStaff, table, forMary] = [fileIn(group), fileIn(Mo.id), fileIn(606)];
    expect([forStaff.name, table.name, forMary.name]).toEqual(['T-1001.md', 'tickets.csv', 'T-1001.md']);
    expect(forStaff.text).toContain('only for us');
    expect(forMary.text).not.toContain('only for us');
    for (const { text } of [forStaff, forMary]) expect(text).toContain('路由没有加，加上就好。');
    const [header, row, end] = table.text.split('\r\n');
    expect(header).toMatch(/^\ufeff/);
    expect(end).toBe('');
    expect(row).toContain('HYPERLINK');
    expect(row).not.toMatch(/(?:^|,)"?=/);
  }, 60_000);
});

describe.concurrent('the staff’s group', () => {
  it.for(['polling', 'webhook'] as const)(
    'with a topic deleted by hand goes on in the group itself (%s)',
    { timeout: 60_000 },
    async (by, test) => {
      const office = await Office.open(test, true, by);
      const { api } = office.stage;
      const [topic = 0] = [...(api.world.chats.get(group)?.topics?.keys() ?? [])];
      api.people.deleteTopic(group, topic);
      await office.does('Mary', 'says', 'is anybody there?');
      const written = await office.reads('is anybody there?');
      expect(written.thread).toBe(undefined);
      await office.answers(Cai, 'yes, we are', group, written.id);
      await office.reads('yes, we are', marys);
      // What is tapped there works as it did in the topic.
      await office.does('Cai', 'taps', '看工单', { room });
      await office.does('Cai', 'taps', '解决', { room });
      await office.reads('is solved', marys);
    },
  );

  it.for(['polling', 'webhook'] as const)(
    'that becomes a supergroup while a ticket is open is the room still (%s)',
    { timeout: 60_000 },
    async (by, test) => {
      const office = await Office.open(test, false, by);
      const { api } = office.stage;
      const upgraded = -1002223334445;
      api.people.upgrade(group, upgraded, Mo.id);
      await office.stage.settled();
      await office.does('Mary', 'says', 'any news?');
      const written = await office.reads('any news?', upgraded);
      await office.answers(Cai, 'it is being looked at', upgraded, written.id);
      await office.reads('it is being looked at', marys);
      const claim = office.stage.buttonIn(upgraded, '看工单');
      api.people.tap(Cai.id, claim.message, claim.data, upgraded);
      await office.reads('负责人：小蔡', upgraded);
      // Also where only a call is told, and nothing was heard of the group before.
      expect(office.said(group)).toHaveLength(1);
    },
  );

  it.for([
    ['polling', 'deleted', '403 Forbidden: the group chat was deleted'],
    ['webhook', 'kicked', '403 Forbidden: bot was kicked from the group chat'],
  ] as const)(
    'that is gone (%s, %s): staff are told once in their own chats and go on there, until it is back',
    { timeout: 60_000 },
    async ([by, kind, reason], test) => {
      const office = await Office.open(test, false, by);
      const { api } = office.stage;
      for (const who of ['Cai', 'Mo'] as const) await office.does(who, 'says', '/queue');
      const chat = api.world.chat(group, 'group');
      chat.fate = { kind };
      await office.does('Mary', 'says', 'is anybody there?');
      for (const { id } of [Cai, Mo]) await office.reads(reason, id);
      await office.does('Mary', 'says', 'hello?');
      const written = await office.reads('hello?', Cai.id);
      await office.answers(Cai, 'yes, we are', Cai.id, written.id);
      await office.reads('yes, we are', marys);
      const told = [Cai, Mo].map(
        ({ id }) => office.said(id).filter(({ text }) => text.includes(reason)).length,
      );
      expect(told).toEqual([1, 1]);
      // Nothing that was said meanwhile is lost: it stands in the ticket.
      await office.does('Cai', 'says', '/ticket T-1001');
      expect(office.last(Cai.id)).toContain('is anybody there?');
      delete chat.fate;
      await office.does('Cai', 'says', '/mine', { room });
      await office.does('Mary', 'says', 'and now?');
      await office.reads('and now?');
    },
  );
});
