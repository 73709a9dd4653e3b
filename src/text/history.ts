import type { Command } from '../peering/index.ts';
import { historyEn } from './en/history.ts';
import { inline } from './markdown.ts';
import { type HistoryText, historyZh } from './zh/history.ts';

/** What the history says, by language. */
export const historyText: Readonly<Record<'zh' | 'en', HistoryText>> = { zh: historyZh, en: historyEn };

/** What a command did, in Markdown; ids and names in it are made safe. */
export function commandText(lang: 'zh' | 'en', command: Command): string {
  const safe = Object.entries(command).map(([key, value]): [string, unknown] => [
    key,
    typeof value === 'string' && key !== 'op' ? inline(value) : value,
  ]);
  const say = historyText[lang].commands[command.op] as (command: Command) => string;
  return say(Object.fromEntries(safe) as unknown as Command);
}
