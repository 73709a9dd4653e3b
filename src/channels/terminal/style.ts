import { plainText } from '../plain-text.ts';

/**
 * A stretch of text in one look. `style` holds the parameters of an SGR code (`1`, `1;36`); empty is plain. Make one
 * with `span`, so that its text is clean.
 */
export interface Span {
  readonly text: string;
  readonly style: string;
}

/** One line of output; `[]` is a blank one. */
export type Line = readonly Span[];

/** The looks that the chat uses, as SGR parameters. */
export const looks = { bold: '1', dim: '2', em: '3', link: '4', code: '36', accent: '1;36' } as const;

/** A span of clean text: what could steer the terminal is gone from it. */
export function span(text: string, style = ''): Span {
  return { text: plainText(text), style };
}

/** A style on top of another. */
export function over(style: string, look: string): string {
  return style === '' ? look : `${style};${look}`;
}

/** A line as it is written. A style never reaches beyond its span, so none can leak into the next line. */
export function paint(line: Line, colour: boolean): string {
  if (!colour) return line.map(({ text }) => text).join('');
  return line
    .map(({ text, style }) => (style === '' || text === '' ? text : `\u001b[${style}m${text}\u001b[0m`))
    .join('');
}

/**
 * Whether to write style codes. `NO_COLOR` (any value but the empty one, as no-color.org has it) wins over
 * `FORCE_COLOR`, which wins over what the terminal is.
 */
export function colourOn(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if ((env.NO_COLOR ?? '') !== '') return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}
