import { isMap, isSeq, parseDocument, stringify } from 'yaml';

/** A text as one YAML value on one line. */
export const yamlText = (text: string): string => {
  const plain = stringify(text, { lineWidth: 0 }).trimEnd();
  return plain.includes('\n') ? JSON.stringify(text) : plain;
};

/**
 * The text of an entry's file with more wordings at the end of a language's `asks`; all else stays as people wrote it.
 * Undefined where the file has no such list.
 */
export function addAsks(text: string, lang: 'zh' | 'en', asks: readonly string[]): string | undefined {
  const matter = /^---\n([\s\S]*?\n)---\n/.exec(text)?.[1];
  if (matter === undefined) return undefined;
  const node = parseDocument(matter).getIn([lang, 'asks'], true);
  if (!isSeq(node) || !node.range) return undefined;
  const offset = '---\n'.length;
  const last = node.items.at(-1);
  const end = (last as { range?: readonly number[] } | undefined)?.range?.[1];
  if (node.flow) {
    const [open = 0] = node.range;
    const listed = asks.map((ask) => JSON.stringify(ask)).join(', ');
    return end === undefined
      ? spliced(text, offset + open + 1, listed)
      : spliced(text, offset + end, `, ${listed}`);
  }
  if (end === undefined || isMap(last)) return undefined;
  const start = (last as { range?: readonly number[] }).range?.[0] ?? 0;
  const dash = matter.lastIndexOf('-', start - 1);
  const indent = matter.slice(matter.lastIndexOf('\n', dash) + 1, dash);
  // A value of several lines, as `|` makes them, ends behind its last line feed.
  const line = matter[end - 1] === '\n' ? end : matter.indexOf('\n', end) + 1;
  return spliced(text, offset + line, asks.map((ask) => `${indent}- ${yamlText(ask)}\n`).join(''));
}

const spliced = (text: string, at: number, piece: string): string =>
  text.slice(0, at) + piece + text.slice(at);
