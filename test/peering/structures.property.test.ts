import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allRoutes,
  blockAt,
  type Cidr,
  contains,
  countOf,
  cover,
  decide,
  emptyMap,
  firstOverlap,
  halves,
  intersect,
  mapGet,
  mapHas,
  mapOf,
  mapSet,
  mapValues,
  merge,
  overlap,
  type Route,
  routesAt,
  routesOf,
  sameAddresses,
  split,
  subtract,
  subtractAll,
  withoutRoutes,
  withRoute,
  withRoutesAt,
} from '../../src/peering/index.ts';
import { addressesOf } from '../support/slow-twin.ts';

/** Blocks within 10.0.0.0/24 or the last /120 of an IPv6 block: few enough to list their addresses. */
const block = fc
  .record({
    six: fc.constantFrom(false, false, true),
    at: fc.nat(255),
    length: fc.integer({ min: 24, max: 32 }),
  })
  .map(({ six, at, length }) =>
    six
      ? blockAt('ipv6', (0x20010db8n << 96n) + BigInt(at), length + 96)
      : blockAt('ipv4', 0x0a000000n + BigInt(at), length),
  );
const blocks = fc.array(block, { maxLength: 6 });
const four = block.filter(({ family }) => family === 'ipv4');

/** The same as a set of addresses, spelled out. */
const listed = (cidrs: readonly Cidr[]): Set<string> =>
  new Set(cidrs.flatMap((cidr) => addressesOf(cidr).map((address) => `${cidr.family} ${address}`)));
const minus = (a: Set<string>, b: Set<string>): Set<string> => new Set([...a].filter((each) => !b.has(each)));
const both = (a: Set<string>, b: Set<string>): Set<string> => new Set([...a].filter((each) => b.has(each)));

describe('sets of blocks, against sets of addresses', () => {
  it('contains, overlap, subtract, intersect, merge', () => {
    fc.assert(
      fc.property(block, block, blocks, blocks, (a, b, as, bs) => {
        const [A, B] = [listed([a]), listed([b])];
        expect(contains(a, b)).toBe(minus(B, A).size === 0);
        expect(listed([overlap(a, b)].filter((each) => each !== null))).toEqual(both(A, B));
        expect(listed(subtract(a, b))).toEqual(minus(A, B));
        expect(listed(subtractAll(as, bs))).toEqual(minus(listed(as), listed(bs)));
        expect(listed(intersect(as, bs))).toEqual(both(listed(as), listed(bs)));
        expect(listed(merge(as))).toEqual(listed(as));
        expect(countOf(merge(as))).toBe(BigInt(listed(as).size));
        expect(sameAddresses(as, bs)).toBe(
          minus(listed(as), listed(bs)).size + minus(listed(bs), listed(as)).size === 0,
        );
        const shared = firstOverlap(as, bs);
        expect(shared === null).toBe(both(listed(as), listed(bs)).size === 0);
        if (shared !== null) expect(shared.overlap).toEqual(overlap(shared.a, shared.b));
      }),
    );
  });

  it('merge is minimal and in order, and forgets the order it was given', () => {
    fc.assert(
      fc.property(blocks, (as) => {
        const merged = merge(as);
        expect(merge([...as].reverse())).toEqual(merged);
        for (const [i, here] of merged.entries()) {
          for (const there of merged.slice(i + 1)) {
            expect(overlap(here, there)).toBeNull();
            expect(here.family === 'ipv4' || there.family === 'ipv6').toBe(true);
            if (here.family === there.family) expect(here.first < there.first).toBe(true);
            const parent = blockAt(here.family, here.first, Math.max(here.length - 1, 0));
            const joinable =
              here.family === there.family && here.length === there.length && contains(parent, there);
            expect(joinable).toBe(false);
          }
        }
      }),
    );
    expect(merge([blockAt('ipv4', 0n, 1), blockAt('ipv4', 1n << 31n, 1)])).toEqual([blockAt('ipv4', 0n, 0)]);
  });

  it('halves and split cut into equal parts', () => {
    fc.assert(
      fc.property(block, fc.integer({ min: 0, max: 4 }), (a, extra) => {
        const parts = split(a, a.length + extra);
        const fits = a.last - a.first + 1n >= 1n << BigInt(extra);
        expect(parts).toHaveLength(fits ? 2 ** extra : 0);
        if (fits) expect(merge(parts)).toEqual([a]);
        expect(parts.every((part) => part.length === a.length + extra)).toBe(true);
        expect(halves(a)).toEqual(a.first === a.last ? null : split(a, a.length + 1));
      }),
    );
    expect(split(blockAt('ipv4', 0n, 8), 4)).toEqual([]);
    expect(split(blockAt('ipv4', 0n, 8), 25)).toEqual([]);
    expect(split(blockAt('ipv4', 0n, 8), 24)).toHaveLength(65536);
  });

  it('cover is the smallest block that holds them all', () => {
    fc.assert(
      fc.property(fc.array(four, { minLength: 1, maxLength: 5 }), (as) => {
        const all = cover(as) as Cidr;
        expect(as.every((each) => contains(all, each))).toBe(true);
        const inner = halves(all);
        for (const half of inner ?? []) expect(as.every((each) => contains(half, each))).toBe(false);
      }),
    );
    expect(cover([])).toBeNull();
    expect(cover([blockAt('ipv4', 0n, 8), blockAt('ipv6', 0n, 8)])).toBeNull();
  });
});

