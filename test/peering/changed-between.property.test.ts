import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedBetween,
  emptyMap,
  emptyWorld,
  type Gateway,
  mapDiff,
  mapGet,
  mapOf,
  mapSet,
  mapValues,
  type PersistentMap,
  type Site,
  type World,
  withParts,
  withPeering,
  withQuotas,
  withVpc,
  worldOf,
} from '../../src/peering/index.ts';
import { plainText, plainWorld } from '../support/plain-world.ts';
import { build, type Draft, drafts, ME, OTHER } from '../support/worlds.ts';

/** Keys of which many share the lowest bits of their hashes, and a few the whole of it. */
const key = fc.oneof(fc.nat(40).map(String), fc.constantFrom('', '__proto__', 'constructor'));
const writes = (most: number) => fc.array(fc.tuple(key, fc.nat(5)), { maxLength: most });

type Boxed = { readonly n: number };
const written = (map: PersistentMap<Boxed>, list: readonly (readonly [string, number])[]) =>
  list.reduce((next, [name, n]) => mapSet(next, name, { n }), map);

const slowDiff = (keys: Iterable<string>, a: PersistentMap<Boxed>, b: PersistentMap<Boxed>): string[] =>
  [...new Set(keys)].filter((name) => mapGet(a, name) !== mapGet(b, name)).sort();

describe('what differs between two maps', () => {
  it('is what a comparison of every key finds, whichever came from which', () => {
    fc.assert(
      fc.property(writes(30), writes(30), writes(10), writes(10), (base, shared, one, other) => {
        const start = written(mapOf(base.map(([name, n]) => [name, { n }])), shared);
        const [a, b] = [written(start, one), written(start, other)];
        const keys = [...base, ...shared, ...one, ...other].map(([name]) => name);
        expect(mapDiff(a, b).sort()).toEqual(slowDiff(keys, a, b));
        expect(mapDiff(start, a).sort()).toEqual(slowDiff(keys, start, a));
        expect(mapDiff(a, a)).toEqual([]);
      }),
    );
  });

  it('is found where one of them was poured anew', () => {
    // 2,000 changes over an empty base pour it at least once.
    const names = Array.from({ length: 2_000 }, (_, i) => `k${i}`);
    const early = written(
      emptyMap(),
      names.slice(0, 1_000).map((name) => [name, 0]),
    );
    const late = names.slice(1_000).reduce((map, name) => mapSet(map, name, { n: 1 }), early);
    expect(late.base).not.toBe(early.base);
    expect(mapDiff(early, late).sort()).toEqual(names.slice(1_000).sort());
    expect(mapDiff(late, early).sort()).toEqual(names.slice(1_000).sort());
  });

  it('is walked alone: a hundred changes of a hundred thousand cost no walk over all', () => {
    const many = mapOf(Array.from({ length: 100_000 }, (_, i): [string, Boxed] => [`k${i}`, { n: 0 }]));
    const before = written(
      many,
      Array.from({ length: 20_000 }, (_, i): [string, number] => [`k${i}`, 1]),
    );
    const after = mapSet(before, 'k99999', { n: 2 });
    // A walk over all of them takes some milliseconds; so many would take longer than any test may.
    for (let i = 0; i < 30_000; i += 1) if (mapDiff(before, after).join() !== 'k99999') expect.fail(`${i}`);
  });
});

const gatewayOf = (vpc: string): Gateway => ({ id: `nat-${vpc}`, vpc, type: 'NAT', reaches: 'internet' });

function partsOf({ parts }: Draft, wanted: (vpc: string) => boolean) {
  const vpcs = parts.vpcs.filter(({ id }) => wanted(id));
  return {
    sites: vpcs.map((vpc) => ({
      vpc,
      subnets: parts.subnets.filter((subnet) => subnet.vpc === vpc.id),
      tables: parts.routeTables.filter((table) => table.vpc === vpc.id),
    })),
    gateways: vpcs.map(({ id }) => gatewayOf(id)),
  };
}

