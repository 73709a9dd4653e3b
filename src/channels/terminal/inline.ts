import type { Token, Tokens } from 'marked';
import { decodeEntities } from './entities.ts';
import { looks, over, type Span, span } from './style.ts';

/**
 * Inline tokens as spans on top of `style`; a hard break starts another line. Links show their text and, unless that
 * is the address already, the address.
 */
export function inline(tokens: readonly Token[], style: string): Span[][] {
  const lines: Span[][] = [[]];
  const add = (...spans: Span[]) => lines.at(-1)?.push(...spans);
  const nest = (children: readonly Token[], look: string) => {
    const [head = [], ...tail] = inline(children, look);
    add(...head);
    lines.push(...tail);
  };
  for (const token of tokens) {
    switch (token.type) {
      case 'br':
        lines.push([]);
        break;
      case 'strong':
        nest((token as Tokens.Strong).tokens, over(style, looks.bold));
        break;
      case 'em':
        nest((token as Tokens.Em).tokens, over(style, looks.em));
        break;
      case 'codespan':
        add(span(token.text, over(style, looks.code)));
        break;
      case 'link':
      case 'image':
        nest((token as Tokens.Link).tokens, over(style, looks.link));
        if (!showsItself(token as Tokens.Link)) add(span(` (${token.href})`, style));
        break;
      case 'text':
        if ('tokens' in token && token.tokens !== undefined) nest(token.tokens, style);
        else add(span(decodeEntities(token.text), style));
        break;
      case 'escape':
        add(span(token.text, style));
        break;
      default:
        add(span(token.raw, style));
    }
  }
  return lines;
}

/** A bare address, `<address>`, or one that was given itself as its text. */
function showsItself({ raw, text, href }: Tokens.Link): boolean {
  return text === href || !/^!?\[/.test(raw);
}
