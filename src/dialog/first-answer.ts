import type { Lang } from '../faq/index.ts';
import { inline } from '../text/index.ts';
import { agoText, noticesText } from '../text/notices.ts';
import type { Desk, HistoryLine } from './desk.ts';

/** Lines of a peering's history that are looked through: more changes than this hide the answer. */
const linesRead = 50;

/** The line that says who answered the present request of a peering first, or ended it; undefined while it is open. */
export async function firstAnswer(desk: Desk, peering: string): Promise<HistoryLine | undefined> {
  for (const line of await desk.history({ peering }, linesRead)) {
    if (line.deed.do !== 'command') continue;
    const { op } = line.deed.command;
    if (op === 'accept' || op === 'reject' || op === 'delete') return line;
    if (op === 'create_peering' || op === 'reenable') return undefined;
  }
  return undefined;
}

/**
 * Tells somebody of account `uin` who was first, in Markdown; undefined while nobody was. Colleagues are named, people
 * of the other account are not.
 */
export async function firstAnswerText(
  desk: Desk,
  peering: string,
  uin: string,
  lang: Lang,
): Promise<string | undefined> {
  const line = await firstAnswer(desk, peering);
  if (line?.deed.do !== 'command') return undefined;
  const { op } = line.deed.command;
  if (op !== 'accept' && op !== 'reject' && op !== 'delete') return undefined;
  const words = noticesText[lang];
  const colleague = line.uin === uin ? words.colleague(inline(line.name)) : words.account(inline(line.uin));
  const who = line.person === desk.person.id ? words.you : colleague;
  return words.answered[op](inline(peering), who, agoText(lang, desk.now - line.at));
}
