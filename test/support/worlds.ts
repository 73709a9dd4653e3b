import fc from 'fast-check';
import {
  blockAt,
  type Cidr,
  connectionStates,
  type Peering,
  type Question,
  type Route,
  type RouteTable,
  type Rules,
  routesOf,
  type Subnet,
  type Vpc,
  type World,
  type WorldParts,
  worldOf,
} from '../../src/peering/index.ts';
import { rules } from './profiles.ts';

/** The clock of generated worlds. */
export const NOW = Date.parse('2026-03-01T00:00:00Z');
export const ME = '100000000001';
export const OTHER = '100000000002';

/** A generated network as lists, the actor and a question about two of its subnets. */
export interface Draft {
  readonly parts: Required<Pick<WorldParts, 'vpcs' | 'subnets' | 'routeTables' | 'peerings'>> & {
    readonly rules: Rules;
  };
  readonly actor: string;
  readonly question: Question;
}

export const build = ({ parts }: Draft): World =>
  worldOf({ ...parts, accounts: [ME, OTHER].map((uin) => ({ uin, quotas: {} })) });

const hours = 3_600_000;

const profileRules = fc
  .record({
    profile: fc.constantFrom('tencent-seed', 'tencent-seed', 'tencent-current', 'aws'),
    localAlwaysWins: fc.constantFrom(true, true, false),
    secondaryCidrRoutable: fc.boolean(),
    siblingOverlap: fc.constantFrom('deny' as const, 'allow' as const),
  })
  .map(({ profile, ...over }): Rules => ({ ...rules(profile), ...over }));

const dest = fc.record({
  vpc: fc.nat(3),
  at: fc.nat(63),
  length: fc.constantFrom(24, 26, 28, 29, 30, 30, 31, 32),
});

/**
 * Small worlds on purpose: two to four VPCs of 64 addresses (now and then on the same ones), subnets of 8 or 16, so
 * that a twin can walk address by address. Routes lead to right, wrong, dead and missing next hops.
 */
