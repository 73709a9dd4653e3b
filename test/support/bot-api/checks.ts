import { badRequest } from './refusal.ts';

/** Parameters of a call, as they came: anything. */
export type Params = Readonly<Record<string, unknown>>;

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
}

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
}

export type Keyboard = readonly (readonly Button[])[];

/** Texts are counted in UTF-16 units, the strictest reading of "4096 characters". */
export const maxText = 4096;
export const maxCaption = 1024;

/** Text and entities of a message, refused in the words of the real API. */
export function readText(
  text: unknown,
  entities: unknown,
  empty = 'message text is empty',
  most = maxText,
  tooLong = 'message is too long',
): {
  text: string;
  entities: readonly Entity[];
} {
  if (typeof text !== 'string' || text.trim() === '') throw badRequest(empty);
  if (/\p{Surrogate}/u.test(text)) throw badRequest('strings must be encoded in UTF-8');
  if (text.length > most) throw badRequest(tooLong);
  const list = (Array.isArray(entities) ? entities : []) as Entity[];
  for (const { type, offset, length, url } of list) {
    const end = offset + length;
    if (end > text.length)
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
      );
    if (!Number.isInteger(offset) || !Number.isInteger(length) || offset < 0 || length <= 0)
      throw badRequest("can't parse MessageEntity: invalid offset or length");
    if (halves(text, offset)) throw badRequest(`entity begins in a middle of a UTF-16 symbol at ${offset}`);
    if (halves(text, end))
      throw badRequest(`entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol`);
    if (type === 'text_link' && !validUrl(url))
      throw badRequest(`entity URL '${url}' is invalid: Wrong HTTP URL`);
  }
  return { text, entities: list };
}

/** An inline keyboard, refused in the words of the real API; undefined where none was given. */
export function readKeyboard(markup: unknown): Keyboard | undefined {
  if (markup === undefined) return undefined;
  const rows = (markup as { inline_keyboard?: unknown }).inline_keyboard;
  if (!Array.isArray(rows)) throw badRequest('object expected as reply markup');
  let count = 0;
  for (const row of rows as Keyboard) {
    if (row.length > 8) throw badRequest('BUTTONS_TOO_MUCH');
    for (const { text, callback_data: data } of row) {
      count += 1;
      if (typeof text !== 'string' || text.trim() === '')
        throw badRequest("can't parse inline keyboard button: Text is empty");
      const bytes = Buffer.byteLength(data ?? '');
      if (data !== undefined && (bytes < 1 || bytes > 64)) throw badRequest('BUTTON_DATA_INVALID');
    }
  }
  if (count > 100) throw badRequest('REPLY_MARKUP_TOO_LONG');
  return rows as Keyboard;
}

function halves(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

function validUrl(url: unknown): boolean {
  return typeof url === 'string' && URL.canParse(url) && /[^.]\.[^.]/.test(new URL(url).hostname);
}
