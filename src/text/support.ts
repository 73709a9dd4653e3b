import { supportEn } from './en/support.ts';
import { type SupportText, supportZh } from './zh/support.ts';

export type { SupportText } from './zh/support.ts';

/** What customers and agents are told at the support desk, by language. */
export const supportText: Readonly<Record<'zh' | 'en', SupportText>> = { zh: supportZh, en: supportEn };
