import { fencedLines } from './fences.ts';

/** What is wrong with the target of a link, as far as one can tell without opening it. */
export type LinkFault =
  | 'EMPTY'
  | 'PROTOCOL_RELATIVE'
  | 'NO_SCHEME'
  | 'NO_HOST'
  | 'BAD_SCHEME'
  | 'SPACES'
  | 'NEWLINE'
  | 'UNBALANCED';

/** A link or an image of the source. */
export interface Link {
  /** `bare`: an address in running text; `marked`: one that needs no change of form (`<https://…>`, HTML). */
  readonly kind: 'link' | 'image' | 'bare' | 'marked';
  /** Where it stands in the text that was searched. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly label: string;
  /** The target as the source has it, spaces around it removed. */
  readonly target: string;
  /** The address to use, repaired where that is no guess; undefined for a broken one. */
  readonly url: string | undefined;
  readonly faults: readonly LinkFault[];
}

const maxTarget = 4_000;
const opener = /(!?)\[([^[\]]{0,300})\]\(/g;
const tag = /<(img|a)\b([^<>]{0,4000})>/gi;
const angle = /<(https?:\/\/[^\s<>]*)>/gi;
const bare = /https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%]*/gi;

/** Finds links, images and bare addresses outside code, in order, without overlaps. */
export function findLinks(text: string, firstLine: number): Link[] {
  const open = [...maskCode(text)];
  let rest = open.join('');
  const found: Omit<Link, 'line'>[] = [];
  const scan = (pattern: RegExp, read: (match: RegExpExecArray) => Omit<Link, 'line'> | undefined) => {
    const source = rest;
    const taken: [number, number][] = [];
    const global = new RegExp(pattern);
    for (let match = global.exec(source); match; match = global.exec(source)) {
      const link = read(match);
      if (!link) continue;
      found.push(link);
      taken.push([link.start, link.end]);
      global.lastIndex = Math.max(link.end, match.index + 1);
    }
    rest = blank(source, taken);
  };
  scan(opener, (match) => markdownLink(rest, match));
  scan(tag, htmlLink);
  scan(angle, (match) => plainLink('marked', match.index, match[0].length, match[1] ?? ''));
  scan(bare, (match) => {
    const target = trimBare(match[0]);
    return plainLink('bare', match.index, target.length, target);
  });

  found.sort((a, b) => a.start - b.start);
  let line = firstLine;
  let at = 0;
  return found.map((link) => {
    for (; at < link.start; at += 1) if (text.charCodeAt(at) === 10) line += 1;
    return { ...link, line };
  });
}

/** The text with code blanked out, so that places stay what they are. */
function maskCode(text: string): string {
  const lines = text.split('\n');
  const fenced = fencedLines(lines);
  return lines
    .map((line, i) =>
      fenced[i] ? ' '.repeat(line.length) : line.replace(/`[^`]+`/g, (code) => ' '.repeat(code.length)),
    )
    .join('\n');
}

function blank(text: string, ranges: readonly (readonly [number, number])[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/**
 *     [label](  https://host/a_(b)  "title" )
 *             ^ open                        ^ the parenthesis that balances it, in this paragraph
 */
function markdownLink(text: string, match: RegExpExecArray): Omit<Link, 'line'> {
  const start = match.index;
  const open = start + match[0].length;
  const kind = match[1] === '!' ? 'image' : 'link';
  const label = match[2] ?? '';
  const close = closing(text, open);
  if (close < 0) {
    const run =
      /^\s*[^\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef]*/.exec(text.slice(open, open + maxTarget))?.[0] ?? '';
    return {
      kind,
      start,
      end: open + run.length,
      label,
      target: run.trim(),
      url: undefined,
      faults: ['UNBALANCED'],
    };
  }
  const inner = text.slice(open, close);
  const trimmed = inner.trim();
  const target = (/^(\S+)\s+(?:"[^"]*"|'[^']*')$/.exec(trimmed)?.[1] ?? trimmed).replace(/^<(.*)>$/s, '$1');
  const checked = checkTarget(target);
  const faults = inner.includes('\n') && !checked.faults.includes('NEWLINE') ? ['NEWLINE' as const] : [];
  return {
    kind,
    start,
    end: close + 1,
    label,
    target,
    url: checked.url,
    faults: [...faults, ...checked.faults],
  };
}

function closing(text: string, open: number): number {
  let depth = 1;
  let newlines = 0;
  for (let at = open; at < text.length && at < open + maxTarget; at += 1) {
    const char = text[at];
    if (char === '\n') newlines += 1;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    if (depth === 0) return at;
    // A target that runs on over Chinese text after a line break is a parenthesis that was never closed.
    if (newlines > 2 || (newlines > 0 && /[\u3400-\u9fff]/.test(char ?? ''))) return -1;
  }
  return -1;
}

function htmlLink(match: RegExpExecArray): Omit<Link, 'line'> | undefined {
  const image = match[1]?.toLowerCase() === 'img';
  const attributes = match[2] ?? '';
  const value = (name: string) =>
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')
      .exec(attributes)
      ?.slice(1)
      .find(Boolean);
  const target = value(image ? 'src' : 'href');
  if (target === undefined && !image) return undefined;
  const link = plainLink(image ? 'image' : 'marked', match.index, match[0].length, target ?? '');
  return { ...link, label: (image ? value('alt') : undefined) ?? '' };
}

function plainLink(kind: Link['kind'], start: number, length: number, target: string): Omit<Link, 'line'> {
  return { kind, start, end: start + length, label: '', target, ...checkTarget(target) };
}

/** Punctuation after an address in running text belongs to the sentence, and so does a parenthesis around it. */
function trimBare(address: string): string {
  let end = address.length;
  for (; end > 8; end -= 1) {
    const last = address[end - 1] ?? '';
    const kept = address.slice(0, end);
    if (last === ')' ? kept.split(')').length <= kept.split('(').length : !/[.,;:!?'*]/.test(last)) break;
  }
  return address.slice(0, end);
}

function checkTarget(target: string): {
  readonly url: string | undefined;
  readonly faults: readonly LinkFault[];
} {
  const broken = (fault: LinkFault) => ({ url: undefined, faults: [fault] });
  if (target === '') return broken('EMPTY');
  if (target.includes('\n')) return broken('NEWLINE');
  if (/\s/.test(target)) return broken('SPACES');
  if (target.startsWith('//')) {
    const checked = checkTarget(`https:${target}`);
    return { url: checked.url, faults: ['PROTOCOL_RELATIVE', ...checked.faults] };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)?.[1]?.toLowerCase();
  if (scheme === undefined) return broken('NO_SCHEME');
  if (scheme === 'mailto' || scheme === 'tel') return { url: target, faults: [] };
  if (scheme !== 'http' && scheme !== 'https') return broken('BAD_SCHEME');
  const host = /^https?:\/\/([^/?#\s]+)/i.exec(target)?.[1];
  if (
    host === undefined ||
    !URL.canParse(target) ||
    !/^\[|\.[^.]|^localhost\b/.test(new URL(target).hostname)
  ) {
    return broken('NO_HOST');
  }
  return { url: target, faults: [] };
}
