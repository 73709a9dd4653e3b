/** What came of fetching a file. */
export type Download =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too_big' }
  /** Only the code or the kind of the failure: the address holds the token. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Fetches at most so many bytes within so many ms; what is longer is left where it is. Resolves always. */
export async function download(url: URL, maxBytes: number, timeoutMs: number): Promise<Download> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return { kind: 'failed', reason: `HTTP ${response.status}` };
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      // Leaving the loop lets go of the connection.
      if (size > maxBytes) return { kind: 'too_big' };
      chunks.push(chunk);
    }
    return { kind: 'bytes', bytes: Buffer.concat(chunks) };
  } catch (error) {
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    return { kind: 'failed', reason: cause?.code ?? name ?? 'unknown' };
  }
}
