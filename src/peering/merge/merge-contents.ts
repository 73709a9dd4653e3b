import type { Cidr } from '../cidr.ts';
import { mapGet, mapSet } from '../persistent-map.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { noRoutes } from '../route-set.ts';
import { subnetPlaceRefusals } from '../vpc-changes.ts';
import {
  type Gateway,
  type RouteTable,
  type Site,
  type Subnet,
  siteOf,
  type World,
  type WorldParts,
  withSite,
} from '../world.ts';
import { ApartBlocks } from './apart-blocks.ts';
import type { MergeKind, MergeLedger } from './preview.ts';

/** Takes in what lies in the account's VPCs: route tables, still without their routes, subnets and gateways. */
export function mergeContents(
  world: World,
  uin: string,
  parts: Omit<WorldParts, 'rules'>,
  ledger: MergeLedger,
): World {
  const tables = byVpc(world, uin, 'routeTable', ledger.admitted('routeTable', parts.routeTables), ledger);
  const subnets = byVpc(world, uin, 'subnet', ledger.admitted('subnet', parts.subnets), ledger);
  const taken = [...ledger.added.vpc, ...ledger.changed.vpc, ...ledger.unchanged.vpc];
  let next = world;
  for (const vpc of new Set([...taken, ...tables.keys(), ...subnets.keys()])) {
    next = mergeTables(next, vpc, tables.get(vpc) ?? [], ledger);
    next = mergeSubnets(next, vpc, subnets.get(vpc) ?? [], ledger);
  }
  return mergeGateways(next, uin, parts.gateways, ledger);
}

function byVpc<T extends { readonly id: string; readonly vpc: string }>(
  world: World,
  uin: string,
  kind: MergeKind,
  all: readonly T[],
  ledger: MergeLedger,
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(each.vpc);
    if (siteOf(world, each.vpc)?.vpc.owner !== uin)
      ledger.leaveOut(kind, each.id, 'VPC_NOT_YOURS', { vpc: each.vpc });
    else if (group === undefined) groups.set(each.vpc, [each]);
    else group.push(each);
  }
  return groups;
}

/**
 * Adds the tables that are new. The import knows best which is the default one. A VPC that nobody told a table of gets
 * an empty one, as every VPC has, or nothing could be routed in it.
 */
function mergeTables(world: World, vpc: string, said: readonly RouteTable[], ledger: MergeLedger): World {
  const site = siteOf(world, vpc);
  if (site === undefined) return world;
  const own: RouteTable[] = [];
  for (const table of said) {
    const home = mapGet(world.tableVpc, table.id);
    if (home === undefined || home === vpc) own.push(table);
    else ledger.leaveOut('routeTable', table.id, 'ID_TAKEN', {});
  }
  const known = new Map(site.tables.map((table) => [table.id, table]));
  const fresh = own
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ id, vpc, default: false, routes: noRoutes }));
  const standIn = `rtb-of-${vpc}`.slice(0, 64);
  if (known.size + fresh.length === 0 && mapGet(world.tableVpc, standIn) === undefined)
    fresh.push({ id: standIn, vpc, default: true, routes: noRoutes });
  const all: readonly RouteTable[] = [...site.tables, ...fresh];
  const main = (own.find((each) => each.default) ?? all.find((each) => each.default) ?? all[0])?.id;
  const tables = all.map((table) =>
    table.default === (table.id === main) ? table : { ...table, default: table.id === main },
  );
  for (const table of tables) {
    const before = known.get(table.id);
    if (before === undefined) ledger.added.routeTable.push(table.id);
    else if (before !== table) ledger.changed.routeTable.push(table.id);
    else if (own.some(({ id }) => id === table.id)) ledger.unchanged.routeTable.push(table.id);
  }
  if (tables.every((table) => known.get(table.id) === table)) return world;
  const tableVpc = fresh.reduce((map, { id }) => mapSet(map, id, vpc), world.tableVpc);
  return { ...withSite(world, { ...site, tables }), tableVpc };
}

