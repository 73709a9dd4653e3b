import { afterEach, describe, expect, it } from 'vitest';
import { type Harness, type HarnessOptions, modes, startHarness } from './harness.ts';
import { say } from './memory-assistant.ts';

const ann = 11;
const ben = 12;
const group = -1001234567890;

describe.each(modes)('by %s', (mode) => {
  let harness: Harness | undefined;
  const start = async (options?: HarnessOptions) => {
    harness = await startHarness(mode, options);
    return harness;
  };
  afterEach(async () => {
    await harness?.stop();
    harness = undefined;
  });

  it('answers a question in the private chat, as text with entities and no parse mode', async () => {
    const { api, assistant, until } = await start({
      turn: () => ({ kind: 'applied', replies: [say('**粗体** 和 `code`', '有帮助', '没帮助')] }),
    });
    api.people.join(ann, { lang: 'zh-hans', name: '<b>Ann</b> \u202eevil' });
    api.people.say(ann, '网段重叠能对等吗？');
    await until(() => api.said(ann).length === 1);
    expect(api.said(ann)[0]).toMatchObject({
      text: '粗体 和 code',
      entities: [
        { type: 'bold', offset: 0, length: 2 },
        { type: 'code', offset: 5, length: 4 },
      ],
      keyboard: [
        [
          { text: '有帮助', callback_data: 't-' },
          { text: '没帮助', callback_data: 't-' },
        ],
      ],
    });
    expect(api.calls('sendMessage')[0]?.params).not.toHaveProperty('parse_mode');
    expect(assistant.applied[0]).toEqual({
      dedupeKey: expect.stringMatching(/^telegram\/4242\/\d+$/),
      conversation: 'telegram:11:11',
      actor: 'telegram:11',
      name: '<b>Ann</b> evil',
      alone: true,
      to: { channel: 'telegram', chat: '11' },
      input: { kind: 'text', text: '网段重叠能对等吗？' },
      message: '1',
      lang: 'zh',
    });
  });

  it('takes commands, with the payload of a deep link', async () => {
    const { api, assistant, until } = await start();
    for (const text of ['/start', '/start ticket_42-x', '/start ../../etc', '/HELP@Peering_Bot', '/lang en'])
      api.people.say(ann, text);
    await until(() => assistant.applied.length === 5);
    expect(assistant.said).toEqual(['/start', '/start ticket_42-x', '/start', '/help', '/lang en']);
  });

  it('publishes its commands in both languages, Chinese for everybody else', async () => {
    const { api, until } = await start();
    await until(() => api.commands.size === 3);
    expect([...api.commands.keys()]).toEqual(['', 'zh', 'en']);
    expect(api.commands.get('')).toEqual(api.commands.get('zh'));
  });

  it('stops the spinner of a tap after the turn, and says nothing', async () => {
    const { api, assistant, until } = await start();
    api.people.say(ann, 'hi');
    await until(() => api.said(ann).length === 1);
    const query = api.people.tap(ann, 2, 'token_1');
    await until(() => api.queries.get(query)?.answer !== undefined);
    expect(api.queries.get(query)?.answer).not.toHaveProperty('text');
    expect(assistant.applied[1]?.input).toEqual({ kind: 'button', token: 'token_1', message: '2' });
  });

  it('shows the toast of a refused tap, cut to what Telegram takes', async () => {
    const { api, until } = await start({ turn: () => ({ kind: 'refused', toast: '旧'.repeat(300) }) });
    const query = api.people.tap(ann, 1, 'token_1');
    await until(() => api.queries.get(query)?.answer !== undefined);
    expect(String(api.queries.get(query)?.answer?.text)).toHaveLength(200);
  });

  it.each(['', 'a b', '../x', '\u0000\ud83d', '💥'.repeat(16), 'x'.repeat(65)])(
    'answers callback data %j as stale and asks nobody',
    async (data) => {
      const { api, assistant, until } = await start();
      api.people.join(ann, { lang: 'en' });
      const query = api.people.tap(ann, 1, data);
      await until(() => api.queries.get(query)?.answer !== undefined);
      expect(api.queries.get(query)?.answer?.text).toBe('This button no longer works. Just ask again.');
      expect(assistant.applied).toEqual([]);
    },
  );

  it('edits the tapped message in place, and writes anew where that is impossible', async () => {
    const { api, assistant, until } = await start({
      turn: ({ input, to }) => {
        if (input.kind === 'button') void assistant.send({ to }, say('next step'), input.message);
        return { kind: 'applied', replies: input.kind === 'text' ? [say('first step')] : [] };
      },
    });
    api.people.say(ann, 'begin');
    await until(() => api.said(ann).length === 1);
    const shown = api.said(ann)[0];
    if (shown === undefined) throw new Error('nothing shown');
    api.people.tap(ann, shown.id, 'go');
    await until(() => shown.text === 'next step');
    // The same edit again: nothing to change, and a success all the same.
    api.people.tap(ann, shown.id, 'go');
    await until(() => assistant.deliveries.length === 3);
    expect(assistant.deliveries.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent']);
    expect(api.said(ann)).toHaveLength(1);

    shown.text = 'old';
    shown.frozen = true;
    api.people.tap(ann, shown.id, 'go');
    await until(() => api.said(ann).length === 2);
    expect(api.said(ann).map(({ text }) => text)).toEqual(['old', 'next step']);
  });

  it('hears only what is meant for it in a group, and answers there', async () => {
    const { api, assistant, until } = await start();
    api.people.say(ann, '大家好', { chat: group });
    api.people.say(ann, '/topics@other_bot', { chat: group });
    api.people.say(ann, '/topics@peering_bot', { chat: group });
    api.people.say(ben, '@Peering_Bot 多少钱', { chat: group });
    await until(() => api.said(group).length === 2);
    const [first] = api.said(group);
    api.people.say(ben, '跨地域呢', { chat: group, replyTo: first?.id ?? 0 });
    await until(() => api.said(group).length === 3);
    expect(assistant.said).toEqual(['/topics', '多少钱', '跨地域呢']);
    expect(assistant.applied.map(({ conversation }) => conversation)).toEqual([
      `telegram:${group}:11`,
      `telegram:${group}:12`,
      `telegram:${group}:12`,
    ]);
    expect(api.said(group).map(({ replyTo }) => replyTo)).toEqual([3, 4, 7]);
  });

  it('answers in the topic of a forum in which it was asked', async () => {
    const { api, until } = await start();
    api.people.say(ann, '/help', { chat: group, thread: 77 });
    await until(() => api.said(group).length === 1);
    expect(api.said(group)[0]?.thread).toBe(77);
  });

  it('takes in order what one person says, though a turn fails, and holds nobody else up', async () => {
    const { api, assistant, until } = await start();
    assistant.failingFor.set('telegram:11:11', 2);
    assistant.slow.set('telegram:11:11', 3000);
    for (const text of ['1', '2', '3']) api.people.say(ann, text);
    api.people.say(ben, 'me too');
    await until(() => assistant.applied.length === 4);
    expect(assistant.said[0]).toBe('me too');
    expect(assistant.said.filter((text) => text !== 'me too')).toEqual(['1', '2', '3']);
  });

  it('applies once what is delivered twice', async () => {
    const { api, assistant, until, settle } = await start();
    api.faults.next('webhook', { kind: 'duplicate' }, { kind: 'drop_after' });
    api.faults.next('getUpdates', { kind: 'duplicate' }, { kind: 'drop_after' });
    for (const text of ['1', '2', '3']) api.people.say(ann, text);
    await until(() => assistant.applied.length === 3);
    await settle();
    expect(assistant.said).toEqual(['1', '2', '3']);
    await until(() => api.queue.waiting.length === 0);
  });

  it('lets Telegram wait and repeat while nothing can be committed', async () => {
    const { api, assistant, until } = await start();
    assistant.failing = 3;
    api.people.say(ann, 'keep this');
    await until(() => assistant.failing === 1);
    expect(api.queue.waiting).toHaveLength(1);
    await until(() => assistant.applied.length === 1);
    await until(() => api.queue.waiting.length === 0);
    expect(assistant.said).toEqual(['keep this']);
  });

  it('confirms and counts what it does not understand, and stores none of it', async () => {
    const { api, assistant, metrics, until } = await start();
    api.people.push('edited_message', {
      message_id: 1,
      date: 1,
      chat: { id: ann, type: 'private' },
      text: 'x',
    });
    api.people.push('poll_answer', { anything: [1, { deep: null }] });
    api.people.push('message', { message_id: 'one' });
    api.people.push('message', null);
    api.people.push('callback_query', { id: 7 });
    api.people.push('__proto__', { polluted: true });
    api.people.say(ann, '/delete', { also: { forward_origin: { type: 'user' } } });
    api.people.say(ann, '', { also: { text: undefined, pinned_message: {} } });
    api.people.say(ann, 'after');
    await until(() => api.queue.waiting.length === 0 && assistant.applied.length === 1);
    expect(assistant.said).toEqual(['after']);
    const text = await metrics.registry.metrics();
    expect(text).toContain('telegram_updates_total{outcome="malformed"} 3');
    expect(text).toContain('telegram_updates_total{outcome="unknown_kind"} 3');
    expect(text).toContain('telegram_updates_total{outcome="forwarded_command"} 1');
    expect(text).toContain('telegram_updates_total{outcome="no_text"} 1');
  });

  it('hears of a sticker in the private chat, and in a group only where it answers the bot', async () => {
    const { api, assistant, until } = await start();
    const sticker = { also: { text: undefined, sticker: { file_id: 'x' } } };
    api.people.say(ann, '', sticker);
    await until(() => api.said(ann).length === 1);
    api.people.say(ann, '', { chat: group, ...sticker });
    api.people.say(ann, '/help', { chat: group });
    await until(() => api.said(group).length === 1);
    api.people.say(ben, '', { chat: group, replyTo: api.said(group)[0]?.id ?? 0, ...sticker });
    await until(() => api.said(group).length === 2);
    expect(assistant.said).toEqual(['wordless', '/help', 'wordless']);
  });

  it('takes 4,096 astral characters whole, in one read of the network or in many', async () => {
    const { api, assistant, until } = await start({
      turn: () => ({ kind: 'applied', replies: [] }),
      before: ({ faults }) => {
        for (const method of ['webhook', 'getUpdates'])
          faults.often(method, 1, { kind: 'split', bytes: 1401 });
      },
    });
    const long = '𠮷'.repeat(4096);
    api.people.say(ann, long);
    await until(() => assistant.applied.length === 1);
    expect(assistant.said[0] === long).toBe(true);
  });

  it('waits as long as Telegram says, and freezes only that chat', async () => {
    const { api, assistant, until } = await start();
    api.faults.next('sendMessage', { kind: 'too_many', retryAfter: 10 });
    api.people.say(ann, 'slow down');
    await until(() => assistant.deliveries.length === 1);
    api.people.say(ben, 'me');
    await until(() => api.said(ann).length === 1 && api.said(ben).length === 1);
    const [first, second, third] = api.calls('sendMessage');
    expect(first?.params.chat_id).toBe(ann);
    expect(second?.params.chat_id).toBe(ben);
    expect((third?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(10_000);
  });

  it('splits a long answer, and goes on where it stopped', async () => {
    const paragraphs = Array.from({ length: 30 }, (_, i) => `第 ${i} 段 ${'内容'.repeat(150)}`);
    const { api, until } = await start({
      turn: () => ({ kind: 'applied', replies: [say(paragraphs.join('\n\n'), 'ok')] }),
    });
    api.faults.often('sendMessage', 0.4, { kind: 'server_error', status: 500 });
    api.people.say(ann, 'tell me all');
    await until(() => api.said(ann).at(-1)?.keyboard !== undefined);
    expect(api.said(ann).flatMap(({ text }) => text.split('\n\n'))).toEqual(paragraphs);
    expect(
      api
        .said(ann)
        .slice(0, -1)
        .every(({ keyboard }) => keyboard === undefined),
    ).toBe(true);
  });

  it('offers answers for inline mode', async () => {
    const { api, until } = await start();
    const query = api.people.inline(ann, '带宽');
    await until(() => api.queries.get(query)?.answer !== undefined);
    expect(api.queries.get(query)?.answer?.results).toMatchObject([
      { id: 'entry', title: 'About 带宽', input_message_content: { message_text: 'Answer to 2' } },
    ]);
  });

  it('finishes running turns and confirms them when it stops', async () => {
    const running = await start();
    const { api, assistant, telegram, until } = running;
    assistant.slow.set('telegram:11:11', 2000);
    api.people.say(ann, 'last words');
    await until(() =>
      mode === 'webhook' ? api.queue.waiting.length === 1 : api.calls('getUpdates').some(({ done }) => done),
    );
    await running.settle(20);
    await telegram.stop(20_000);
    expect(assistant.said).toEqual(['last words']);
    await until(() => api.queue.waiting.length === 0);
  });

  it('logs neither token nor secret nor a word of what people write', async () => {
    const { api, assistant, logged, until } = await start();
    assistant.failing = 2;
    api.faults.next('sendMessage', { kind: 'drop_after' }, { kind: 'garbage' });
    api.faults.next('getUpdates', { kind: 'server_error', status: 502 }, { kind: 'drop_before' });
    api.people.say(ann, 'my-private-words');
    await until(() => api.said(ann).length > 0 && assistant.applied.length === 1);
    const all = logged.join('');
    expect(all).toContain('turn_failed');
    for (const line of logged) expect(JSON.parse(line)).toHaveProperty('event');
    for (const hidden of ['my-private-words', api.token, 'current-secret', 'Person 11'])
      expect(all).not.toContain(hidden);
    expect(await harness?.metrics.registry.metrics()).not.toMatch(/my-private-words|AAF|secret_/);
  });
});
