import type { Cidr } from '../../cidr.ts';
import type { Route } from '../../route-set.ts';
import { type ChargeType, type ConnectionState, chargeTypes, connectionStates } from '../../rules.ts';
import type { Described } from './finding.ts';
import type { Gathered } from './gathered.ts';
import {
  absent,
  block,
  flag,
  id,
  items,
  member,
  type Node,
  nameAt,
  neededBlock,
  optionalId,
  region,
  report,
  text,
  uin,
  wholeNumber,
  wrongType,
} from './node.ts';
import { regionOfZone } from './regions.ts';

/**
 * Reads an answer of the VPC API (2017-03-12): DescribeVpcs, DescribeSubnets, DescribeRouteTables,
 * DescribeVpcPeeringConnections, bare or wrapped in `{"Response": …}`. Fields as in tencentcloud-sdk-nodejs 4.1.313
 * `vpc_models.d.ts` (Vpc, AssistantCidr, Subnet, RouteTable, Route, PeerConnection) and the samples in
 * tencentcloud-cli `tccli/examples/vpc/v20170312/*.md`. False where the document is none of them.
 */
export function gatherDescribed(document: Node, into: Gathered): boolean {
  const wrapped = member(document, 'Response');
  const answer = absent(wrapped) ? document : wrapped;
  const error = member(answer, 'Error');
  if (!absent(error)) {
    report(error, 'CLOUD_ERROR', { error: text(member(error, 'Code')) ?? '' });
    return true;
  }
  const known = sets.filter(([key]) => !absent(member(answer, key)));
  for (const [key, kind, gather] of known) {
    const set = member(answer, key);
    for (const item of items(set)) {
      if (item.value instanceof Map) gather(item, into);
      else wrongType(item, 'object');
    }
    const total = member(answer, 'TotalCount');
    const count = wholeNumber(total);
    if (count !== null) into.totals.push({ kind, total: count, node: total });
  }
  return known.length > 0;
}

const sets: readonly (readonly [string, Described, (node: Node, into: Gathered) => void])[] = [
  ['VpcSet', 'vpc', gatherVpc],
  ['SubnetSet', 'subnet', gatherSubnet],
  ['RouteTableSet', 'routeTable', gatherTable],
  ['PeerConnectionSet', 'peering', gatherPeering],
];

function gatherVpc(node: Node, into: Gathered): void {
  const vpc = id(member(node, 'VpcId'));
  const cidr = neededBlock(member(node, 'CidrBlock'), 'ipv4');
  const secondaryCidrs = items(member(node, 'AssistantCidrSet'))
    .map((each) => neededBlock(member(each, 'CidrBlock'), 'ipv4'))
    .filter((each): each is Cidr => each !== null);
  const ipv6Cidr = block(member(node, 'Ipv6CidrBlock'), 'ipv6');
  const name = nameAt(member(node, 'VpcName'));
  if (vpc !== null && cidr !== null) into.vpcs.push({ id: vpc, name, cidr, secondaryCidrs, ipv6Cidr, node });
}

function gatherSubnet(node: Node, into: Gathered): void {
  const subnet = id(member(node, 'SubnetId'));
  const vpc = id(member(node, 'VpcId'));
  const cidr = neededBlock(member(node, 'CidrBlock'), 'ipv4');
  const ipv6Cidr = block(member(node, 'Ipv6CidrBlock'), 'ipv6');
  const routeTable = optionalId(member(node, 'RouteTableId'));
  const zone = regionOfZone(text(member(node, 'Zone')) ?? '');
  if (subnet !== null && vpc !== null && cidr !== null)
    into.subnets.push({ id: subnet, vpc, cidr, ipv6Cidr, routeTable, region: zone, node });
}

function gatherTable(node: Node, into: Gathered): void {
  const table = id(member(node, 'RouteTableId'));
  const vpc = id(member(node, 'VpcId'));
  const routes = items(member(node, 'RouteSet'))
    .map(routeAt)
    .filter((each): each is Route => each !== null);
  const main = flag(member(node, 'Main'), false);
  if (table !== null && vpc !== null) into.tables.push({ id: table, vpc, default: main, routes, node });
}

/** Null for the Local route, which is implied, and, with a mistake, for what is none. Samples leave `Enabled` out. */
function routeAt(node: Node): Route | null {
  const six = member(node, 'DestinationIpv6CidrBlock');
  const four = member(node, 'DestinationCidrBlock');
  const dest =
    absent(four) || four.value === ''
      ? (block(six, 'ipv6') ?? neededBlock(four, 'ipv4'))
      : block(four, 'ipv4');
  const nextHopType = text(member(node, 'GatewayType'));
  if (nextHopType === null && absent(member(node, 'GatewayType')))
    wrongType(member(node, 'GatewayType'), 'string');
  if (nextHopType?.toUpperCase() === 'LOCAL') return null;
  const nextHop = id(member(node, 'GatewayId'));
  const enabled = flag(member(node, 'Enabled'), true);
  return dest === null || nextHopType === null || nextHop === null
    ? null
    : { dest, nextHopType, nextHop, enabled };
}

function gatherPeering(node: Node, into: Gathered): void {
  const type = text(member(node, 'Type'));
  if (type === 'VPC_BM_PEER') {
    report(node, 'SKIPPED', { kind: type, count: 1 });
    return;
  }
  const peering = id(member(node, 'PeeringConnectionId'));
  const source = id(member(node, 'SourceVpcId'));
  // The SDK documents both names for the far VPC; answers have been seen with the first.
  const far = member(node, 'PeerVpcId');
  const peer = id(
    absent(far) && !absent(member(node, 'DestinationVpcId')) ? member(node, 'DestinationVpcId') : far,
  );
  const said = {
    sourceUin: uin(member(node, 'SourceUin')),
    peerUin: uin(member(node, 'DestinationUin')),
    sourceRegion: region(member(node, 'SourceRegion')),
    peerRegion: region(member(node, 'DestinationRegion')),
    state: stateAt(member(node, 'State')),
    createdAt: timeAt(member(node, 'CreateTime')),
    // Same-region peerings come with bandwidth 0 and empty charge type: neither is set.
    bandwidthMbps: wholeNumber(member(node, 'Bandwidth')) || null,
    chargeType: chargeTypeAt(member(node, 'ChargeType')),
  };
  const name = nameAt(member(node, 'PeeringConnectionName'));
  if (peering !== null && source !== null && peer !== null)
    into.peerings.push({ id: peering, name, source, peer, ...said, node });
}

function stateAt(node: Node): ConnectionState | null {
  const value = text(node);
  const state = connectionStates.find((each) => each === value) ?? null;
  if (state === null) report(node, 'UNKNOWN_STATE', { state: value?.slice(0, 64) ?? '' });
  return state;
}

/** A charge type; null where it says none, or one that is no peering's. */
export function chargeTypeAt(node: Node): ChargeType | null {
  const value = text(node);
  return chargeTypes.find((each) => each === value) ?? null;
}

/** `2018-04-25 10:26:26` is Beijing time, as the console shows it; ISO 8601 says its own zone. */
function timeAt(node: Node): number | null {
  const value = text(node) ?? '';
  const plain = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(value);
  const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(value);
  const time =
    plain !== null ? Date.parse(`${plain[1]}T${plain[2]}+08:00`) : iso ? Date.parse(value) : Number.NaN;
  return time >= 0 ? time : null;
}
