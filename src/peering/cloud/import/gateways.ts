import type { Cidr } from '../../cidr.ts';
import { cover } from '../../cidr-set.ts';
import type { Gateway } from '../../world.ts';
import { type Node, report } from './node.ts';
import type { PlacedTable } from './tables.ts';

// What lies behind a next hop of this type: the internet, or no more than what is routed to it.
const behind: ReadonlyMap<string, 'internet' | 'routed'> = new Map([
  ['NAT', 'internet'],
  ['CVM', 'internet'],
  ['VPN', 'routed'],
  ['SSLVPN', 'routed'],
  ['DIRECTCONNECT', 'routed'],
  ['CCN', 'routed'],
  ['USER_CCN', 'routed'],
  ['INTRANAT', 'routed'],
  ['LOCAL_GATEWAY', 'routed'],
  ['HAVIP', 'routed'],
  ['GWLB_ENDPOINT', 'routed'],
]);

/**
 * The gateways that routes speak of: no describe call lists them all, and without one its route would look dead.
 * What a gateway reaches is the smallest block around the destinations routed to it. A next hop that is an address
 * (NORMAL_CVM), a constant (EIP is `0`) or shared between VPCs (CCN) has no place in the model but its first.
 */
export function gatewaysOf(tables: Iterable<PlacedTable>, peerings: ReadonlySet<string>): Gateway[] {
  const found = new Map<string, { vpc: string; type: string; dests: Cidr[]; node: Node }>();
  for (const { table, routes, node } of tables) {
    for (const { dest, nextHop, nextHopType: type } of routes) {
      const known = found.get(nextHop);
      if (type === 'PEERCONNECTION') {
        if (!peerings.has(nextHop)) report(node, 'UNKNOWN_REFERENCE', { kind: 'peering', id: nextHop });
      } else if (!behind.has(type) || (known !== undefined && known.vpc !== table.vpc)) {
        report(node, 'NEXT_HOP_NOT_MODELLED', { type: type.slice(0, 64), nextHop });
      } else if (known === undefined) found.set(nextHop, { vpc: table.vpc, type, dests: [dest], node });
      else known.dests.push(dest);
    }
  }
  return [...found].map(([id, { vpc, type, dests, node }]): Gateway => {
    const all = cover(dests.filter(({ family }) => family === 'ipv4')) ?? cover(dests);
    const whole = behind.get(type) === 'internet' || all === null || all.length === 0;
    const reaches = whole ? 'internet' : all;
    const shown = reaches === 'internet' ? reaches : reaches.text;
    report(node, 'GATEWAY_ASSUMED', { gateway: id, type, reaches: shown });
    return { id, vpc, type, reaches };
  });
}
