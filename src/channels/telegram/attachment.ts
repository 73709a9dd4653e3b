import type { Attachment } from '../../tickets/index.ts';
import { personName } from '../person-name.ts';
import { channelName } from './address.ts';
import type { Message } from './update-schema.ts';

/** Kinds of attachment by the field they stand in; an animation stands in `document` as well, so that comes last. */
const kinds = [
  'photo',
  'voice',
  'video_note',
  'video',
  'audio',
  'animation',
  'sticker',
  'document',
] as const satisfies readonly Attachment['kind'][];

/** What a message brings along, by Telegram's own reference, which any bot of this token may send on. */
export function readAttachment(message: Message): Attachment | undefined {
  for (const kind of kinds) {
    // Of a photo there are several sizes.
    const file = kind === 'photo' ? largest(message.photo ?? []) : message[kind];
    if (file === undefined) continue;
    const name = 'file_name' in file ? personName(file.file_name) : '';
    return { kind, channel: channelName, ref: file.file_id, name };
  }
  return undefined;
}

function largest(sizes: NonNullable<Message['photo']>): NonNullable<Message['photo']>[number] | undefined {
  return sizes.reduce<NonNullable<Message['photo']>[number] | undefined>(
    (best, size) => (best === undefined || size.width * size.height > best.width * best.height ? size : best),
    undefined,
  );
}
