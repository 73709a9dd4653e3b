import type { Cidr } from './cidr.ts';
import { intersect, subtractAll } from './cidr-set.ts';
import type { Place } from './endpoint.ts';
import { type ConnectFix, type Hop, tableFix } from './fixes.ts';
import { carried, legOf } from './leg.ts';
import type { Context } from './preflight.ts';
import { refusal } from './refusal.ts';
import { PEERING_HOP } from './route-changes.ts';
import { type RouteSet, routesAt, withRoute } from './route-set.ts';
import { stateAt } from './state-machine.ts';
import type { Blocker, Fix } from './trace.ts';
import { blocksOf, type Peering, quotaOf, type RouteTable, type Site, type World } from './world.ts';

type VpcPlace = Extract<Place, { kind: 'vpc' }>;

/** The part of a block that a route can help: in the VPC, and carried by the peering. */
export function wantedOf(world: World, site: Site, block: Cidr, inside: boolean): readonly Cidr[] {
  const real = intersect([block], blocksOf(site.vpc));
  return inside ? real : carried(world, site, real);
}

/** Changes to make, in order, and what keeps some of them from being made. */
export interface Remedy {
  readonly fixes: readonly Fix[];
  readonly blockers: readonly Blocker[];
}

/** Both ends, the live link between them if there is one, else what a new one would take. */
export interface Ends {
  readonly from: VpcPlace;
  readonly to: VpcPlace;
  readonly best: Peering | null;
  readonly connect: ConnectFix | null;
}

/** The fewest changes on both sides, connection first, and the tables too full for theirs. */
export function remedyOf(world: World, context: Context, { from, to, best, connect }: Ends): Remedy {
  const id = best?.id ?? (connect?.ok === true ? connect.as : null);
  const legs = [
    { near: from, far: to },
    { near: to, far: from },
  ].map(({ near, far }) => ({ near, targets: targetsOf(world, near, far), far }));
  // Where one direction can never work, a half-way does not help anyone.
  if (id === null || legs.some(({ targets }) => targets.length === 0)) return { fixes: [], blockers: [] };
  const pending = best !== null && stateAt(best, world.rules, context.now) === 'PENDING';
  const accepter = best?.accepterVpc === from.site.vpc.id ? from.site : to.site;
  const accept: readonly Fix[] = pending ? [{ op: 'accept', peering: id, by: accepter.vpc.owner }] : [];
  const fixes: Fix[] = connect?.ok === true ? [...connect.fixes] : [...accept];
  const blockers: Blocker[] = [];
  for (const { near, targets, far } of legs) {
    const hop: Hop = { type: PEERING_HOP, id, aim: { peerVpc: far.site.vpc.id, hop: id } };
    const by = near.site.vpc.owner;
    const mine = by === context.actor;
    const groups = targets.map((target) => [target]);
    for (const table of tablesOf(near)) {
      const fix = tableFix(world, near.site, table, groups, { hop, now: context.now });
      // In another account's table only what can be said without having seen it: add a route.
      if (mine || fix.fixes.every(({ op }) => op === 'add_route')) fixes.push(...fix.fixes);
      else fixes.push(...unseenFix(world, near.site, table, targets, { hop, now: context.now }));
      if (fix.full === null || !mine) continue;
      const args = { quota: 'routesPerTable', ...fix.full, routeTable: table.id } as const;
      blockers.push({ reason: refusal('QUOTA_EXCEEDED', args, 'open a ticket'), side: null, by });
    }
  }
  return { fixes, blockers };
}

/**
 * Routes to add over what is in the way, where that is wider than what was asked: the longer prefix wins, and nothing is
 * said about the wider one. None where a route as narrow is in the way: only its owner can see to that.
 */
function unseenFix(
  world: World,
  site: Site,
  table: RouteTable,
  targets: readonly Cidr[],
  { hop, now }: { readonly hop: Hop; readonly now: number },
): Fix[] {
  const served = (routes: RouteSet, target: Cidr): boolean =>
    legOf(world, site, routes, target, { aim: hop.aim, now }).every(
      ({ outcome, route }) => outcome === 'through' && route?.nextHop === hop.id,
    );
  let routes = table.routes;
  const fixes: Fix[] = [];
  for (const target of targets) {
    if (served(table.routes, target)) continue;
    const dest = target.text;
    if (routesAt(routes, target).length > 0) return [];
    routes = withRoute(routes, { dest: target, nextHopType: hop.type, nextHop: hop.id, enabled: true });
    if (!served(routes, target)) return [];
    const by = site.vpc.owner;
    fixes.push({ op: 'add_route', routeTable: table.id, dest, nextHopType: hop.type, nextHop: hop.id, by });
  }
  return routes.size > quotaOf(world, site.vpc.owner, 'routesPerTable') ? [] : fixes;
}

/** What a table on the near side should send across: the far blocks that are carried, and not local: no route may
 * be written into the own VPC. */
function targetsOf(world: World, near: VpcPlace, far: VpcPlace): Cidr[] {
  const local = blocksOf(near.site.vpc);
  return far.segments.flatMap(({ block }) => subtractAll(wantedOf(world, far.site, block, false), local));
}

const tablesOf = ({ segments }: VpcPlace): RouteTable[] => [
  ...new Map(
    segments.flatMap(({ table }) => (table === undefined ? [] : [[table.id, table] as const])),
  ).values(),
];
