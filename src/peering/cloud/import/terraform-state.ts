import type { Cidr } from '../../cidr.ts';
import { chargeTypeAt } from './describe-output.ts';
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
 * Reads a Terraform state, version 4. Attributes as in terraform-provider-tencentcloud `website/docs/r/*.markdown`
 * (vpc, subnet, route_table, route_table_entry, route_entry, route_table_association, vpc_ipv6_cidr_block,
 * vpc_ipv6_subnet_cidr_block, vpc_peer_connect_manager, vpc_peer_connect_accept_operation). Data sources and
 * resources that are no part of the network model are passed over, the latter with a note. False where the document
 * is no state.
 */
export function gatherState(document: Node, into: Gathered): boolean {
  const version = member(document, 'version');
  if (absent(version) || absent(member(document, 'resources'))) return false;
  if (version.value !== 4) {
    report(version, 'STATE_VERSION', { version: (text(version) ?? '').slice(0, 20) });
    return true;
  }
  const skipped = new Map<string, { node: Node; count: number }>();
  for (const resource of items(member(document, 'resources'))) {
    if (text(member(resource, 'mode')) === 'data') continue;
    const type = text(member(resource, 'type')) ?? '';
    const gather = kinds.get(type);
    for (const instance of items(member(resource, 'instances'))) {
      if (gather === undefined) {
        const seen = skipped.get(type);
        skipped.set(type, { node: seen?.node ?? resource, count: (seen?.count ?? 0) + 1 });
        continue;
      }
      const attributes = member(instance, 'attributes');
      if (attributes.value instanceof Map) gather(attributes, into);
      else wrongType(attributes, 'object');
    }
  }
  for (const [kind, { node, count }] of skipped) report(node, 'SKIPPED', { kind: kind.slice(0, 64), count });
  return true;
}

const kinds: ReadonlyMap<string, (node: Node, into: Gathered) => void> = new Map([
  ['tencentcloud_vpc', gatherVpc],
  ['tencentcloud_subnet', gatherSubnet],
  ['tencentcloud_route_table', gatherTable],
  ['tencentcloud_route_table_entry', gatherEntry],
  ['tencentcloud_route_entry', gatherOldEntry],
  ['tencentcloud_route_table_association', gatherAssociation],
  ['tencentcloud_vpc_ipv6_cidr_block', gatherVpcIpv6],
  ['tencentcloud_vpc_ipv6_subnet_cidr_block', gatherSubnetIpv6],
  ['tencentcloud_vpc_peer_connect_manager', gatherPeering],
  ['tencentcloud_vpc_peer_connect_accept_operation', gatherAccept],
]);

function gatherVpc(node: Node, into: Gathered): void {
  const vpc = id(member(node, 'id'));
  const cidr = neededBlock(member(node, 'cidr_block'), 'ipv4');
  const secondaryCidrs = ['assistant_cidrs', 'docker_assistant_cidrs']
    .flatMap((key) => items(member(node, key)))
    .map((each) => neededBlock(each, 'ipv4'))
    .filter((each): each is Cidr => each !== null);
  const table = optionalId(member(node, 'default_route_table_id'));
  if (vpc === null || cidr === null) return;
  if (table !== null) into.defaultTables.set(table, vpc);
  const name = nameAt(member(node, 'name'));
  into.vpcs.push({ id: vpc, name, cidr, secondaryCidrs, ipv6Cidr: null, node });
}

function gatherSubnet(node: Node, into: Gathered): void {
  const subnet = id(member(node, 'id'));
  const vpc = id(member(node, 'vpc_id'));
  const cidr = neededBlock(member(node, 'cidr_block'), 'ipv4');
  const routeTable = optionalId(member(node, 'route_table_id'));
  const zone = regionOfZone(text(member(node, 'availability_zone')) ?? '');
  if (subnet !== null && vpc !== null && cidr !== null)
    into.subnets.push({
      id: subnet,
      vpc,
      cidr,
      ipv6Cidr: null,
      routeTable,
      region: zone,
      node,
    });
}

