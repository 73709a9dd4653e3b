import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  addRoute,
  blockAt,
  type Context,
  type Peering,
  type PeeringRequest,
  preflight,
  type Question,
  type Route,
  type RouteTable,
  type Rules,
  reachability,
  routesOf,
  type Subnet,
  type Vpc,
  type World,
  type WorldParts,
  worldOf,
} from '../../src/peering/index.ts';
import { linearPreflight, linearReachability, linearRouteChange } from './linear-peering.ts';

const UIN = '100000000001';
const NOW = Date.parse('2026-03-01T00:00:00Z');
const context: Context = { actor: UIN, now: NOW };
const id = (prefix: string, n: number): string => `${prefix}-${n.toString(36).padStart(8, '0')}`;

/** A world of `size` VPCs in a ring: each peered with three ahead and three behind, with routes to all six. */
export function ring(
  size: number,
  rules: Rules,
): Required<Pick<WorldParts, 'vpcs' | 'subnets' | 'routeTables' | 'peerings'>> & WorldParts {
  const steps = [1, 7, 31];
  const block = (i: number) => blockAt('ipv4', 0x0a000000n + BigInt(i) * 64n, 26);
  const vpcs: Vpc[] = [];
  const subnets: Subnet[] = [];
  const routeTables: RouteTable[] = [];
  const peerings: Peering[] = [];
  for (let i = 0; i < size; i++) {
    const vpc = id('vpc', i);
    vpcs.push({
      id: vpc,
      owner: UIN,
      region: 'ap-guangzhou',
      cidr: block(i),
      secondaryCidrs: [],
      ipv6Cidr: null,
      name: '',
    });
    const routes = steps.flatMap((step, s): Route[] =>
      [
        { far: (i + step) % size, near: i },
        { far: (i - step + size) % size, near: (i - step + size) % size },
      ].map(({ far, near }) => ({
        dest: block(far),
        nextHopType: 'PEERCONNECTION',
        nextHop: id('pcx', near * steps.length + s),
        enabled: true,
      })),
    );
    routeTables.push({ id: id('rtb', i), vpc, default: true, routes: routesOf(routes) });
    for (const half of [0, 1]) {
      const cidr = blockAt('ipv4', block(i).first + BigInt(half * 32), 28);
      subnets.push({ id: id('subnet', i * 2 + half), vpc, cidr, ipv6Cidr: null, routeTable: id('rtb', i) });
    }
    for (const [s, step] of steps.entries()) {
      const state = 'ACTIVE' as const;
      const rest = { name: '', state, createdAt: NOW, bandwidthMbps: null, chargeType: null };
      peerings.push({
        id: id('pcx', i * steps.length + s),
        requesterVpc: vpc,
        accepterVpc: id('vpc', (i + step) % size),
        ...rest,
      });
    }
  }
  return { rules, accounts: [{ uin: UIN, quotas: {} }], vpcs, subnets, routeTables, peerings };
}

/** Medians in microseconds for one size. */
export interface Measured {
  readonly size: number;
  readonly reachability: number;
  readonly preflight: number;
  readonly route: number;
  /** Every question about other VPCs than the one before: what memory costs when nothing is in the cache. */
  readonly cold: { readonly reachability: number; readonly preflight: number };
  readonly linear: { readonly reachability: number; readonly preflight: number; readonly route: number };
  readonly bytesPerVpc: number;
}

/**
 * Measures one reachability question, one preflight and one route change on sixteen VPCs spread over the world, as
 * one conversation after another would ask; and, cold, on ever other ones.
 */
