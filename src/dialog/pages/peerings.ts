import { may } from '../../accounts/index.ts';
import { mapGet, type Peering, siteOf } from '../../peering/index.ts';
import { guideText, inline, pageText, peeringText } from '../../text/index.ts';
import { ownPeerings } from '../guides/steps.ts';
import { mayNow } from '../peering-actions.ts';
import { farRole } from '../peering-facts.ts';
import type { Button, Reply } from '../reply.ts';
import type { ShowPage, View } from './page.ts';

/** Peerings on one page. */
const atOnce = 8;

/** The peerings of the account, the newest first, a page at a time. */
export const peeringsPage: ShowPage = async (view) => {
  const { lang, uin } = view;
  const words = pageText[lang].peerings;
  const all = ownPeerings(view);
  if (all.length === 0) return empty(view);
  const last = Math.floor((all.length - 1) / atOnce) * atOnce;
  const from = Math.min(Math.floor(view.from / atOnce) * atOnce, last);
  const shown = all.slice(from, from + atOnce);
  const turn = (label: string, to: number): Button => ({
    label,
    action: { do: 'show', page: 'peerings', uin, from: to },
  });
  const lines = shown.map((peering) =>
    words.line(inline(peering.name, 40), peering.id, stateText(view, peering), farText(view, peering)),
  );
  return {
    markdown: [
      words.heading(uin, all.length),
      lines.join('\n'),
      `${last > 0 ? words.part(from + 1, from + shown.length) : ''}${words.tap}`,
    ].join('\n\n'),
    buttons: [
      ...shown.map(
        (peering): Button => ({
          label: words.button(short(peering.name || peering.id), stateText(view, peering)),
          action: { do: 'show', page: 'peering', uin, id: peering.id, from },
        }),
      ),
      ...(from > 0 ? [turn(words.back, from - atOnce)] : []),
      ...(from < last ? [turn(words.more, from + atOnce)] : []),
    ],
  };
};

/** The state in a word; a request that this account can answer says so. */
export function stateText(view: View, peering: Peering): string {
  if (mayNow(view, peering, 'accept')) return pageText[view.lang].peerings.waitsForYou;
  return peeringText(view.lang).states[peering.state];
}

function farText(view: View, peering: Peering): string {
  const { end } = pageText[view.lang].peerings;
  const id = farRole(view, peering) === 'requester' ? peering.requesterVpc : peering.accepterVpc;
  const vpc = siteOf(view.world, id)?.vpc;
  const region = view.library.regions.show(vpc?.region ?? '', view.lang);
  return vpc?.owner === view.uin
    ? end.own(inline(vpc.name, 40), id, region)
    : end.theirs(vpc?.owner ?? '', id, region);
}

function empty({ lang, uin, role, world }: View): Reply {
  const words = pageText[lang].peerings;
  if (!may(role, 'operate')) return { markdown: words.emptyViewer(uin), buttons: [] };
  const has = (mapGet(world.ownVpcs, uin) ?? []).length > 0;
  const guide = has ? 'create' : 'add_vpc';
  const label = has ? guideText[lang].life.buttons.create : guideText[lang].create.addVpc;
  return {
    markdown: words.empty(uin),
    buttons: [{ label, action: { do: 'guide', guide, values: {}, uin } }],
  };
}

/** A name on a button leaves room for the state. */
const short = (name: string): string => {
  const signs = [...name.replace(/\s+/g, ' ')];
  return signs.length <= 28 ? signs.join('') : `${signs.slice(0, 27).join('')}…`;
};
