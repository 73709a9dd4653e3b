import { constants, open } from 'node:fs/promises';
import { fileText, maxFileBytes } from '../file-text.ts';

/** A file as read for `/upload`, or why it was not. */
export type Upload =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' | 'too_big' | 'no_text' };

/** The path in `/upload <path>`, without quotes around it; empty where none is named, undefined for any other line. */
export function uploadPath(line: string): string | undefined {
  const [, path] = /^\s*\/upload(?![^\s])\s*(.*?)\s*$/is.exec(line) ?? [];
  return path?.replace(/^(["'])(.*)\1$/, '$2');
}

/** Reads a file of text. A device or a pipe is none, and never waited for. */
export async function readUpload(path: string): Promise<Upload> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const about = await file.stat();
      if (!about.isFile()) return { kind: 'missing' };
      if (about.size > maxFileBytes) return { kind: 'too_big' };
      const bytes = Buffer.alloc(maxFileBytes + 1);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      if (bytesRead > maxFileBytes) return { kind: 'too_big' };
      const text = fileText(bytes.subarray(0, bytesRead));
      return text === undefined || text.trim() === '' ? { kind: 'no_text' } : { kind: 'text', text };
    } finally {
      await file.close();
    }
  } catch {
    return { kind: 'missing' };
  }
}
