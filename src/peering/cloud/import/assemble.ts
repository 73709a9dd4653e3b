import type { Cidr } from '../../cidr.ts';
import type { Account, Peering, Subnet, Vpc, WorldParts } from '../../world.ts';
import type { Described } from './finding.ts';
import { gatewaysOf } from './gateways.ts';
import type { Gathered, PeeringRecord, SubnetRecord, TableRecord, VpcRecord } from './gathered.ts';
import { type Node, report } from './node.ts';
import { type Assumptions, ownedVpcs } from './owners.ts';
import { defaultsOf, placedTables, tableIdOf } from './tables.ts';

/**
 * Makes one world of what the files said. References that lead nowhere are cut and reported, so that those which are
 * left hold:
 *
 *     subnet   needs its VPC; a route table that nobody described stands in empty, one of another VPC is no use
 *     table    needs its VPC
 *     peering  needs both its VPCs: a peer's blocks cannot be guessed
 */
export function assemble(from: Gathered, assumed: Assumptions): Omit<WorldParts, 'rules'> {
  const peerings = distinctPeerings(from.peerings);
  const records = distinct('vpc', from.vpcs, vpcKey);
  const nodes = new Map(records.map(({ id, node }) => [id, node]));
  const vpcs = ownedVpcs(records, from, peerings, assumed);
  const inWorld = <T extends { readonly vpc: string; readonly node: Node }>(record: T): boolean => {
    if (!nodes.has(record.vpc)) report(record.node, 'UNKNOWN_REFERENCE', { kind: 'vpc', id: record.vpc });
    return nodes.has(record.vpc);
  };
  const described = distinct('routeTable', from.tables, tableKey).filter(inWorld);
  const subnets = distinct('subnet', from.subnets, subnetKey).filter(inWorld);
  const tables = placedTables(described, subnets, nodes, from);
  const links = linksOf(peerings, vpcs, from.accepted, assumed.now);
  const gateways = gatewaysOf(tables.values(), new Set(links.map(({ id }) => id)));
  const defaults = defaultsOf(tables.values());
  countUp(from);
  return {
    accounts: [...new Set(vpcs.map(({ owner }) => owner))].map((uin): Account => ({ uin, quotas: {} })),
    vpcs,
    subnets: subnets.flatMap((record): Subnet[] => {
      const { id, vpc, cidr, node } = record;
      const routeTable = tableIdOf(record, from, defaults);
      const home = tables.get(routeTable)?.table.vpc ?? vpc;
      if (home !== vpc) report(node, 'TABLE_ELSEWHERE', { subnet: id, table: routeTable, vpc: home });
      const ipv6Cidr = record.ipv6Cidr ?? from.ipv6.get(id) ?? null;
      return home === vpc ? [{ id, vpc, cidr, ipv6Cidr, routeTable }] : [];
    }),
    routeTables: [...tables.values()].map(({ table }) => table),
    peerings: links,
    gateways,
  };
}

/** The first of each id; a later one that says otherwise is reported. */
function distinct<T extends { readonly id: string; readonly node: Node }>(
  kind: Described,
  records: readonly T[],
  key: (record: T) => string,
): T[] {
  const first = new Map<string, T>();
  for (const record of records) {
    const before = first.get(record.id);
    if (before === undefined) first.set(record.id, record);
    else if (key(before) !== key(record)) report(record.node, 'DIFFERS', { kind, id: record.id });
  }
  return [...first.values()];
}

const blocks = (cidrs: readonly (Cidr | null)[]): string => cidrs.map((each) => each?.text ?? '').join(' ');
const vpcKey = (each: VpcRecord): string => blocks([each.cidr, each.ipv6Cidr, ...each.secondaryCidrs]);
const subnetKey = (each: SubnetRecord): string =>
  `${each.vpc} ${blocks([each.cidr, each.ipv6Cidr])} ${each.routeTable}`;
const tableKey = (each: TableRecord): string =>
  [
    each.vpc,
    ...each.routes.map(({ dest, nextHop, enabled }) => `${dest.text} ${nextHop} ${enabled}`).sort(),
  ].join();
const peeringKey = (each: PeeringRecord): string =>
  [each.source, each.peer, each.state, each.bandwidthMbps, each.chargeType].join();

/**
 * Both accounts may describe one peering. "Source" is the describer's own side in the API's words, so the two may
 * have their ends the other way round: the first is taken, and said so.
 */
function distinctPeerings(records: readonly PeeringRecord[]): PeeringRecord[] {
  const first = new Map<string, PeeringRecord>();
  const straight = records.map((record) => {
    const before = first.get(record.id);
    if (before === undefined) first.set(record.id, record);
    if (before === undefined || before.source !== record.peer || before.peer !== record.source) return record;
    report(record.node, 'ENDS_SWAPPED', { peering: record.id, requesterVpc: before.source });
    return { ...record, source: record.peer, peer: record.source };
  });
  return distinct('peering', straight, peeringKey);
}

function linksOf(
  records: readonly PeeringRecord[],
  vpcs: readonly Vpc[],
  accepted: ReadonlySet<string>,
  now: number,
): Peering[] {
  const owners = new Map(vpcs.map(({ id, owner }) => [id, owner]));
  return records.flatMap((record) => {
    const ends = [
      { vpc: record.source, uin: record.sourceUin, region: record.sourceRegion },
      { vpc: record.peer, uin: record.peerUin, region: record.peerRegion },
    ];
    const gone = ends.filter(({ vpc }) => !owners.has(vpc));
    for (const end of gone) report(record.node, 'FOREIGN_PEER', { peering: record.id, ...end });
    if (gone.length > 0) return [];
    const live = accepted.has(record.id) || owners.get(record.source) === owners.get(record.peer);
    return [peeringOf(record, record.state ?? (live ? 'ACTIVE' : 'PENDING'), now)];
  });
}

function peeringOf(record: PeeringRecord, state: Peering['state'], now: number): Peering {
  const { id, name, source, peer, createdAt, bandwidthMbps, chargeType, node } = record;
  if (record.state === null) report(node, 'STATE_ASSUMED', { peering: id, state });
  // Only a request that still waits is counted in days.
  if (createdAt === null && state === 'PENDING') report(node, 'TIME_ASSUMED', { peering: id });
  return {
    id,
    name,
    requesterVpc: source,
    accepterVpc: peer,
    state,
    createdAt: createdAt ?? now,
    bandwidthMbps,
    chargeType,
  };
}

/** The API gives 20 objects a call unless asked for more: a file that holds the first page only is worth a word. */
function countUp(from: Gathered): void {
  const got = {
    vpc: distinctIds(from.vpcs),
    subnet: distinctIds(from.subnets),
    routeTable: distinctIds(from.tables),
    peering: distinctIds(from.peerings),
  };
  const told = new Set<Described>();
  for (const { kind, total, node } of from.totals) {
    if (total <= got[kind] || told.has(kind)) continue;
    told.add(kind);
    report(node, 'INCOMPLETE', { kind, total, got: got[kind] });
  }
}

const distinctIds = (records: readonly { readonly id: string }[]): number =>
  new Set(records.map(({ id }) => id)).size;
