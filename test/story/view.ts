import type { BotApi } from '../support/bot-api/bot-api.ts';
import type { Chat, SentMessage } from '../support/bot-api/world.ts';

/** A `kill -9` of the service. */
export interface Death {
  /** Calls that had arrived at Telegram. */
  readonly calls: number;
  /** Whether all that people had done was acknowledged. */
  readonly acknowledged: boolean;
  /** Nothing was on its way: what is said again after this one is said twice. */
  readonly calm: boolean;
}

/**
 * What the bot said in a chat and is there now, but for the first copy of what is there twice because the service died
 * after it was sent and before it could know so. Two copies follow on each other, over such a death, and have the same
 * text, the same buttons and the same file, which no other message has.
 */
export function inView(
  api: BotApi,
  chat: number,
  deaths: readonly Death[],
): { readonly messages: readonly SentMessage[]; readonly doubled: number } {
  const sent = api.ledger.flatMap(({ method, params, done }, at) => {
    if (!/^send(?!Chat)/.test(method) || done !== true || Number(params.chat_id) !== chat) return [];
    const { text, caption, reply_markup: markup, photo, document } = params;
    return [{ at, content: JSON.stringify([method, text, caption, markup, photo, document]) }];
  });
  const messages = api.said(chat).filter((_, place) => {
    const [first, second] = [sent[place], sent[place + 1]];
    if (first === undefined || second === undefined || first.content !== second.content) return true;
    return !deaths.some(({ calls, calm }) => !calm && first.at < calls && calls <= second.at);
  });
  return { messages, doubled: sent.length - messages.length };
}

/** A message as a person reads it: the file in it, its text, and what its buttons say. */
export function written({
  text,
  keyboard = [],
  media,
}: Omit<SentMessage, 'id' | 'date' | 'entities'>): string {
  const file = media && `<${media.kind} ${media.upload?.filename ?? media.id}>`;
  const labels = keyboard.flat().map((button) => `[${button.text}]`);
  return [file, text, labels.join(' ')].filter(Boolean).join('\n');
}

/** Where in a group a message stands: its topic, and what it answers there. */
export function placeIn(chat: Chat | undefined, { thread, replyTo }: SentMessage): readonly string[] {
  const topic = thread === undefined ? undefined : chat?.topics?.get(thread);
  const answered = replyTo === undefined ? undefined : chat?.messages.get(replyTo);
  const [words = ''] = answered?.text.split('\n') ?? [];
  return [
    ...(topic === undefined ? [] : [`topic “${topic.name}”`]),
    ...(answered === undefined
      ? []
      : [words === '' ? 'answering a file' : `answering “${words.slice(0, 24)}”`]),
  ];
}

/** A story at midnight reads like one at noon, and a slow one like a fast one. */
export const timeless = (text: string): string =>
  text
    .replace(/(今天|昨天|today|yesterday) \d\d:\d\d/g, (_, day: string) =>
      /[a-z]/.test(day) ? 'today 09:00' : '今天 09:00',
    )
    .replace(/20\d\d-\d\d-\d\d \d\d:\d\d/g, '2026-01-05 09:00')
    .replace(/还剩 [\d 小时分钟秒天]+/g, '还剩……')
    .replace(/(?:\d+ (?:h|min|s|days?) ?)+left/g, '… left');
