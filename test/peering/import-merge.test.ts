import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Cidr,
  firstOverlap,
  isLive,
  type MergePreview,
  mapGet,
  mapValues,
  mergeKinds,
  mergeParts,
  type Peering,
  parseCidr,
  type Route,
  type RouteTable,
  type Rules,
  routesOf,
  type Subnet,
  siteOf,
  stateAt,
  tableOf,
  type Vpc,
  type World,
  type WorldParts,
  worldOf,
} from '../../src/peering/index.ts';
import { rules } from '../support/profiles.ts';
import { build, drafts, ME, NOW, OTHER } from '../support/worlds.ts';

const block = (text: string): Cidr => {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.cidr;
};
const vpc = (id: string, cidr: string, over: Partial<Vpc> = {}): Vpc => ({
  id,
  owner: ME,
  region: 'ap-guangzhou',
  cidr: block(cidr),
  secondaryCidrs: [],
  ipv6Cidr: null,
  name: id,
  ...over,
});
const subnet = (id: string, of: string, cidr: string, routeTable = `rtb-${of}`): Subnet => ({
  id,
  vpc: of,
  cidr: block(cidr),
  ipv6Cidr: null,
  routeTable,
});
const route = (dest: string, nextHop: string, over: Partial<Route> = {}): Route => ({
  dest: block(dest),
  nextHopType: 'PEERCONNECTION',
  nextHop,
  enabled: true,
  ...over,
});
const table = (of: string, routes: Route[] = [], over: Partial<RouteTable> = {}): RouteTable => ({
  id: `rtb-${of}`,
  vpc: of,
  default: true,
  routes: routesOf(routes),
  ...over,
});
const peering = (id: string, from: string, to: string, over: Partial<Peering> = {}): Peering => ({
  id,
  name: id,
  requesterVpc: from,
  accepterVpc: to,
  state: 'ACTIVE',
  createdAt: NOW - 1,
  bandwidthMbps: null,
  chargeType: null,
  ...over,
});
const world = (parts: Omit<WorldParts, 'rules'> = {}, over: Partial<Rules> = {}): World =>
  worldOf({ rules: { ...rules(), ...over }, ...parts });
const lists = (tally: MergePreview['added']): string =>
  mergeKinds.flatMap((kind) => tally[kind].map((id) => `${kind} ${id}`)).join('; ');
const left = ({ leftOut }: MergePreview): string[] =>
  leftOut.map((each) =>
    each.code === 'REFUSED'
      ? `${each.id} ${each.args.refusals.map(({ code }) => code).join('+')}`
      : `${each.id} ${each.code}`,
  );

