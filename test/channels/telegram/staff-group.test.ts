import { afterEach, describe, expect, it } from 'vitest';
import { collections } from '../../../src/assistant/collections.ts';
import { createAssistant, type RunningAssistant } from '../../../src/assistant/index.ts';
import { createLog } from '../../../src/channels/telegram/log.ts';
import { createMetrics } from '../../../src/channels/telegram/metrics.ts';
import { createTelegram, type TelegramChannel } from '../../../src/channels/telegram/telegram.ts';
import type { DialogInput, Effect, Here, TimerAbout } from '../../../src/dialog/index.ts';
import { createMemoryStore } from '../../../src/store/memory.ts';
import { telegramText } from '../../../src/text/index.ts';
import { scriptedDialog } from '../../assistant/scripted-dialog.ts';
import { ticketAttachment } from '../../support/attachment.ts';
import { BotApi } from '../../support/bot-api/bot-api.ts';
import type { SentMessage } from '../../support/bot-api/world.ts';
import { until } from './harness.ts';

const ann = 11;
const cai = 21;
const dan = 22;
const group = -100777;
/** How many times faster than the world this one runs. */
const factor = 50;

let stop: () => Promise<void> = async () => {};
afterEach(() => stop());

const card = (ticket: string, markdown = `card of ${ticket}`): Effect => ({
  do: 'post',
  ticket,
  title: `${ticket} It does not work`,
  reply: { markdown, buttons: [{ label: 'claim', action: { do: 'topics' } }] },
});
const answer = (message: number, attachment = false): Effect => ({
  do: 'tell',
  person: `telegram:${ann}`,
  reply: {
    markdown: `answer ${message}`,
    buttons: [],
    ...(attachment ? { attachment: ticketAttachment('photo', 'unknown-photo') } : {}),
  },
  about: { ticket: 'T-1001', message },
});

/** The bot on a store in memory, and a Telegram with a customer, two of the staff and their group. */
async function start({ topics = true } = {}) {
  const api = new BotApi();
  await api.listen();
  api.clock.flow(factor);
  for (const id of [ann, cai, dan]) api.people.join(id, { lang: 'en' });
  const room = api.world.chat(group, 'supergroup');
  if (topics) room.topics = new Map();
  const heard: {
    readonly who: string;
    readonly input: DialogInput;
    readonly here: Here;
    readonly room: boolean;
  }[] = [];
  const fired: TimerAbout[] = [];
  const telegram: TelegramChannel = createTelegram({
    token: api.token,
    apiRoot: api.root,
    words: telegramText,
    lang: 'en',
    find: () => [],
    log: createLog({ secrets: [], destination: { write: () => undefined } }),
    metrics: createMetrics(),
    timing: { sleep: api.clock.sleep, random: () => 0.5 },
  });
  const assistant: RunningAssistant = createAssistant({
    store: createMemoryStore(collections),
    dialog: scriptedDialog({
      heard: async ({ person, support }, input) =>
        heard.push({ who: person.id, input, here: await support.here(), room: await support.staffRoom() }),
      said: {
        '/ticket one': async () => [card('T-1001')],
        '/ticket two': async () => [card('T-1002')],
        '/ticket more': async () => [card('T-1001', 'more of T-1001'), card('T-1001', 'and more')],
        '/answer 1': async () => [answer(1)],
        '/answer 2': async () => [answer(2, true)],
      },
      fired: async (about) => {
        fired.push(about);
        return [];
      },
    }),
    channels: [telegram],
    staff: { members: [], room: { channel: 'telegram', chat: String(group) } },
    clock: () => api.clock.now(),
    after: (ms, wake) => {
      const timer = setTimeout(wake, ms / factor);
      return () => clearTimeout(timer);
    },
    random: () => 0.5,
    secretName: (seed) => Buffer.from(seed).toString('base64url').slice(-43),
    lang: 'en',
  });
  await assistant.start();
  await telegram.start(assistant);
  stop = async () => {
    await telegram.stop(1_000);
    await assistant.drain(20_000);
    await api.close();
  };
  const in_ = (chat: number) => api.said(chat);
  const saying = (chat: number, text: string): SentMessage => {
    const found = in_(chat).findLast((message) => message.text === text);
    if (found === undefined) throw new Error(`nobody said ${text}`);
    return found;
  };
  /** Says it, and waits until it was heard. */
  const say = async (...given: Parameters<typeof api.people.say>) => {
    const before = heard.length;
    api.people.say(...given);
    await until(() => heard.length > before);
    return heard.at(-1);
  };
  const said = (text: string, chat = group) =>
    until(() => in_(chat).some((message) => message.text === text), text);
  await say(ann, 'hello');
  return { api, room, heard, fired, say, said, saying, in_ };
}

