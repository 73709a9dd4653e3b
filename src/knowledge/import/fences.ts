const opening = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/**
 * Which lines stand in a code fence, the fence lines included. A fence that is never closed is no fence here:
 * one stray ``` in an export must not hide every heading after it.
 */
export function fencedLines(lines: readonly string[]): Uint8Array {
  const fenced = new Uint8Array(lines.length);
  const fences = lines.map((line) => {
    const match = opening.exec(line);
    const mark = match?.[1] ?? '';
    const info = match?.[2] ?? '';
    if (!match || (mark.startsWith('`') && info.includes('`'))) return undefined;
    return { char: mark[0], length: mark.length, bare: info.trim() === '' };
  });
  // Longest closing fence from each line to the end; a look ahead for every opening one would be quadratic.
  const longest = { '`': new Uint32Array(lines.length + 1), '~': new Uint32Array(lines.length + 1) };
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    for (const char of ['`', '~'] as const) {
      const fence = fences[i];
      const own = fence?.bare && fence.char === char ? fence.length : 0;
      longest[char][i] = Math.max(own, longest[char][i + 1] ?? 0);
    }
  }
  for (let i = 0; i < lines.length; i += 1) {
    const open = fences[i];
    if (!open || (longest[open.char === '~' ? '~' : '`'][i + 1] ?? 0) < open.length) continue;
    for (; i < lines.length; i += 1) {
      const here = fences[i];
      const closes =
        fenced[i - 1] === 1 && here?.bare && here.char === open.char && here.length >= open.length;
      fenced[i] = 1;
      if (closes && here !== open) {
        fenced[i] = 2;
        break;
      }
    }
  }
  return fenced;
}
