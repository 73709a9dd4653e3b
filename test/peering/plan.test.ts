import { describe, expect, it } from 'vitest';
import {
  blockAt,
  noRoutes,
  plan,
  type Rules,
  reachability,
  type World,
  worldOf,
} from '../../src/peering/index.ts';
import { rules } from '../support/profiles.ts';

const A = '100000000001';
const B = '100000000002';
const context = { actor: A, now: Date.parse('2026-03-01T00:00:00Z') };

/** VPCs a, b, c, … in 10.x.0.0/16, each with one subnet and one table. */
function worldWith(
  vpcs: readonly { owner?: string; region?: string; at?: number }[],
  inForce: Rules = rules(),
): World {
  const name = (i: number): string => String.fromCharCode(97 + i);
  const base = (i: number): bigint => 0x0a000000n + BigInt(vpcs[i]?.at ?? i) * 65536n;
  return worldOf({
    rules: inForce,
    vpcs: vpcs.map(({ owner = A, region = 'ap-guangzhou' }, i) => ({
      id: `vpc-${name(i)}`,
      owner,
      region,
      cidr: blockAt('ipv4', base(i), 16),
      secondaryCidrs: [],
      ipv6Cidr: null,
      name: '',
    })),
    subnets: vpcs.map((_, i) => ({
      id: `subnet-${name(i)}`,
      vpc: `vpc-${name(i)}`,
      cidr: blockAt('ipv4', base(i) + 256n, 24),
      ipv6Cidr: null,
      routeTable: `rtb-${name(i)}`,
    })),
    routeTables: vpcs.map((_, i) => ({
      id: `rtb-${name(i)}`,
      vpc: `vpc-${name(i)}`,
      default: true,
      routes: noRoutes,
    })),
  });
}
const reach = (world: World, from: string, to: string): string => {
  const answer = reachability(world, context, {
    from: { subnet: `subnet-${from}` },
    to: { subnet: `subnet-${to}` },
  });
  return answer.ok ? answer.trace.verdict : 'refused';
};

describe('plan', () => {
  it('joins a full mesh of three: three peerings, six routes, and everything reaches everything', () => {
    const planned = plan(worldWith([{}, {}, {}]), context, ['vpc-a', 'vpc-b', 'vpc-c'], { kind: 'mesh' });
    expect(planned.links.map(({ a, b, possible }) => [a, b, possible])).toEqual([
      ['vpc-a', 'vpc-b', true],
      ['vpc-a', 'vpc-c', true],
      ['vpc-b', 'vpc-c', true],
    ]);
    expect(planned.fixes.map(({ op }) => op).sort()).toEqual([
      ...Array(6).fill('add_route'),
      ...Array(3).fill('create_peering'),
    ]);
    for (const [from, to] of ['ab', 'bc', 'ca'])
      expect(reach(planned.world, from as string, to as string)).toBe('REACHABLE');
    expect(planned.quotas).toEqual(
      ['vpc-a', 'vpc-b', 'vpc-c'].map((vpc) => ({ vpc, limit: 10, before: 0, after: 2 })),
    );
    expect(planned.monthlyCeiling).toBe(0);
  });

  it('joins a hub with its spokes, across accounts with somebody to accept', () => {
    const planned = plan(worldWith([{}, { owner: B }, {}]), context, ['vpc-a', 'vpc-b', 'vpc-c'], {
      kind: 'hub',
      hub: 'vpc-a',
    });
    expect(planned.links).toHaveLength(2);
    expect(planned.fixes.filter(({ op }) => op === 'accept')).toEqual([
      { op: 'accept', peering: 'pcx-new', by: B },
    ]);
    expect([
      reach(planned.world, 'a', 'b'),
      reach(planned.world, 'a', 'c'),
      reach(planned.world, 'b', 'c'),
    ]).toEqual(['REACHABLE', 'REACHABLE', 'UNREACHABLE']);
  });

  it('says what is impossible and goes on with the rest', () => {
    const world = worldWith([{}, { at: 0 }, {}, { at: 2 }]);
    const pairs = [
      ['vpc-a', 'vpc-b'],
      ['vpc-a', 'vpc-c'],
      ['vpc-c', 'vpc-a'],
      ['vpc-a', 'vpc-d'],
      ['vpc-a', 'vpc-a'],
      ['vpc-a', 'vpc-z'],
    ] as const;
    const planned = plan(world, context, [], { kind: 'pairs', pairs });
    const told = planned.links.map((link) =>
      link.possible ? 'ok' : link.refusals.map(({ code }) => code).join(),
    );
    // a and b overlap; c and d are siblings that overlap; the repeated pair is planned once.
    expect(told).toEqual(['CIDR_OVERLAP', 'ok', 'PEER_CIDR_OVERLAP', 'SELF_PEERING', 'RESOURCE_NOT_FOUND']);
  });

  it('counts quotas as the plan goes along', () => {
    const tight = { ...rules(), quotas: { ...rules().quotas, peeringsPerVpc: 2 } };
    const planned = plan(worldWith([{}, {}, {}, {}], tight), context, ['vpc-a', 'vpc-b', 'vpc-c', 'vpc-d'], {
      kind: 'hub',
      hub: 'vpc-a',
    });
    expect(planned.links.map(({ possible }) => possible)).toEqual([true, true, false]);
    const narrow = { ...rules(), quotas: { ...rules().quotas, routesPerTable: 0 } };
    expect(
      plan(worldWith([{}, {}], narrow), context, ['vpc-a', 'vpc-b'], { kind: 'mesh' }).links,
    ).toMatchObject([
      {
        possible: false,
        refusals: [{ code: 'QUOTA_EXCEEDED', args: { routeTable: 'rtb-a' } }, { code: 'QUOTA_EXCEEDED' }],
      },
    ]);
  });

  it('knows the cost of a cap used to the full, and that nothing is left to do the second time', () => {
    const first = plan(worldWith([{}, { region: 'ap-beijing' }]), context, ['vpc-a', 'vpc-b'], {
      kind: 'mesh',
    });
    // The lowest tier, 10 Mbps, at 20 a day and Mbps, for thirty days.
    expect(first).toMatchObject({
      monthlyCeiling: 6000,
      currency: 'CNY',
      links: [{ payer: A, exists: false }],
    });
    const again = plan(first.world, context, ['vpc-a', 'vpc-b'], { kind: 'mesh' });
    expect(again).toMatchObject({ fixes: [], links: [{ possible: true, exists: true, fixes: [] }] });
  });
});
