import { findData, normalise } from '../../faq/index.ts';
import {
  applyCommand,
  blocksOf,
  type Command,
  farVpc,
  isLive,
  type NeededRoute,
  PEERING_HOP,
  type Peering,
  type RouteTable,
  routesNeeded,
  siteOf,
  tableOf,
  tablesInUse,
} from '../../peering/index.ts';
import { guideText, inline, reasonSentence, refusalText } from '../../text/index.ts';
import { endsOfPeering } from '../connectivity/ends.ts';
import { perform } from '../perform.ts';
import type { Slots } from '../slots.ts';
import { ticketButtons } from '../support/request.ts';
import type { At, Done, Guide, Step, Summary } from './guide.ts';
import { listed } from './listed.ts';
import { ownPeerings, peeringAt, peeringStep, readNamed, shownVpc } from './steps.ts';

const words = ({ lang }: Pick<At, 'lang'>) => guideText[lang].addRoute;
/** Room for the routes to add, and for those that are refused, in characters. */
const room = { adds: 1600, refused: 1200 };

const live = ({ state }: Peering): boolean => isLive(state);
const isByHand = ({ values }: At): boolean => values.way === 'hand';
const needed = (at: At): readonly NeededRoute[] =>
  routesNeeded(at.world, { actor: at.uin, now: at.now }, at.values.peering ?? '');

/** Whether all that is missing is added, which is taken as meant until it is changed. */
const way: Step = {
  slot: 'way',
  assume: () => 'all',
  label: (at) => words(at).way.label,
  ask: (at) => words(at).way.ask,
  choices: (at) => [
    { label: words(at).way.all, value: 'all' },
    { label: words(at).way.hand, value: 'hand' },
  ],
  read(text, at) {
    const normal = normalise(text);
    if (/^(?:all|全|都|缺|默认|every)/.test(normal)) return { ok: true, value: 'all' };
    if (/^(?:hand|by hand|自己|手|单|某|one|myself|a single)/.test(normal))
      return { ok: true, value: 'hand' };
    return { ok: false, words: words(at).way.bad };
  },
  show: (value, at) => (value === 'all' ? words(at).way.all : words(at).way.hand),
};

/** The own tables at both ends of the peering. */
function tablesOf(at: At): RouteTable[] {
  const peering = peeringAt(at.values.peering, at);
  if (peering === undefined) return [];
  return [peering.requesterVpc, peering.accepterVpc].flatMap((id) => {
    const site = siteOf(at.world, id);
    if (site === undefined || site.vpc.owner !== at.uin) return [];
    const used = tablesInUse(site);
    return [...used, ...site.tables.filter((table) => !used.includes(table))];
  });
}

const table: Step = {
  slot: 'table',
  applies: isByHand,
  label: (at) => words(at).table.label,
  ask: (at) => words(at).table.ask,
  choices: (at) =>
    tablesOf(at).map(({ id, vpc }) => {
      const name = siteOf(at.world, vpc)?.vpc.name ?? '';
      return { label: words(at).table.button(id, name === '' ? vpc : name), value: id };
    }),
  read: (text, at) =>
    readNamed(
      text,
      tablesOf(at).map(({ id }) => ({ id, names: [] })),
      at,
      words(at).table.example,
    ),
  show: (id) => inline(id, 60),
};

/** The blocks behind the peering, as the table sees them. */
function farBlocks({ world, values, ...at }: At): readonly string[] {
  const peering = peeringAt(values.peering, { ...at, world });
  const near = tableOf(world, values.table ?? '')?.site.vpc.id;
  const far = peering && near && siteOf(world, farVpc(peering, near))?.vpc;
  return far ? blocksOf(far).map(({ text }) => text) : [];
}

const byHand = (at: At, dest: string): Command => ({
  op: 'add_route',
  routeTable: at.values.table ?? '',
  dest,
  nextHopType: PEERING_HOP,
  nextHop: at.values.peering ?? '',
});

const dest: Step = {
  slot: 'dest',
  applies: isByHand,
  label: (at) => words(at).dest.label,
  ask: (at) => words(at).dest.ask(at.values.table ?? '', farBlocks(at).join(at.lang === 'zh' ? '、' : ', ')),
  choices(at) {
    const missing = needed(at).filter(({ routeTable }) => routeTable === at.values.table);
    const blocks = new Set([...missing.map((route) => route.dest), ...farBlocks(at)]);
    return [...blocks].map((block) => ({ label: block, value: block }));
  },
  read(text, at) {
    const normal = normalise(text).trim();
    const said = findData(normal).find(({ kind }) => kind === 'cidr')?.value ?? normal;
    const done = applyCommand(at.world, { actor: at.uin, now: at.now }, byHand(at, said));
    if (done.ok) return { ok: true, value: said };
    const [block] = farBlocks(at);
    const reasons = inline(refusalText(at.lang, done.refusals), 1500);
    const example = block === undefined ? '' : words(at).dest.example(block);
    return { ok: false, words: at.lang === 'zh' ? `${reasons}${example}` : `${reasons} ${example}`.trim() };
  },
  show: (block) => `\`${block}\``,
};

