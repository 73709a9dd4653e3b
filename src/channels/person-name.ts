/** Longest name that is passed on, in characters. */
const longest = 64;

/**
 * What a person is called, from what their channel tells: one line of at most 64 characters, without signs that control
 * a screen or turn the direction of the text around it. Still hostile otherwise; may be empty.
 */
export function personName(...parts: readonly (string | undefined)[]): string {
  const line = parts
    .filter((part) => part !== undefined)
    .join(' ')
    .slice(0, 1_000)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\p{Bidi_Control}\p{Surrogate}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [...line].slice(0, longest).join('').trim();
}
