import { z } from 'zod';
import { fileText, maxFileBytes } from '../file-text.ts';
import { personName } from '../person-name.ts';
import type { BotApi } from './api.ts';
import type { Message } from './update-schema.ts';

/** A file at Telegram that may be a text. */
export interface TextFile {
  readonly id: string;
  /** As the person's machine gave it, made fit to be shown; may be empty. */
  readonly name: string;
  /** In bytes, where Telegram says so. */
  readonly size: number | undefined;
}

/** The text of a file, or why there is none: more than is taken, something else than text, or it cannot be had now. */
export type FetchedText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too_big' | 'no_text' | 'lost' };

/** What the cloud's tools write, by its ending; what a program calls text, by its type. */
const endings = /\.(?:json|txt|tfstate)$/i;
const types = /^(?:application\/json|text\/(?:plain|json))\s*(?:;|$)/i;

/** The file of a message in a private chat, if it looks like one that can be read. A network is nothing for a group. */
export function textFile({ document, chat, via_bot }: Message): TextFile | undefined {
  if (document === undefined || chat.type !== 'private' || via_bot !== undefined) return undefined;
  const { file_id: id, file_name: name = '', mime_type: type = '', file_size: size } = document;
  return endings.test(name) || types.test(type) ? { id, name: personName(name), size } : undefined;
}

/** A path as Telegram gives it: nothing that leads elsewhere. */
const located = z.object({ file_path: z.string().regex(/^(?!.*\.\.)[\w-][\w./-]{0,254}$/) });

/** Fetches a file, within a size and a time. Resolves always. */
export async function fetchText(api: BotApi, { id, size }: TextFile): Promise<FetchedText> {
  if (size !== undefined && size > maxFileBytes) return { kind: 'too_big' };
  const found = await api.call('getFile', { file_id: id });
  if (found.kind === 'refused' && /too big/i.test(found.description)) return { kind: 'too_big' };
  const path = found.kind === 'ok' ? located.safeParse(found.result).data?.file_path : undefined;
  if (path === undefined) return { kind: 'lost' };
  const file = await api.download(path, maxFileBytes);
  if (file.kind !== 'bytes') return { kind: file.kind === 'too_big' ? 'too_big' : 'lost' };
  const text = fileText(file.bytes);
  return text === undefined || text.trim() === '' ? { kind: 'no_text' } : { kind: 'text', text };
}
