import type { Cidr } from './cidr.ts';
import { mapGet, mapOf, mapSet, type PersistentMap } from './persistent-map.ts';
import { allRoutes, type RouteSet } from './route-set.ts';
import type { ChargeType, ConnectionState, Quotas, Rules } from './rules.ts';

/** A cloud account, named by its UIN (decimal text), with the quotas that a ticket has raised for it. */
export interface Account {
  readonly uin: string;
  readonly quotas: Partial<Quotas>;
  /** The highest cross-region cap a ticket has allowed it, Mbps: any whole figure above the profile's own up to this. */
  readonly allowedMbps?: number;
}

/** A virtual private cloud. Blocks are canonical; `secondaryCidrs` are IPv4. */
export interface Vpc {
  readonly id: string;
  readonly owner: string;
  readonly region: string;
  readonly cidr: Cidr;
  readonly secondaryCidrs: readonly Cidr[];
  readonly ipv6Cidr: Cidr | null;
  readonly name: string;
}

export interface Subnet {
  readonly id: string;
  readonly vpc: string;
  readonly cidr: Cidr;
  readonly ipv6Cidr: Cidr | null;
  /** The one table whose routes its packets follow. */
  readonly routeTable: string;
}

/** A route table without its implied Local route. Each VPC has one default table. */
export interface RouteTable {
  readonly id: string;
  readonly vpc: string;
  readonly default: boolean;
  readonly routes: RouteSet;
}

/** Times are milliseconds since 1970, bandwidths Mbps. */
export interface Peering {
  readonly id: string;
  readonly name: string;
  readonly requesterVpc: string;
  readonly accepterVpc: string;
  /** As stored; what it is by the clock says `stateAt`. */
  readonly state: ConnectionState;
  /** When it was asked for; re-enabling starts the wait again. */
  readonly createdAt: number;
  readonly bandwidthMbps: number | null;
  readonly chargeType: ChargeType | null;
}

/** A way out of a VPC: NAT, VPN … `reaches` is the block behind it, or the internet. */
export interface Gateway {
  readonly id: string;
  readonly vpc: string;
  readonly type: string;
  readonly reaches: Cidr | 'internet';
}

/** A host of the classic (basic) network; linked to at most one VPC. */
export interface ClassicHost {
  readonly id: string;
  readonly owner: string;
  readonly region: string;
  readonly ip: string;
  readonly linkedVpc: string | null;
}

/** A VPC and what hangs on it: all that one question about it reads, found by one look-up. */
export interface Site {
  readonly vpc: Vpc;
  readonly subnets: readonly Subnet[];
  readonly tables: readonly RouteTable[];
  /** Every peering with this VPC at one end, in the order they came. */
  readonly peerings: readonly Peering[];
}

/**
 * A network under one set of rules, as a value: changing it gives another one that shares all but the changed path.
 * Answers cost what the VPCs in question hold, not what the world holds.
 */
export interface World {
  readonly rules: Rules;
  readonly accounts: PersistentMap<Account>;
  readonly sites: PersistentMap<Site>;
  readonly peerings: PersistentMap<Peering>;
  readonly gateways: PersistentMap<Gateway>;
  readonly classicHosts: PersistentMap<ClassicHost>;
  /** Subnet id to VPC id, route table id to VPC id. */
  readonly subnetVpc: PersistentMap<string>;
  readonly tableVpc: PersistentMap<string>;
  /** The VPCs of an account, by UIN, in the order they came. */
  readonly ownVpcs: PersistentMap<readonly string[]>;
}

/** The parts a world is made of. Ids are unique within their kind and references hold: the caller has checked. */
export interface WorldParts {
  readonly rules: Rules;
  readonly accounts?: readonly Account[];
  readonly vpcs?: readonly Vpc[];
  readonly subnets?: readonly Subnet[];
  readonly routeTables?: readonly RouteTable[];
  readonly peerings?: readonly Peering[];
  readonly gateways?: readonly Gateway[];
  readonly classicHosts?: readonly ClassicHost[];
}

