import { noticesEn } from './en/notices.ts';
import { type NoticesText, noticesZh } from './zh/notices.ts';

export type { NoticesText, PeeringFacts } from './zh/notices.ts';

/** What people are told unasked, by language. */
export const noticesText: Readonly<Record<'zh' | 'en', NoticesText>> = { zh: noticesZh, en: noticesEn };

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** How long ago something was, in ms, as people say it. */
export function agoText(lang: 'zh' | 'en', ms: number): string {
  const { ago } = noticesText[lang];
  if (ms < minute) return ago.now;
  if (ms < hour) return ago.minutes(Math.floor(ms / minute));
  return ms < 2 * day ? ago.hours(Math.floor(ms / hour)) : ago.days(Math.floor(ms / day));
}

/** How long something still lasts, in ms; at least a minute, and never more than there is. */
export function leftText(lang: 'zh' | 'en', ms: number): string {
  const { left } = noticesText[lang];
  if (ms < hour) return left.minutes(Math.max(1, Math.floor(ms / minute)));
  return ms < 2 * day ? left.hours(Math.floor(ms / hour)) : left.days(Math.floor(ms / day));
}