describe('parts added to a world', () => {
  it('in two batches, the second replacing some of the first, come to the world built in one go', () => {
    fc.assert(
      fc.property(drafts, fc.nat(15), fc.nat(31), (draft, first, linked) => {
        const { rules, peerings, ...rest } = draft.parts;
        const accounts = [ME, OTHER].map((uin) => ({ uin, quotas: {} }));
        const early = peerings.filter((_, i) => (linked >> i) & 1);
        const has = (i: number) => ((first >> i) & 1) === 1;
        const inFirst = (vpc: string) =>
          has(Number(vpc.slice(4))) ||
          early.some(({ requesterVpc, accepterVpc }) => [requesterVpc, accepterVpc].includes(vpc));
        const half = partsOf(draft, inFirst);
        // What is replaced stood there with less in it, under another owner.
        const less = half.sites.map(({ vpc }) => ({ vpc: { ...vpc, owner: '1' }, subnets: [], tables: [] }));
        const one = withParts(emptyWorld(rules), { accounts, ...half, sites: less, peerings: early });
        const two = withParts(one, {
          ...partsOf(draft, () => true),
          peerings: [...early, ...peerings.filter((each) => !early.includes(each))],
        });
        const ordered = [...early, ...peerings.filter((each) => !early.includes(each))];
        const gateways = rest.vpcs.map(({ id }) => gatewayOf(id));
        expect(plainWorld(two)).toEqual(
          plainWorld(worldOf({ rules, accounts, ...rest, peerings: ordered, gateways })),
        );
      }),
    );
  });
});

/** What differs, by comparing everything with everything. */
function slowChanged(before: World, after: World) {
  const inner = (site: Site | undefined) => plainText([site?.vpc, site?.subnets, site?.tables]);
  const ids = <V>(map: PersistentMap<V>, idOf: (value: V) => string) => [...mapValues(map)].map(idOf).sort();
  return {
    vpcs: ids(after.sites, ({ vpc }) => vpc.id).filter(
      (id) => inner(mapGet(before.sites, id)) !== inner(mapGet(after.sites, id)),
    ),
    peerings: ids(after.peerings, ({ id }) => id).filter(
      (id) => plainText(mapGet(before.peerings, id)) !== plainText(mapGet(after.peerings, id)),
    ),
    accounts: ids(after.accounts, ({ uin }) => uin).filter(
      (uin) => plainText(mapGet(before.accounts, uin)) !== plainText(mapGet(after.accounts, uin)),
    ),
    gateways: ids(after.gateways, ({ id }) => id).filter(
      (id) => plainText(mapGet(before.gateways, id)) !== plainText(mapGet(after.gateways, id)),
    ),
  };
}

const sorted = ({ vpcs, peerings, accounts, gateways }: ReturnType<typeof changedBetween>) => ({
  vpcs: [...vpcs].sort(),
  peerings: [...peerings].sort(),
  accounts: [...accounts].sort(),
  gateways: [...gateways].sort(),
});

describe('what changed between two worlds', () => {
  it('is what a comparison of everything finds', () => {
    const change = fc.record({
      kind: fc.constantFrom('peering', 'vpc', 'new vpc', 'quota', 'gateway', 'link'),
      at: fc.nat(9),
      n: fc.integer({ min: 100, max: 200 }),
    });
    fc.assert(
      fc.property(drafts, fc.array(change, { maxLength: 4 }), (draft, changes) => {
        const before = build(draft);
        const { vpcs, peerings } = draft.parts;
        const after = changes.reduce((world, { kind, at, n }): World => {
          const [vpc, peering] = [vpcs[at % vpcs.length], peerings[at % Math.max(peerings.length, 1)]];
          if (vpc === undefined) return world;
          if (kind === 'vpc') return withVpc(world, { ...vpc, name: `n${n}` });
          if (kind === 'new vpc') return withVpc(world, { ...vpc, id: `vpc-new${n}` });
          if (kind === 'quota') return withQuotas(world, ME, { peeringsPerVpc: n });
          if (kind === 'gateway') return withParts(world, { gateways: [gatewayOf(`vpc-${n}`)] });
          if (peering === undefined) return world;
          return withPeering(
            world,
            kind === 'link' ? { ...peering, id: `pcx-new${n}` } : { ...peering, bandwidthMbps: n },
          );
        }, before);
        expect(sorted(changedBetween(before, after))).toEqual(slowChanged(before, after));
        expect(sorted(changedBetween(before, before))).toEqual(slowChanged(before, before));
      }),
    );
  });
});
