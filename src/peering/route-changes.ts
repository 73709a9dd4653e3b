import { type Cidr, parseCidr } from './cidr.ts';
import { contains } from './cidr-set.ts';
import { mapGet } from './persistent-map.ts';
import type { Context } from './preflight.ts';
import { type Refusal, refusal } from './refusal.ts';
import { type Route, routesAt, withRoute, withRoutesAt } from './route-set.ts';
import { isLive, stateAt } from './state-machine.ts';
import {
  blocksOf,
  farVpc,
  quotaOf,
  type RouteTable,
  type Site,
  siteOf,
  tableOf,
  type World,
  withTable,
} from './world.ts';

/** The cloud's word for a next hop that is a peering. */
export const PEERING_HOP = 'PEERCONNECTION';

/** Next hops that the world lists as gateways: one that is not listed does not exist. Others are taken on trust. */
export const listedHops: ReadonlySet<string> = new Set(['NAT', 'VPN', 'DIRECTCONNECT']);

export interface NewRoute {
  readonly routeTable: string;
  /** As typed. */
  readonly dest: string;
  readonly nextHopType: string;
  readonly nextHop: string;
}

/** Whether packets can follow a route now. */
export type RouteState = 'active' | 'blackhole' | 'disabled';

/** What comes of a route change: the next world and the route as it is now (or was, if deleted), or every reason against it. */
export type RouteOutcome =
  | {
      readonly ok: true;
      readonly world: World;
      readonly route: Route;
      readonly state: RouteState;
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * Adds a route. The destination must be canonical, outside the own VPC and inside the peer (by profile), its next hop
 * must exist, be live and belong to this VPC; peering routes form no ECMP, so equal destinations are refused.
 */
export function addRoute(world: World, context: Context, wanted: NewRoute): RouteOutcome {
  const found = ownTable(world, context, wanted.routeTable);
  if (!found.ok) return found;
  const { site, table } = found;
  const parsed = parseCidr(wanted.dest);
  const refusals: Refusal[] = parsed.ok ? [] : [parsed.refusal];
  const hop = hopRefusals(world, context, site, wanted);
  refusals.push(...hop);
  if (parsed.ok) {
    refusals.push(...localRefusals(site, parsed.cidr));
    if (wanted.nextHopType === PEERING_HOP && hop.length === 0) {
      refusals.push(...peerRefusals(world, site, parsed.cidr, wanted.nextHop));
    }
    refusals.push(...conflicts(world, table, parsed.cidr, wanted.nextHop));
  }
  const limit = quotaOf(world, site.vpc.owner, 'routesPerTable');
  if (table.routes.size >= limit) {
    const args = { quota: 'routesPerTable', limit, used: table.routes.size, routeTable: table.id } as const;
    refusals.push(refusal('QUOTA_EXCEEDED', args, 'open a ticket'));
  }
  if (!parsed.ok || refusals.length > 0) return { ok: false, refusals };
  const { nextHopType, nextHop } = wanted;
  const route: Route = { dest: parsed.cidr, nextHopType, nextHop, enabled: true };
  const next = withTable(world, { ...table, routes: withRoute(table.routes, route) });
  return { ok: true, world: next, route, state: routeState(world, route, context.now) };
}

/** Deletes, enables or disables the route to `dest`. The Local route cannot be changed. */
export function changeRoute(
  world: World,
  context: Context,
  { routeTable, dest }: { readonly routeTable: string; readonly dest: string },
  action: 'delete' | 'enable' | 'disable',
): RouteOutcome {
  const found = ownTable(world, context, routeTable);
  if (!found.ok) return found;
  const { site, table } = found;
  const parsed = parseCidr(dest);
  if (!parsed.ok) return { ok: false, refusals: [parsed.refusal] };
  const routes = routesAt(table.routes, parsed.cidr);
  if (routes.length === 0) {
    const local = blocksOf(site.vpc).some(({ text }) => text === parsed.cidr.text);
    const args = { kind: 'route', id: `${routeTable} ${parsed.cidr.text}` } as const;
    return {
      ok: false,
      refusals: [local ? refusal('SYSTEM_ROUTE', { dest }) : refusal('RESOURCE_NOT_FOUND', args)],
    };
  }
  const changed =
    action === 'delete' ? [] : routes.map((route) => ({ ...route, enabled: action === 'enable' }));
  const next = withTable(world, { ...table, routes: withRoutesAt(table.routes, parsed.cidr, changed) });
  const [first = routes[0] as Route] = changed;
  return { ok: true, world: next, route: first, state: routeState(world, first, context.now) };
}

/** Whether packets can follow this route now: a peering that is not ACTIVE is a hole they vanish in. */
export function routeState(world: World, route: Route, now: number): RouteState {
  if (!route.enabled) return 'disabled';
  if (route.nextHopType !== PEERING_HOP) return 'active';
  const peering = mapGet(world.peerings, route.nextHop);
  return peering !== undefined && stateAt(peering, world.rules, now) === 'ACTIVE' ? 'active' : 'blackhole';
}

type FoundTable =
  | { readonly ok: true; readonly site: Site; readonly table: RouteTable }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

function ownTable(world: World, { actor }: Context, id: string): FoundTable {
  const found = tableOf(world, id);
  if (found === undefined)
    return { ok: false, refusals: [refusal('RESOURCE_NOT_FOUND', { kind: 'routeTable', id })] };
  if (found.site.vpc.owner !== actor) {
    return { ok: false, refusals: [refusal('NOT_OWNER', { requiredRole: 'owner', actor })] };
  }
  return { ok: true, ...found };
}

function hopRefusals(world: World, { now }: Context, site: Site, wanted: NewRoute): Refusal[] {
  const { nextHop, nextHopType } = wanted;
  if (nextHopType.toUpperCase() === 'LOCAL') return [refusal('SYSTEM_ROUTE', { dest: wanted.dest })];
  const refused = (because: 'missing' | 'elsewhere'): Refusal[] => [
    refusal('NEXT_HOP_INVALID', { nextHop, because, state: null }),
  ];
  if (nextHopType !== PEERING_HOP) {
    const gateway = mapGet(world.gateways, nextHop);
    if (gateway === undefined) return listedHops.has(nextHopType) ? refused('missing') : [];
    return gateway.vpc === site.vpc.id ? [] : refused('elsewhere');
  }
  const peering = mapGet(world.peerings, nextHop);
  if (peering === undefined) return refused('missing');
  if (!site.peerings.some(({ id }) => id === nextHop)) return refused('elsewhere');
  const state = stateAt(peering, world.rules, now);
  if (!isLive(state))
    return [refusal('NEXT_HOP_INVALID', { nextHop, because: 'gone', state }, 'create_peering')];
  if (state !== 'PENDING' || world.rules.routeToPending !== 'deny') return [];
  return [refusal('NEXT_HOP_INVALID', { nextHop, because: 'pending', state }, 'accept')];
}

function localRefusals({ vpc }: Site, dest: Cidr): Refusal[] {
  const local = blocksOf(vpc).find((block) => contains(block, dest));
  return local === undefined ? [] : [refusal('ROUTE_OVERLAPS_LOCAL', { dest: dest.text, local: local.text })];
}

/** What is wrong with a destination behind a peering, by what its far VPC holds. */
export function peerRefusals(world: World, site: Site, dest: Cidr, nextHop: string): Refusal[] {
  const peering = mapGet(world.peerings, nextHop);
  const peer = peering === undefined ? undefined : siteOf(world, farVpc(peering, site.vpc.id))?.vpc;
  if (peer === undefined) return [];
  const secondary = peer.secondaryCidrs.find((block) => contains(block, dest));
  if (secondary !== undefined && !world.rules.secondaryCidrRoutable) {
    return [refusal('SECONDARY_CIDR_UNSUPPORTED', { block: secondary.text, vpc: peer.id })];
  }
  const inside = blocksOf(peer).some((block) => contains(block, dest));
  if (inside || !world.rules.routeDestMustBeInPeer) return [];
  const blocks = blocksOf(peer).map(({ text }) => text);
  return [refusal('ROUTE_DEST_NOT_IN_PEER', { dest: dest.text, vpc: peer.id, blocks })];
}

function conflicts(world: World, table: RouteTable, dest: Cidr, nextHop: string): Refusal[] {
  const same = routesAt(table.routes, dest).find(
    (route) => world.rules.equalDestRoutes === 'deny' || route.nextHop === nextHop,
  );
  return same === undefined ? [] : [refusal('ROUTE_CONFLICT', { dest: dest.text, nextHop: same.nextHop })];
}
