import { z } from 'zod';

/*
 * The edge. Only what is listed here gets in, whatever else an update carries. A name that is none is as if it were
 * not there: no name can keep an update out. A text has 4,096 characters at most, which is 8,192 units where all are astral.
 */
const id = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
const text = z.string().max(8192);

const name = z.string().max(1024).optional().catch(undefined);
const user = z.object({
  id: id.positive(),
  is_bot: z.boolean(),
  first_name: name,
  last_name: name,
  username: name,
  language_code: z.string().max(35).optional(),
});
const chat = z.object({ id, type: z.enum(['private', 'group', 'supergroup', 'channel']) });
const entity = z.object({
  type: z.string().max(64),
  offset: z.number().int().min(0).max(8192),
  length: z.number().int().min(0).max(8192),
  user: z.object({ id }).optional(),
});
const marker = z.unknown().optional();

/** How Telegram refers to a file; good for this bot only, and for as long as it lives. */
const fileId = z.string().regex(/^[\w-]{1,256}$/);
const side = z.number().int().min(0).max(1e6).catch(0);
/** What is no file as it should be is as if it were not there. */
const file = z.object({ file_id: fileId, file_name: name }).optional().catch(undefined);

const message = z.object({
  message_id: id,
  message_thread_id: id.optional(),
  is_topic_message: z.boolean().optional(),
  chat,
  from: user.optional(),
  sender_chat: marker,
  /** A forwarded message has one of these: the newer form, or the older. */
  forward_origin: marker,
  forward_date: marker,
  via_bot: z.object({ id }).optional(),
  reply_to_message: z
    .object({ message_id: id.optional(), from: z.object({ id }).optional(), forum_topic_created: marker })
    .optional(),
  /** The group has become a supergroup, of this id; said in the group. */
  migrate_to_chat_id: id.optional(),
  text: text.optional(),
  entities: z.array(entity).max(1000).optional(),
  caption: text.optional(),
  caption_entities: z.array(entity).max(1000).optional(),
  document: z
    .object({
      file_id: fileId,
      file_name: name,
      mime_type: name,
      file_size: z.number().int().min(0).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  photo: z
    .array(z.object({ file_id: fileId, width: side, height: side }))
    .max(100)
    .optional()
    .catch(undefined),
  voice: file,
  video_note: file,
  video: file,
  audio: file,
  animation: file,
  sticker: file,
  media_group_id: z.string().max(64).optional(),
});

/**
 * What a person sends that has no words, by its field. A list of what is, not of what is not: whatever is new, and
 * what Telegram itself writes into a chat (somebody joined, a message was pinned), is no reason to say anything.
 */
const wordless = [
  'photo',
  'sticker',
  'voice',
  'video',
  'video_note',
  'audio',
  'document',
  'animation',
  'location',
  'venue',
  'contact',
  'poll',
  'dice',
  'game',
  'story',
  'paid_media',
  'checklist',
] as const;

/** Whether a message, as it came, holds a picture, a sticker, a recording or the like. Only the name is looked at. */
export function holdsMedia(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && wordless.some((name) => Object.hasOwn(raw, name));
}

const callbackQuery = z.object({
  id: z.string().min(1).max(64),
  from: user,
  /** Absent under a message sent by inline mode; a bare stub where the message is too old. */
  message: z
    .object({
      message_id: id,
      chat,
      message_thread_id: id.optional(),
      is_topic_message: z.boolean().optional(),
    })
    .optional(),
  data: z.string().max(1024).optional(),
});

const inlineQuery = z.object({
  id: z.string().min(1).max(64),
  from: user,
  query: z.string().max(512),
  offset: z.string().max(64),
});

/** Any update at all: what is needed to confirm it and never see it again. */
export const anyUpdate = z.object({ update_id: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });

/** The kinds of update that mean something here, by the field they stand in. */
export const updateKinds = {
  message,
  callback_query: callbackQuery,
  inline_query: inlineQuery,
} as const;

export type UpdateKind = keyof typeof updateKinds;

/** What Telegram is asked to send: the kinds above. Edited messages are left out, and ignored if they come. */
export const allowedUpdates = Object.keys(updateKinds) as readonly UpdateKind[];

export type Message = z.infer<typeof message>;
export type CallbackQuery = z.infer<typeof callbackQuery>;
export type InlineQuery = z.infer<typeof inlineQuery>;
export type MessageEntity = z.infer<typeof entity>;
export type User = z.infer<typeof user>;