const buttonOf = (message: SentMessage): string => message.keyboard?.[0]?.[0]?.callback_data ?? 'none';

describe('a group with topics', () => {
  it('gets a topic for each ticket; what is answered or tapped there belongs to it, whoever does', async () => {
    const { api, room, heard, say, said, saying, in_ } = await start();
    await say(ann, '/ticket one');
    await said('card of T-1001');
    await say(ann, '/ticket two');
    await said('card of T-1002');
    await say(ann, '/ticket more');
    await said('and more');
    const names = [...(room.topics ?? [])].map(([id, { name }]) => [id, name]);
    expect(names.map(([, name]) => name)).toEqual(['T-1001 It does not work', 'T-1002 It does not work']);
    const [[one], [two]] = names as [[number, string], [number, string]];
    expect(in_(group).map(({ thread, text }) => `${thread === one ? 1 : 2}: ${text}`)).toEqual([
      '1: card of T-1001',
      '2: card of T-1002',
      '1: more of T-1001',
      '1: and more',
    ]);

    const second = saying(group, 'card of T-1002');
    expect((await say(cai, 'on it', { chat: group, thread: two, replyTo: second.id }))?.here).toEqual({
      room: true,
      ticket: 'T-1002',
    });
    await until(() => in_(group).some(({ text, thread }) => text === '1: on it' && thread === two));
    // Talk between the staff, in the topic, is not for the bot, though Telegram shows it as answering the topic.
    const before = heard.length;
    api.people.say(dan, 'who takes this?', { chat: group, thread: two });
    expect((await say(dan, '/mine', { chat: group, thread: two }))?.here).toEqual({ room: true });
    expect(heard).toHaveLength(before + 1);

    api.people.tap(dan, second.id, buttonOf(second), group);
    await until(() => heard.at(-1)?.input.kind === 'action');
    expect(heard.at(-1)).toMatchObject({ who: `telegram:${dan}`, here: { room: true, ticket: 'T-1002' } });
    // The card was edited in place and is for everybody still.
    await until(() => second.text.startsWith('2: '));
    api.people.tap(cai, second.id, buttonOf(second), group);
    await until(() => heard.at(-1)?.who === `telegram:${cai}` && heard.at(-1)?.input.kind === 'action');
    // Somebody who has the token from there, elsewhere.
    const query = api.people.tap(ann, 1, buttonOf(second));
    await until(() => api.queries.get(query)?.answer !== undefined);
    expect(api.queries.get(query)?.answer?.text).toMatch(/else/);
  });

  it('is written to itself where a topic was deleted, and each message there answers the one before', async () => {
    const { api, room, say, said, in_ } = await start();
    await say(ann, '/ticket one');
    await said('card of T-1001');
    const [topic = 0] = [...(room.topics?.keys() ?? [])];
    api.people.deleteTopic(group, topic);
    await say(ann, '/ticket more');
    await said('and more');
    const [more, andMore] = in_(group);
    expect([more?.text, more?.thread, more?.replyTo]).toEqual(['more of T-1001', undefined, undefined]);
    expect([andMore?.text, andMore?.thread, andMore?.replyTo]).toEqual(['and more', undefined, more?.id]);
    expect((await say(cai, 'ok', { chat: group, replyTo: andMore?.id ?? 0 }))?.here.ticket).toBe('T-1001');
  });

  it('gets every card once and in order, whatever goes wrong on the wire but lost answers', async () => {
    const { api, room, say, said, in_ } = await start();
    for (const method of ['createForumTopic', 'sendMessage'])
      api.faults.next(
        method,
        { kind: 'too_many', retryAfter: 2 },
        { kind: 'server_error', status: 500 },
        { kind: 'drop_before' },
        { kind: 'split', bytes: 3 },
      );
    await say(ann, '/ticket one');
    await say(ann, '/ticket more');
    await said('and more');
    expect(in_(group).map(({ text }) => text)).toEqual(['card of T-1001', 'more of T-1001', 'and more']);
    expect(room.topics?.size).toBe(1);
  });

  it('gets all that is posted at least once, in the order of its ticket, whatever goes wrong and how often', async () => {
    const { api, say, in_ } = await start();
    for (const method of ['createForumTopic', 'sendMessage'])
      for (const fault of [
        { kind: 'drop_before' },
        { kind: 'drop_after' },
        { kind: 'server_error', status: 502 },
        { kind: 'too_many', retryAfter: 1 },
        { kind: 'garbage' },
      ] as const)
        api.faults.often(method, 0.06, fault);
    const wanted = ['card of T-1001', 'card of T-1002', 'more of T-1001', 'and more'];
    for (const command of ['/ticket one', '/ticket two', '/ticket more']) await say(ann, command);
    await until(
      () => wanted.every((text) => in_(group).some((message) => message.text === text)),
      'all',
      20_000,
    );
    const ofOne = in_(group).filter(({ text }) => text !== 'card of T-1002');
    const firsts = [...new Set(ofOne.map(({ text }) => text))];
    expect(firsts).toEqual(['card of T-1001', 'more of T-1001', 'and more']);
    api.faults.end();
    // Whichever copy of it somebody answers.
    for (const { id, thread = 0 } of ofOne)
      expect((await say(cai, 'ok', { chat: group, thread, replyTo: id }))?.here.ticket).toBe('T-1001');
  });

  it('has a card at least once, and the topic knows its ticket, where the answer was lost', async () => {
    const { api, say, said, in_ } = await start();
    api.faults.next('sendMessage', { kind: 'drop_after' }, { kind: 'garbage' });
    await say(ann, '/ticket one');
    await until(() => in_(group).length >= 1);
    const first = in_(group)[0];
    expect(
      (await say(cai, 'ok', { chat: group, thread: first?.thread ?? 0, replyTo: first?.id ?? 0 }))?.here,
    ).toEqual({ room: true, ticket: 'T-1001' });
    await say(ann, '/ticket more');
    await said('and more');
  });
});