export const drafts: fc.Arbitrary<Draft> = fc
  .record({
    rules: profileRules,
    vpcs: fc.array(
      fc.record({
        mine: fc.constantFrom(true, true, false),
        region: fc.constantFrom('ap-guangzhou', 'ap-guangzhou', 'ap-beijing'),
        clash: fc.constantFrom(false, false, false, false, true),
        secondary: fc.boolean(),
        subnets: fc.array(
          fc.record({
            at: fc.nat(7),
            wide: fc.boolean(),
            second: fc.constantFrom(false, false, true),
            table: fc.nat(1),
          }),
          { minLength: 1, maxLength: 2 },
        ),
        routes: fc.array(
          fc.record({
            dest,
            hop: fc.nat(6),
            off: fc.constantFrom(false, false, false, true),
            table: fc.nat(1),
          }),
          { maxLength: 6 },
        ),
      }),
      { minLength: 2, maxLength: 4 },
    ),
    peerings: fc.array(
      fc.record({
        a: fc.nat(3),
        b: fc.nat(3),
        state: fc.constantFrom(...connectionStates, 'ACTIVE' as const, 'ACTIVE' as const, 'ACTIVE' as const),
        age: fc.nat(200),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    from: fc.nat(7),
    to: fc.nat(7),
    part: fc.constantFrom(null, null, null, 32, 30, 26),
    linked: fc.constantFrom(true, true, true, false),
    routed: fc.array(fc.constantFrom(true, true, true, false), { minLength: 10, maxLength: 10 }),
    actor: fc.constantFrom(ME, ME, OTHER),
  })
  .map((seed): Draft => {
    const count = seed.vpcs.length;
    const base = (i: number): bigint =>
      seed.vpcs[i]?.clash && i > 0 ? 0x0a000000n : 0x0a000000n + BigInt(i) * 64n;
    const second = (i: number): bigint => 0xac100000n + BigInt(i) * 64n;
    const vpcs = seed.vpcs.map(
      (vpc, i): Vpc => ({
        id: `vpc-${i}`,
        owner: vpc.mine ? ME : OTHER,
        region: vpc.region,
        cidr: blockAt('ipv4', base(i), 26),
        secondaryCidrs: vpc.secondary ? [blockAt('ipv4', second(i), 26)] : [],
        ipv6Cidr: null,
        name: '',
      }),
    );
    const peerings = seed.peerings.flatMap(({ a, b, state, age }, i): Peering[] => {
      const [from, to] = [a % count, b % count];
      const createdAt = NOW - age * hours + i;
      const rest = { name: '', bandwidthMbps: null, chargeType: null };
      return from === to
        ? []
        : [
            {
              id: `pcx-${i}`,
              requesterVpc: `vpc-${from}`,
              accepterVpc: `vpc-${to}`,
              state,
              createdAt,
              ...rest,
            },
          ];
    });
    const subnets = seed.vpcs.flatMap((vpc, i) =>
      vpc.subnets.map((subnet, n): Subnet => {
        const start = vpc.secondary && subnet.second ? second(i) : base(i);
        // One in each half of the block, so that they never meet.
        const at = start + BigInt(n * 32 + (subnet.at % 4) * 8);
        return {
          id: `subnet-${i}${n}`,
          vpc: `vpc-${i}`,
          cidr: blockAt('ipv4', at, subnet.wide ? 28 : 29),
          ipv6Cidr: null,
          routeTable: `rtb-${i}${subnet.table}`,
        };
      }),
    );
    const routeTables = seed.vpcs.flatMap((vpc, i) =>
      [0, 1].map((n): RouteTable => {
        const routes = new Map<string, Route>();
        // Most peerings have been routed by someone who knew how.
        peerings.forEach((peering, p) => {
          const ends = [peering.requesterVpc, peering.accepterVpc];
          const far = vpcs.find(({ id }) => ends.includes(id) && id !== `vpc-${i}`);
          if (!ends.includes(`vpc-${i}`) || far === undefined || !seed.routed[p * 2 + n]) return;
          const route = { nextHopType: 'PEERCONNECTION', nextHop: peering.id, enabled: true };
          if (!routes.has(far.cidr.text)) routes.set(far.cidr.text, { ...route, dest: far.cidr });
        });
        for (const route of vpc.routes.filter(({ table }) => table === n)) {
          const target = route.dest.vpc % count;
          const near = subnets.filter((subnet) => subnet.vpc === `vpc-${target}`);
          const start = near[route.dest.at % near.length]?.cidr.first ?? base(target);
          const block = blockAt('ipv4', start + BigInt(route.dest.at % 16), route.dest.length);
          // Most routes mean well: they lead to a peering with the VPC they are for, if there is one.
          const apt = peerings.find(
            ({ requesterVpc: r, accepterVpc: a, state }) =>
              [r, a].includes(`vpc-${i}`) &&
              [r, a].includes(`vpc-${target}`) &&
              (state === 'ACTIVE' || route.hop === 0),
          );
          const peering = route.hop < 5 ? (apt ?? peerings[route.hop]) : peerings[route.hop - 5];
          const hop = peering === undefined ? ['VPN', 'vpngw-1'] : ['PEERCONNECTION', peering.id];
          routes.set(block.text, {
            dest: block,
            nextHopType: hop[0] as string,
            nextHop: hop[1] as string,
            enabled: !route.off,
          });
        }
        return { id: `rtb-${i}${n}`, vpc: `vpc-${i}`, default: n === 0, routes: routesOf(routes.values()) };
      }),
    );
    const pick = (n: number, vpc: string | undefined): Subnet => {
      const choice = subnets.filter((subnet) => vpc === undefined || subnet.vpc === vpc);
      return choice[n % choice.length] as Subnet;
    };
    const open = seed.linked ? peerings.find(({ state }) => state === 'ACTIVE') : undefined;
    const [from, to] = [pick(seed.from, open?.requesterVpc), pick(seed.to, open?.accepterVpc)];
    const target: Question['to'] =
      seed.part === null
        ? { subnet: to.id }
        : { ip: partOf(to.cidr, seed.part).text.replace('/32', ''), vpc: to.vpc };
    return {
      parts: { rules: seed.rules, vpcs, subnets, routeTables, peerings },
      actor: seed.actor,
      question: { from: { subnet: from.id }, to: target },
    };
  });

const partOf = (cidr: Cidr, length: number): Cidr => blockAt(cidr.family, cidr.first + 4n, length);
