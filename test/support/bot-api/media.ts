import { maxCaption, type Params, readKeyboard, readText } from './checks.ts';
import type { MethodContext } from './methods.ts';
import { isFormFile } from './multipart.ts';
import { badRequest, Refusal } from './refusal.ts';
import { placeOf, shape } from './shape.ts';
import type { Chat, MediaKind, SentMedia } from './world.ts';

/** How each kind of file is sent: the method's name, and whether words may stand under it. */
export const mediaMethods: Readonly<
  Record<MediaKind, { readonly method: string; readonly caption: boolean }>
> = {
  photo: { method: 'sendPhoto', caption: true },
  document: { method: 'sendDocument', caption: true },
  voice: { method: 'sendVoice', caption: true },
  audio: { method: 'sendAudio', caption: true },
  video: { method: 'sendVideo', caption: true },
  video_note: { method: 'sendVideoNote', caption: false },
  animation: { method: 'sendAnimation', caption: true },
  sticker: { method: 'sendSticker', caption: false },
};

export function sendMedia(kind: MediaKind): (context: MethodContext, params: Params) => unknown {
  return (context, params) => {
    const { world, clock, bot } = context;
    const chat = world.writable(params.chat_id);
    const media = readMedia(context, kind, params[kind], chat);
    const { caption, caption_entities: marks } = params;
    const captioned = mediaMethods[kind].caption && caption !== undefined && caption !== '';
    const { text, entities } = captioned
      ? readText(caption, marks, 'message caption is empty', maxCaption, 'message caption is too long')
      : { text: '', entities: [] };
    const keyboard = readKeyboard(params.reply_markup);
    const message = world.add(chat, {
      date: Math.floor(clock.now() / 1000),
      text,
      entities,
      keyboard,
      media,
      ...placeOf(chat, params),
    });
    return shape(chat, message, bot);
  };
}

function readMedia({ world }: MethodContext, kind: MediaKind, file: unknown, chat: Chat): SentMedia {
  if (chat.wordsOnly) throw badRequest(`not enough rights to send ${kind}s to the chat`);
  if (isFormFile(file)) {
    if (file.bytes.length === 0) throw badRequest('file must be non-empty');
    if (kind === 'photo' && !isPicture(file.bytes)) throw badRequest('IMAGE_PROCESS_FAILED');
    const id = `uploaded-${world.files.size + 1}`;
    world.files.set(id, kind);
    return { kind, id, upload: file };
  }
  if (typeof file !== 'string' || file === '') throw badRequest(`there is no ${kind} in the request`);
  const known = world.files.get(file);
  if (known === undefined) throw badRequest('wrong remote file identifier specified: Wrong string length');
  if (known !== kind) throw badRequest(`can't use file of type ${known} as ${kind}`);
  if (kind === 'voice' && chat.noVoice) throw new Refusal(400, 'Bad Request: VOICE_MESSAGES_FORBIDDEN');
  return { kind, id: file };
}

/** Begins as PNG or JPEG files do. */
function isPicture(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4).toString('hex');
  return head === '89504e47' || head.startsWith('ffd8ff');
}
