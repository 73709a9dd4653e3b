import { supportEn } from './en/support.ts';
import { type SupportText, supportZh } from './zh/support.ts';

export type { SupportText } from './zh/support.ts';

/** How long something lasts, in ms, to the minute. */
export function lastsText(lang: 'zh' | 'en', ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return supportText[lang].lasts(Math.floor(minutes / 60), minutes % 60);
}

/** What customers and agents are told at the support desk, by language. */
export const supportText: Readonly<Record<'zh' | 'en', SupportText>> = { zh: supportZh, en: supportEn };
