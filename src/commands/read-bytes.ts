import { open } from 'node:fs/promises';

/** What a file turned out to be: its bytes, or why there are none. `bytes` of a file too large is its size. */
export type FileRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly because: 'missing' | 'denied' }
  | { readonly ok: false; readonly because: 'too large'; readonly size: number };

/** Reads a file, a pipe or a device up to `max` bytes; one that proves larger is not read to its end. */
export async function readBytes(path: string, max: number): Promise<FileRead> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > max) return { ok: false, because: 'too large', size };
      const chunks: Buffer[] = [];
      let read = 0;
      for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
        read += chunk.length;
        if (read > max) return { ok: false, because: 'too large', size: read };
        chunks.push(chunk);
      }
      return { ok: true, bytes: Buffer.concat(chunks) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return { ok: false, because: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'denied' };
  }
}
