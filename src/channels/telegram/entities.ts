import type { Token, Tokens } from 'marked';
import { decodeEntities } from '../character-references.ts';
import { plainText } from '../plain-text.ts';
import { lex } from '../small-markdown.ts';
import { type Entity, Scribe } from './scribe.ts';

/** Text with the looks of its parts beside it: nothing in the text can ever be taken for markup. */
export interface FormattedText {
  readonly text: string;
  /** In UTF-16 units, inside the text, never empty; of two that touch the same text one holds the other. */
  readonly entities: readonly Entity[];
}

/** The Markdown of a message as Telegram takes it. What the small Markdown does not know is shown as the text it is. */
export function formatMarkdown(markdown: string): FormattedText {
  const scribe = new Scribe();
  writeBlocks(scribe, lex(plainText(markdown)), '', false);
  return scribe.finish();
}

/** Blocks one below the other, every line after the first starting with `indent`. */
function writeBlocks(scribe: Scribe, tokens: readonly Token[], indent: string, tight: boolean): void {
  let before: Token | undefined;
  for (const token of tokens) {
    if (token.type === 'space' || token.type === 'def' || token.type === 'checkbox') continue;
    // A list follows the sentence that introduces it closely.
    const follows = token.type === 'list' && (before?.type === 'paragraph' || before?.type === 'text');
    if (before !== undefined) scribe.write(tight || follows ? `\n${indent}` : `\n\n${indent}`);
    writeBlock(scribe, token, indent);
    before = token;
  }
}

function writeBlock(scribe: Scribe, token: Token, indent: string): void {
  switch (token.type) {
    case 'heading':
      scribe.mark({ type: 'bold' }, () => writeInline(scribe, (token as Tokens.Heading).tokens, indent));
      break;
    case 'code': {
      const { text, lang } = token as Tokens.Code;
      const language = /^[\w+#-]{1,32}/.exec(lang ?? '')?.[0];
      const look = language === undefined ? { type: 'pre' as const } : { type: 'pre' as const, language };
      scribe.mark(look, () => scribe.write(text));
      break;
    }
    case 'list':
      writeList(scribe, token as Tokens.List, indent);
      break;
    case 'blockquote': {
      const { tokens } = token as Tokens.Blockquote;
      scribe.mark({ type: 'blockquote' }, () => writeBlocks(scribe, tokens, indent, false));
      break;
    }
    case 'table':
      writeTable(scribe, token as Tokens.Table, indent);
      break;
    case 'hr':
      scribe.write('———');
      break;
    default:
      if ('tokens' in token && token.tokens !== undefined) writeInline(scribe, token.tokens, indent);
      else scribe.write(token.raw.trim());
  }
}

function writeList(scribe: Scribe, { items, ordered, start, loose }: Tokens.List, indent: string): void {
  const first = typeof start === 'number' ? start : 1;
  for (const [index, item] of items.entries()) {
    if (index > 0) scribe.write(loose ? `\n\n${indent}` : `\n${indent}`);
    const bullet = ordered ? `${first + index}. ` : '• ';
    scribe.write(item.task ? `${item.checked ? '☑' : '☐'} ` : bullet);
    // Indents of a proportional font: enough to show what belongs under what, whatever the marker's width.
    writeBlocks(scribe, item.tokens, `${indent}   `, !item.loose);
  }
}

/** A phone is too narrow for columns: each row is a line, its first cell in bold. */
function writeTable(scribe: Scribe, { header, rows }: Tokens.Table, indent: string): void {
  for (const [index, row] of rows.entries()) {
    if (index > 0) scribe.write(`\n${indent}`);
    for (const [column, cell] of row.entries()) {
      if (column === 0) {
        scribe.mark({ type: 'bold' }, () => writeInline(scribe, cell.tokens, indent));
        continue;
      }
      scribe.write(column === 1 ? ' · ' : '; ');
      const title = header[column];
      if (title !== undefined && title.text !== '') {
        writeInline(scribe, title.tokens, indent);
        scribe.write(': ');
      }
      writeInline(scribe, cell.tokens, indent);
    }
  }
}

function writeInline(scribe: Scribe, tokens: readonly Token[], indent: string): void {
  for (const token of tokens) {
    switch (token.type) {
      case 'br':
        scribe.write(`\n${indent}`);
        break;
      case 'strong':
        scribe.mark({ type: 'bold' }, () => writeInline(scribe, (token as Tokens.Strong).tokens, indent));
        break;
      case 'em':
        scribe.mark({ type: 'italic' }, () => writeInline(scribe, (token as Tokens.Em).tokens, indent));
        break;
      case 'codespan':
        scribe.mark({ type: 'code' }, () => scribe.write(token.text));
        break;
      case 'link':
      case 'image':
        writeLink(scribe, token as Tokens.Link, indent);
        break;
      case 'text':
        if ('tokens' in token && token.tokens !== undefined) writeInline(scribe, token.tokens, indent);
        else scribe.write(readReferences(token as Tokens.Text).replaceAll('\n', `\n${indent}`));
        break;
      case 'escape':
        scribe.write(token.text);
        break;
      default:
        scribe.write(token.raw);
    }
  }
}

/** What a reference stands for may be a control character, which the Markdown around it was clean of. */
function readReferences({ raw, text }: Tokens.Text): string {
  // The lexer has read the numbered ones already.
  const read = decodeEntities(text);
  return read === raw ? read : plainText(read);
}

/** Only web addresses become links; any other target stands behind its text, where it can be seen. */
function writeLink(scribe: Scribe, { tokens, href, text }: Tokens.Link, indent: string): void {
  if (isWebAddress(href)) {
    scribe.mark({ type: 'text_link', url: href }, () => writeInline(scribe, tokens, indent));
    return;
  }
  writeInline(scribe, tokens, indent);
  if (text !== href && href !== `mailto:${text}`) scribe.write(plainText(` (${href})`));
}

/** Telegram refuses the whole message for a link it does not like: to a host without a dot, for one. */
function isWebAddress(href: string): boolean {
  if (href.length > 2048 || !/^https?:\/\/[^\s@]+$/i.test(href) || !URL.canParse(href)) return false;
  return /^[^.]+(?:\.[^.]+)+$/.test(new URL(href).hostname);
}
