import { may } from '../../accounts/index.ts';
import {
  allRoutes,
  blocksOf,
  farVpc,
  mapGet,
  quotaOf,
  type Route,
  routeState,
  type Site,
  siteOf,
  stateAt,
} from '../../peering/index.ts';
import { inline, pageText, peeringText } from '../../text/index.ts';
import type { Button, Reply } from '../reply.ts';
import type { ShowPage, View } from './page.ts';

/** Lines of one kind that are shown: all of a usual VPC, and still within one message. */
const subnetsAtMost = 10;
const tablesAtMost = 4;
const routesAtMost = 8;
const peeringsAtMost = 8;

/** One VPC of the account: its blocks, subnets, routes and whether they work, peerings, and the room left. */
export const vpcPage: ShowPage = async (view): Promise<Reply> => {
  const { lang, world, uin, id = '' } = view;
  const words = pageText[lang].vpcs;
  const site = siteOf(world, id);
  if (site === undefined || site.vpc.owner !== uin)
    return { markdown: words.notFound(inline(id, 40)), buttons: [] };
  const { vpc } = site;
  const region = inline(view.library.regions.show(vpc.region, lang), 40);
  const blocks = blocksOf(vpc).map(({ text }) => text);
  const listed = blocks.slice(0, 6).join(lang === 'zh' ? '、' : ', ');
  const values = { local_region: vpc.region, local_vpc: vpc.id };
  const operates = may(view.role, 'operate');
  const subnet: Button = {
    label: words.addSubnet,
    action: { do: 'guide', guide: 'add_subnet', values: { vpc: vpc.id }, uin },
  };
  const create: Button = { label: words.create, action: { do: 'guide', guide: 'create', values, uin } };
  return {
    markdown: [
      words.detail(inline(vpc.name || vpc.id, 60), vpc.id, region),
      words.blocks(listed),
      subnetsOf(site, view),
      ...tablesOf(site, listed, view),
      peeringsOf(site, view),
      roomOf(site, view),
    ].join('\n\n'),
    buttons: [
      ...(operates ? [subnet] : []),
      {
        label: words.check,
        action: { do: 'guide', guide: 'check_connectivity', values: { from: vpc.id }, uin },
      },
      ...(operates ? [create] : []),
      { label: words.back, action: { do: 'show', page: 'vpcs', uin, from: 0 } },
    ],
  };
};

/** A heading and the first lines of a list, and how many more there are. */
function listOf(heading: string, lines: readonly string[], most: number, { lang }: View): string {
  const { andMore } = pageText[lang].vpcs;
  const rest = lines.length > most ? [andMore(lines.length - most)] : [];
  return [heading, '', ...lines.slice(0, most), ...rest].join('\n');
}

function subnetsOf({ subnets }: Site, view: View): string {
  const words = pageText[view.lang].vpcs;
  if (subnets.length === 0) return words.noSubnets;
  const lines = subnets.map(({ id, cidr, routeTable }) => words.subnet(id, cidr.text, routeTable));
  return listOf(words.subnets(lines.length), lines, subnetsAtMost, view);
}

function tablesOf({ tables }: Site, blocks: string, view: View): readonly string[] {
  const words = pageText[view.lang].vpcs;
  return tables.slice(0, tablesAtMost).map((table) => {
    const lines = allRoutes(table.routes).map((route) =>
      words.route(
        route.dest.text,
        `${route.nextHopType} \`${route.nextHop}\``,
        words.routeStates[stateOf(route, view)],
      ),
    );
    return listOf(words.table(table.id, table.default), [words.local(blocks), ...lines], routesAtMost, view);
  });
}

/** Whether a route moves packets: a peering carries them only while it is active. */
function stateOf(route: Route, { world, now }: View): 'active' | 'disabled' | 'waiting' | 'dead' {
  const state = routeState(world, route, now);
  if (state !== 'blackhole') return state;
  const peering = mapGet(world.peerings, route.nextHop);
  return peering && stateAt(peering, world.rules, now) === 'PENDING' ? 'waiting' : 'dead';
}

function peeringsOf({ vpc, peerings }: Site, view: View): string {
  const { lang, world, now } = view;
  const words = pageText[lang].vpcs;
  if (peerings.length === 0) return words.noPeerings;
  const lines = peerings.toReversed().map((peering) => {
    const state = peeringText(lang).states[stateAt(peering, world.rules, now)];
    return words.peering(inline(peering.name, 40), peering.id, farVpc(peering, vpc.id), state);
  });
  return listOf(words.peerings(lines.length), lines, peeringsAtMost, view);
}

function roomOf({ vpc, peerings, subnets }: Site, { world, uin, lang, now }: View): string {
  const counted = peerings.filter((each) =>
    world.rules.quotaCounts.includes(stateAt(each, world.rules, now)),
  );
  const left = (limit: number, used: number): number => Math.max(0, limit - used);
  return pageText[lang].vpcs.quota(
    left(quotaOf(world, vpc.owner, 'peeringsPerVpc'), counted.length),
    left(quotaOf(world, uin, 'subnetsPerVpc'), subnets.length),
  );
}
