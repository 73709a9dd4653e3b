import type { LeftOut } from '../peering/index.ts';
import { mergeEn } from './en/merge.ts';
import { inline } from './markdown.ts';
import { reasonSentence } from './peering.ts';
import { type MergeText, mergeZh } from './zh/merge.ts';

/** What is said of an import into an account, by language. */
export const mergeText: Readonly<Record<'zh' | 'en', MergeText>> = { zh: mergeZh, en: mergeEn };

/** One thing that is not imported, and why, on one line of Markdown. */
export function leftOutLine(lang: 'zh' | 'en', { kind, id, code, args }: LeftOut): string {
  const words = mergeText[lang];
  const say = words.leftOut[code] as (args: LeftOut['args']) => string;
  const safe = Object.entries(args).map(([key, value]): [string, unknown] => [
    key,
    typeof value === 'string' ? inline(value) : value,
  ]);
  const why = say(Object.fromEntries(safe) as LeftOut['args']);
  const reasons =
    code === 'REFUSED' ? args.refusals.map((reason) => inline(reasonSentence(lang, reason), 500)) : [];
  return words.item(words.kinds[kind], inline(id), [why, ...reasons].join(lang === 'zh' ? '' : ' '));
}
