import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** The body of a request, or the HTTP status that refuses it. */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly status: 400 | 413 };

/**
 * Reads a body of at most `cap` bytes. It is put together from bytes and decoded once, as a character may come in two
 * reads; a body that grows beyond the cap is left unread from there on. Read from the socket's own stream: a web
 * stream around it costs more than the whole turn.
 */
export function readJsonBody(incoming: IncomingMessage, cap: number): Promise<Body> {
  if (Number(incoming.headers['content-length'] ?? 0) > cap)
    return Promise.resolve({ kind: 'refused', status: 413 });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.byteLength;
      chunks.push(chunk);
      if (size > cap) finish({ kind: 'refused', status: 413 });
    };
    const decode = () => finish(parsed(Buffer.concat(chunks)));
    // The other side went away in the middle.
    const lost = () => finish({ kind: 'refused', status: 400 });
    const finish = (body: Body) => {
      incoming.off('data', take).off('end', decode).off('close', lost).pause();
      resolve(body);
    };
    incoming.on('error', lost).on('data', take).on('end', decode).on('close', lost);
  });
}

function parsed(bytes: Buffer): Body {
  if (!isUtf8(bytes)) return { kind: 'refused', status: 400 };
  try {
    return { kind: 'json', value: JSON.parse(bytes.toString()) };
  } catch {
    return { kind: 'refused', status: 400 };
  }
}
