import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApiResult, createBotApi } from '../../../src/channels/telegram/api.ts';
import { BotApi } from './bot-api.ts';
import { VirtualClock } from './virtual-clock.ts';

let telegram: BotApi;
beforeEach(async () => {
  telegram = new BotApi();
  await telegram.listen();
  telegram.people.join(11);
});
afterEach(() => telegram.close());

const call = (method: string, params: object = {}): Promise<ApiResult> =>
  createBotApi({ token: telegram.token, apiRoot: telegram.root }).call(method, params);

const refusal = async (method: string, params: object) => {
  const outcome = await call(method, params);
  return outcome.kind === 'refused' ? `${outcome.code} ${outcome.description}` : outcome.kind;
};

const bold = (offset: number, length: number) => [{ type: 'bold', offset, length }];
const button = (data: string) => ({ inline_keyboard: [[{ text: 'b', callback_data: data }]] });

describe('refusals, in the words of the real API', () => {
  it.each<[string, object, string]>([
    ['noSuchMethod', {}, '404 Not Found'],
    ['sendMessage', { text: 'x' }, '400 Bad Request: chat_id is empty'],
    ['sendMessage', { chat_id: 99, text: 'x' }, '400 Bad Request: chat not found'],
    ['sendMessage', { chat_id: 11, text: ' ' }, '400 Bad Request: message text is empty'],
    ['sendMessage', { chat_id: 11, text: 'x'.repeat(4097) }, '400 Bad Request: message is too long'],
    [
      'sendMessage',
      { chat_id: 11, text: 'x', reply_markup: button('x'.repeat(65)) },
      '400 Bad Request: BUTTON_DATA_INVALID',
    ],
    [
      'sendMessage',
      { chat_id: 11, text: 'x', entities: bold(0, 2) },
      '400 Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2',
    ],
    [
      'sendMessage',
      { chat_id: 11, text: 'x', reply_parameters: { message_id: 5 } },
      '400 Bad Request: message to be replied not found',
    ],
    ['editMessageText', { chat_id: 11, text: 'x' }, '400 Bad Request: message identifier is not specified'],
    [
      'editMessageText',
      { chat_id: 11, message_id: 9, text: 'x' },
      '400 Bad Request: message to edit not found',
    ],
    ['deleteMessage', { chat_id: 11, message_id: 9 }, '400 Bad Request: message to delete not found'],
    [
      'answerCallbackQuery',
      { callback_query_id: '1' },
      '400 Bad Request: query is too old and response timeout expired or query ID is invalid',
    ],
    [
      'setWebhook',
      { url: 'http://example.com/' },
      '400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    ],
    [
      'setMyCommands',
      { commands: [{ command: 'Bad!', description: 'x' }] },
      '400 Bad Request: BOT_COMMAND_INVALID',
    ],
    ['getChatMember', { chat_id: 11, user_id: 5 }, '400 Bad Request: user not found'],
    ['getFile', { file_id: '' }, '400 Bad Request: wrong file_id or the file is temporarily unavailable'],
  ])('%s %o', async (method, params, expected) => {
    expect(await refusal(method, params)).toBe(expected);
  });

  it('refuses a message cut inside a character, and one that is not modified', async () => {
    expect(await refusal('sendMessage', { chat_id: 11, text: '𠮷', entities: bold(1, 1) })).toContain(
      'begins in a middle',
    );
    await call('sendMessage', { chat_id: 11, text: 'x' });
    expect(await refusal('editMessageText', { chat_id: 11, message_id: 1, text: 'x' })).toContain(
      'message is not modified',
    );
    expect(await refusal('editMessageText', { chat_id: 11, message_id: 1, text: 'y' })).toBe('ok');
    telegram.clock.advance(49 * 3_600_000);
    expect(await refusal('deleteMessage', { chat_id: 11, message_id: 1 })).toContain(
      "message can't be deleted",
    );
  });

  it('ends a tap after fifteen seconds', async () => {
    const query = telegram.people.tap(11, 1, 'x');
    telegram.clock.advance(15_000);
    expect(await refusal('answerCallbackQuery', { callback_query_id: query })).toContain('query is too old');
  });

  it('knows blocked bots, dead accounts, closed groups and wrong tokens', async () => {
    const chat = telegram.world.chat(11, 'private');
    const send = { chat_id: 11, text: 'x' };
    chat.fate = { kind: 'blocked' };
    expect(await refusal('sendMessage', send)).toBe('403 Forbidden: bot was blocked by the user');
    chat.fate = { kind: 'deactivated' };
    expect(await refusal('sendMessage', send)).toBe('403 Forbidden: user is deactivated');
    chat.fate = { kind: 'migrated', to: -1005 };
    expect(await refusal('sendMessage', send)).toBe(
      '400 Bad Request: group chat was upgraded to a supergroup chat',
    );
    const stranger = createBotApi({ token: '1:x', apiRoot: telegram.root });
    expect(await stranger.call('getMe', {})).toMatchObject({ code: 401 });
  });
});

describe('updates', () => {
  const ids = async (params: object = {}) => {
    const outcome = await call('getUpdates', params);
    if (outcome.kind !== 'ok') throw new Error('refused');
    return (outcome.result as { update_id: number }[]).map(({ update_id: id }) => id);
  };

  it('come again until an offset confirms them, so many at a time', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => telegram.people.say(11, text).id) as [
      number,
      number,
      number,
    ];
    expect(await ids({ limit: 2 })).toEqual([a, b]);
    telegram.clock.advance(600);
    expect(await ids()).toEqual([a, b, c]);
    expect(await ids({ offset: b })).toEqual([b, c]);
    expect(await ids({ offset: -1 })).toEqual([c]);
    expect(await ids({ offset: c + 1 })).toEqual([]);
  });

  it('are cut to one for who asks the same again within half a second', async () => {
    for (const text of ['a', 'b']) telegram.people.say(11, text);
    expect(await ids()).toHaveLength(2);
    expect(await ids()).toHaveLength(1);
  });

  it('end a long poll, which ends by itself', async () => {
    const poll = ids({ timeout: 50 });
    while (telegram.calls('getUpdates').length === 0) await new Promise((resume) => setTimeout(resume, 1));
    const { id } = telegram.people.say(11, 'now');
    expect(await poll).toEqual([id]);
    const empty = ids({ offset: id + 1, timeout: 50 });
    while (telegram.calls('getUpdates').length === 1) await new Promise((resume) => setTimeout(resume, 1));
    telegram.clock.advance(50_000);
    expect(await empty).toEqual([]);
  });

  it('go to the newest of two pollers, and to none while a webhook is set', async () => {
    const first = refusal('getUpdates', { timeout: 50 });
    while (telegram.calls('getUpdates').length === 0) await new Promise((resume) => setTimeout(resume, 1));
    const second = refusal('getUpdates', {});
    expect(await first).toContain('409 Conflict: terminated by other getUpdates request');
    expect(await second).toBe('ok');
    await call('setWebhook', { url: 'http://127.0.0.1:1/' });
    expect(await refusal('getUpdates', {})).toContain(
      "409 Conflict: can't use getUpdates method while webhook is active",
    );
    expect(await call('getWebhookInfo')).toMatchObject({ result: { url: 'http://127.0.0.1:1/' } });
  });

  it('are forgotten: texts after a day, taps after 150 seconds', async () => {
    const text = telegram.people.say(11, 'text').id;
    telegram.people.tap(11, 1, 'x');
    expect(await ids()).toHaveLength(2);
    telegram.clock.advance(150_000);
    expect(await ids()).toEqual([text]);
    telegram.clock.advance(86_400_000);
    expect(await ids()).toEqual([]);
  });
});

