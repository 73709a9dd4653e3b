import { analyse, type Faq } from '../../faq/index.ts';
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
  const weigh = (text: string) =>
    new Map(analyse(text, faq.language).tokens.map((token) => [token, faq.weigh(token)]));
  return clusterTexts(texts, { weigh, alikeAt }).slice(0, shown);
}
