import { causeFirst, connectionBlockers, distinct, routeBlockers, secondaryBlockers } from './blockers.ts';
import type { Cidr, Family } from './cidr.ts';
import { countOf, intersect, merge, subtractAll } from './cidr-set.ts';
import { classicTrace, gatewayTrace } from './edge.ts';
import { locate, type Place, type Segment, strayBlocks } from './endpoint.ts';
import { connectFix } from './fixes.ts';
import { hopsOf } from './hops.ts';
import { carried, type Decision, legOf, routesOfTable, through } from './leg.ts';
import type { Context } from './preflight.ts';
import { refusal, type Side } from './refusal.ts';
import { remedyOf, wantedOf } from './remedy.ts';
import { isLive, stateAt } from './state-machine.ts';
import type { Answer, Blocker, Endpoint, Question, Trace, Verdict } from './trace.ts';
import { blocksOf, farVpc, type Peering, type World } from './world.ts';

type VpcPlace = Extract<Place, { kind: 'vpc' }>;

/**
 * Can these two ends talk, and if not, what stands in the way: everything at once, with whose move each is and the
 * fewest changes that would help. Two-way at the level of routes: out by the source's table, back by the
 * destination's, both through one ACTIVE peering. Security groups and ACLs are out of scope.
 */
export function reachability(world: World, context: Context, { from, to, family }: Question): Answer {
  const kind = family ?? (isIpv6(from) || isIpv6(to) ? 'ipv6' : 'ipv4');
  const source = locate(world, from, kind);
  const target = locate(world, to, kind);
  if (!source.ok || !target.ok) {
    return { ok: false, refusals: [source, target].flatMap((end) => (end.ok ? [] : end.refusals)) };
  }
  return {
    ok: true,
    trace: traceBetween(world, context, { from: source.place, to: target.place, family: kind }),
  };
}

const isIpv6 = (end: Endpoint): boolean => 'ip' in end && end.ip.includes(':');

function traceBetween(
  world: World,
  context: Context,
  { from, to, family }: { readonly from: Place; readonly to: Place; readonly family: Family },
): Trace {
  if (from.kind === 'host' || to.kind === 'host') return classicTrace(from, to);
  if (from.kind === 'external' || to.kind === 'external') return gatewayTrace(world, context, from, to);
  const empty = [from, to].filter(({ segments }) => segments.length === 0);
  const unlike = from.site !== to.site && family === 'ipv6' && world.rules.ipv6 === 'not-modelled';
  if (empty.length === 0 && !unlike) return vpcTrace(world, context, from, to);
  const reasons = unlike
    ? [refusal('IPV6_UNSUPPORTED', { because: 'rules', id: to.label })]
    : empty.map(({ label }) => refusal('IPV6_UNSUPPORTED', { because: 'no block', id: label }));
  return dead(reasons.map((reason) => ({ reason, side: null, by: null })));
}

/** A trace that ends before any packet moves. */
const dead = (blockers: readonly Blocker[]): Trace => ({
  verdict: 'UNREACHABLE',
  path: [],
  via: null,
  hops: [],
  blockers,
  fixes: [],
  reachableDest: [],
  unreachableDest: [],
  reachableSource: [],
  unreachableSource: [],
  pairs: [],
});

/** One direction of the question: the end that sends, the end it sends to. */
interface Leg {
  readonly side: Side;
  readonly near: VpcPlace;
  readonly far: VpcPlace;
  readonly segment: Segment;
  /** What the segment's table does with packets for each far segment, in their order. */
  readonly decisions: readonly (readonly Decision[])[];
}

function vpcTrace(world: World, context: Context, from: VpcPlace, to: VpcPlace): Trace {
  const out = legsOf(world, context, 'local', from, to);
  const back = legsOf(world, context, 'return', to, from);
  const links = from.site.peerings.filter((each) => farVpc(each, from.site.vpc.id) === to.site.vpc.id);
  const inside = from.site === to.site;
  const open = inside ? ['LOCAL'] : openLinks(world, links, context.now);
  const pairs = open.flatMap((id) => pairsThrough(world, id, { from, to, out, back }));
  const sum = sumUp(from, to, pairs);
  const best = inside ? null : bestLink(world, context, links, pairs);
  const missing = inside || best !== null ? null : connectFix(world, context, from.site, to.site);
  const blockers = inside
    ? []
    : connectionBlockers(
        world,
        context,
        { from: from.site, to: to.site },
        { best, last: lastOf(links), connect: missing },
      );
  const hop = inside ? 'LOCAL' : (best?.id ?? (missing?.ok === true ? missing.as : null));
  if (sum.verdict !== 'REACHABLE') {
    blockers.push(...strays(from), ...strays(to));
    if (!inside)
      blockers.push(...[to, from].flatMap(({ site, segments }) => secondaryBlockers(world, site, segments)));
    for (const leg of [...out, ...back]) blockers.push(...legBlockers(world, context, leg, hop));
  }
  const remedy =
    sum.verdict === 'REACHABLE' || inside
      ? { fixes: [], blockers: [] }
      : remedyOf(world, context, { from, to, best, connect: missing });
  const via = inside ? 'LOCAL' : (best?.id ?? null);
  const tables = out.flatMap(({ segment, near }) =>
    segment.table !== undefined && near.site.vpc.owner === context.actor ? [segment.table.id] : [],
  );
  const path = [from.label, ...new Set(tables), ...(inside || via === null ? [] : [via]), to.label];
  return {
    ...sum,
    path: sum.verdict === 'UNREACHABLE' ? [] : path,
    via,
    hops: hopsOf(world, context, { from, to, best, out, back }),
    blockers: causeFirst(distinct([...blockers, ...remedy.blockers])),
    fixes: remedy.fixes,
  };
}