describe('webhook deliveries', () => {
  it('come again after 2, 4, 8 … seconds, at most two minutes, one at a time in a lane', async () => {
    await call('setWebhook', { url: 'http://127.0.0.1:1/' });
    telegram.people.say(11, 'a');
    telegram.people.say(11, 'b');
    const tries = () => telegram.webhook.log;
    while (tries().length < 8) {
      telegram.clock.advance(1000);
      await new Promise((resume) => setTimeout(resume, 1));
    }
    const gaps = tries()
      .slice(1)
      .map(({ at }, i) => (at - (tries()[i]?.at ?? 0)) / 1000);
    // A second or more passes between a try and the news of it.
    for (const [i, seconds] of [2, 4, 8, 16, 32].entries()) {
      expect(gaps[i]).toBeGreaterThanOrEqual(seconds);
      expect(gaps[i]).toBeLessThan(seconds * 2);
    }
    for (const gap of gaps.slice(5)) expect(gap).toBeGreaterThanOrEqual(60);
    expect(new Set(tries().map(({ update }) => update)).size).toBe(1);
  });
});

describe('the clock', () => {
  it('stands still until it is moved, and runs what is due in order', async () => {
    const clock = new VirtualClock(0);
    const seen: string[] = [];
    clock.after(20, () => seen.push(`b at ${clock.now()}`));
    clock.after(10, () => seen.push(`a at ${clock.now()}`));
    clock.after(30, () => seen.push('never'))();
    clock.advance(25);
    expect(seen).toEqual(['a at 10', 'b at 20']);
    const gone = new AbortController();
    const slept = clock.sleep(1000, gone.signal);
    gone.abort();
    await slept;
    clock.advance(5000);
    expect(seen).toHaveLength(2);
  });
});
