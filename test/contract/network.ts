import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Network } from '../../src/assistant/network.ts';
import type { Store, Transaction } from '../../src/assistant/ports.ts';
import {
  blockAt,
  mapGet,
  type Peering,
  siteOf,
  type World,
  withParts,
  withPeering,
  withQuotas,
  withVpc,
} from '../../src/peering/index.ts';
import { plainWorld } from '../support/plain-world.ts';
import { rules } from '../support/profiles.ts';

const vpcs = 6;
const owner = '100000000001';

/** One change by one process: of a VPC or a peering by its number, each made where it is not there yet. */
interface Step {
  readonly process: number;
  readonly kind: 'vpc' | 'peering' | 'gateway';
  readonly a: number;
  readonly b: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  process: fc.nat(2),
  kind: fc.constantFrom('vpc', 'peering', 'peering', 'gateway'),
  a: fc.nat(vpcs - 1),
  b: fc.nat(vpcs - 1),
});

function changed(world: World, { kind, a, b }: Step): World {
  const count = (mapGet(world.accounts, owner)?.quotas.peeringsPerVpc ?? 0) + 1;
  const next = withVpcs(withQuotas(world, owner, { peeringsPerVpc: count }), [a, b]);
  const site = siteOf(next, `vpc-${a}`);
  if (kind === 'vpc' && site) return withVpc(next, { ...site.vpc, name: `${site.vpc.name}+` });
  if (kind === 'gateway')
    return withParts(next, { gateways: [{ id: 'nat', vpc: `vpc-${a}`, type: 'NAT', reaches: 'internet' }] });
  const id = `pcx-${a}${b}`;
  const known: Peering = mapGet(next.peerings, id) ?? {
    id,
    name: '',
    requesterVpc: `vpc-${a}`,
    accepterVpc: `vpc-${b}`,
    state: 'PENDING',
    createdAt: 0,
    bandwidthMbps: null,
    chargeType: null,
  };
  return withPeering(next, { ...known, name: `${known.name}+` });
}

function withVpcs(world: World, numbers: readonly number[]): World {
  return numbers.reduce((next, n) => {
    const id = `vpc-${n}`;
    const cidr = blockAt('ipv4', 0x0a000000n + BigInt(n) * 0x10000n, 16);
    const vpc = { id, owner, region: 'r', cidr, secondaryCidrs: [], ipv6Cidr: null, name: '' };
    return siteOf(next, id) ? next : withParts(next, { sites: [{ vpc, subnets: [], tables: [] }] });
  }, world);
}

/** A store that counts what is asked of it. */
function counting(transaction: Transaction) {
  const counts = { gets: 0, finds: 0 };
  const counted: Transaction = {
    get: (...given) => {
      counts.gets += 1;
      return transaction.get(...given);
    },
    find: (...given) => {
      counts.finds += 1;
      return transaction.find(...given);
    },
    count: (...given) => transaction.count(...given),
    put: (...given) => transaction.put(...given),
    delete: (...given) => transaction.delete(...given),
  };
  return { counts, counted };
}

/** What every store must do for the network that several processes hold in memory. */
export function networkContract(name: string, open: () => Promise<Store>): void {
  const fresh = () => new Network(rules());
  const seen = (store: Store, network: Network) =>
    store.transact(async (transaction) => (await network.read(transaction)).world);
  const apply = (store: Store, network: Network, change: (world: World) => World) =>
    store.transact(async (transaction) => {
      const before = await network.read(transaction);
      await network.write(transaction, before, change(before.world));
    });

  describe(`the network in the store ${name}`, () => {
    it('loses no change of any process, and is the same to all and to one that reads it anew', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 }), async (rounds) => {
          const store = await open();
          const processes = [fresh(), fresh(), fresh()];
          for (const round of rounds) {
            // At once: those that read the same revision are in each other's way.
            await Promise.all(
              round.map((each) =>
                apply(store, processes[each.process] ?? fresh(), (world) => changed(world, each)),
              ),
            );
          }
          const whole = await seen(store, fresh());
          for (const process of processes)
            expect(plainWorld(await seen(store, process))).toEqual(plainWorld(whole));
          const steps = rounds.flat();
          expect(mapGet(whole.accounts, owner)?.quotas.peeringsPerVpc ?? 0).toBe(steps.length);
          const renamed = steps.filter(({ kind, a }) => kind === 'vpc' && a === 0).length;
          expect(siteOf(whole, 'vpc-0')?.vpc.name ?? '').toBe('+'.repeat(renamed));
          await store.close();
        }),
        { numRuns: 40 },
      );
    });

    it('never shows what was not committed', async () => {
      const store = await open();
      const network = fresh();
      await apply(store, network, (world) => withVpcs(world, [0]));
      const failing = store.transact(async (transaction) => {
        const before = await network.read(transaction);
        await network.write(transaction, before, withVpcs(before.world, [1]));
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(siteOf(await seen(store, network), 'vpc-1')).toBeUndefined();
      await apply(store, network, (world) => withVpcs(world, [2]));
      const world = await seen(store, network);
      expect([0, 1, 2].map((n) => siteOf(world, `vpc-${n}`) !== undefined)).toEqual([true, false, true]);
      await store.close();
    });

    it('shows a transaction the network as it was when that began, whatever came since', async () => {
      const store = await open();
      const network = fresh();
      for (let n = 0; n < vpcs; n += 1) await apply(store, network, (world) => withVpcs(world, [n]));
      // Nothing written: one that only reads keeps what it saw, even if the network has gone on by ten revisions.
      await store.transact(async (transaction) => {
        await transaction.find({ name: 'sites', indexes: { rev: () => undefined } }, 'rev', { limit: 1 });
        for (let n = 0; n < 10; n += 1)
          await apply(store, network, (world) => withVpc(world, renamed(world)));
        await seen(store, network);
        const { rev, world } = await network.read(transaction);
        expect([rev, siteOf(world, 'vpc-0')?.vpc.name]).toEqual([vpcs, '']);
      });
      expect(siteOf(await seen(store, network), 'vpc-0')?.vpc.name).toBe('+'.repeat(10));
      await store.close();
    });

    it('costs one small read where nothing has changed, and writes only what has', async () => {
      const store = await open();
      const network = fresh();
      await apply(store, network, (world) => withVpcs(world, [0, 1, 2, 3, 4, 5]));
      await seen(store, network);
      await store.transact(async (transaction) => {
        const { counts, counted } = counting(transaction);
        const { rev, world } = await network.read(counted);
        expect({ ...counts, rev }).toEqual({ gets: 1, finds: 0, rev: 1 });
        await network.write(counted, { rev, world }, world);
        await network.write(counted, { rev, world }, withVpc(world, renamed(world)));
        const found = await transaction.find({ name: 'sites', indexes: {} }, 'rev', { from: 2 });
        expect(found.map(({ id }) => id)).toEqual(['vpc-0']);
      });
      await store.close();
    });
  });
}

function renamed(world: World) {
  const site = siteOf(world, 'vpc-0');
  if (!site) throw new Error('there is no vpc-0');
  return { ...site.vpc, name: `${site.vpc.name}+` };
}
