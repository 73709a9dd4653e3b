import type { Faq } from '../../faq/index.ts';
import { type Cluster, clusterTexts, type Wording } from '../../statistics/index.ts';

/** What was asked in vain, and how often. */
export type Unanswered = Wording;

/**
 * From here on two texts ask the same. On questions whose answer is known (the tuning set, which the base is not made of),
 * nine of ten texts that are joined so have the same answer; at 0.3 only three of four.
 */
const alikeAt = 0.4;
const shown = 8;

/** What was asked in vain most often, wordings that ask the same together. */
export function topUnanswered(
  texts: readonly Unanswered[],
  faq: Pick<Faq, 'weights'>,
): readonly Cluster<Unanswered>[] {
  return clusterTexts(texts, { weigh: (text) => faq.weights(text), alikeAt }).slice(0, shown);
}