/** Adds the subnets that are new and moves known ones to the table the import names. Blocks of a subnet are for good. */
function mergeSubnets(world: World, vpc: string, said: readonly Subnet[], ledger: MergeLedger): World {
  const site = siteOf(world, vpc);
  if (site === undefined || said.length === 0) return world;
  const subnets = new Map(site.subnets.map((subnet) => [subnet.id, subnet]));
  const apart = new ApartBlocks<{ readonly id: string; readonly block: Cidr }>();
  for (const subnet of site.subnets)
    for (const block of blocksOfSubnet(subnet)) apart.keep(block, { id: subnet.id, block });
  let { subnetVpc } = world;
  for (const each of said) {
    const known = subnets.get(each.id);
    if ((mapGet(subnetVpc, each.id) ?? vpc) !== vpc) {
      ledger.leaveOut('subnet', each.id, 'ID_TAKEN', {});
      continue;
    }
    // What an import does not tell of a known subnet stays: an IPv6 block, a table that it names wrongly.
    const ipv6Cidr = each.ipv6Cidr ?? known?.ipv6Cidr ?? null;
    const subnet: Subnet = { ...each, ipv6Cidr, routeTable: tableFor(site, each, known) };
    const [was, is] = [blocksText(known ?? subnet), blocksText(subnet)];
    const gained = known?.ipv6Cidr === null && ipv6Cidr !== null ? `${was}, ${ipv6Cidr.text}` : was;
    if (is !== gained) {
      ledger.leaveOut('subnet', each.id, 'DIFFERS', { known: was, stated: is });
      continue;
    }
    const old = new Set(known === undefined ? [] : blocksOfSubnet(known).map(({ text }) => text));
    const news = blocksOfSubnet(subnet).filter(({ text }) => !old.has(text));
    const refusals = news.flatMap((block) => placeRefusals(world, site, block, apart));
    if (refusals.length > 0) {
      ledger.leaveOut('subnet', each.id, 'REFUSED', { refusals });
      continue;
    }
    for (const block of news) apart.keep(block, { id: subnet.id, block });
    const same = known !== undefined && news.length === 0 && known.routeTable === subnet.routeTable;
    ledger[same ? 'unchanged' : known === undefined ? 'added' : 'changed'].subnet.push(subnet.id);
    if (same) continue;
    subnets.set(subnet.id, subnet);
    subnetVpc = mapSet(subnetVpc, subnet.id, vpc);
  }
  return { ...withSite(world, { ...site, subnets: [...subnets.values()] }), subnetVpc };
}

const blocksOfSubnet = ({ cidr, ipv6Cidr }: Subnet): readonly Cidr[] =>
  ipv6Cidr === null ? [cidr] : [cidr, ipv6Cidr];

const blocksText = (subnet: Subnet): string =>
  blocksOfSubnet(subnet)
    .map(({ text }) => text)
    .join(', ');

/** The table a subnet says, where it lies in the same VPC, else the one it has, else the default one. */
const tableFor = ({ tables }: Site, said: Subnet, known: Subnet | undefined): string =>
  known !== undefined && !tables.some(({ id }) => id === said.routeTable)
    ? known.routeTable
    : ((tables.find(({ id }) => id === said.routeTable) ?? tables.find((each) => each.default) ?? tables[0])
        ?.id ?? '');

function placeRefusals(
  { rules }: World,
  { vpc }: Site,
  block: Cidr,
  apart: ApartBlocks<{ readonly id: string; readonly block: Cidr }>,
): Refusal[] {
  const refusals = subnetPlaceRefusals(vpc, block, rules);
  const met = apart.meeting(block);
  if (met === undefined) return refusals;
  const args = { cidr: block.text, subnet: met.id, other: met.block.text };
  return [...refusals, refusal('SUBNET_OVERLAP', args)];
}

function mergeGateways(
  world: World,
  uin: string,
  said: readonly Gateway[] | undefined,
  ledger: MergeLedger,
): World {
  let { gateways } = world;
  for (const gateway of ledger.admitted('gateway', said)) {
    const { id, vpc, type, reaches } = gateway;
    const known = mapGet(gateways, id);
    if (siteOf(world, vpc)?.vpc.owner !== uin) ledger.leaveOut('gateway', id, 'VPC_NOT_YOURS', { vpc });
    else if (known !== undefined && known.vpc !== vpc) ledger.leaveOut('gateway', id, 'ID_TAKEN', {});
    else {
      const same = known?.type === type && textOfReach(known.reaches) === textOfReach(reaches);
      ledger[same ? 'unchanged' : known === undefined ? 'added' : 'changed'].gateway.push(id);
      if (!same) gateways = mapSet(gateways, id, gateway);
    }
  }
  return { ...world, gateways };
}

const textOfReach = (reaches: Gateway['reaches']): string =>
  reaches === 'internet' ? reaches : reaches.text;
