import { mapGet, rolesOf } from '../../peering/index.ts';
import { inline, pageText, timeText } from '../../text/index.ts';
import { historyLine } from '../history-line.ts';
import type { Reply } from '../reply.ts';
import type { ShowPage } from './page.ts';
import { turning } from './paging.ts';

/** Lines on one page. */
const atOnce = 10;
/** The oldest page that is reached: nobody turns further in a chat. */
const furthest = 50;

/** What was done, the latest first: by the account, or about one of its peerings. */
export const historyPage: ShowPage = async (view): Promise<Reply> => {
  const { desk, lang, uin, now, world } = view;
  const words = pageText[lang].account;
  const from = Math.min(view.from, furthest);
  const id = view.id === undefined ? undefined : /pcx-[a-z0-9-]{1,60}/i.exec(view.id)?.[0].toLowerCase();
  const peering = id === undefined ? undefined : mapGet(world.peerings, id);
  if (view.id !== undefined && (peering === undefined || rolesOf(world, peering, uin).length === 0))
    return { markdown: words.noPeering(inline(view.id, 40)), buttons: [] };
  const about = peering === undefined ? { uin } : { peering: peering.id };
  // One more than shown tells whether there is an older page.
  const most = (from + 1) * atOnce + 1;
  const lines = await desk.history(about, most);
  const shown = lines.slice(from * atOnce, (from + 1) * atOnce);
  const of =
    peering === undefined
      ? `**${inline((await desk.account(uin))?.name ?? uin, 60)}**`
      : `**${inline(peering.name, 40)}** \`${peering.id}\``;
  const said = shown.map(
    (line) => `- ${historyLine(lang, line, { when: timeText(lang, line.at, now), viewer: uin })}`,
  );
  return {
    markdown: [words.historyHeading(of), said.length === 0 ? words.noHistory : said.join('\n')].join('\n\n'),
    buttons: turning({ page: 'history', uin, id: peering?.id, from }, lines.length, atOnce, lang, {
      previous: words.newer,
      more: words.older,
    }),
  };
};