/** Builds a world in one go. */
export function worldOf(parts: WorldParts): World {
  const { vpcs = [], subnets = [], routeTables = [] } = parts;
  const peerings = sharingIds(vpcs, parts.peerings ?? []);
  const subnetsIn = groupedBy(subnets, ({ vpc }) => [vpc]);
  const tablesIn = groupedBy(routeTables, ({ vpc }) => [vpc]);
  const peeringsIn = groupedBy(peerings, ({ requesterVpc, accepterVpc }) => [
    ...new Set([requesterVpc, accepterVpc]),
  ]);
  const owned = groupedBy(vpcs, ({ owner }) => [owner]);
  return {
    rules: parts.rules,
    accounts: mapOf((parts.accounts ?? []).map((account) => [account.uin, account])),
    sites: mapOf(
      vpcs.map((vpc): [string, Site] => [
        vpc.id,
        {
          vpc,
          subnets: subnetsIn.get(vpc.id) ?? [],
          tables: tablesIn.get(vpc.id) ?? [],
          peerings: peeringsIn.get(vpc.id) ?? [],
        },
      ]),
    ),
    peerings: mapOf(peerings.map((peering) => [peering.id, peering])),
    gateways: mapOf((parts.gateways ?? []).map((gateway) => [gateway.id, gateway])),
    classicHosts: mapOf((parts.classicHosts ?? []).map((host) => [host.id, host])),
    subnetVpc: mapOf(subnets.map(({ id, vpc }) => [id, vpc])),
    tableVpc: mapOf(routeTables.map(({ id, vpc }) => [id, vpc])),
    ownVpcs: mapOf([...owned].map(([uin, list]) => [uin, list.map(({ id }) => id)])),
  };
}

/** One string for one VPC id: comparing keys is then comparing addresses, also where the world outgrows the cache. */
function sharingIds(vpcs: readonly Vpc[], peerings: readonly Peering[]): Peering[] {
  const ids = new Map(vpcs.map(({ id }) => [id, id]));
  const shared = (id: string): string => ids.get(id) ?? id;
  return peerings.map((peering) => ({
    ...peering,
    requesterVpc: shared(peering.requesterVpc),
    accepterVpc: shared(peering.accepterVpc),
  }));
}

/** A world with nothing in it but rules. */
export const emptyWorld = (rules: Rules): World => worldOf({ rules });

export const siteOf = (world: World, vpc: string): Site | undefined => mapGet(world.sites, vpc);

/** A subnet with the site it lies in. */
export function subnetOf(world: World, id: string): { site: Site; subnet: Subnet } | undefined {
  const site = siteOf(world, mapGet(world.subnetVpc, id) ?? '');
  const subnet = site?.subnets.find((each) => each.id === id);
  return site === undefined || subnet === undefined ? undefined : { site, subnet };
}

/** A route table with the site it lies in. */
export function tableOf(world: World, id: string): { site: Site; table: RouteTable } | undefined {
  const site = siteOf(world, mapGet(world.tableVpc, id) ?? '');
  const table = site?.tables.find((each) => each.id === id);
  return site === undefined || table === undefined ? undefined : { site, table };
}

/** The VPC at the other end. */
export const farVpc = (peering: Peering, near: string): string =>
  peering.requesterVpc === near ? peering.accepterVpc : peering.requesterVpc;

/** Every block of a VPC: primary first, then secondary, then IPv6. */
export function blocksOf(vpc: Vpc): readonly Cidr[] {
  if (vpc.ipv6Cidr !== null) return [vpc.cidr, ...vpc.secondaryCidrs, vpc.ipv6Cidr];
  return vpc.secondaryCidrs.length === 0 ? [vpc.cidr] : [vpc.cidr, ...vpc.secondaryCidrs];
}

/** The quota in force for an account: its raised one, else the profile's. */
export const quotaOf = (world: World, uin: string, quota: keyof Quotas): number =>
  mapGet(world.accounts, uin)?.quotas[quota] ?? world.rules.quotas[quota];

/** The sites of an account's VPCs, in the order they came. */
export const sitesOf = (world: World, uin: string): readonly Site[] =>
  (mapGet(world.ownVpcs, uin) ?? []).flatMap((id) => siteOf(world, id) ?? []);

/** How many VPCs an account has in a region. */
export const vpcCountOf = (world: World, uin: string, region: string): number =>
  sitesOf(world, uin).filter(({ vpc }) => vpc.region === region).length;

