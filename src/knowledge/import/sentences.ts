/** A sentence as it stands in the source (an exact slice, trimmed) and the line it begins on. */
export interface Sentence {
  readonly text: string;
  readonly line: number;
}

/**
 * Ends of sentences. ASCII marks end one only before a space, so that the `?` of an address does not; a line
 * break ends one unless wrapped Latin text plainly runs on.
 */
const boundary =
  /(?<=[。！？；][”’"』」）)]*)(?![”’"』」）)。！？；])|(?<=[.!?]["')\]]*)(?=\s)|(?<![a-z0-9,])\n|\n(?![a-z])/;

/** Splits a text into sentences; stretches without a letter or digit are none. `firstLine`: where it begins. */
export function splitSentences(text: string, firstLine: number): Sentence[] {
  const sentences: Sentence[] = [];
  let line = firstLine;
  let from = 0;
  const mark = new RegExp(boundary, 'g');
  const add = (end: number) => {
    const piece = text.slice(from, end);
    const body = piece.trim();
    const lead = piece.slice(0, piece.length - piece.trimStart().length);
    if (/[\p{L}\p{N}]/u.test(body)) sentences.push({ text: body, line: line + countBreaks(lead) });
    line += countBreaks(piece);
    from = end;
  };
  for (const match of text.matchAll(mark)) if (match.index > from) add(match.index);
  add(text.length);
  return sentences;
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
