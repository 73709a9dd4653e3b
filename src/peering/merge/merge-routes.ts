import { contains } from '../cidr-set.ts';
import { mapGet } from '../persistent-map.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { listedHops, PEERING_HOP, peerRefusals } from '../route-changes.ts';
import { allRoutes, type Route, routesAt, withRoutesAt } from '../route-set.ts';
import { blocksOf, type RouteTable, type Site, tableOf, type World, withTable } from '../world.ts';
import { type MergeLedger, mergeAtMost } from './preview.ts';

/**
 * Takes in the routes of the account's tables, one destination at a time: what the import says of a destination
 * replaces what was known of it, and destinations it does not mention stay.
 */
export function mergeRoutes(
  world: World,
  uin: string,
  tables: readonly RouteTable[] | undefined,
  ledger: MergeLedger,
): World {
  const [max, taken] = [mergeAtMost.route, new Set<string>()];
  let [next, seen] = [world, 0];
  for (const said of tables ?? []) {
    const found = tableOf(next, said.id);
    if (found === undefined || found.site.vpc.owner !== uin || found.table.vpc !== said.vpc) continue;
    if (taken.has(said.id)) continue;
    taken.add(said.id);
    let { routes } = found.table;
    for (const [dest, group] of byDestination(said)) {
      const id = `${said.id} ${dest}`;
      seen += group.length;
      if (seen > max) {
        ledger.leaveOut('route', id, 'TOO_MANY', { max });
        continue;
      }
      const fit = fitting(next, found.site, group, id, ledger);
      const [first] = fit;
      if (first === undefined) continue;
      const before = routesAt(routes, first.dest);
      const same = textOf(before) === textOf(fit);
      ledger[same ? 'unchanged' : before.length === 0 ? 'added' : 'changed'].route.push(id);
      if (!same) routes = withRoutesAt(routes, first.dest, fit);
    }
    if (routes !== found.table.routes) next = withTable(next, { ...found.table, routes });
  }
  return next;
}

function byDestination({ routes }: RouteTable): ReadonlyMap<string, Route[]> {
  const groups = new Map<string, Route[]>();
  for (const route of allRoutes(routes)) {
    const group = groups.get(route.dest.text);
    if (group === undefined) groups.set(route.dest.text, [route]);
    else group.push(route);
  }
  return groups;
}

/** The routes to one destination that can be; the others are left out. */
function fitting(
  world: World,
  site: Site,
  group: readonly Route[],
  id: string,
  ledger: MergeLedger,
): readonly Route[] {
  const fit: Route[] = [];
  for (const route of group) {
    const refusals = routeRefusals(world, site, route);
    const rival = world.rules.equalDestRoutes === 'deny' && group.some(isPeering) ? fit[0] : undefined;
    if (rival !== undefined)
      refusals.push(refusal('ROUTE_CONFLICT', { dest: route.dest.text, nextHop: rival.nextHop }));
    if (refusals.length === 0) fit.push(route);
    else ledger.leaveOut('route', id, 'REFUSED', { refusals });
  }
  return fit;
}

const isPeering = ({ nextHopType }: Route): boolean => nextHopType === PEERING_HOP;

/**
 * What is wrong with a route that is said to be there. It may point at a link that is dead, as clouds leave such routes
 * behind; not at one that this VPC has no part in, which is the same as one that is not there.
 */
function routeRefusals(world: World, site: Site, { dest, nextHop, nextHopType }: Route): Refusal[] {
  const local = blocksOf(site.vpc).find((block) => contains(block, dest));
  if (local !== undefined) return [refusal('ROUTE_OVERLAPS_LOCAL', { dest: dest.text, local: local.text })];
  if (nextHopType.toUpperCase() === 'LOCAL') return [refusal('SYSTEM_ROUTE', { dest: dest.text })];
  const known =
    nextHopType === PEERING_HOP
      ? site.peerings.some(({ id }) => id === nextHop)
      : !listedHops.has(nextHopType) || mapGet(world.gateways, nextHop)?.vpc === site.vpc.id;
  if (!known) return [refusal('NEXT_HOP_INVALID', { nextHop, because: 'missing', state: null })];
  return nextHopType === PEERING_HOP ? peerRefusals(world, site, dest, nextHop) : [];
}

const textOf = (routes: readonly Route[]): string =>
  routes
    .map(({ nextHopType, nextHop, enabled }) => `${nextHopType} ${nextHop} ${enabled}`)
    .sort()
    .join();
