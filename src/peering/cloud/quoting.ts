/**
 * How a text that a person typed is written into a script, a JSON value, a Terraform file or a comment, so that it
 * stays one text: never a command, an interpolation, a second line or a change of writing direction.
 */

// Control characters, line and paragraph separators, direction marks, byte order mark: invisible, or worse.
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The text as every target can carry it: half characters and NUL become U+FFFD, all else stays. */
export const carried = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, '\uFFFD');

/**
 * One word for bash. Plain ids stay bare, other texts stand in single quotes; with hidden characters it is `$'…'`
 * with their UTF-8 bytes, which reads the same in every locale.
 */
export function shellWord(text: string): string {
  const word = carried(text);
  if (/^[\w./:@%+,-]+$/.test(word)) return word;
  if (word.search(HIDDEN) === -1) return `'${word.replaceAll("'", `'\\''`)}'`;
  return `$'${word.replace(/['\\]/g, '\\$&').replace(HIDDEN, bytesOf)}'`;
}

/**
 * A quoted HCL template without interpolation. A sign before a brace is doubled (`$${`); in a run of signs, where
 * doubling would be read differently by different parsers, each is written by its number.
 */
export function hclString(text: string): string {
  const body = carried(text)
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(HIDDEN, numberOf)
    .replace(/[$%]+(?=\{)/g, (signs) =>
      signs.length === 1 ? `${signs}${signs}` : signs.replace(/./g, numberOf),
    );
  return `"${body}"`;
}

/** JSON that holds no hidden character and no half one. `indent` as for `JSON.stringify`. */
export function jsonText(value: unknown, indent = 0): string {
  const whole = JSON.stringify(value, (_, each) => (typeof each === 'string' ? carried(each) : each), indent);
  return whole.replace(HIDDEN, (char) => (char === '\n' ? char : numberOf(char)));
}

/** A text inside a one-line comment of a script or a Terraform file. */
export const commentText = (text: string): string => carried(text).replace(HIDDEN, numberOf);

const numberOf = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

const bytesOf = (char: string): string =>
  [...new TextEncoder().encode(char)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
