import { greeting } from './claims.ts';
import { fencedLines } from './fences.ts';
import type { Link } from './links.ts';

/** A raw answer made fit for the body of an entry, and what was taken off it. */
export interface CleanAnswer {
  readonly body: string;
  readonly quotesRemoved: boolean;
  readonly greetingRemoved: boolean;
}

/**
 * Cleans an answer: links repaired, images replaced by a line of words (`placeholder`), stray quotes and the
 * greeting removed, headings made bold. Changes no other word; `links` are those of this very answer.
 */
export function cleanAnswer(
  answer: string,
  links: readonly Link[],
  placeholder: (image: Link) => string,
): CleanAnswer {
  const linked = replaceLinks(answer, links, placeholder).trim();
  const unquoted = stripQuotes(linked);
  const greeted = greeting.exec(unquoted)?.[0] ?? '';
  const body = plainBlocks(unquoted.slice(greeted.length));
  return { body, quotesRemoved: unquoted !== linked, greetingRemoved: greeted !== '' };
}

function replaceLinks(answer: string, links: readonly Link[], placeholder: (image: Link) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (const link of links) {
    parts.push(
      answer.slice(at, link.start),
      rewritten(link, answer.slice(link.start, link.end), placeholder),
    );
    at = link.end;
  }
  return parts.join('') + answer.slice(at);
}

function rewritten(link: Link, source: string, placeholder: (image: Link) => string): string {
  if (link.kind === 'image') return `\n\n${placeholder(link)}\n\n`;
  if (link.url === undefined) return source;
  if (link.kind === 'bare') return `<${link.url}>`;
  return link.kind === 'link' && link.faults.length > 0 ? `[${link.label}](${link.url})` : source;
}

/** Quotes that a spreadsheet left around the answer: a pair about the whole of it, or one without a partner. */
function stripQuotes(text: string): string {
  const inner = text.slice(1, -1);
  if (text.length >= 2 && text.startsWith('"') && text.endsWith('"')) {
    const doubled = !/(?:^|[^"])"(?:"")*(?:[^"]|$)/.test(inner);
    if (doubled) return inner.replaceAll('""', '"').trim();
    if (/^[^"]*(?:^|[\s，。：（(])"/.test(inner)) return inner.trim();
  }
  if (text.length >= 2 && text.startsWith('“') && text.endsWith('”') && !/[“”]/.test(inner))
    return inner.trim();
  if (text.split('"').length % 2 === 1) return text;
  if (text.startsWith('"')) return text.slice(1).trim();
  return text.endsWith('"') ? text.slice(0, -1).trim() : text;
}

/** An entry's body has no headings, and what is indented only for looks would turn into code. */
function plainBlocks(text: string): string {
  const lines = text.split('\n');
  const fenced = fencedLines(lines);
  let inList = false;
  const plain = lines.map((line, i) => {
    if (fenced[i]) return line;
    const heading = /^ {0,3}#{1,6}[ \t\u3000]*(\S.*?)[ \t]*#*[ \t]*$/.exec(line)?.[1];
    if (heading !== undefined) return `**${heading}**`;
    if (/^\s*(?:[-*+]|\d+[.)])\s/.test(line)) inList = true;
    else if (/^\S/.test(line)) inList = false;
    return inList ? line.trimEnd() : line.trim();
  });
  return plain
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
