import type { BotIdentity, SkipReason } from './arrival.ts';
import type { Message, MessageEntity } from './update-schema.ts';

/** What a message says to the bot, or why it says nothing to it. */
export type MessageText =
  | { readonly kind: 'text'; readonly text: string }
  /** A picture, a sticker, a recording, with nothing written beside it. */
  | { readonly kind: 'wordless' }
  | { readonly kind: 'skip'; readonly reason: SkipReason };

const skip = (reason: SkipReason): MessageText => ({ kind: 'skip', reason });

/**
 * The text of a message, without what only addresses it: `/help@our_bot` is `/help`, `@our_bot 多少钱` is `多少钱`.
 * In a group only commands, mentions and replies to the bot are meant for it. `media`: it holds a picture or the like.
 */
export function readText(message: Message, bot: BotIdentity, media: boolean): MessageText {
  if (message.via_bot !== undefined) return skip('via_bot');
  const said = message.text ?? message.caption;
  const answersBot = answered(message, bot) !== undefined;
  if (said === undefined || said.trim() === '') {
    if (!media) return skip('no_text');
    return message.chat.type === 'private' || answersBot ? { kind: 'wordless' } : skip('not_addressed');
  }
  const forwarded = message.forward_origin !== undefined || message.forward_date !== undefined;

  const command = /^\s*(\/[A-Za-z0-9_]{1,64})(?:@(\w{1,64}))?(?=\s|$)([\s\S]*)$/.exec(wellFormed(said));
  if (command !== null) {
    const [, name = '', target, rest = ''] = command;
    if (forwarded) return skip('forwarded_command');
    if (target !== undefined && !sameName(target, bot.username)) return skip('other_bot');
    return { kind: 'text', text: commandText(name, rest) };
  }

  const entities = (message.text === undefined ? message.caption_entities : message.entities) ?? [];
  const mentions = entities.filter((entity) => mentionsBot(said, entity, bot));
  const addressed = message.chat.type === 'private' || mentions.length > 0 || answersBot;
  if (!addressed) return skip('not_addressed');
  const text = wellFormed(without(said, mentions)).trim();
  return text === '' ? skip('no_text') : { kind: 'text', text };
}

/** `/start` takes the payload of a deep link, 1-64 of A-Za-z0-9_-; anything else was typed by hand and is dropped. */
function commandText(name: string, rest: string): string {
  const argument = rest.trim();
  const lower = name.toLowerCase();
  if (argument === '' || (lower === '/start' && !/^[\w-]{1,64}$/.test(argument))) return lower;
  return `${lower} ${argument}`;
}

function mentionsBot(said: string, { type, offset, length, user }: MessageEntity, bot: BotIdentity): boolean {
  if (type === 'text_mention') return user?.id === bot.id;
  return type === 'mention' && sameName(said.slice(offset, offset + length), `@${bot.username}`);
}

/**
 * The message of the bot that a message answers. In a forum, the first message of a topic stands as the reply-to of
 * all that follow: that is not a reply.
 */
export function answered({ reply_to_message: to }: Message, bot: BotIdentity): Message['reply_to_message'] {
  return to?.from?.id === bot.id && to.forum_topic_created === undefined ? to : undefined;
}

function without(said: string, entities: readonly MessageEntity[]): string {
  let kept = '';
  let at = 0;
  for (const { offset, length } of [...entities].sort((a, b) => a.offset - b.offset)) {
    if (offset < at) continue;
    kept += said.slice(at, offset);
    at = offset + length;
  }
  return kept + said.slice(at);
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** JSON can carry half of a surrogate pair; nothing behind the edge has to expect one. */
export function wellFormed(text: string): string {
  // Most texts have no surrogates at all, and then there is nothing to read character by character.
  return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : text;
}
