import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  type Conversation,
  type Desk,
  type DialogInput,
  newConversation,
  type Reply,
  turn,
  usesUp,
} from '../../src/dialog/index.ts';
import type { Lang } from '../../src/faq/index.ts';
import { emptyWorld } from '../../src/peering/index.ts';
import { chatText, supportText } from '../../src/text/index.ts';
import { FakeSupport } from '../support/fake-support.ts';
import { FakeTeach } from '../support/fake-teach.ts';
import { shipped } from '../support/world.ts';

const world = await shipped();

/** A conversation that is carried on, through JSON each time, as a store would. */
function talk(lang: Lang = 'zh') {
  let conversation: Conversation = newConversation(lang);
  const put = async (input: DialogInput): Promise<Reply[]> => {
    const before = JSON.stringify(conversation);
    const { conversation: next, replies } = await turn(conversation, input, world, stranger);
    expect(JSON.stringify(conversation)).toBe(before);
    conversation = JSON.parse(JSON.stringify(next)) as Conversation;
    expect(conversation).toEqual(next);
    return [...replies];
  };
  return {
    say: (text: string) => put({ kind: 'text', text }),
    press: (action: Action) => put({ kind: 'action', action }),
    stale: () => put({ kind: 'stale' }),
    get state() {
      return conversation;
    },
  };
}
/** The desk of somebody who belongs to no account, in a world with nothing in it. */
const stranger: Desk = {
  now: 0,
  person: { id: 'test:stranger', name: 'S', alone: true },
  support: new FakeSupport().desk(),
  statistics: { tallies: async () => [] },
  teach: new FakeTeach().desk(),
  self: async () => ({ uin: null, memberships: [] }),
  network: async () => emptyWorld(world.profile.rules),
  account: async () => undefined,
  members: async () => [],
  invitation: async () => undefined,
  history: async () => [],
  language: async () => 'zh',
  freshId: (prefix, n) => `${prefix}-0000000${n}`,
  secret: (n) => `secret${n}`,
};
const markdown = (replies: readonly Reply[]) => replies.map((reply) => reply.markdown).join('\n');
const actions = (replies: readonly Reply[]) =>
  replies.flatMap(({ buttons }) => buttons.map(({ action }) => action));

describe('commands', () => {
  it.each([
    '/help',
    '／help',
    '／ＨＥＬＰ',
    '/HELP',
    '  /help  ',
    '/help@our_bot',
    '/help@our_bot now',
    '/help。',
    '/help!',
    '/help 对等连接收费吗',
    '/help\n对等连接收费吗',
  ])('are heard whatever their dress: %j', async (text) =>
    expect(markdown(await talk().say(text))).toContain('/topics'),
  );

  it.each([
    '/nope',
    '/no_such_thing_of_more_than_thirty_two_letters',
    '/帮助',
    '/topics2',
    '/constructor',
    '/__proto__',
  ])('that do not exist are refused by name: %s', async (text) => {
    const said = markdown(await talk().say(text));
    expect(said).toContain('/help');
    expect(said.replaceAll('\\', '')).toContain(text.slice(0, 30));
  });

  it('win over everything that is going on', async () => {
    const chat = talk();
    await chat.say('对等连接收费吗');
    const { heard } = chat.state;
    await chat.say('/help');
    expect(chat.state.heard).toEqual(heard);
  });

  it.each(['/', '//', '/ help', '1/2', '10.0.0.0/16', '/etc/hosts 怎么配', '/1'])(
    'are not heard in %j',
    async (text) => {
      expect(markdown(await talk().say(text))).not.toContain(chatText.zh.unknownCommand('').slice(0, 4));
    },
  );

  it('/start greets, /human asks what a person shall solve, /topics shows the categories', async () => {
    expect(markdown(await talk('en').say('/start'))).toContain('VPC peering');
    expect(markdown(await talk().say('/human'))).toContain(supportText.zh.open.summary.ask);
    expect(actions(await talk().say('/topics')).length).toBeGreaterThan(5);
  });
});