/** How many routes on both sides of a peering point at it. */
export function routesTo(world: World, peering: Peering): number {
  return [...new Set([peering.requesterVpc, peering.accepterVpc])]
    .flatMap((vpc) => siteOf(world, vpc)?.tables ?? [])
    .reduce(
      (sum, { routes }) => sum + allRoutes(routes).filter(({ nextHop }) => nextHop === peering.id).length,
      0,
    );
}

/** The world with one VPC's site replaced. */
export const withSite = (world: World, site: Site): World => ({
  ...world,
  sites: mapSet(world.sites, site.vpc.id, site),
});

/** The world with this route table in place of the one with its id. */
export function withTable(world: World, table: RouteTable): World {
  const site = siteOf(world, table.vpc);
  if (site === undefined) return world;
  const tables = site.tables.some(({ id }) => id === table.id)
    ? site.tables.map((each) => (each.id === table.id ? table : each))
    : [...site.tables, table];
  return { ...withSite(world, { ...site, tables }), tableVpc: mapSet(world.tableVpc, table.id, table.vpc) };
}

/** The world with this peering added or replaced, at both ends. */
export function withPeering(world: World, peering: Peering): World {
  const known = mapGet(world.peerings, peering.id) !== undefined;
  let next: World = { ...world, peerings: mapSet(world.peerings, peering.id, peering) };
  for (const vpc of new Set([peering.requesterVpc, peering.accepterVpc])) {
    const site = siteOf(next, vpc);
    if (site === undefined) continue;
    const peerings = known
      ? site.peerings.map((each) => (each.id === peering.id ? peering : each))
      : [...site.peerings, peering];
    next = withSite(next, { ...site, peerings });
  }
  return next;
}

/** The world with one more subnet. */
export function withSubnet(world: World, subnet: Subnet): World {
  const site = siteOf(world, subnet.vpc);
  if (site === undefined) return world;
  const next = withSite(world, { ...site, subnets: [...site.subnets, subnet] });
  return { ...next, subnetVpc: mapSet(world.subnetVpc, subnet.id, subnet.vpc) };
}

/** The world with a VPC added with its default table, or a known one replaced. */
export function withVpc(world: World, vpc: Vpc, defaultTable?: RouteTable): World {
  const site = siteOf(world, vpc.id);
  if (site !== undefined) return withSite(world, { ...site, vpc });
  const next = {
    ...withSite(world, { vpc, subnets: [], tables: [], peerings: [] }),
    ownVpcs: mapSet(world.ownVpcs, vpc.owner, [...(mapGet(world.ownVpcs, vpc.owner) ?? []), vpc.id]),
  };
  return defaultTable === undefined ? next : withTable(next, defaultTable);
}

/** The world with an account's quotas raised (or set). */
export const withQuotas = (world: World, uin: string, quotas: Partial<Quotas>): World => {
  const before = mapGet(world.accounts, uin);
  const account = { ...before, uin, quotas: { ...before?.quotas, ...quotas } };
  return { ...world, accounts: mapSet(world.accounts, uin, account) };
};

/** The world with a cap allowed to an account that is above what the profile sells. */
export const withAllowedMbps = (world: World, uin: string, allowedMbps: number): World => {
  const { quotas = {} } = mapGet(world.accounts, uin) ?? {};
  return { ...world, accounts: mapSet(world.accounts, uin, { uin, quotas, allowedMbps }) };
};

/** The highest cross-region cap an account may choose, Mbps; null where there is no ceiling. */
export function highestMbps(
  { rules, accounts }: Pick<World, 'rules' | 'accounts'>,
  uin: string,
): number | null {
  const { crossRegionMaxMbps: max } = rules;
  return max === null ? null : Math.max(max, mapGet(accounts, uin)?.allowedMbps ?? 0);
}

/** The cross-region caps that an account may choose from, Mbps: those that are sold, and the one a ticket allowed. */
export function capsFor(world: Pick<World, 'rules' | 'accounts'>, uin: string): readonly number[] {
  const { bandwidthTiersMbps: tiers, crossRegionMaxMbps: sold } = world.rules;
  const highest = highestMbps(world, uin);
  return highest !== null && sold !== null && highest > sold ? [...tiers, highest] : tiers;
}

function groupedBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
