const hour = 3_600_000;
const day = 24 * hour;
/** Beijing time, as the console shows it. */
const zone = 8 * hour;

/** A moment as people say it, in Beijing time: 今天 14:03, 昨天 09:20, 3 月 2 日 18:00, 2025 年 3 月 2 日 18:00. */
export function timeText(lang: 'zh' | 'en', at: number, now: number): string {
  const date = new Date(at + zone);
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  const daysAgo = Math.floor((now + zone) / day) - Math.floor((at + zone) / day);
  if (daysAgo === 0) return lang === 'zh' ? `今天 ${clock}` : `today ${clock}`;
  if (daysAgo === 1) return lang === 'zh' ? `昨天 ${clock}` : `yesterday ${clock}`;
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const sameYear = year === new Date(now + zone).getUTCFullYear();
  if (lang === 'zh') return `${sameYear ? '' : `${year} 年 `}${month + 1} 月 ${dayOfMonth} 日 ${clock}`;
  return `${dayOfMonth} ${months[month]}${sameYear ? '' : ` ${year}`} ${clock}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
