import type { Channel, Delivery } from '../../assistant/ports.ts';
import { type ChatRef, channelName, readChatAddress } from './address.ts';
import type { BotApi } from './api.ts';
import { type FormattedText, formatMarkdown } from './entities.ts';
import { type InlineKeyboard, layKeyboard } from './keyboard.ts';
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
      const { outgoing, edits, answers } = message;
      let delivery: Delivery = { kind: 'sent' };
      for (const [index, content] of parts.entries()) {
        if (index < from) continue;
        const last = index === parts.length - 1;
        delivery = await deliverPart(api, {
          to,
          content,
          keyboard: last ? layKeyboard(outgoing.buttons) : undefined,
          edits: index === 0 ? messageId(edits) : undefined,
          // In a group many talk at once, so there an answer points at what it answers.
          answers: index === 0 && to.chatId < 0 ? messageId(answers) : undefined,
        });
        if (delivery.kind !== 'sent') break;
        if (!last) keep(message.id, index + 1);
      }
      const again = delivery.kind === 'later' || delivery.kind === 'moved' || delivery.kind === 'unknown';
      if (!again || (delivery.kind === 'unknown' && message.policy === 'once')) unfinished.delete(message.id);
      return delivery;
    },
  };
}

/** One part as it goes over the wire; `edits` and `answers` only on the first. */
interface Part {
  readonly to: ChatRef;
  readonly content: FormattedText;
  readonly keyboard: InlineKeyboard | undefined;
  readonly edits: number | undefined;
  readonly answers: number | undefined;
}

async function deliverPart(api: BotApi, part: Part): Promise<Delivery> {
  if (part.edits === undefined) return sendPart(api, part);
  const edited = await callWith(api, 'editMessageText', { ...body(part), message_id: part.edits });
  // A message that is as it should be already is ours all the same.
  if (edited.kind === 'sent') return { kind: 'sent', message: String(part.edits) };
  return edited.kind === 'send_anew' ? sendPart(api, part) : edited;
}

async function sendPart(api: BotApi, part: Part): Promise<Delivery> {
  const { to, answers } = part;
  const sent = await callWith(api, 'sendMessage', {
    ...body(part),
    ...(to.threadId === undefined ? {} : { message_thread_id: to.threadId }),
    ...(answers === undefined
      ? {}
      : { reply_parameters: { message_id: answers, allow_sending_without_reply: true } }),
  });
  return sent.kind === 'send_anew' ? { kind: 'never', reason: 'refused as an edit' } : sent;
}

/** Calls, and once more without entities if they are what is refused. */
async function callWith(
  api: BotApi,
  method: 'sendMessage' | 'editMessageText',
  payload: object,
): Promise<Exclude<SendResult, { kind: 'send_plain' }>> {
  const result = readSendResult(await api.call(method, payload));
  if (result.kind !== 'send_plain') return result;
  const plain = readSendResult(await api.call(method, { ...payload, entities: [] }));
  return plain.kind === 'send_plain' ? { kind: 'never', reason: plain.reason } : plain;
}

function body({ to, content, keyboard }: Part) {
  return {
    chat_id: to.chatId,
    text: content.text,
    entities: content.entities,
    link_preview_options: { is_disabled: true },
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  };
}

function messageId(id: string | undefined): number | undefined {
  return id !== undefined && /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}