describe('the language', () => {
  it('follows what is typed until it is chosen, and stays then', async () => {
    const chat = talk();
    await chat.say('is peering free?');
    expect(chat.state.lang).toBe('en');
    await chat.say('对等连接收费吗');
    expect(chat.state.lang).toBe('zh');
    expect(markdown(await chat.say('/lang en'))).toBe(chatText.en.languageSet);
    expect(markdown(await chat.say('对等连接加密吗'))).toContain(chatText.en.helpful);
    expect(markdown(await chat.say('你好'))).toBe(chatText.en.talk.greeting);
    expect(markdown(await chat.say('/lang 中文'))).toBe(chatText.zh.languageSet);
    expect(markdown(await chat.say('is peering encrypted?'))).toContain(chatText.zh.helpful);
  });

  it('is not changed by ids and jargon', async () => {
    const chat = talk();
    await chat.say('vpc-a');
    await chat.say('ping');
    expect(chat.state.lang).toBe('zh');
  });

  it.each(['zh', 'ZH', '中文', 'Chinese', 'cn', 'zh-CN', '繁體中文', 'ｚｈ'])(
    'is known as %s',
    async (name) => {
      expect(markdown(await talk('en').say(`/lang ${name}`))).toBe(chatText.zh.languageSet);
    },
  );

  it.each(['fr', '__proto__', 'constructor', '*', 'x'.repeat(500)])('is not known as %s', async (name) => {
    const chat = talk();
    expect(markdown(await chat.say(`/lang ${name}`))).toContain('/lang en');
    expect(chat.state.langChosen).toBe(false);
  });

  it('is offered as two buttons', async () => {
    const chat = talk();
    const [first, second] = actions(await chat.say('/lang'));
    expect([first, second]).toEqual([
      { do: 'language', lang: 'zh' },
      { do: 'language', lang: 'en' },
    ]);
    if (second) expect(markdown(await chat.press(second))).toBe(chatText.en.languageSet);
  });
});

describe('an answer', () => {
  it('is rated once; thanks, or what else there is', async () => {
    const chat = talk();
    const [yes, no] = actions(await chat.say('对等连接加密吗'));
    if (!yes || !no) throw new Error('no rating');
    const sorry = await chat.press(no);
    expect(markdown(sorry)).toBe(chatText.zh.sorry);
    expect(actions(sorry).some((action) => action.do === 'answer')).toBe(true);
    expect(actions(sorry)).toContainEqual({ do: 'person' });
    expect(actions(sorry)).not.toContainEqual({ do: 'answer', entry: 'encryption' });
    expect(markdown(await chat.press(no))).toBe(chatText.zh.alreadyRated);
    expect(markdown(await chat.press(yes))).toBe(chatText.zh.alreadyRated);
  });

  it('that did not help offers what belongs to it, not to something else asked since', async () => {
    const chat = talk();
    await chat.say('对等连接加密吗');
    await chat.press({ do: 'answer', entry: 'quotas' });
    const others = actions(await chat.press({ do: 'rate', entry: 'quotas', helpful: false }));
    const related = world.entries.get('quotas')?.related ?? [];
    for (const action of others) if (action.do === 'answer') expect(related).toContain(action.entry);
    await chat.say('谢谢');
    expect(
      actions(await chat.press({ do: 'rate', entry: 'encryption', helpful: false })).length,
    ).toBeGreaterThan(1);
  });

  it('remembers no more ratings than it must', async () => {
    const chat = talk();
    for (let i = 0; i < 60; i += 1) await chat.press({ do: 'rate', entry: `made-up-${i}`, helpful: true });
    expect(chat.state.rated).toHaveLength(50);
  });
});

describe('suggestions', () => {
  it('end with none of these, which offers a person', async () => {
    const chat = talk();
    const last = actions(await chat.say('对等连接有哪些限制')).at(-1);
    expect(last).toEqual({ do: 'none_of_these', asked: '对等连接有哪些限制' });
    if (last) expect(actions(await chat.press(last))).toEqual([{ do: 'person' }]);
  });
});

