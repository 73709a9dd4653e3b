/** The body of a request, or the HTTP status that refuses it. */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly status: 400 | 413 };

/**
 * Reads a body of at most `cap` bytes. It is put together from bytes and decoded once, as a character may come in two
 * reads; a body that grows beyond the cap is left unread from there on.
 */
export async function readJsonBody(request: Request, cap: number): Promise<Body> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > cap) return { kind: 'refused', status: 413 };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  if (reader !== undefined) {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        size += value.byteLength;
        if (size > cap) {
          await reader.cancel();
          return { kind: 'refused', status: 413 };
        }
        chunks.push(value);
      }
    } catch {
      // The other side went away in the middle.
      return { kind: 'refused', status: 400 };
    }
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'refused', status: 400 };
  }
}
