import {
  allRoutes,
  blocksOf,
  type Cidr,
  contains,
  overlap,
  type PeeringRequest,
  parseCidr,
  type Question,
  type Route,
  type RouteTable,
  routesOf,
  type Vpc,
  type WorldParts,
} from '../../src/peering/index.ts';

/** The same network as plain lists. */
export type Lists = Required<Pick<WorldParts, 'vpcs' | 'subnets' | 'routeTables' | 'peerings'>> & WorldParts;

/** The straightforward way: find everything by walking the lists. Whole subnets only; what the bench asks. */
export function linearReachability(lists: Lists, { from, to }: Question): 'REACHABLE' | 'UNREACHABLE' {
  const subnetOf = (end: Question['from']) =>
    lists.subnets.find(({ id }) => 'subnet' in end && id === end.subnet);
  const [source, target] = [subnetOf(from), subnetOf(to)];
  if (source === undefined || target === undefined) return 'UNREACHABLE';
  const out = nextHop(lists, source.routeTable, target.cidr);
  const back = nextHop(lists, target.routeTable, source.cidr);
  if (out === null || out !== back) return 'UNREACHABLE';
  const peering = lists.peerings.find(({ id }) => id === out);
  const ends = [peering?.requesterVpc, peering?.accepterVpc];
  const joined = peering?.state === 'ACTIVE' && ends.includes(source.vpc) && ends.includes(target.vpc);
  return joined ? 'REACHABLE' : 'UNREACHABLE';
}

/** No duplicate, no overlap, no overlapping sibling, quota left: true if the request would pass. */
export function linearPreflight(lists: Lists, request: PeeringRequest): boolean {
  const vpcOf = (id: string): Vpc | undefined => lists.vpcs.find((vpc) => vpc.id === id);
  const [near, far] = [vpcOf(request.requesterVpc), vpcOf(request.accepterVpc)];
  if (near === undefined || far === undefined || near === far || clash(near, far)) return false;
  return [[near, far] as const, [far, near] as const].every(([hub, newcomer]) => {
    const links = lists.peerings.filter(
      ({ requesterVpc: r, accepterVpc: a }) => r === hub.id || a === hub.id,
    );
    const peers = links.map(({ requesterVpc: r, accepterVpc: a }) => vpcOf(r === hub.id ? a : r));
    const fine = peers.every(
      (peer) => peer !== undefined && peer.id !== newcomer.id && !clash(peer, newcomer),
    );
    return fine && links.length < lists.rules.quotas.peeringsPerVpc;
  });
}

/** The list of tables with one route more in one of them. */
export function linearRouteChange(
  lists: Lists,
  wanted: {
    readonly routeTable: string;
    readonly dest: string;
    readonly nextHopType: string;
    readonly nextHop: string;
  },
): readonly RouteTable[] {
  const read = parseCidr(wanted.dest);
  const peering = lists.peerings.find(({ id }) => id === wanted.nextHop);
  if (!read.ok || peering === undefined) return [];
  const route: Route = {
    dest: read.cidr,
    nextHopType: wanted.nextHopType,
    nextHop: wanted.nextHop,
    enabled: true,
  };
  return lists.routeTables.map((table) =>
    table.id === wanted.routeTable
      ? { ...table, routes: routesOf([...allRoutes(table.routes), route]) }
      : table,
  );
}

const clash = (a: Vpc, b: Vpc): boolean =>
  blocksOf(a).some((x) => blocksOf(b).some((y) => overlap(x, y) !== null));

function nextHop(lists: Lists, table: string, target: Cidr): string | null {
  const routes = lists.routeTables.find(({ id }) => id === table)?.routes;
  let best: Route | null = null;
  for (const route of routes === undefined ? [] : allRoutes(routes)) {
    if (contains(route.dest, target) && (best === null || route.dest.length > best.dest.length)) best = route;
  }
  return best?.enabled ? best.nextHop : null;
}