function gatherTable(node: Node, into: Gathered): void {
  const table = id(member(node, 'id'));
  const vpc = id(member(node, 'vpc_id'));
  const main = flag(member(node, 'is_default'), false);
  if (table !== null && vpc !== null) into.tables.push({ id: table, vpc, default: main, routes: [], node });
}

function gatherEntry(node: Node, into: Gathered): void {
  const table = id(member(node, 'route_table_id'));
  const at = member(node, 'destination_cidr_block');
  const dest = neededBlock(at, String(at.value).includes(':') ? 'ipv6' : 'ipv4');
  const nextHopType = id(member(node, 'next_type'));
  const nextHop = id(member(node, 'next_hub'));
  const enabled = !flag(member(node, 'disabled'), false);
  if (table !== null && dest !== null && nextHopType !== null && nextHop !== null)
    into.routes.push({ table, route: { dest, nextHopType, nextHop, enabled }, node });
}

/** The deprecated resource has words of its own for the next hop types. */
const oldTypes: ReadonlyMap<string, string> = new Map([
  ['public_gateway', 'CVM'],
  ['vpn_gateway', 'VPN'],
  ['sslvpn_gateway', 'SSLVPN'],
  ['dc_gateway', 'DIRECTCONNECT'],
  ['peering_connection', 'PEERCONNECTION'],
  ['nat_gateway', 'NAT'],
  ['instance', 'NORMAL_CVM'],
]);

function gatherOldEntry(node: Node, into: Gathered): void {
  const table = id(member(node, 'route_table_id'));
  const dest = neededBlock(member(node, 'cidr_block'), 'ipv4');
  const type = id(member(node, 'next_type'));
  const nextHop = id(member(node, 'next_hub'));
  if (table === null || dest === null || type === null || nextHop === null) return;
  const nextHopType = oldTypes.get(type) ?? type.toUpperCase();
  into.routes.push({ table, route: { dest, nextHopType, nextHop, enabled: true }, node });
}

function gatherAssociation(node: Node, into: Gathered): void {
  const subnet = id(member(node, 'subnet_id'));
  const table = id(member(node, 'route_table_id'));
  if (subnet !== null && table !== null) into.associations.set(subnet, table);
}

function gatherVpcIpv6(node: Node, into: Gathered): void {
  const vpc = id(member(node, 'vpc_id'));
  const cidr = block(member(node, 'ipv6_cidr_block'), 'ipv6');
  if (vpc !== null && cidr !== null) into.ipv6.set(vpc, cidr);
}

function gatherSubnetIpv6(node: Node, into: Gathered): void {
  for (const each of items(member(node, 'ipv6_subnet_cidr_blocks'))) {
    const subnet = id(member(each, 'subnet_id'));
    const cidr = block(member(each, 'ipv6_cidr_block'), 'ipv6');
    if (subnet !== null && cidr !== null) into.ipv6.set(subnet, cidr);
  }
}

/** A state knows neither the connection state nor when it was asked for, nor the asker. */
function gatherPeering(node: Node, into: Gathered): void {
  const peering = id(member(node, 'id'));
  const source = id(member(node, 'source_vpc_id'));
  const peer = id(member(node, 'destination_vpc_id'));
  const said = {
    sourceUin: null,
    peerUin: uin(member(node, 'destination_uin')),
    sourceRegion: null,
    peerRegion: region(member(node, 'destination_region')),
    state: null,
    createdAt: null,
    bandwidthMbps: wholeNumber(member(node, 'bandwidth')) || null,
    chargeType: chargeTypeAt(member(node, 'charge_type')),
  };
  const name = nameAt(member(node, 'peering_connection_name'));
  if (peering !== null && source !== null && peer !== null)
    into.peerings.push({ id: peering, name, source, peer, ...said, node });
}

function gatherAccept(node: Node, into: Gathered): void {
  const peering = id(member(node, 'peering_connection_id'));
  if (peering !== null) into.accepted.add(peering);
}
