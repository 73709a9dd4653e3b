import type { Lang } from '../faq/index.ts';
import { mapGet } from '../peering/index.ts';
import { inline } from '../text/index.ts';
import { agoText, noticesText } from '../text/notices.ts';
import type { Desk, HistoryLine } from './desk.ts';
import { partiesOf } from './peering-changes.ts';

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
  const said = op === 'delete' && (await wasOpen(desk, peering, line)) ? 'withdraw' : op;
  return words.answered[said](inline(peering), who, agoText(lang, desk.now - line.at));
}

/** Whether a peering of two accounts was still a request when it was deleted: nobody had accepted it since it was made. */
async function wasOpen(desk: Desk, id: string, deleted: HistoryLine): Promise<boolean> {
  const world = await desk.network();
  const peering = mapGet(world.peerings, id);
  const parties = peering && partiesOf(world, peering);
  if (parties === undefined || parties.requester === parties.accepter) return false;
  const lines = await desk.history({ peering: id }, linesRead);
  for (const { deed } of lines.slice(lines.indexOf(deleted) + 1)) {
    if (deed.do !== 'command') continue;
    if (deed.command.op === 'accept') return false;
    if (deed.command.op === 'create_peering' || deed.command.op === 'reenable') return true;
  }
  return false;
}
