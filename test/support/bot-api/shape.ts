import type { Keyboard, Params } from './checks.ts';
import { badRequest } from './refusal.ts';
import type { Chat, SentMedia, SentMessage } from './world.ts';

/** The topic that a new message goes to, and the message that it answers. */
export function placeOf(chat: Chat, params: Params): { thread?: number; replyTo?: number } {
  const reply = params.reply_parameters as
    | { message_id?: number; allow_sending_without_reply?: boolean }
    | undefined;
  const replied = reply?.message_id === undefined ? undefined : chat.messages.get(reply.message_id);
  if (reply !== undefined && replied === undefined && reply.allow_sending_without_reply !== true)
    throw badRequest('message to be replied not found');
  const { message_thread_id: given } = params;
  const thread = given === undefined ? undefined : Number(given);
  if (thread !== undefined) {
    const topic = chat.topics?.get(thread);
    if (topic === undefined) throw badRequest('message thread not found');
    if (topic.closed) throw badRequest('TOPIC_CLOSED');
  }
  return {
    ...(thread === undefined ? {} : { thread }),
    ...(replied === undefined ? {} : { replyTo: replied.id }),
  };
}

/** A message as Telegram shows it to the bot. */
export function shape(chat: Chat, message: SentMessage, bot: { id: number; username: string }): unknown {
  const markup: { inline_keyboard: Keyboard } | undefined =
    message.keyboard === undefined ? undefined : { inline_keyboard: message.keyboard };
  return {
    message_id: message.id,
    date: message.date,
    chat: { id: chat.id, type: chat.type },
    from: { ...bot, is_bot: true, first_name: 'Bot' },
    ...(message.media === undefined
      ? { text: message.text, entities: message.entities }
      : { ...shownMedia(message.media), caption: message.text, caption_entities: message.entities }),
    ...(message.thread === undefined ? {} : { message_thread_id: message.thread, is_topic_message: true }),
    ...(message.opensTopic === undefined ? {} : { forum_topic_created: { name: message.opensTopic } }),
    ...(markup === undefined ? {} : { reply_markup: markup }),
  };
}

function shownMedia({ kind, id }: SentMedia): object {
  const file = { file_id: id, file_unique_id: `u${id}`, width: 90, height: 90 };
  return { [kind]: kind === 'photo' ? [file] : file };
}
