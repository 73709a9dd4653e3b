import { Marked, type Token, type Tokens } from 'marked';
import { inline } from './inline.ts';
import { type Line, looks, paint, type Span, span } from './style.ts';
import { layTable } from './table.ts';
import { displayWidth } from './width.ts';
import { wrap } from './wrap.ts';

/** Columns to fill and whether to write style codes. */
export interface RenderOptions {
  readonly width: number;
  readonly colour: boolean;
}

/** A list that is nested so deep that less than this would be left for its text is not indented further. */
const minInner = 12;

/**
 * CommonMark does not see bold in `**注意：**请先`, because a full-width colon is punctuation and a letter follows.
 * Chinese is written so all the time, so two stars open and close bold wherever they stand.
 */
const marked = new Marked({
  // Kinds of Markdown that no message has: left out, they cost no start-up time (their patterns are the dearest) and
  // cannot be taken for it by accident: a tag someone typed, a dashed line below a word, 1~5 and 2~6.
  tokenizer: {
    html: () => undefined,
    tag: () => undefined,
    lheading: () => undefined,
    del: () => undefined,
    emStrong: (source) => (/^[*_]/.test(source) ? false : undefined),
  },
  extensions: [
    {
      name: 'strong',
      level: 'inline',
      start: (source) => {
        const at = source.indexOf('**');
        return at < 0 ? undefined : at;
      },
      tokenizer(source) {
        const found = /^\*\*(?![\s*])([^*\n]+)(?<!\s)\*\*(?!\*)/.exec(source);
        if (found?.[1] === undefined) return undefined;
        return { type: 'strong', raw: found[0], text: found[1], tokens: this.lexer.inlineTokens(found[1]) };
      },
    },
  ],
});

/**
 * The Markdown of a message as lines for a terminal, none wider than `width` but those of fenced text, which stay as
 * they are. HTML is shown as the text it is; escape sequences are taken out of everything.
 */
export function renderMarkdown(markdown: string, { width, colour }: RenderOptions): string[] {
  return blocks(lex(markdown), width, false).map((line) => paint(line, colour));
}

function lex(markdown: string): readonly Token[] {
  try {
    return marked.lexer(markdown);
  } catch {
    // Thousands of nested quotes exhaust the stack of the lexer; their text is still worth showing.
    return [{ type: 'text', raw: markdown, text: markdown }];
  }
}

function blocks(tokens: readonly Token[], width: number, tight: boolean): Line[] {
  const out: Line[] = [];
  let before: Token | undefined;
  for (const token of tokens) {
    const lines = block(token, width);
    if (lines.length === 0) {
      if (token.type === 'space') before = token;
      continue;
    }
    // A list follows the sentence that introduces it as closely as its author wrote it.
    const follows = token.type === 'list' && (before?.type === 'paragraph' || before?.type === 'text');
    if (out.length > 0 && !tight && !follows) out.push([]);
    out.push(...lines);
    before = token;
  }
  return out;
}

function block(token: Token, width: number): Line[] {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return [];
    case 'heading':
      return wrapInline(inline((token as Tokens.Heading).tokens, looks.bold), width);
    case 'code':
      return fenced((token as Tokens.Code).text, width);
    case 'list':
      return list(token as Tokens.List, width);
    case 'blockquote': {
      const inner = blocks((token as Tokens.Blockquote).tokens, Math.max(width - 2, minInner), false);
      return width - 2 < minInner ? inner : inner.map((line) => [span('│ ', looks.dim), ...line]);
    }
    case 'table': {
      const { header, rows, align } = token as Tokens.Table;
      const cells = (row: readonly Tokens.TableCell[], look: string) =>
        row.map((cell) => inline(cell.tokens, look).flat());
      return layTable(
        cells(header, looks.bold),
        rows.map((row) => cells(row, '')),
        align,
        width,
      );
    }
    case 'hr':
      return [[span('-'.repeat(Math.min(width, 24)), looks.dim)]];
    default: {
      const children = 'tokens' in token && token.tokens !== undefined ? token.tokens : undefined;
      return wrapInline(children === undefined ? [[span(token.raw.trim())]] : inline(children, ''), width);
    }
  }
}

function fenced(text: string, width: number): Line[] {
  const lines = text.split('\n').map((line) => span(line.replaceAll('\t', '    ')));
  const indent = lines.every((line) => displayWidth(line.text) + 2 <= width) ? [span('  ')] : [];
  return lines.map((line) => (line.text.trim() === '' ? [] : [...indent, { ...line, style: looks.code }]));
}

function list({ items, ordered, start, loose }: Tokens.List, width: number): Line[] {
  const first = typeof start === 'number' ? start : 1;
  const widest = String(first + items.length - 1).length;
  return items.flatMap((item, index) => {
    const marker = item.task
      ? `[${item.checked ? 'x' : ' '}] `
      : ordered
        ? `${String(first + index).padStart(widest)}. `
        : '• ';
    const indent = displayWidth(marker);
    const nested = width - indent >= minInner;
    const inner = blocks(item.tokens, nested ? width - indent : width, !loose);
    const lines: Line[] = nested
      ? inner.map((line, i) =>
          i > 0 && line.length === 0 ? [] : [span(i === 0 ? marker : ' '.repeat(indent)), ...line],
        )
      : [[span(marker.trim())], ...inner];
    if (inner.length === 0) return [[span(marker.trimEnd())]];
    return loose && index > 0 ? [[], ...lines] : lines;
  });
}

function wrapInline(lines: readonly (readonly Span[])[], width: number): Line[] {
  return lines.flatMap((line) => wrap(line, width));
}
