import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** The smallest piece the analysis works on: one Chinese character, one Latin word, or a stretch of data. */
export interface Unit {
  /** What two units must share to be equal: the character, the stem, or `#kind` of data. */
  readonly key: string;
  readonly kind: 'han' | 'latin' | 'data' | 'break';
  readonly text: string;
}

const stems = new Map<string, string>();

/** The stem of a small-letter Latin word. */
export function stemLatin(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = word.length > 3 ? porter.stem(word) : word;
    if (stems.size < 20_000) stems.set(word, stem);
  }
  return stem;
}

const pieces = /[\u3400-\u9fff\uf900-\ufaff]|[a-z\u00c0-\u024f]+(?:'[a-z]+)?|\d+|[^\s]/gu;

/** Splits a normalised text into units; punctuation becomes a break, so that no bigram spans it. */
export function toUnits(text: string): Unit[] {
  const units: Unit[] = [];
  for (const [piece] of text.matchAll(pieces)) {
    const code = piece.codePointAt(0) ?? 0;
    if (code >= 0x3400 && code <= 0x9fff) units.push({ key: piece, kind: 'han', text: piece });
    else if (/^[a-z\u00c0-\u024f]/.test(piece))
      units.push({ key: stemLatin(piece), kind: 'latin', text: piece });
    else if (/^\d/.test(piece)) units.push({ key: piece, kind: 'latin', text: piece });
    else if (piece === '-' || piece === '_') continue;
    else units.push({ key: piece, kind: 'break', text: piece });
  }
  return units;
}
