import type { Params } from './checks.ts';

/** A file as it came in a form. */
export interface FormFile {
  readonly filename: string;
  readonly bytes: Buffer;
}

/** Fields that hold JSON, in a form as in a query. */
const json = new Set(['reply_markup', 'reply_parameters', 'caption_entities', 'entities']);

/** Reads a form of the kind `multipart/form-data`, as it stands on the wire. */
export function readForm(contentType: string, body: Buffer): Params {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return {};
  const params: Record<string, unknown> = Object.create(null);
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at >= 0; ) {
    const begin = at + mark.length + 2;
    const end = body.indexOf(mark, begin);
    if (end < 0) break;
    const part = body.subarray(begin, end - 2);
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString();
    const bytes = part.subarray(split + 4);
    const name = /\bname="([^"]*)"/.exec(head)?.[1] ?? '';
    const filename = /\bfilename="([^"]*)"/.exec(head)?.[1];
    if (filename !== undefined) params[name] = { filename, bytes } satisfies FormFile;
    else params[name] = json.has(name) ? JSON.parse(bytes.toString()) : bytes.toString();
    at = end;
  }
  return params;
}

export function isFormFile(value: unknown): value is FormFile {
  return typeof value === 'object' && value !== null && Buffer.isBuffer((value as FormFile).bytes);
}
