/**
 * A regular expression of many alternatives, written over several lines: spaces and line ends around a `|` at a line's
 * start or between alternatives are dropped; a space that counts at an edge is written `\\s`.
 */
export function anyOf(source: string): RegExp {
  return new RegExp(
    source
      .trim()
      .replace(/\s*\n\s*/g, ' ')
      .replace(/ ?\| ?/g, '|'),
  );
}