describe('a group without topics', () => {
  it('gets each message of a ticket as an answer to the one before', async () => {
    const { say, said, saying, in_ } = await start({ topics: false });
    await say(ann, '/ticket one');
    await say(ann, '/ticket two');
    await said('card of T-1002');
    await say(ann, '/ticket more');
    await said('and more');
    const idOf = (text: string) => saying(group, text).id;
    expect(in_(group).map(({ text, replyTo }) => [text, replyTo])).toEqual([
      ['card of T-1001', undefined],
      ['card of T-1002', undefined],
      ['more of T-1001', idOf('card of T-1001')],
      ['and more', idOf('more of T-1001')],
    ]);
    expect((await say(cai, 'hm', { chat: group, replyTo: idOf('card of T-1002') }))?.here).toEqual({
      room: true,
      ticket: 'T-1002',
    });
  });

  it('that becomes a supergroup is the room still, and gets topics from then on', async () => {
    const { api, say, said, heard } = await start({ topics: false });
    await say(ann, '/ticket one');
    await said('card of T-1001');
    const upgraded = -100888;
    api.people.upgrade(group, upgraded, cai);
    api.world.chat(upgraded, 'supergroup').topics = new Map();
    await say(cai, '/queue', { chat: upgraded });
    expect(heard.at(-1)?.here.room).toBe(true);
    await say(ann, '/ticket two');
    await said('card of T-1002', upgraded);
    expect(api.world.chat(upgraded, 'supergroup').topics?.size).toBe(1);
  });

  it('that threw the bot out is told once and is none, until it is heard from', async () => {
    const { api, room, say, said, fired, heard } = await start({ topics: false });
    await say(ann, '/ticket one');
    await said('card of T-1001');
    room.fate = { kind: 'kicked' };
    await say(ann, '/ticket more');
    await until(() => fired.length > 1, 'room gone', 15_000);
    expect(fired).toEqual([
      { kind: 'room_gone', reason: '403 Forbidden: bot was kicked from the supergroup chat' },
      { kind: 'unposted', ticket: 'T-1001' },
    ]);
    await say(ann, 'and now?');
    expect(heard.at(-1)?.room).toBe(false);
    delete room.fate;
    await say(cai, '/queue', { chat: group });
    await say(ann, 'and now?');
    expect(heard.at(-1)?.room).toBe(true);
    expect(api.calls('createForumTopic')).toHaveLength(1);
  });
});

describe('an answer to a customer', () => {
  it('is known by what the customer replies to it', async () => {
    const { say, said, saying } = await start();
    await say(cai, '/answer 1');
    await said('answer 1', ann);
    expect((await say(ann, 'thanks', { replyTo: saying(ann, 'answer 1').id }))?.here).toEqual({
      room: false,
      ticket: 'T-1001',
    });
  });

  it('that cannot be delivered, or not with all that belongs to it, comes back', async () => {
    const { api, say, said, fired } = await start();
    await say(cai, '/answer 2');
    await said('answer 2', ann);
    await until(() => fired.length > 0, 'undelivered', 15_000);
    const about = { kind: 'undelivered', ticket: 'T-1001' };
    expect(fired).toEqual([{ ...about, message: 2, reason: expect.stringContaining('wrong remote file') }]);
    api.world.chat(ann, 'private').fate = { kind: 'blocked' };
    await say(cai, '/answer 1');
    await until(() => fired.length > 1, 'undelivered', 15_000);
    expect(fired[1]).toEqual({ ...about, message: 1, reason: '403 Forbidden: bot was blocked by the user' });
  });
});
