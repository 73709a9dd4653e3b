import { analyse, type Faq, type Language } from '../../faq/index.ts';
import { type Cluster, clusterTexts, type Wording } from '../../statistics/index.ts';

/**
 * From here on two texts ask the same. On questions whose answer is known (the tuning set, which the base is not made of),
 * nine of ten texts that are joined so have the same answer; at 0.3 only three of four.
 */
const alikeAt = 0.45;
const shown = 8;

/** What was asked in vain most often, wordings that ask the same together. */
export function topUnanswered<T extends Wording>(
  texts: readonly T[],
  faq: Pick<Faq, 'language' | 'weigh'>,
): readonly Cluster<T>[] {
  const tokens = tokensOf(texts, faq.language);
  const weigh = (text: string) =>
    new Map((tokens.get(text) ?? []).map((token) => [token, faq.weigh(token)] as const));
  return clusterTexts(texts, { weigh, alikeAt }).slice(0, shown);
}

type Tokens = ReadonlyMap<string, readonly string[]>;

/** Of the texts that were looked at last, and of no others: from one look to the next hardly any are new. */
const lookedAt = new WeakMap<Language, Tokens>();

/** What the texts say; taking them apart is nearly all that it costs to compare them. */
function tokensOf(texts: readonly Wording[], language: Language): Tokens {
  const before = lookedAt.get(language);
  const now = new Map(
    texts.map(({ text }) => [text, before?.get(text) ?? analyse(text, language).tokens] as const),
  );
  lookedAt.set(language, now);
  return now;
}
