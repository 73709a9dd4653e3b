import {
  blockAt,
  type Cidr,
  type Peering,
  type Route,
  type RouteTable,
  type Rules,
  routesOf,
  type Subnet,
  type Vpc,
  type World,
  worldOf,
} from '../../src/peering/index.ts';

/** The account that is compared with an empty one: 20 VPCs, 200 peerings, of which 60 are within the account. */
export const FULL = '100000000020';
const fullVpcs = 20;
const ownPairs = 60;
const peeringsOfFull = 200;
/** Whom the full account is peered with. */
const neighbours = 7;
/** VPCs of one account in the crowd. */
const crowdOf = 100;

const madeAt = Date.parse('2026-03-01T00:00:00Z');
const id = (prefix: string, name: string): string => `${prefix}-${name.padStart(8, '0')}`;

/** An account of two VPCs and nothing else, a fresh one for every round. */
export const newcomer = (round: number): string => String(300000000000 + round);
/** Two VPCs, one of a partner who is asked and one of a partner who asks: fresh ones as well. */
export const asked = (round: number): string => String(400000000000 + round);
export const asking = (round: number): string => String(500000000000 + round);

/** The first VPC of a partner, and any VPC of the full account and of a newcomer. */
export const vpcOf = (uin: string, n = 0): string => id('vpc', `${codeOf(uin)}${n.toString(36)}`);
export const nameOf = (n: number): string => `prod-${String(n).padStart(2, '0')}`;

const codeOf = (uin: string): string =>
  `${uin[0] === '1' ? 'f' : uin[0] === '3' ? 'n' : uin[0] === '4' ? 'a' : uin[0] === '5' ? 'q' : uin[0] === '7' ? 'i' : uin[0] === '2' ? 'b' : 'c'}${Number(
    uin.slice(1),
  ).toString(36)}x`;

/**
 * The network of everybody in the bench: the full account and its neighbours, newcomers and partners for so many
 * rounds, and beside them a crowd of so many VPCs in rings of other accounts.
 */
export function benchWorld(rules: Rules, rounds: number, crowd: number): World {
  const made = new Made();
  for (let n = 0; n < fullVpcs; n += 1) made.site(FULL, n, n % 2 ? 'ap-beijing' : 'ap-guangzhou', n);
  for (let round = 0; round < rounds; round += 1) {
    for (const n of [0, 1]) made.site(newcomer(round), n, 'ap-guangzhou', n + 64);
    made.site(asked(round), 0, 'ap-beijing', 256 + round);
    made.site(asking(round), 0, 'ap-beijing', 512 + round);
  }
  fullPeerings(made);
  for (let n = 0; n < crowd; n += 1) {
    const uin = String(600000000000 + Math.floor(n / crowdOf));
    made.site(uin, n % crowdOf, 'ap-shanghai', 4096 + n);
    if (n % crowdOf > 0)
      made.peering(vpcOf(uin, (n % crowdOf) - 1), vpcOf(uin, n % crowdOf), made.peerings.length);
  }
  const routeTables = tablesOf(made);
  const quotas = { peeringsPerVpc: 1_000, routesPerTable: 1_000, vpcsPerRegion: 1_000 };
  return worldOf({ ...made, rules, routeTables, accounts: [{ uin: FULL, quotas }] });
}

const tablesOf = ({ vpcs, routes }: Made): RouteTable[] =>
  vpcs.map(({ id: vpc }) => ({
    ...{ id: vpc.replace('vpc-', 'rtb-'), vpc, default: true },
    routes: routesOf(routes.get(vpc) ?? []),
  }));

/** A network of so many VPCs, each with two subnets and a table, as an import brings it. */
export function importedParts(uin: string, count: number) {
  const made = new Made();
  for (let n = 0; n < count; n += 1) made.site(uin, n, 'ap-guangzhou', n);
  const routeTables = tablesOf(made);
  return { ...made, routeTables, accounts: [], gateways: [] };
}

/** Every state that a list shows, most of them active; the routes stand where they are. */
function fullPeerings(made: Made): void {
  let count = 0;
  for (let step = 1; count < ownPairs; step += 1)
    for (let n = 0; n < fullVpcs && count < ownPairs; n += 1, count += 1)
      made.peering(vpcOf(FULL, n), vpcOf(FULL, (n + step) % fullVpcs), count);
  for (; count < peeringsOfFull; count += 1) {
    const uin = String(200000000000 + (count % neighbours));
    made.site(uin, count, 'ap-shanghai', 1024 + count);
    const ends = [vpcOf(FULL, count % fullVpcs), vpcOf(uin, count)] as const;
    made.peering(...(count % 3 ? ends : ([ends[1], ends[0]] as const)), count);
  }
}

class Made {
  readonly vpcs: Vpc[] = [];
  readonly subnets: Subnet[] = [];
  readonly peerings: Peering[] = [];
  readonly routes = new Map<string, Route[]>();
  readonly #blocks = new Map<string, Cidr>();

  /** A VPC of a /24 out of 10.0.0.0/8, with two subnets. */
  site(owner: string, n: number, region: string, place: number): void {
    const vpc = vpcOf(owner, n);
    const cidr = blockAt('ipv4', 0x0a000000n + BigInt(place * 256), 24);
    const routeTable = vpc.replace('vpc-', 'rtb-');
    this.#blocks.set(vpc, cidr);
    this.vpcs.push({ id: vpc, owner, region, cidr, secondaryCidrs: [], ipv6Cidr: null, name: nameOf(n) });
    for (const half of [0, 1]) {
      const block = blockAt('ipv4', cidr.first + BigInt(half * 128), 26);
      const subnet = `${vpc.replace('vpc-', 'subnet-')}${half}`;
      this.subnets.push({ id: subnet, vpc, cidr: block, ipv6Cidr: null, routeTable });
    }
  }

  peering(requesterVpc: string, accepterVpc: string, n: number): void {
    const state = n % 10 === 7 ? 'PENDING' : n % 10 === 9 ? 'DELETED' : 'ACTIVE';
    const peering = id('pcx', `p${n.toString(36)}`);
    this.peerings.push({
      ...{ id: peering, name: `line-${n}`, requesterVpc, accepterVpc, state, createdAt: madeAt + n * 60_000 },
      ...{ bandwidthMbps: 100, chargeType: 'POSTPAID_BY_DAY_MAX' },
    });
    if (state !== 'ACTIVE') return;
    for (const [near, far] of [
      [requesterVpc, accepterVpc],
      [accepterVpc, requesterVpc],
    ] as const) {
      const dest = this.#blocks.get(far);
      if (dest === undefined) continue;
      const route = { dest, nextHopType: 'PEERCONNECTION', nextHop: peering, enabled: true };
      this.routes.set(near, [...(this.routes.get(near) ?? []), route]);
    }
  }
}
