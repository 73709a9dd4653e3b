import { analyse } from '../../faq/index.ts';
import type { DialogWorld } from '../frame.ts';

/** Most terms that a ticket is found by, and that a search is made of. */
const mostTerms = 24;
/** Longest term, in UTF-16 units. */
const longest = 24;

/**
 * The terms of a text that tickets are found by: words, of Chinese the pairs of signs as well, and ids and numbers as
 * they stand. Search and ticket go through here, so that they meet.
 */
export function searchTerms(
  { faq }: Pick<DialogWorld, 'faq'>,
  ...texts: readonly string[]
): readonly string[] {
  const terms = new Set<string>();
  for (const text of texts) {
    const { normal } = analyse(text.slice(0, 500), faq.language);
    for (const [word] of normal.matchAll(/[a-z0-9][a-z0-9._:/-]*[a-z0-9]|[a-z0-9]/g))
      terms.add(word.slice(0, longest));
    for (const [run] of normal.matchAll(/[\u3400-\u9fff]+/g)) {
      const signs = [...run];
      if (signs.length === 1) terms.add(run);
      for (let at = 0; at + 1 < signs.length; at += 1) terms.add(`${signs[at]}${signs[at + 1]}`);
    }
  }
  return [...terms].slice(0, mostTerms);
}
