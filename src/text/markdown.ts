/** What people typed, made safe to stand in Markdown: one line, at most `longest` characters, no markup. */
export function inline(text: string, longest = 60): string {
  return escaped(shortened(text.replace(/\s+/g, ' ').trim(), longest));
}

/** What people typed, safe in Markdown with its lines as they were: at most `longest` characters. */
export function paragraphs(text: string, longest = 4000): string {
  const lines = shortened(text.trim(), longest)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => escaped(line.replace(/[\p{Cc}\s]+/gu, ' ').trim()));
  return lines
    .join('\n')
    .replace(/\n{2,}/g, '\n\n')
    .replace(/(?<!\n)\n(?!\n)/g, '\\\n');
}

/** The same as a quotation. */
export function quotation(text: string, longest = 1000): string {
  return paragraphs(text, longest).replace(/^/gm, '> ');
}

function shortened(text: string, longest: number): string {
  // No character is longer than two units: most texts need not be taken apart.
  if (text.length <= longest) return text;
  const signs = [...text];
  return signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : text;
}

// A colon before `//` as well: an address that is taken for a link keeps the backslashes in it.
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>()#+\-.!|~&]|:(?=\/\/)/g, '\\$&');

/** What people typed, made safe to stand in a fenced block: the fence cannot be closed from inside. */
export function quoted(text: string, longest = 500): string {
  return [...text.replace(/\p{Cc}+/gu, ' ').trim()].slice(0, longest).join('').replaceAll('```', "'''");
}
