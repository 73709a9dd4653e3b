import {
  allRoutes,
  type Cidr,
  type Peering,
  parseAddress,
  parseCidr,
  type Route,
  type Subnet,
  type Vpc,
} from '../../src/peering/index.ts';
import type { Draft } from './worlds.ts';

/** What the twin says: the pairs of addresses that can talk, as `source>dest` numbers. */
export interface TwinAnswer {
  readonly verdict: 'REACHABLE' | 'UNREACHABLE' | 'PARTIAL';
  readonly pairs: ReadonlySet<string>;
}

/**
 * The obvious way: lists, walked from end to end, one address at a time. No index, no tree, no block arithmetic. Slow
 * and easy to believe.
 */
export function slowReachability({ parts, question }: Draft): TwinAnswer {
  const { vpcs, subnets, routeTables, peerings, rules } = parts;
  const vpcOf = (id: string): Vpc => vpcs.find((vpc) => vpc.id === id) as Vpc;
  const [from, to] = [endOf(question.from), endOf(question.to)];
  const pairs = new Set<string>();
  let total = 0;
  for (const s of from.addresses) {
    for (const d of to.addresses) {
      total++;
      if (talks(s, d)) pairs.add(`${s}>${d}`);
    }
  }
  const verdict = pairs.size === 0 ? 'UNREACHABLE' : pairs.size === total ? 'REACHABLE' : 'PARTIAL';
  return { verdict, pairs };

  function endOf(end: Draft['question']['from']): { vpc: Vpc; addresses: bigint[] } {
    if ('subnet' in end) {
      const subnet = subnets.find(({ id }) => id === end.subnet) as Subnet;
      return { vpc: vpcOf(subnet.vpc), addresses: addressesOf(subnet.cidr) };
    }
    if (!('ip' in end)) throw new Error('the twin knows subnets and addresses');
    const read = end.ip.includes('/') ? parseCidr(end.ip) : parseAddress(end.ip);
    if (!read.ok) throw new Error(end.ip);
    const all = addressesOf(read.cidr);
    // Of a range, only addresses in a subnet can be hosts, unless no subnet meets it.
    const inSubnets = all.filter((address) =>
      subnets.some(({ vpc, cidr }) => vpc === end.vpc && holds(cidr, address)),
    );
    return { vpc: vpcOf(end.vpc), addresses: inSubnets.length > 0 ? inSubnets : all };
  }

  function talks(s: bigint, d: bigint): boolean {
    const out = routed(from.vpc, s, d);
    const back = routed(to.vpc, d, s);
    if (from.vpc === to.vpc) return out === 'LOCAL' && back === 'LOCAL';
    if (out === null || out === 'LOCAL' || out !== back) return false;
    const peering = peerings.find(({ id }) => id === out);
    return (
      peering !== undefined && open(peering) && joins(peering) && carries(from.vpc, s) && carries(to.vpc, d)
    );
  }

  /** The next hop of a packet from `address` in `vpc` to `target`: LOCAL, an id, or null for none. */
  function routed(vpc: Vpc, address: bigint, target: bigint): string | null {
    const subnet = subnets.find((each) => each.vpc === vpc.id && holds(each.cidr, address));
    const tables = routeTables.filter((each) => each.vpc === vpc.id);
    const table = tables.find(({ id }) => id === subnet?.routeTable) ?? tables.find((each) => each.default);
    const local = [vpc.cidr, ...vpc.secondaryCidrs].find((block) => holds(block, target));
    let best: Route | null = null;
    for (const route of table === undefined ? [] : allRoutes(table.routes)) {
      if (holds(route.dest, target) && (best === null || route.dest.length > best.dest.length)) best = route;
    }
    if (local !== undefined && (rules.localAlwaysWins || best === null || best.dest.length <= local.length))
      return 'LOCAL';
    return best?.enabled ? best.nextHop : null;
  }

  function open({ state }: Peering): boolean {
    return state === 'ACTIVE';
  }

  function joins({ requesterVpc, accepterVpc }: Peering): boolean {
    const ends = [requesterVpc, accepterVpc];
    return ends.includes(from.vpc.id) && ends.includes(to.vpc.id);
  }

  function carries(vpc: Vpc, address: bigint): boolean {
    if (holds(vpc.cidr, address)) return true;
    return rules.secondaryCidrRoutable && vpc.secondaryCidrs.some((block) => holds(block, address));
  }
}

const holds = (block: Cidr, address: bigint): boolean => block.first <= address && address <= block.last;

/** Every address of a block, one by one. */
export function addressesOf({ first, last }: Cidr): bigint[] {
  const all: bigint[] = [];
  for (let address = first; address <= last; address++) all.push(address);
  return all;
}