describe('route sets, against a list', () => {
  const route = fc.record({ dest: block, hop: fc.nat(5), enabled: fc.boolean() }).map(
    ({ dest, hop, enabled }): Route => ({
      dest,
      nextHopType: 'PEERCONNECTION',
      nextHop: `pcx-${hop}`,
      enabled,
    }),
  );
  const routes = fc.array(route, { maxLength: 12 });
  const longest = (list: readonly Route[], family: string, address: bigint): Route[] => {
    const hits = list.filter(
      ({ dest }) => dest.family === family && dest.first <= address && address <= dest.last,
    );
    const top = Math.max(...hits.map(({ dest }) => dest.length));
    return hits.filter(({ dest }) => dest.length === top);
  };

  it('decides every address as a walk along the list would', () => {
    fc.assert(
      fc.property(routes, block, (list, range) => {
        const pieces = decide(routesOf(list), range);
        expect(countOf(pieces.map((piece) => piece.block))).toBe(range.last - range.first + 1n);
        for (const piece of pieces) {
          expect(contains(range, piece.block)).toBe(true);
          for (const address of addressesOf(piece.block)) {
            expect(piece.routes).toEqual(longest(list, range.family, address));
          }
        }
      }),
    );
  });

  it('adds, finds, replaces and removes', () => {
    const sorted = (list: readonly Route[]): string[] =>
      list.map((each) => JSON.stringify([each.dest.text, each.nextHop, each.enabled])).sort();
    fc.assert(
      fc.property(routes, route, fc.nat(5), (list, extra, hop) => {
        const set = routesOf(list);
        expect(set.size).toBe(list.length);
        expect(sorted(allRoutes(set))).toEqual(sorted(list));
        const at = list.filter(({ dest }) => dest.text === extra.dest.text);
        expect(routesAt(set, extra.dest)).toEqual(at);
        const added = withRoute(set, extra);
        expect(sorted(allRoutes(added))).toEqual(sorted([...list, extra]));
        expect(allRoutes(set)).toHaveLength(list.length);
        const others = list.filter(({ dest }) => dest.text !== extra.dest.text);
        const removed = withRoutesAt(added, extra.dest, []);
        expect(sorted(allRoutes(removed))).toEqual(sorted(others));
        expect(removed.size).toBe(others.length);
        const replaced = withRoutesAt(set, extra.dest, [extra]);
        expect(sorted(allRoutes(replaced))).toEqual(sorted([...others, extra]));
        expect(replaced.size).toBe(others.length + 1);
        const gone = withoutRoutes(set, ({ nextHop }) => nextHop === `pcx-${hop}`);
        expect(sorted(allRoutes(gone))).toEqual(
          sorted(list.filter(({ nextHop }) => nextHop !== `pcx-${hop}`)),
        );
        expect(gone.size).toBe(allRoutes(gone).length);
      }),
    );
  });

  it('forgets in which order routes came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(route, { maxLength: 10, selector: ({ dest }) => dest.text }), (list) => {
        expect(routesOf([...list].reverse())).toEqual(routesOf(list));
        expect(list.reduce((set, { dest }) => withRoutesAt(set, dest, []), routesOf(list))).toEqual(
          routesOf([]),
        );
      }),
    );
  });
});

describe('persistent maps, against native ones', () => {
  const key = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.constantFrom('__proto__', 'constructor', 'toString', ''),
  );
  const writes = fc.array(fc.tuple(key, fc.nat()), { maxLength: 60 });

  it('hold what was written last, and old versions what they held', () => {
    fc.assert(
      fc.property(writes, writes, (first, then) => {
        const [before, twin] = [mapOf(first), new Map(first)];
        let after = before;
        for (const [k, v] of then) after = mapSet(after, k, v);
        const twinAfter = new Map([...first, ...then]);
        for (const [map, native] of [
          [before, twin],
          [after, twinAfter],
        ] as const) {
          expect(map.size).toBe(native.size);
          expect([...mapValues(map)].sort()).toEqual([...native.values()].sort());
          for (const [k] of [...first, ...then]) {
            expect(mapGet(map, k)).toBe(native.get(k));
            expect(mapHas(map, k)).toBe(native.has(k));
          }
          expect(mapGet(map, 'valueOf')).toBe(native.get('valueOf'));
        }
      }),
    );
  });

  it('grow past the point where changes are poured into a new base', () => {
    let map = emptyMap<number>();
    const versions = [];
    for (let i = 0; i < 5000; i++) {
      map = mapSet(map, `vpc-${i}`, i);
      if (i % 1000 === 0) versions.push(map);
    }
    expect(map.size).toBe(5000);
    expect(map.changes).toBeLessThan(2000);
    for (let i = 0; i < 5000; i++) expect(mapGet(map, `vpc-${i}`)).toBe(i);
    expect(versions.map(({ size }) => size)).toEqual([1, 1001, 2001, 3001, 4001]);
    expect(mapGet(mapSet(map, 'vpc-7', -7), 'vpc-7')).toBe(-7);
    expect(mapSet(map, 'vpc-7', -7).size).toBe(5000);
    expect(mapGet(map, 'vpc-7')).toBe(7);
  });

  it('keep keys apart whose hashes are equal', () => {
    // Found by search: these two have one hash.
    const [a, b] = ['vpc-g1iwxlrz', 'vpc-83xyo2wl'];
    let map = mapSet(mapSet(mapSet(emptyMap<number>(), a, 1), b, 2), a, 3);
    expect([mapGet(map, a), mapGet(map, b), map.size, [...mapValues(map)].sort()]).toEqual([3, 2, 2, [2, 3]]);
    map = mapSet(map, 'k', 4);
    expect([mapGet(map, a), mapGet(map, b), mapGet(map, 'k'), map.size]).toEqual([3, 2, 4, 3]);
  });
});