export function measure(size: number, rules: Rules): Measured {
  const before = heap();
  const world: World = worldOf(ring(size, rules));
  const bytesPerVpc = (heap() - before) / size;
  let working = 16;
  const drawn = (n: number): number => ((n % working) * 7919) % size;
  const question = (n: number): Question => ({
    from: { subnet: id('subnet', drawn(n) * 2) },
    to: { subnet: id('subnet', ((drawn(n) + 7) % size) * 2 + 1) },
  });
  const request = (n: number): PeeringRequest => ({
    requesterVpc: id('vpc', drawn(n)),
    accepterVpc: id('vpc', (drawn(n) + 3) % size),
    accepterUin: UIN,
    accepterRegion: 'ap-guangzhou',
    name: 'bench',
  });
  const route = (n: number) => ({
    routeTable: id('rtb', drawn(n)),
    dest: blockAt('ipv4', 0x0a000000n + BigInt(((drawn(n) + 1) % size) * 64), 27).text,
    nextHopType: 'PEERCONNECTION',
    nextHop: id('pcx', drawn(n) * 3),
  });
  const timed = {
    reachability: median(512, (n) => expectTrue(asked(world, question(n)))),
    preflight: median(512, (n) => expectTrue(preflight(world, context, request(n)).length === 0)),
    route: median(512, (n) => expectTrue(addRoute(world, context, route(n)).ok)),
  };
  working = size;
  const cold = {
    reachability: median(512, (n) => expectTrue(asked(world, question(n)))),
    preflight: median(512, (n) => expectTrue(preflight(world, context, request(n)).length === 0)),
  };
  working = 16;
  // Only now, so that the twin's lists do not crowd the engine's memory.
  const lists = ring(size, rules);
  const few = size >= 100_000 ? 8 : 64;
  const linear = {
    reachability: median(few, (n) => expectTrue(linearReachability(lists, question(n)) === 'REACHABLE')),
    preflight: median(few, (n) => expectTrue(linearPreflight(lists, request(n)))),
    route: median(few, (n) => expectTrue(linearRouteChange(lists, route(n)).length === size)),
  };
  return { size, ...timed, cold, linear, bytesPerVpc };
}

/** Runs all sizes and prints the table. */
export async function benchPeering(
  rules: Rules,
  print: (line: string) => void = console.log,
): Promise<readonly Measured[]> {
  measure(1000, rules); // warms the code up, so that the first row is not the slowest
  const rows = [1000, 10_000, 100_000].map((size) => measure(size, rules));
  const base = rows[0] as Measured;
  print(
    'peering: median µs per operation (ratio to 1,000 VPCs), linear twin beside it; cold: reachability / preflight',
  );
  print(
    `${'VPCs'.padStart(8)} ${'reachability'.padStart(22)} ${'preflight'.padStart(22)} ${'route change'.padStart(22)} ${'cold'.padStart(13)} ${'KB per VPC'.padStart(11)}`,
  );
  for (const row of rows) {
    const cell = (key: 'reachability' | 'preflight' | 'route'): string =>
      `${row[key].toFixed(1)} (${(row[key] / base[key]).toFixed(2)}) | ${row.linear[key].toFixed(0)}`.padStart(
        22,
      );
    const cold = `${row.cold.reachability.toFixed(1)} / ${row.cold.preflight.toFixed(1)}`.padStart(13);
    const memory = (row.bytesPerVpc / 1024).toFixed(1).padStart(11);
    print(
      `${String(row.size).padStart(8)} ${cell('reachability')} ${cell('preflight')} ${cell('route')} ${cold} ${memory}`,
    );
  }
  return rows;
}

function asked(world: World, question: Question): boolean {
  const answer = reachability(world, context, question);
  return answer.ok && answer.trace.verdict === 'REACHABLE';
}

/** The median of a round of operations; of ten short rounds the one least disturbed by what else the machine does. */
function median(times: number, work: (n: number) => void): number {
  for (let n = 0; n < times; n++) work(n);
  const rounds = Array.from({ length: 10 }, () => {
    const taken = Array.from({ length: times }, (_, n) => {
      const start = process.hrtime.bigint();
      work(n + 1);
      return Number(process.hrtime.bigint() - start) / 1000;
    });
    return taken.sort((a, b) => a - b)[times >> 1] ?? 0;
  });
  return Math.min(...rounds);
}

/** A benchmark of wrong answers measures nothing. */
function expectTrue(fine: boolean): void {
  if (!fine) throw new Error('the benchmark got an unexpected answer');
}

/** Bytes in use after a collection. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