function legsOf(world: World, { now }: Context, side: Side, near: VpcPlace, far: VpcPlace): Leg[] {
  const aim = { peerVpc: far.site.vpc.id, hop: null };
  return near.segments.map((segment) => {
    const routes = routesOfTable(segment.table);
    const decisions = far.segments.map(({ block }) => legOf(world, near.site, routes, block, { aim, now }));
    return { side, near, far, segment, decisions };
  });
}

const openLinks = (world: World, links: readonly Peering[], now: number): string[] =>
  links.filter((each) => stateAt(each, world.rules, now) === 'ACTIVE').map(({ id }) => id);

interface Pair {
  readonly via: string;
  readonly source: readonly Cidr[];
  readonly dest: readonly Cidr[];
}

/** Which sources can talk with which destinations through one peering (or inside the VPC, by Local). */
function pairsThrough(
  world: World,
  via: string,
  { from, to, out, back }: { from: VpcPlace; to: VpcPlace; out: readonly Leg[]; back: readonly Leg[] },
): Pair[] {
  const passing = (leg: readonly Decision[]): Cidr[] =>
    via === 'LOCAL'
      ? leg.filter(({ outcome }) => outcome === 'local').map(({ block }) => block)
      : through(leg, via);
  const usable = (place: VpcPlace, { block }: Segment): readonly Cidr[] => {
    const real = subtractAll([block], strayBlocks(place.site, [{ block, table: undefined, subnet: null }]));
    return via === 'LOCAL' ? real : carried(world, place.site, real);
  };
  return from.segments.flatMap((source, s) =>
    to.segments.flatMap((dest, d) => {
      const reached = intersect(passing(out[s]?.decisions[d] ?? []), usable(to, dest));
      const answering = intersect(passing(back[d]?.decisions[s] ?? []), usable(from, source));
      return reached.length === 0 || answering.length === 0
        ? []
        : [{ via, source: answering, dest: reached }];
    }),
  );
}

type Sum = Pick<
  Trace,
  'verdict' | 'reachableDest' | 'unreachableDest' | 'reachableSource' | 'unreachableSource' | 'pairs'
>;

function sumUp(from: VpcPlace, to: VpcPlace, pairs: readonly Pair[]): Sum {
  const sources = from.segments.map(({ block }) => block);
  const dests = to.segments.map(({ block }) => block);
  const met = pairs.reduce((sum, { source, dest }) => sum + countOf(source) * countOf(dest), 0n);
  const verdict: Verdict =
    met === 0n ? 'UNREACHABLE' : met === countOf(sources) * countOf(dests) ? 'REACHABLE' : 'PARTIAL';
  const none = {
    reachableDest: [],
    unreachableDest: [],
    reachableSource: [],
    unreachableSource: [],
    pairs: [],
  };
  if (verdict !== 'PARTIAL') return { verdict, ...none };
  const reachableDest = merge(pairs.flatMap(({ dest }) => dest));
  const reachableSource = merge(pairs.flatMap(({ source }) => source));
  return {
    verdict,
    reachableDest,
    unreachableDest: merge(subtractAll(dests, reachableDest)),
    reachableSource,
    unreachableSource: merge(subtractAll(sources, reachableSource)),
    pairs: pairs.map(({ source, dest }) => ({ source, dest })),
  };
}

/** The live link the answer is about: the open one that serves most, else one that waits, else an unpaid one. */
function bestLink(
  world: World,
  { now }: Context,
  links: readonly Peering[],
  pairs: readonly Pair[],
): Peering | null {
  const served = (id: string): bigint =>
    pairs.reduce(
      (sum, { via, source, dest }) => (via === id ? sum + countOf(source) * countOf(dest) : sum),
      0n,
    );
  const rank = ['ACTIVE', 'PENDING', 'ISOLATED'];
  const live = links.filter((each) => isLive(stateAt(each, world.rules, now)));
  const order = (a: Peering, b: Peering): number => {
    const byState = rank.indexOf(stateAt(a, world.rules, now)) - rank.indexOf(stateAt(b, world.rules, now));
    if (byState !== 0) return byState;
    const [mine, theirs] = [served(a.id), served(b.id)];
    if (mine !== theirs) return mine > theirs ? -1 : 1;
    return b.createdAt - a.createdAt;
  };
  return live.length < 2 ? (live[0] ?? null) : (live.sort(order)[0] ?? null);
}

const lastOf = (links: readonly Peering[]): Peering | null =>
  links.reduce<Peering | null>(
    (last, each) => (last === null || each.createdAt >= last.createdAt ? each : last),
    null,
  );

function strays({ site, segments }: VpcPlace): Blocker[] {
  const blocks = blocksOf(site.vpc).map(({ text }) => text);
  return strayBlocks(site, segments).map(({ text }) => ({
    reason: refusal('ROUTE_DEST_NOT_IN_PEER', { dest: text, vpc: site.vpc.id, blocks }),
    side: null,
    by: null,
  }));
}

/** What stops the packets of one leg that a peering would carry. */
function legBlockers(world: World, context: Context, leg: Leg, hop: string | null): Blocker[] {
  const { near, far, segment, side } = leg;
  const inside = hop === 'LOCAL';
  const failed = leg.decisions.flatMap((decisions, i) => {
    const block = far.segments[i]?.block;
    const wanted = block === undefined ? [] : wantedOf(world, far.site, block, inside);
    const wrong = decisions.filter(({ outcome, route }) =>
      inside ? outcome !== 'local' : outcome === 'local' || outcome !== 'through' || route?.nextHop !== hop,
    );
    return wrong.flatMap((decision) =>
      intersect([decision.block], wanted).map((part) => ({ ...decision, block: part })),
    );
  });
  return routeBlockers(context, { site: near.site, segment, side }, failed);
}
