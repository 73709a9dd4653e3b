import { computedEn } from './en/computed.ts';
import { type ComputedText, computedZh } from './zh/computed.ts';

export type { ComputedText } from './zh/computed.ts';

/** What worked-out answers say, by language. */
export const computedText: Readonly<Record<'zh' | 'en', ComputedText>> = { zh: computedZh, en: computedEn };
