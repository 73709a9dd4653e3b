import { draftLimits } from './draft.ts';

/** Controls, marks without width, marks that turn the direction of writing, halves of characters. */
const unseen = /(?!\n)\p{Cc}|\p{Cf}|\p{Cs}|[\u2028\u2029\ufff9-\uffff]/gu;

/** A text as one line that nothing can hide in. */
export const oneLine = (text: string): string =>
  text.slice(0, 20_000).replace(/\s+/g, ' ').replace(unseen, '').replace(/\s+/g, ' ').trim();

/** A text of several lines that nothing can hide in; no more than one empty line in a row. */
export const manyLines = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unseen, '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** One question a line, each once; bullets and numbers in front of them are none of it. */
export function questionLines(text: string): readonly string[] {
  const lines = manyLines(text)
    .split('\n')
    .map((line) => oneLine(line.replace(/^\s*(?:[-*•·]|\d{1,2}[.、)）])\s*/u, '')))
    .filter((line) => line !== '');
  return [...new Set(lines)];
}

/** Whether a question of a person can stand as a wording. */
export const fitsQuestion = (text: string): boolean => /\p{L}/u.test(text) && text.length <= draftLimits.ask;