/** What the button will do: the commands, in order. */
function commandsOf(at: At): readonly Command[] {
  if (isByHand(at)) return [byHand(at, at.values.dest ?? '')];
  return needed(at).flatMap(({ command, refusals }) => (refusals.length === 0 ? [command] : []));
}

/** Adds the routes that a peering lacks on one's own side, or on both sides where both are one's own. */
export const addRoute: Guide = {
  id: 'add_route',
  needs: 'operate',
  title: (at) => words(at).title,
  blocked(at) {
    if (ownPeerings(at).some(live)) return undefined;
    const create = { do: 'guide', guide: 'create', values: {} } as const;
    return { markdown: words(at).none, buttons: [{ label: words(at).create, action: create }] };
  },
  steps: [
    peeringStep(
      {
        slot: 'peering',
        label: (at) => guideText[at.lang].steps.peering.label,
        ask: (at) => words(at).peering,
      },
      live,
    ),
    way,
    table,
    dest,
  ],
  prefill(slots, at) {
    const peering = slots.peering ?? meant(slots, at);
    const [cidr] = slots.cidrs ?? [];
    const byTable = slots.route_table === undefined ? {} : { way: 'hand', table: slots.route_table };
    const to = cidr === undefined || slots.route_table === undefined ? {} : { dest: cidr };
    return { ...(peering === undefined ? {} : { peering }), ...byTable, ...to };
  },
  summary: summaryOf,
  commitLabel: (at) => (commandsOf(at).length > 1 ? words(at).commitAll : words(at).commit),
  async commit(at, desk): Promise<Done> {
    const commands = commandsOf(at);
    const done = await perform(desk, at.uin, commands);
    if (!done.ok) return { ok: false, words: done.words(at.lang) };
    const ends = endsOf(at);
    return {
      ok: true,
      replies: [{ markdown: words(at).done(commands.length), buttons: [] }],
      effects: done.effects,
      ...(ends === undefined ? {} : { next: { guide: 'check_connectivity', values: ends } as const }),
    };
  },
};

/** What the check after it is asked. */
function endsOf(at: At): { readonly from: string; readonly to: string } | undefined {
  const peering = peeringAt(at.values.peering, at);
  return peering && endsOfPeering(at, peering);
}

/** The one peering that an utterance can mean: between the VPCs it names, else the only one there is. */
function meant({ local_vpc, peer_vpc }: Slots, at: At): string | undefined {
  const named = [local_vpc, peer_vpc].filter((id) => id !== undefined);
  const fitting = ownPeerings(at).filter(
    (peering) =>
      live(peering) && named.every((id) => [peering.requesterVpc, peering.accepterVpc].includes(id)),
  );
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}

function summaryOf(at: At): Summary {
  const says = words(at);
  const peering = peeringAt(at.values.peering, at);
  const ends = endsOf(at);
  if (peering === undefined || ends === undefined) return { lines: [], blocked: true };
  const far = siteOf(at.world, ends.to)?.vpc.owner;
  const half = far === undefined || far === at.uin ? says.bothSides : says.theirHalf(far);
  const waits = peering.state === 'PENDING' ? [says.pending] : [];
  if (isByHand(at)) return { lines: [...waits], blocked: false };
  const routes = needed(at);
  const check = { do: 'guide', guide: 'check_connectivity', values: ends, uin: at.uin } as const;
  const buttons = [{ label: says.check, action: check }];
  if (routes.length === 0) return { lines: [says.complete, half], blocked: true, buttons };
  const adds = routes.filter(({ refusals }) => refusals.length === 0);
  const refused = routes.filter(({ refusals }) => refusals.length > 0);
  const because = refused.map(({ refusals, ...route }) => {
    const reasons = refusals
      .map((reason) => reasonSentence(at.lang, reason))
      .join(at.lang === 'zh' ? '' : ' ');
    return `- ${says.because(routeLine(route, at), reasons)}`;
  });
  const refusedLines =
    because.length === 0 ? [] : [[says.refused, ...listed(because, room.refused, says.more)].join('\n')];
  return {
    lines: [...byVpc(adds, at), ...refusedLines, half, ...waits],
    blocked: adds.length === 0,
    buttons: [
      ...(adds.length === 0 ? buttons : []),
      ...ticketButtons(
        at.lang,
        at.world,
        at.uin,
        refused.flatMap(({ refusals }) => refusals),
      ),
    ],
  };
}

function routeLine({ routeTable, dest: block, command }: Omit<NeededRoute, 'refusals'>, at: At): string {
  const say = command.op === 'enable_route' ? words(at).enables : words(at).adds;
  return say(routeTable, block, at.values.peering ?? '');
}

/** The routes under the VPC whose tables they go into. */
function byVpc(routes: readonly NeededRoute[], at: At): string[] {
  const vpcs = [...new Set(routes.map(({ vpc }) => vpc))];
  return vpcs.map((vpc) => {
    const own = routes.filter((route) => route.vpc === vpc);
    const head = words(at).into(shownVpc(vpc, at), shownVpc(own[0]?.far ?? '', at));
    const lines = own.map((route) => `- ${routeLine(route, at)}`);
    return [head, ...listed(lines, room.adds / vpcs.length, words(at).more)].join('\n');
  });
}
