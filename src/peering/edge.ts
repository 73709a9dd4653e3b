import { routeBlockers } from './blockers.ts';
import type { Cidr } from './cidr.ts';
import { countOf, merge, subtractAll } from './cidr-set.ts';
import { gatewayReaches, type Place } from './endpoint.ts';
import { tableFix } from './fixes.ts';
import { legOf, routesOfTable, through } from './leg.ts';
import type { Context } from './preflight.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { Blocker, Trace, Verdict } from './trace.ts';
import type { World } from './world.ts';

const nothing = {
  path: [],
  via: null,
  hops: [],
  blockers: [],
  fixes: [],
  reachableDest: [],
  unreachableDest: [],
  reachableSource: [],
  unreachableSource: [],
  pairs: [],
};

const stopped = (reason: Refusal): Trace => ({
  ...nothing,
  verdict: 'UNREACHABLE',
  blockers: [{ reason, side: null, by: null }],
});

/** A classic-network host talks to the one VPC it is linked to; no peering carries it any further. */
export function classicTrace(from: Place, to: Place): Trace {
  const hosts = [from, to].flatMap((place) => (place.kind === 'host' ? [place.host] : []));
  const [host] = hosts;
  if (host === undefined) return { ...nothing, verdict: 'UNREACHABLE' };
  const other = from.kind === 'host' ? to : from;
  if (other.kind === 'vpc' && other.site.vpc.id === host.linkedVpc) {
    const path = from.kind === 'host' ? [host.id, other.label] : [other.label, host.id];
    return { ...nothing, verdict: 'REACHABLE', path, via: 'CLASSICLINK' };
  }
  return stopped(refusal('CLASSIC_NETWORK', { endpoint: host.id, linkedVpc: host.linkedVpc }));
}

/**
 * A gateway serves its own VPC only (no edge-to-edge routing). There it needs a route to it for the asked blocks; the
 * answer comes back by Local. Asked from outside, the route is the one on the way back.
 */
export function gatewayTrace(world: World, context: Context, from: Place, to: Place): Trace {
  const outside = from.kind === 'external' ? from : to;
  const inside = from.kind === 'external' ? to : from;
  if (outside.kind !== 'external') return { ...nothing, verdict: 'UNREACHABLE' };
  const { gateway, site, blocks } = outside;
  const target = blocks.length === 1 ? (blocks[0]?.text ?? '') : 'internet';
  if (inside.kind !== 'vpc' || inside.site !== site) {
    return stopped(refusal('EDGE_TO_EDGE', { gateway: gateway.id, vpc: site.vpc.id, target }));
  }
  const side = from === inside ? 'local' : 'return';
  const hop = { type: gateway.type, id: gateway.id, aim: { peerVpc: null, hop: gateway.id } };
  const led = gatewayReaches(gateway, blocks);
  const blockers: Blocker[] = [];
  const reached: Cidr[][] = [];
  for (const segment of inside.segments) {
    const routes = routesOfTable(segment.table);
    const leg = blocks.flatMap((block) =>
      legOf(world, site, routes, block, { aim: hop.aim, now: context.now }),
    );
    reached.push(led ? through(leg, gateway.id) : []);
    const failed = led ? leg.filter(({ outcome }) => outcome !== 'through') : leg;
    blockers.push(...routeBlockers(context, { site, segment, side }, failed));
  }
  const total = countOf(blocks) * BigInt(inside.segments.length);
  const met = reached.reduce((sum, part) => sum + countOf(part), 0n);
  const verdict: Verdict = met === 0n ? 'UNREACHABLE' : met === total ? 'REACHABLE' : 'PARTIAL';
  const tables = new Map(inside.segments.flatMap(({ table }) => (table ? [[table.id, table] as const] : [])));
  const own = site.vpc.owner === context.actor;
  const fixes = [...tables.values()].flatMap((table) =>
    led && own && verdict !== 'REACHABLE'
      ? tableFix(world, site, table, [blocks], { hop, now: context.now }).fixes
      : [],
  );
  const way = [inside.label, ...(own ? tables.keys() : []), gateway.id];
  return {
    ...nothing,
    ...(verdict === 'PARTIAL' ? ranges(side, blocks, merge(reached.flat())) : {}),
    verdict,
    path: verdict === 'UNREACHABLE' ? [] : side === 'local' ? way : way.reverse(),
    via: gateway.id,
    blockers,
    fixes,
  };
}

/** Seen from inside, the blocks outside are the destination; asked from outside, they are the source. */
function ranges(side: 'local' | 'return', blocks: readonly Cidr[], reached: readonly Cidr[]): Partial<Trace> {
  const left = merge(subtractAll(blocks, reached));
  return side === 'local'
    ? { reachableDest: reached, unreachableDest: left }
    : { reachableSource: reached, unreachableSource: left };
}