const mine: Omit<WorldParts, 'rules'> = {
  vpcs: [vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.1.0.0/16')],
  subnets: [subnet('subnet-a', 'vpc-a', '10.0.1.0/24')],
  routeTables: [table('vpc-a', [route('10.1.0.0/16', 'pcx-1')]), table('vpc-b')],
  peerings: [peering('pcx-1', 'vpc-a', 'vpc-b')],
};
const theirs: Omit<WorldParts, 'rules'> = {
  vpcs: [vpc('vpc-x', '10.8.0.0/16', { owner: OTHER }), vpc('vpc-y', '10.9.0.0/16', { owner: OTHER })],
  subnets: [subnet('subnet-x', 'vpc-x', '10.8.1.0/24')],
  routeTables: [table('vpc-x')],
  peerings: [peering('pcx-9', 'vpc-x', 'vpc-y')],
};

describe('an import into an empty account', () => {
  const { preview, world: next } = mergeParts(world(theirs), ME, mine, NOW);
  test('takes everything in', () => {
    expect(lists(preview.added)).toBe(
      'vpc vpc-a; vpc vpc-b; routeTable rtb-vpc-a; routeTable rtb-vpc-b; subnet subnet-a; peering pcx-1; route rtb-vpc-a 10.1.0.0/16',
    );
    expect(lists(preview.changed) + lists(preview.unchanged)).toBe('');
    expect(preview.leftOut).toEqual([]);
    expect(siteOf(next, 'vpc-a')?.peerings.map(({ id }) => id)).toEqual(['pcx-1']);
    expect(siteOf(next, 'vpc-a')?.subnets).toEqual(mine.subnets);
    expect(tableOf(next, 'rtb-vpc-a')?.table).toEqual(mine.routeTables?.[0]);
    expect(siteOf(next, 'vpc-x')).toEqual(siteOf(world(theirs), 'vpc-x'));
  });
  test('and nothing new the second time', () => {
    const again = mergeParts(next, ME, mine, NOW);
    expect(lists(again.preview.unchanged)).toBe(lists(preview.added));
    expect(lists(again.preview.added) + lists(again.preview.changed)).toBe('');
    expect(again.world).toBe(next);
  });
});

test('500 VPCs at once are taken, and told to be more than the quota', () => {
  const many = Array.from({ length: 500 }, (_, i) => vpc(`vpc-${i}`, `10.${i % 250}.0.0/16`));
  const { preview, world: next } = mergeParts(world(), ME, { vpcs: many }, NOW);
  expect(preview.added.vpc.length).toBe(500);
  expect(preview.added.routeTable.length).toBe(500);
  expect(preview.overQuota.map(({ args }) => args)).toEqual([
    { region: 'ap-guangzhou', quota: 'vpcsPerRegion', limit: rules().quotas.vpcsPerRegion, used: 500 },
  ]);
  expect(next.sites.size).toBe(500);
});

test('more than one import takes is left out', () => {
  const many = Array.from({ length: 2_001 }, (_, i) => vpc(`vpc-${i}`, '10.0.0.0/16'));
  const { preview } = mergeParts(world(), ME, { vpcs: [...many, ...many] }, NOW);
  expect(preview.added.vpc.length).toBe(2_000);
  expect(left(preview)).toEqual(['vpc-2000 TOO_MANY']);
});

test('a whole table of subnets is held against itself in no time', () => {
  const vpcs = [vpc('vpc-a', '10.0.0.0/12')];
  const subnets = Array.from({ length: 20_000 }, (_, i) =>
    subnet(`s-${i}`, 'vpc-a', `10.${(i >> 12) & 15}.${(i >> 4) & 255}.${(i & 15) << 4}/28`),
  );
  const { preview } = mergeParts(world(), ME, { vpcs, subnets }, NOW);
  expect(preview.added.subnet.length).toBe(20_000);
});

describe('of what is not the account’s nothing is taken, and no word says whose it is', () => {
  const all = world({
    vpcs: [...(mine.vpcs ?? []), ...(theirs.vpcs ?? [])],
    subnets: [...(mine.subnets ?? []), ...(theirs.subnets ?? [])],
    routeTables: [...(mine.routeTables ?? []), ...(theirs.routeTables ?? [])],
    peerings: [
      ...(mine.peerings ?? []),
      ...(theirs.peerings ?? []),
      peering('pcx-2', 'vpc-b', 'vpc-y', { state: 'PENDING', bandwidthMbps: 100 }),
    ],
    gateways: [{ id: 'nat-x', vpc: 'vpc-x', type: 'NAT', reaches: 'internet' }],
  });
  test.each<[string, Omit<WorldParts, 'rules'>, string]>([
    [
      'their VPC by its right owner',
      { vpcs: [vpc('vpc-x', '10.8.0.0/16', { owner: OTHER })] },
      'vpc-x NOT_YOURS',
    ],
    ['their VPC as mine', { vpcs: [vpc('vpc-x', '10.50.0.0/16')] }, 'vpc-x ID_TAKEN'],
    ['a subnet in their VPC', { subnets: [subnet('s-1', 'vpc-x', '10.8.9.0/24')] }, 's-1 VPC_NOT_YOURS'],
    ['a subnet in no VPC', { subnets: [subnet('s-1', 'vpc-none', '10.8.9.0/24')] }, 's-1 VPC_NOT_YOURS'],
    ['their subnet in mine', { subnets: [subnet('subnet-x', 'vpc-b', '10.1.1.0/24')] }, 'subnet-x ID_TAKEN'],
    [
      'a table of theirs in mine',
      { routeTables: [table('vpc-b', [], { id: 'rtb-vpc-x' })] },
      'rtb-vpc-x ID_TAKEN',
    ],
    ['a table in theirs', { routeTables: [table('vpc-x', [], { id: 'r' })] }, 'r VPC_NOT_YOURS'],
    [
      'routes into their table',
      { routeTables: [table('vpc-x', [route('10.9.0.0/16', 'pcx-9')])] },
      'rtb-vpc-x VPC_NOT_YOURS',
    ],
    [
      'their gateway',
      { gateways: [{ id: 'nat-x', vpc: 'vpc-a', type: 'NAT', reaches: 'internet' }] },
      'nat-x ID_TAKEN',
    ],
    ['their peering', { peerings: [peering('pcx-9', 'vpc-x', 'vpc-y')] }, 'pcx-9 ID_TAKEN'],
    ['their peering as mine', { peerings: [peering('pcx-9', 'vpc-a', 'vpc-b')] }, 'pcx-9 ID_TAKEN'],
    ['a peering of theirs', { peerings: [peering('pcx-3', 'vpc-x', 'vpc-y')] }, 'pcx-3 NOT_YOURS'],
    ['a link with them', { peerings: [peering('pcx-3', 'vpc-a', 'vpc-x')] }, 'pcx-3 FAR_END_NOT_YOURS'],
    ['a link with nobody', { peerings: [peering('pcx-3', 'vpc-none', 'vpc-a')] }, 'pcx-3 FAR_END_NOT_YOURS'],
    [
      'our request as accepted',
      { peerings: [peering('pcx-2', 'vpc-b', 'vpc-y', { bandwidthMbps: 100 })] },
      'pcx-2 NEEDS_BOTH_SIDES',
    ],
    [
      'a route to their peering',
      { routeTables: [table('vpc-b', [route('10.9.0.0/16', 'pcx-9')])] },
      'rtb-vpc-b 10.9.0.0/16 NEXT_HOP_INVALID',
    ],
    [
      'a route to their gateway',
      { routeTables: [table('vpc-b', [route('0.0.0.0/0', 'nat-x', { nextHopType: 'NAT' })])] },
      'rtb-vpc-b 0.0.0.0/0 NEXT_HOP_INVALID',
    ],
  ])('%s', (_, parts, said) => {
    const { preview, world: next } = mergeParts(all, ME, parts, NOW);
    expect(left(preview)).toEqual([said]);
    expect(JSON.stringify(preview)).not.toContain(OTHER);
    expect(next).toBe(all);
  });
  test('a link with them that is as the file says', () => {
    const same = peering('pcx-2', 'vpc-y', 'vpc-b', { state: 'PENDING', bandwidthMbps: 100, name: 'other' });
    expect(lists(mergeParts(all, ME, { peerings: [same] }, NOW).preview.unchanged)).toBe('peering pcx-2');
  });
});

describe('what breaks a rule is left out with it', () => {
  const before = world(mine);
  test.each<[string, Omit<WorldParts, 'rules'>, string[]]>([
    ['a public block', { vpcs: [vpc('vpc-n', '11.0.0.0/16')] }, ['vpc-n CIDR_NOT_PRIVATE']],
    [
      'blocks on top of each other',
      { vpcs: [vpc('vpc-n', '10.2.0.0/16', { secondaryCidrs: [block('10.2.8.0/24')] })] },
      ['vpc-n CIDR_OVERLAP'],
    ],
    [
      'a VPC that moved to another region',
      { vpcs: [vpc('vpc-a', '10.0.0.0/16', { region: 'ap-beijing' })] },
      ['vpc-a DIFFERS'],
    ],
    ['new blocks over a peer', { vpcs: [vpc('vpc-b', '10.0.0.0/16')] }, ['vpc-b CIDR_OVERLAP']],
    ['new blocks that lose a subnet', { vpcs: [vpc('vpc-a', '10.3.0.0/16')] }, ['vpc-a SUBNET_OUT_OF_VPC']],
    ['a subnet outside', { subnets: [subnet('s-1', 'vpc-a', '10.7.0.0/24')] }, ['s-1 SUBNET_OUT_OF_VPC']],
    ['a subnet on another', { subnets: [subnet('s-1', 'vpc-a', '10.0.0.0/20')] }, ['s-1 SUBNET_OVERLAP']],
    ['a subnet in another', { subnets: [subnet('s-1', 'vpc-a', '10.0.1.0/25')] }, ['s-1 SUBNET_OVERLAP']],
    [
      'a subnet with another block',
      { subnets: [subnet('subnet-a', 'vpc-a', '10.0.2.0/24')] },
      ['subnet-a DIFFERS'],
    ],
    [
      'a second link of a pair',
      { peerings: [peering('pcx-2', 'vpc-b', 'vpc-a')] },
      ['pcx-2 DUPLICATE_PEERING'],
    ],
    ['a link with itself', { peerings: [peering('pcx-2', 'vpc-a', 'vpc-a')] }, ['pcx-2 SELF_PEERING']],
    [
      'other ends',
      { vpcs: [vpc('vpc-n', '10.5.0.0/16')], peerings: [peering('pcx-1', 'vpc-a', 'vpc-n')] },
      ['pcx-1 DIFFERS'],
    ],
    [
      'the end of a live link',
      { peerings: [peering('pcx-1', 'vpc-a', 'vpc-b', { state: 'DELETED' })] },
      ['pcx-1 WOULD_END'],
    ],
    [
      'a live link back to a request',
      { peerings: [peering('pcx-1', 'vpc-a', 'vpc-b', { state: 'PENDING' })] },
      ['pcx-1 WOULD_END'],
    ],
    [
      'a route into the own block',
      { routeTables: [table('vpc-a', [route('10.0.9.0/24', 'pcx-1')])] },
      ['rtb-vpc-a 10.0.9.0/24 ROUTE_OVERLAPS_LOCAL'],
    ],
    [
      'a route beside the peer',
      { routeTables: [table('vpc-a', [route('10.4.0.0/16', 'pcx-1')])] },
      ['rtb-vpc-a 10.4.0.0/16 ROUTE_DEST_NOT_IN_PEER'],
    ],
    [
      'a gateway that is nowhere',
      { routeTables: [table('vpc-a', [route('0.0.0.0/0', 'nat-1', { nextHopType: 'NAT' })])] },
      ['rtb-vpc-a 0.0.0.0/0 NEXT_HOP_INVALID'],
    ],
  ])('%s', (_, parts, said) => {
    const { preview, world: next } = mergeParts(before, ME, parts, NOW);
    expect(left(preview)).toEqual(said);
    for (const { id } of mine.vpcs ?? []) expect(siteOf(next, id)).toEqual(siteOf(before, id));
  });
});

describe('what is known is brought up to date', () => {
  const before = world(mine);
  test.each<[string, Omit<WorldParts, 'rules'>, string]>([
    ['a name', { vpcs: [vpc('vpc-a', '10.0.0.0/16', { name: '生产' })] }, 'vpc vpc-a'],
    [
      'a block more',
      { vpcs: [vpc('vpc-a', '10.0.0.0/16', { secondaryCidrs: [block('10.6.0.0/16')] })] },
      'vpc vpc-a',
    ],
    [
      'a name of a link',
      { peerings: [peering('pcx-1', 'vpc-b', 'vpc-a', { name: 'x'.repeat(99) })] },
      'peering pcx-1',
    ],
    [
      'an overdue bill',
      { peerings: [peering('pcx-1', 'vpc-a', 'vpc-b', { state: 'ISOLATED' })] },
      'peering pcx-1',
    ],
    [
      'a route switched off',
      { routeTables: [table('vpc-a', [route('10.1.0.0/16', 'pcx-1', { enabled: false })])] },
      'route rtb-vpc-a 10.1.0.0/16',
    ],
  ])('%s', (_, parts, said) => {
    const { preview, world: next } = mergeParts(before, ME, parts, NOW);
    expect(lists(preview.changed)).toBe(said);
    expect(preview.leftOut).toEqual([]);
    expect(lists(mergeParts(next, ME, parts, NOW).preview.changed)).toBe('');
  });
  test('another default table', () => {
    const parts = { routeTables: [table('vpc-a', [], { id: 'rtb-main' })] };
    const { preview, world: next } = mergeParts(before, ME, parts, NOW);
    expect(lists(preview.added)).toBe('routeTable rtb-main');
    expect(lists(preview.changed)).toBe('routeTable rtb-vpc-a');
    expect(siteOf(next, 'vpc-a')?.tables.map((each) => each.default)).toEqual([false, true]);
    expect(tableOf(next, 'rtb-vpc-a')?.table.routes.size).toBe(1);
  });
  test('a request from the future waits from now on', () => {
    const parts = {
      vpcs: [vpc('vpc-n', '10.5.0.0/16')],
      peerings: [peering('pcx-2', 'vpc-a', 'vpc-n', { state: 'PENDING', createdAt: NOW * 2 })],
    };
    expect(mapGet(mergeParts(before, ME, parts, NOW).world.peerings, 'pcx-2')?.createdAt).toBe(NOW);
  });
});

test('whatever is imported, others keep what is theirs, nothing goes, and live links stay apart', () => {
  fc.assert(
    fc.property(drafts, drafts, (known, said) => {
      const before = build(known);
      const { rules: _, ...parts } = said.parts;
      const { preview, world: next } = mergeParts(before, ME, parts, NOW);
      for (const site of mapValues(before.sites)) {
        const after = siteOf(next, site.vpc.id);
        if (site.vpc.owner === ME) {
          const ids = (list: readonly { readonly id: string }[] = []): string[] => list.map(({ id }) => id);
          expect(ids(after?.subnets)).toEqual(expect.arrayContaining(ids(site.subnets)));
          expect(ids(after?.tables)).toEqual(expect.arrayContaining(ids(site.tables)));
          expect(ids(after?.peerings)).toEqual(expect.arrayContaining(ids(site.peerings)));
        } else expect(after?.tables).toEqual(site.tables);
      }
      for (const link of mapValues(next.peerings)) {
        const was = mapGet(before.peerings, link.id);
        const ends = [link.requesterVpc, link.accepterVpc].map((id) => siteOf(next, id)?.vpc);
        if (ends.some((end) => end?.owner !== ME)) {
          expect(link).toEqual(was);
          continue;
        }
        const fresh = was === undefined || !isLive(stateAt(was, before.rules, NOW));
        if (!fresh || !isLive(stateAt(link, next.rules, NOW))) continue;
        expect(firstOverlap([ends[0]?.cidr as Cidr], [ends[1]?.cidr as Cidr])).toBeNull();
      }
      const added = (kind: 'vpc' | 'peering'): number => preview.added[kind].length;
      expect(next.sites.size - before.sites.size).toBe(added('vpc'));
      expect(next.peerings.size - before.peerings.size).toBe(added('peering'));
      const again = mergeParts(next, ME, parts, NOW);
      expect(lists(again.preview.added)).toBe('');
      expect(lists(again.preview.changed)).toBe('');
    }),
    { numRuns: 500 },
  );
});
