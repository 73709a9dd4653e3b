import type { Cidr } from './cidr.ts';
import { contains, cover } from './cidr-set.ts';
import { type Aim, legOf } from './leg.ts';
import { mapHas } from './persistent-map.ts';
import { type Context, preflight } from './preflight.ts';
import type { Refusal } from './refusal.ts';
import { type Route, type RouteSet, routesAt, withRoute, withRoutesAt } from './route-set.ts';
import type { Fix } from './trace.ts';
import { quotaOf, type RouteTable, type Site, type World } from './world.ts';

/** A peering that could join two VPCs, as fixes; or what would refuse it. */
export type ConnectFix =
  | { readonly ok: true; readonly as: string; readonly fixes: readonly Fix[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Asks for a new peering from the asker's end (else from the source), and has it accepted where that is needed. */
export function connectFix(world: World, context: Context, from: Site, to: Site): ConnectFix {
  const [near, far] =
    to.vpc.owner === context.actor && from.vpc.owner !== context.actor ? [to, from] : [from, to];
  const by = near.vpc.owner;
  const { crossRegionBandwidthRequired: capped, bandwidthTiersMbps: tiers } = world.rules;
  const cap = capped && near.vpc.region !== far.vpc.region ? tiers[0] : undefined;
  const request = {
    requesterVpc: near.vpc.id,
    accepterVpc: far.vpc.id,
    accepterUin: far.vpc.owner,
    accepterRegion: far.vpc.region,
    name: `${near.vpc.id}-${far.vpc.id}`.slice(0, world.rules.nameMax),
    bandwidthMbps: cap,
  };
  const refusals = preflight(world, { actor: by, now: context.now }, request);
  if (refusals.length > 0) return { ok: false, refusals };
  const as = freshId(world);
  const { requesterVpc, accepterVpc } = request;
  const create: Fix = {
    op: 'create_peering',
    as,
    requesterVpc,
    accepterVpc,
    ...(cap && { bandwidthMbps: cap }),
    by,
  };
  const active = by === far.vpc.owner && world.rules.autoAcceptSameAccount;
  return {
    ok: true,
    as,
    fixes: active ? [create] : [create, { op: 'accept', peering: as, by: far.vpc.owner }],
  };
}

function freshId(world: World): string {
  let id = 'pcx-new';
  for (let n = 2; mapHas(world.peerings, id); n++) id = `pcx-new${n}`;
  return id;
}

/** Where a table should send packets: the next hop of the routes that are to be added. */
export interface Hop {
  readonly type: string;
  readonly id: string;
  readonly aim: Aim;
}

/** Changes to one table; none, with the quota, where the table is too full for them. */
export interface TableFix {
  readonly fixes: readonly Fix[];
  readonly full: { readonly limit: number; readonly used: number } | null;
}

/**
 * The fewest changes after which `table` sends all of `groups` to `hop`, tried on a copy of the table:
 * a switched-off route to the hop is switched on; a dead route goes; one that leads astray goes only if it lies
 * within the target, for others may need it beyond; what a group then still lacks gets one route, the smallest block
 * that covers it.
 */
export function tableFix(
  world: World,
  site: Site,
  table: RouteTable,
  groups: readonly (readonly Cidr[])[],
  to: { readonly hop: Hop; readonly now: number },
): TableFix {
  const { hop, now } = to;
  const by = site.vpc.owner;
  const fixes: Fix[] = [];
  let routes = table.routes;
  const unserved = (target: Cidr) =>
    legOf(world, site, routes, target, { aim: hop.aim, now }).filter(
      ({ outcome, route }) => outcome !== 'local' && !(outcome === 'through' && route?.nextHop === hop.id),
    );
  const make = (op: Move['op'], route: Route): void => {
    routes = applied(routes, { op, route });
    fixes.push({ op, routeTable: table.id, dest: route.dest.text, by });
  };
  for (const group of groups) {
    for (const target of group) {
      for (let move = nextMove(unserved(target), target, hop); move !== null; ) {
        make(move.op, move.route);
        move = nextMove(unserved(target), target, hop);
      }
    }
    const dest = cover(group.flatMap(unserved).map(({ block }) => block));
    if (dest === null) continue;
    const [inTheWay] = routesAt(routes, dest);
    if (inTheWay !== undefined) make('delete_route', inTheWay);
    routes = withRoute(routes, { dest, nextHopType: hop.type, nextHop: hop.id, enabled: true });
    fixes.push({
      op: 'add_route',
      routeTable: table.id,
      dest: dest.text,
      nextHopType: hop.type,
      nextHop: hop.id,
      by,
    });
  }
  const adds = fixes.some(({ op }) => op === 'add_route');
  const limit = quotaOf(world, by, 'routesPerTable');
  return adds && routes.size > limit
    ? { fixes: [], full: { limit, used: table.routes.size } }
    : { fixes, full: null };
}

interface Move {
  readonly op: 'enable_route' | 'delete_route';
  readonly route: Route;
}

function nextMove(
  pieces: readonly { readonly outcome: string; readonly route: Route | null }[],
  target: Cidr,
  hop: Hop,
): Move | null {
  for (const { outcome, route } of pieces) {
    if (route === null) continue;
    if (outcome === 'disabled' && route.nextHop === hop.id) return { op: 'enable_route', route };
    if (outcome === 'dead' || contains(target, route.dest)) return { op: 'delete_route', route };
  }
  return null;
}

function applied(routes: RouteSet, { op, route }: Move): RouteSet {
  const there = routesAt(routes, route.dest);
  return withRoutesAt(
    routes,
    route.dest,
    op === 'delete_route' ? [] : there.map((each) => ({ ...each, enabled: true })),
  );
}
