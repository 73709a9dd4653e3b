import { teachEn } from './en/teach.ts';
import { type TeachText, teachZh } from './zh/teach.ts';

export type { TeachText } from './zh/teach.ts';

/** What is said about teaching the bot, by language. */
export const teachText: Readonly<Record<'zh' | 'en', TeachText>> = { zh: teachZh, en: teachEn };
