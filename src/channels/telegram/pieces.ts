import type { Outgoing } from '../../assistant/ports.ts';
import type { Attachment } from '../../tickets/index.ts';
import { plainText } from '../plain-text.ts';
import { channelName } from './address.ts';
import { type FormattedText, formatMarkdown } from './entities.ts';
import { splitText } from './split.ts';

/** UTF-16 units of the words under a picture or a file. */
export const maxCaption = 1024;

/** Bytes to be sent along, under a name. */
export interface Upload {
  readonly source: Buffer;
  readonly filename: string;
}

/** What goes out in one call: words, or something with words under it where they fit there. */
export type Piece =
  | { readonly kind: 'words'; readonly words: FormattedText }
  | {
      readonly kind: 'media';
      readonly method: string;
      /** The parameter that names it. */
      readonly field: string;
      readonly file: string | Upload;
      readonly words: FormattedText | undefined;
      /** Its words say the same: that it does not arrive is no loss. */
      readonly adorns: boolean;
    };

const sent = {
  photo: { method: 'sendPhoto', field: 'photo', caption: true },
  document: { method: 'sendDocument', field: 'document', caption: true },
  voice: { method: 'sendVoice', field: 'voice', caption: true },
  audio: { method: 'sendAudio', field: 'audio', caption: true },
  video: { method: 'sendVideo', field: 'video', caption: true },
  video_note: { method: 'sendVideoNote', field: 'video_note', caption: false },
  animation: { method: 'sendAnimation', field: 'animation', caption: true },
  sticker: { method: 'sendSticker', field: 'sticker', caption: false },
} as const satisfies Record<Attachment['kind'], { method: string; field: string; caption: boolean }>;

/**
 * A message as the calls it takes, in order. Words that are short enough stand under the last thing that goes along with
 * them, longer ones behind it. `picture`: the message's own, drawn.
 */
export function piecesOf(outgoing: Outgoing, picture: Uint8Array | undefined): readonly Piece[] {
  const { attachment, file } = outgoing;
  const media: (Piece & { kind: 'media' })[] = [];
  let captioned = false;
  const add = (kind: Attachment['kind'], what: string | Upload, adorns: boolean) => {
    const { method, field, caption } = sent[kind];
    media.push({ kind: 'media', method, field, file: what, words: undefined, adorns });
    captioned = caption;
  };
  if (attachment?.channel === channelName && Object.hasOwn(sent, attachment.kind))
    add(attachment.kind, attachment.ref, false);
  if (file !== undefined)
    add('document', { source: Buffer.from(file.text), filename: fileName(file.name) }, false);
  if (picture !== undefined) add('photo', { source: Buffer.from(picture), filename: 'picture.png' }, true);
  const words = splitText(formatMarkdown(outgoing.markdown)).filter(({ text }) => text !== '');
  const [only] = words;
  const last = media.at(-1);
  if (last && captioned && words.length === 1 && only && only.text.length <= maxCaption)
    return [...media.slice(0, -1), { ...last, words: only }];
  return [...media, ...words.map((part): Piece => ({ kind: 'words', words: part }))];
}

/** A name that stands in a header of a form: nothing that ends a line or a quotation. */
function fileName(name: string): string {
  const kept = plainText(name)
    .replace(/["\\/\r\n]/g, '_')
    .trim()
    .slice(0, 100);
  return kept === '' ? 'file' : kept;
}
