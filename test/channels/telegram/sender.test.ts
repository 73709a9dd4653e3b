import { describe, expect, it } from 'vitest';
import type { OutboxMessage } from '../../../src/assistant/ports.ts';
import type { ApiResult, BotApi } from '../../../src/channels/telegram/api.ts';
import { createSender } from '../../../src/channels/telegram/sender.ts';

const ok = (id: number): ApiResult => ({ kind: 'ok', result: { message_id: id } });
const refused = (code: number, description: string): ApiResult => ({ kind: 'refused', code, description });

/** A Bot API that answers from a list and remembers what it was asked. */
function scripted(...answers: ApiResult[]) {
  const calls: { method: string; payload: Record<string, unknown> }[] = [];
  const api: BotApi = {
    download: async () => ({ kind: 'failed', reason: 'no files here' }),
    call: async (method, payload) => {
      calls.push({ method, payload: payload as Record<string, unknown> });
      return answers.shift() ?? ok(100 + calls.length);
    },
  };
  return { sender: createSender(api), calls };
}

const message = (markdown: string, more: Partial<OutboxMessage> = {}): OutboxMessage => ({
  id: 'm1',
  to: { channel: 'telegram', chat: '11' },
  seq: 1,
  outgoing: { markdown, buttons: [{ label: 'ok', token: 't' }] },
  policy: 'repeat',
  attempts: 0,
  ...more,
});

const long = Array.from({ length: 3 }, (_, i) => `${i}`.repeat(3000)).join('\n\n');
const firsts = (calls: { payload: Record<string, unknown> }[]) =>
  calls.map(({ payload }) => String(payload.text).charAt(0)).join('');

describe('the sender', () => {
  it('sends text, entities and buttons, and no preview', async () => {
    const { sender, calls } = scripted(ok(7));
    expect(await sender.deliver(message('**a** b'))).toEqual({ kind: 'sent', message: '7' });
    expect(calls).toEqual([
      {
        method: 'sendMessage',
        payload: {
          chat_id: 11,
          text: 'a b',
          entities: [{ type: 'bold', offset: 0, length: 1 }],
          link_preview_options: { is_disabled: true },
          reply_markup: { inline_keyboard: [[{ text: 'ok', callback_data: 't' }]] },
        },
      },
    ]);
  });

  it.each(['', 'eleven', '11/', '1e3', '99999999999999999999', '11; drop'])(
    'can never deliver to the address %j',
    async (chat) => {
      const { sender, calls } = scripted();
      expect(await sender.deliver(message('x', { to: { channel: 'telegram', chat } }))).toMatchObject({
        kind: 'never',
      });
      expect(calls).toEqual([]);
    },
  );

  it('can never deliver nothing', async () => {
    expect(await scripted().sender.deliver(message(' \n'))).toMatchObject({ kind: 'never' });
  });

  it('goes on with the part that failed, and remembers nothing once it is through', async () => {
    const { sender, calls } = scripted(
      ok(1),
      refused(500, 'x'),
      ok(2),
      { kind: 'unanswered', reason: 'y' },
      ok(3),
    );
    expect(await sender.deliver(message(long))).toMatchObject({ kind: 'later' });
    expect(await sender.deliver(message(long))).toMatchObject({ kind: 'unknown' });
    expect(await sender.deliver(message(long))).toEqual({
      kind: 'sent',
      message: '3',
      earlier: ['1', '2'],
    });
    expect(firsts(calls)).toBe('01122');
    expect(calls.map(({ payload }) => 'reply_markup' in payload)).toEqual([false, false, false, true, true]);
    await sender.deliver(message(long));
    expect(firsts(calls)).toBe('01122012');
  });

  it('forgets a message that may be sent once only and may have arrived', async () => {
    const { sender, calls } = scripted(ok(1), { kind: 'unanswered', reason: 'y' });
    const once = message(long, { policy: 'once' });
    expect(await sender.deliver(once)).toMatchObject({ kind: 'unknown' });
    await sender.deliver({ ...once, id: 'm2' });
    expect(firsts(calls)).toBe('01012');
  });

  it('edits in place, the rest of a long text below', async () => {
    const { sender, calls } = scripted(ok(5), ok(6), ok(7));
    expect(await sender.deliver(message(long, { policy: 'edit', edits: '5' }))).toEqual({
      kind: 'sent',
      message: '7',
      earlier: ['5', '6'],
    });
    expect(calls.map(({ method }) => method)).toEqual(['editMessageText', 'sendMessage', 'sendMessage']);
    expect(calls[0]?.payload.message_id).toBe(5);
  });

  it('writes anew what cannot be edited', async () => {
    const { sender, calls } = scripted(refused(400, "Bad Request: message can't be edited"), ok(8));
    expect(await sender.deliver(message('x', { policy: 'edit', edits: '5' }))).toEqual({
      kind: 'sent',
      message: '8',
    });
    expect(calls.map(({ method }) => method)).toEqual(['editMessageText', 'sendMessage']);
  });

  it('sends bare text where Telegram does not like an entity', async () => {
    const wrong = refused(400, "Bad Request: entity URL 'x' is invalid: Wrong HTTP URL");
    const { sender, calls } = scripted(wrong, ok(9), wrong, wrong);
    expect(await sender.deliver(message('**x**'))).toEqual({ kind: 'sent', message: '9' });
    expect(calls[1]?.payload.entities).toEqual([]);
    expect(await sender.deliver(message('**x**'))).toMatchObject({ kind: 'never' });
  });

  it('points at what it answers in a group, and nowhere else', async () => {
    const { sender, calls } = scripted();
    await sender.deliver(message('x', { answers: '44', to: { channel: 'telegram', chat: '-1001/7' } }));
    await sender.deliver(message('x', { answers: '44' }));
    expect(calls[0]?.payload).toMatchObject({
      chat_id: -1001,
      message_thread_id: 7,
      reply_parameters: { message_id: 44, allow_sending_without_reply: true },
    });
    expect(calls[1]?.payload).not.toHaveProperty('reply_parameters');
  });

  it('tells where a group has gone, and which chats are closed', async () => {
    const { sender } = scripted(
      {
        ...refused(400, 'Bad Request: group chat was upgraded to a supergroup chat'),
        migratedTo: '-1009',
      } as ApiResult,
      refused(403, 'Forbidden: bot was blocked by the user'),
    );
    expect(await sender.deliver(message('x'))).toEqual({ kind: 'moved', chat: '-1009' });
    expect(await sender.deliver(message('x'))).toMatchObject({ kind: 'gone' });
  });
});
