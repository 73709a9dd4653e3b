import type { Delivery } from '../../assistant/ports.ts';
import { plainText } from '../plain-text.ts';
import { type ChatRef, chatAddress } from './address.ts';
import type { BotApi } from './api.ts';
import { readSendResult } from './result.ts';

/** UTF-16 units of a topic's name; Telegram says 128 characters. */
const maxName = 128;

/** What Telegram says of a topic that was deleted or closed by hand. */
const topicLost = /message thread not found|TOPIC_(?:DELETED|CLOSED|ID_INVALID)/i;

/**
 * Makes the topic that something is to be said in. Where the group has none, or the bot may not make any, it is said in
 * the group itself: whatever is refused here for good, only the topic is.
 */
export async function makeTopic(
  api: BotApi,
  { chatId, part = '' }: ChatRef,
  title = part,
): Promise<Delivery> {
  const outcome = await api.call('createForumTopic', { chat_id: chatId, name: topicName(title) || part });
  if (outcome.kind === 'ok') {
    const threadId = (outcome.result as { message_thread_id?: unknown } | null)?.message_thread_id;
    const made = Number.isSafeInteger(threadId) ? { chatId, threadId: threadId as number } : { chatId };
    return { kind: 'moved', chat: chatAddress(made) };
  }
  const result = readSendResult(outcome);
  switch (result.kind) {
    case 'later':
    case 'unknown':
    case 'gone':
      return result;
    case 'moved':
      // The group has another id, and the topic is still to be made there.
      return { kind: 'moved', chat: `${result.chat}#${part}` };
    default:
      return { kind: 'moved', chat: chatAddress({ chatId }) };
  }
}

/** What was said in a topic that is no more is said in the group itself. */
export function outOfTopic(delivery: Delivery, { chatId, threadId }: ChatRef): Delivery {
  const lost = threadId !== undefined && delivery.kind === 'never' && topicLost.test(delivery.reason);
  return lost ? { kind: 'moved', chat: chatAddress({ chatId }) } : delivery;
}

function topicName(title: string): string {
  const line = plainText(title).replace(/\s+/g, ' ').trim();
  return line.length <= maxName ? line : `${line.slice(0, maxName - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
