import { eastAsianWidth } from 'get-east-asian-width';

let segmenter: Intl.Segmenter | undefined;

/**
 * ASCII, Chinese, kana and their punctuation: every unit is a character, and nearly all text is made of them. They go
 * without the segmenter, whose first use costs 10 ms of the start.
 */
const simple =
  /^[ -~\u2010-\u2027\u203a\u2500-\u257f\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff60]*$/;

/** The characters of a text as a person counts them: a letter with its accents, a family emoji, CR LF. */
export function graphemes(text: string): string[] {
  if (simple.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff]+$/u;
const emoji =
  /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}{2}|[\s\S]+\u20e3$|\p{Extended_Pictographic}\ufe0f)/u;

/** Columns that one grapheme takes: 0, 1 or 2. Of ambiguous width means 1, as terminals have it by default. */
export function graphemeWidth(grapheme: string): 0 | 1 | 2 {
  const code = grapheme.codePointAt(0);
  if (code === undefined) return 0;
  if (code >= 0x20 && code < 0x7f && grapheme.length === 1) return 1;
  if (emoji.test(grapheme)) return 2;
  if (invisible.test(grapheme)) return 0;
  // Halfwidth kana with a voicing mark are one grapheme of two columns.
  if (/[\uff9e\uff9f]$/.test(grapheme) && grapheme.length > 1) return 2;
  return eastAsianWidth(code);
}

/** Columns that a text takes on one line. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const grapheme of graphemes(text)) width += graphemeWidth(grapheme);
  return width;
}