describe('the way to a person', () => {
  it('quotes the question before, typed or tapped or by command', async () => {
    for (const ask of [
      (chat: ReturnType<typeof talk>) => chat.say('转人工'),
      (chat: ReturnType<typeof talk>) => chat.say('/human'),
      (chat: ReturnType<typeof talk>) => chat.press({ do: 'person' }),
    ]) {
      const chat = talk();
      await chat.say('对等连接的 MTU 是多少');
      expect(markdown(await ask(chat))).toContain('对等连接的 MTU 是多少');
      expect(markdown(await ask(chat))).toContain('对等连接的 MTU 是多少');
    }
  });

  it('cannot be broken out of by what is quoted', async () => {
    const chat = talk();
    await chat.say('``` \n[x](http://evil) 对等连接的 MTU ```');
    const said = markdown(await chat.say('/human'));
    expect(said).toContain('对等连接的 MTU');
    expect(said).not.toMatch(/```|(?<!\\)\[/);
  });
});

describe('texts', () => {
  it.each(['', ' ', '\n\t', '\u200b', '\u0000', '　'])('of nothing get nothing: %j', async (text) => {
    expect(await talk().say(text)).toEqual([]);
  });

  it('that are too long are refused and forgotten', async () => {
    const chat = talk();
    const said = await chat.say('对等连接收费吗'.repeat(1500));
    expect(markdown(said)).toBe(chatText.zh.tooLong(2000));
    expect(chat.state.heard).toEqual([]);
  });

  it('never throw, and a reply is never empty', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 6 }),
        async (texts) => {
          const chat = talk();
          for (const text of texts)
            for (const reply of await chat.say(text)) expect(reply.markdown.trim()).not.toBe('');
          expect(chat.state.heard.length).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('says what it says about a button that is no more', async () => {
  expect(markdown(await talk().stale())).toBe(chatText.zh.staleButton);
  const alien = { do: 'launch' } as unknown as Action;
  expect(markdown(await talk().press(alien))).toBe(chatText.zh.staleButton);
  expect(markdown(await talk().press({ do: 'answer', entry: '__proto__' }))).toBe(chatText.zh.unknown);
});

describe('the graph of buttons', () => {
  it.each(['zh', 'en'] as const)(
    'has no dead end from /topics, and reaches every entry (%s)',
    async (lang) => {
      const seen = new Set<string>();
      const reached = new Set<string>();
      const start = await turn(
        { ...newConversation(lang), langChosen: true },
        { kind: 'text', text: '/topics' },
        world,
        stranger,
      );
      let edge: { from: Conversation; action: Action }[] = actions(start.replies).map((action) => ({
        from: start.conversation,
        action,
      }));
      while (edge.length > 0) {
        const next: typeof edge = [];
        for (const { from, action } of edge) {
          const key = JSON.stringify(action);
          if (seen.has(key)) continue;
          seen.add(key);
          const { conversation, replies } = await turn(from, { kind: 'action', action }, world, stranger);
          expect(replies).toHaveLength(1);
          expect(markdown(replies).trim()).not.toBe('');
          expect(markdown(replies)).not.toMatch(/undefined|\[object|\{\{/);
          expect(markdown(replies)).not.toBe(chatText[lang].staleButton);
          if (action.do === 'answer') reached.add(action.entry);
          // Only thanks may end a walk; a guide has a walk of its own.
          if ('run' in action || action.do === 'guide' || action.do === 'person') continue;
          if (!(action.do === 'rate' && action.helpful))
            expect(actions(replies).length, key).toBeGreaterThan(0);
          for (const { label } of replies.flatMap(({ buttons }) => buttons))
            expect(label.trim()).not.toBe('');
          next.push(...actions(replies).map((action) => ({ from: conversation, action })));
        }
        edge = next;
      }
      expect(reached).toEqual(new Set(world.entries.keys()));
    },
  );

  it('leads back: from each page of each topic to the page before, at last to the topics', async () => {
    const chat = talk();
    const [...tags] = actions(await chat.say('/topics'));
    for (const tag of tags) {
      let page = await chat.press(tag);
      let depth = 0;
      for (let more = actions(page).find((a) => a.do === 'topics' && (a.page ?? 0) > depth); more; ) {
        page = await chat.press(more);
        depth += 1;
        more = actions(page).find((a) => a.do === 'topics' && (a.page ?? 0) > depth);
      }
      for (let up = depth; up >= 0; up -= 1) {
        const back = actions(page).at(-1);
        expect(back?.do).toBe('topics');
        if (back) page = await chat.press(back);
      }
      expect(actions(page)).toEqual(tags);
    }
  });

  it('pages: a topic of many entries is shown whole, each entry once', async () => {
    const [some] = world.entries.values();
    if (!some) throw new Error('no entries');
    const many = new Map(
      Array.from({ length: 23 }, (_, i) => [`e${i}`, { ...some, id: `e${i}`, tags: ['routing'] }]),
    );
    const big = { ...world, entries: many };
    const shown: string[] = [];
    for (let action: Action | undefined = { do: 'topics', tag: 'routing' }; action; ) {
      const { replies } = await turn(newConversation('zh'), { kind: 'action', action }, big, stranger);
      const page: number = action.do === 'topics' ? (action.page ?? 0) : 0;
      shown.push(...actions(replies).flatMap((a) => (a.do === 'answer' ? [a.entry] : [])));
      expect(replies[0]?.buttons.length).toBeLessThanOrEqual(9);
      action = actions(replies).find(
        (a): a is Action & { do: 'topics' } => a.do === 'topics' && (a.page ?? 0) > page,
      );
    }
    expect(shown).toEqual([...many.keys()]);
  });
});

describe('a deep link', () => {
  it('leads to its answer, and to the greeting where there is none', async () => {
    const chat = talk();
    const answer = markdown(await chat.say('/start faq_quick-start'));
    expect(answer).toContain(world.entries.get('quick-start')?.zh.title);
    expect(chat.state.heard).toEqual([world.entries.get('quick-start')?.zh.title]);
    for (const payload of ['', ' faq_', ' faq___proto__', ' faq_constructor', ' ticket_1', ' quick-start'])
      expect(markdown(await chat.say(`/start${payload}`))).toBe(markdown(await chat.say('/start')));
  });
});

describe('the kind of a turn', () => {
  it.each<[DialogInput, string]>([
    [{ kind: 'text', text: '网段重叠可以建对等连接吗？' }, 'answer'],
    [{ kind: 'text', text: 'create a peering between vpc-a and vpc-b' }, 'task'],
    [{ kind: 'text', text: '你好' }, 'smalltalk'],
    [{ kind: 'text', text: 'how do I bake sourdough bread' }, 'unknown'],
    [{ kind: 'text', text: '10.0.0.0/16' }, 'only_data'],
    [{ kind: 'text', text: '长'.repeat(5_000) }, 'too_long'],
    [{ kind: 'text', text: '/help' }, 'command'],
    [{ kind: 'text', text: '/nope' }, 'command'],
    [{ kind: 'text', text: ' ' }, 'nothing'],
    [{ kind: 'stale' }, 'stale_button'],
    [{ kind: 'wordless' }, 'wordless'],
    [{ kind: 'action', action: { do: 'answer', entry: 'quick-start' } }, 'answer'],
    [{ kind: 'action', action: { do: 'rate', entry: 'quick-start', helpful: true } }, 'rating'],
    [{ kind: 'action', action: { do: 'none_of_these' } }, 'unknown'],
    [{ kind: 'action', action: { do: 'toString' } as never }, 'stale_button'],
  ])('%j is %s', async (input, kind) => {
    expect((await turn(newConversation('zh'), input, world, stranger)).kind).toBe(kind);
  });

  it('tells those who send a picture what to do, in their language', async () => {
    for (const lang of ['zh', 'en'] as const) {
      const { replies, conversation } = await turn(
        newConversation(lang),
        { kind: 'wordless' },
        world,
        stranger,
      );
      expect(replies).toEqual([{ markdown: chatText[lang].wordless, buttons: [] }]);
      expect(conversation).toEqual(newConversation(lang));
    }
  });
});

describe('an order', () => {
  it('is answered under one heading, with its values, and no offer to say it again', async () => {
    const said = markdown(await talk().say('帮我在广州的 vpc-a 和 vpc-b 之间建一条对等连接，带宽 200M'));
    expect(said).toMatch(/^\*\*创建对等连接\*\* · /);
    expect(said).toContain('本端地域 广州');
    expect(said).toContain('200 Mbps');
    expect(said.match(/^\*\*[^*]+\*\*$/gm)?.[0]).not.toBe(
      `**${world.entries.get('quick-start')?.zh.title}**`,
    );
    expect(said).not.toContain(chatText.zh.offers.create ?? '-');
  });

  it('for which there is nothing yet says so and offers a person', async () => {
    const said = await talk('en').say('export everything as terraform');
    expect(markdown(said)).toContain(chatText.en.notYetNoEntry);
    expect(actions(said)[0]).toEqual({ do: 'person' });
    expect(actions(said)).toContainEqual({ do: 'demo' });
  });

  it('about a ticket lists one’s own, whatever number is named', async () => {
    expect(markdown(await talk().say('工单 12345 到哪了'))).toBe(supportText.zh.customer.noTickets);
  });
});

it.each([
  { do: 'none_of_these' },
  { do: 'ask_bot', text: '对等连接收费吗' },
  { do: 'rate', entry: 'encryption', helpful: false },
] as const)('a button that is counted works once: %o', (action) => {
  expect(usesUp(action)).toBe(true);
});
