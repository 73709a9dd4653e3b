import type { Topic } from './entry.ts';
import { normalise } from './normalise.ts';

/** Finds the words that make a question be about a known unknown. Latin words match as whole words only. */
export class TopicTerms {
  readonly #terms: { readonly pattern: RegExp; readonly id: string }[] = [];

  constructor(topics: readonly Topic[]) {
    for (const { id, terms } of topics) {
      const alternatives = terms
        .map(normalise)
        .filter((term) => term !== '')
        .sort((a, b) => b.length - a.length)
        .map(pattern);
      if (alternatives.length) this.#terms.push({ id, pattern: new RegExp(alternatives.join('|')) });
    }
  }

  /** The topic whose word stands in the {@link normalise}d text. */
  find(normal: string): string | undefined {
    const joined = normal.replace(/(?<=[\u3400-\u9fff]) (?=[a-z0-9])|(?<=[a-z0-9]) (?=[\u3400-\u9fff])/g, '');
    return this.#terms.find(({ pattern }) => pattern.test(normal) || pattern.test(joined))?.id;
  }
}

function pattern(term: string): string {
  const source = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const left = /^[a-z0-9]/.test(term) ? '(?<![a-z0-9])' : '';
  const right = /[a-z0-9]$/.test(term) ? '(?![a-z0-9])' : '';
  return left + source + right;
}
