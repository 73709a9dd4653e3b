import type { Channel, Delivery, OutboxMessage } from '../../assistant/ports.ts';
import { type ChatRef, channelName, readChatAddress } from './address.ts';
import type { BotApi } from './api.ts';
import { type FormattedText, formatMarkdown } from './entities.ts';
import { layKeyboard } from './keyboard.ts';
import { readSendResult, type SendResult } from './result.ts';
import { splitText } from './split.ts';

/** Parts that arrived of messages that are not through; a restart forgets them, and the message starts over. */
const mostUnfinished = 1000;

interface Progress {
  readonly parts: number;
}

/**
 * Delivers messages to Telegram, each by one call for each part of its text. Tries nothing again: the outbox does, and
 * a message that got stuck between two parts goes on where it stopped.
 */
export function createSender(api: BotApi): Channel {
  const unfinished = new Map<string, Progress>();

  const keep = (id: string, parts: number) => {
    unfinished.delete(id);
    const oldest = unfinished.size >= mostUnfinished ? unfinished.keys().next().value : undefined;
    if (oldest !== undefined) unfinished.delete(oldest);
    unfinished.set(id, { parts });
  };

  return {
    name: channelName,
    async deliver(message) {
      const to = readChatAddress(message.to);
      if (to === undefined) return { kind: 'never', reason: 'not a chat of this channel' };
      const parts = splitText(formatMarkdown(message.outgoing.markdown));
      if (parts[0]?.text === '') return { kind: 'never', reason: 'empty text' };
      const from = unfinished.get(message.id)?.parts ?? 0;
      let delivery: Delivery = { kind: 'sent' };
      for (const [index, part] of parts.entries()) {
        if (index < from) continue;
        delivery = await deliverPart(api, to, message, part, index, index === parts.length - 1);
        if (delivery.kind !== 'sent') break;
        if (index < parts.length - 1) keep(message.id, index + 1);
      }
      const again = delivery.kind === 'later' || delivery.kind === 'moved' || delivery.kind === 'unknown';
      if (!again || (delivery.kind === 'unknown' && message.policy === 'once')) unfinished.delete(message.id);
      return delivery;
    },
  };
}

async function deliverPart(
  api: BotApi,
  { chatId, threadId }: ChatRef,
  { outgoing, edits, answers }: OutboxMessage,
  { text, entities }: FormattedText,
  index: number,
  last: boolean,
): Promise<Delivery> {
  const keyboard = last ? layKeyboard(outgoing.buttons) : undefined;
  const body = {
    chat_id: chatId,
    text,
    entities,
    link_preview_options: { is_disabled: true },
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  };
  const edited = messageId(edits);
  if (index === 0 && edited !== undefined) {
    const result = readSendResult(await api.call('editMessageText', { ...body, message_id: edited }));
    // A message that is as it should be already is ours all the same.
    if (result.kind === 'sent') return { kind: 'sent', message: String(edited) };
    if (result.kind !== 'send_anew') return result;
  }
  // In a group many talk at once: the first part points at what it answers, if that still exists.
  const answered = chatId < 0 && index === 0 ? messageId(answers) : undefined;
  const sent: SendResult = readSendResult(
    await api.call('sendMessage', {
      ...body,
      ...(threadId === undefined ? {} : { message_thread_id: threadId }),
      ...(answered === undefined
        ? {}
        : { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }),
    }),
  );
  return sent.kind === 'send_anew' ? { kind: 'never', reason: 'refused as an edit' } : sent;
}

function messageId(id: string | undefined): number | undefined {
  return id !== undefined && /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}
