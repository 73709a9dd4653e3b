/** Largest file that is taken, in bytes. */
export const maxFileBytes = 1024 * 1024;

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so, as some shells write what is redirected.
 * Undefined where it is no text.
 */
export function fileText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
