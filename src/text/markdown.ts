/** What people typed, made safe to stand in Markdown: one line, at most `longest` characters, no markup. */
export function inline(text: string, longest = 60): string {
  const line = [...text.replace(/\s+/g, ' ').trim()];
  const cut = line.length > longest ? `${line.slice(0, longest - 1).join('')}…` : line.join('');
  return cut.replace(/[\\`*_{}[\]<>()#+\-.!|~]/g, '\\$&');
}

/** What people typed, made safe to stand in a fenced block: the fence cannot be closed from inside. */
export function quoted(text: string, longest = 500): string {
  return [...text.replace(/\p{Cc}+/gu, ' ').trim()].slice(0, longest).join('').replaceAll('```', "'''");
}
