/** Why bytes are not taken as text. `offset` counts bytes, `line` lines, both of the file; lines from 1. */
export type DecodeRefusal =
  | { readonly code: 'EMPTY' }
  | { readonly code: 'NOT_UTF8'; readonly offset: number; readonly line: number }
  | { readonly code: 'NUL_BYTE'; readonly offset: number; readonly line: number };

/**
 * The bytes of an export as text: UTF-8 only, the byte order mark removed, every line end `\n`. A NUL byte is
 * refused: it marks a binary file or UTF-16, and no YAML can carry it.
 */
export function decodeExport(bytes: Uint8Array): { readonly text: string } | DecodeRefusal {
  const nul = bytes.indexOf(0);
  const bad = firstInvalid(bytes);
  if (bad >= 0 && (nul < 0 || bad < nul)) return { code: 'NOT_UTF8', offset: bad, line: lineAt(bytes, bad) };
  if (nul >= 0) return { code: 'NUL_BYTE', offset: nul, line: lineAt(bytes, nul) };
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  return text.trim() === '' ? { code: 'EMPTY' } : { text };
}

/** Lead byte classes of RFC 3629: how many bytes follow, and what the first of them may be. */
function tail(lead: number): readonly [count: number, low: number, high: number] | undefined {
  if (lead < 0x80) return [0, 0, 0];
  if (lead >= 0xc2 && lead <= 0xdf) return [1, 0x80, 0xbf];
  if (lead === 0xe0) return [2, 0xa0, 0xbf];
  if (lead === 0xed) return [2, 0x80, 0x9f];
  if (lead > 0xe0 && lead <= 0xef) return [2, 0x80, 0xbf];
  if (lead === 0xf0) return [3, 0x90, 0xbf];
  if (lead > 0xf0 && lead <= 0xf3) return [3, 0x80, 0xbf];
  if (lead === 0xf4) return [3, 0x80, 0x8f];
  return undefined;
}

/** Offset of the first byte of the first sequence that is not UTF-8; -1 where all is well. */
function firstInvalid(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const rule = tail(bytes[at] ?? 0);
    if (!rule) return at;
    let [count, low, high] = rule;
    for (let k = 1; k <= count; k += 1) {
      const next = bytes[at + k] ?? 0;
      if (next < low || next > high) return at;
      low = 0x80;
      high = 0xbf;
    }
    at += count + 1;
  }
  return -1;
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line += 1;
  return line;
}
