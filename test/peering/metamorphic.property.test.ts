import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allRoutes,
  blockAt,
  type Cidr,
  changePeering,
  createPeering,
  type Peering,
  preflight,
  type Question,
  type Route,
  type RouteTable,
  reachability,
  routesOf,
  siteOf,
  stateAt,
  type Vpc,
  type World,
  withRoute,
  withTable,
} from '../../src/peering/index.ts';
import { inFull, scaled } from '../support/runs.ts';
import { build, type Draft, drafts, ME, NOW } from '../support/worlds.ts';

const numRuns = scaled(500);

const verdict = (world: World, actor: string, question: Question): string => {
  const answer = reachability(world, { actor, now: NOW }, question);
  return answer.ok ? answer.trace.verdict : answer.refusals.map(({ code }) => code).join();
};
const draftVerdict = (draft: Draft): string => verdict(build(draft), draft.actor, draft.question);

/** The seven properties that the worked examples name. */
describe('metamorphic properties', () => {
  it('reachability(a, b) is REACHABLE exactly when reachability(b, a) is', () => {
    check((draft) => {
      const { from, to } = draft.question;
      expect(draftVerdict({ ...draft, question: { from: to, to: from } })).toBe(draftVerdict(draft));
    });
  });

  it('renaming ids changes no verdict', () => {
    check((draft) => {
      const renamed = JSON.parse(
        JSON.stringify({ parts: draft.parts, question: draft.question }, packed).replace(
          /"(vpc|subnet|rtb|pcx)-(\w+)"/g,
          (_, kind: string, rest: string) => `"${kind}-zz${[...rest].reverse().join('')}"`,
        ),
        unpacked,
      ) as Pick<Draft, 'parts' | 'question'>;
      expect(draftVerdict({ ...draft, ...renamed })).toBe(draftVerdict(draft));
    });
  });

  it('shifting every block by the same offset changes no verdict', () => {
    const offset = 1n << 20n;
    const moved = (cidr: Cidr): Cidr => blockAt(cidr.family, cidr.first + offset, cidr.length);
    check((draft) => {
      if (!('subnet' in draft.question.to)) return;
      const { vpcs, subnets, routeTables } = draft.parts;
      const parts = {
        ...draft.parts,
        vpcs: vpcs.map(
          (vpc): Vpc => ({ ...vpc, cidr: moved(vpc.cidr), secondaryCidrs: vpc.secondaryCidrs.map(moved) }),
        ),
        subnets: subnets.map((subnet) => ({ ...subnet, cidr: moved(subnet.cidr) })),
        routeTables: routeTables.map((table) =>
          withRoutes(table, (route) => ({ ...route, dest: moved(route.dest) })),
        ),
      };
      expect(draftVerdict({ ...draft, parts })).toBe(draftVerdict(draft));
    });
  });

  it('shuffling lists changes no verdict', () => {
    check((draft) => {
      const { vpcs, subnets, routeTables, peerings, rules } = draft.parts;
      const turned = routeTables.map((table) => ({
        ...table,
        routes: routesOf(allRoutes(table.routes).reverse()),
      }));
      const parts = {
        rules,
        vpcs: vpcs.toReversed(),
        subnets: subnets.toReversed(),
        routeTables: turned.toReversed(),
        peerings: peerings.toReversed(),
      };
      expect(draftVerdict({ ...draft, parts })).toBe(draftVerdict(draft));
    });
  });

  it('a route that is not the longest match for any address in question changes no verdict', () => {
    check((draft) => {
      const world = build(draft);
      let wider = world;
      for (const table of draft.parts.routeTables) {
        const known = allRoutes(table.routes);
        const covered = known.some(({ dest }) => dest.text === '10.0.0.0/24');
        // 0.0.0.0/0 is below a /24 for every address there is.
        const route: Route = {
          dest: blockAt('ipv4', 0n, 0),
          nextHopType: 'NAT',
          nextHop: 'nat-1',
          enabled: true,
        };
        if (covered) wider = withTable(wider, { ...table, routes: withRoute(table.routes, route) });
      }
      const asked = { from: draft.question.from, to: draft.question.to };
      const inRange = draft.parts.subnets.every(({ cidr }) => cidr.first >> 8n === 0x0a0000n);
      if (inRange) expect(verdict(wider, draft.actor, asked)).toBe(verdict(world, draft.actor, asked));
    });
  });

  it('after a delete no subnets of the two VPCs are reachable through that peering', () => {
    check((draft) => {
      let world = build(draft);
      const [first] = draft.parts.peerings.filter(({ state }) => state === 'ACTIVE');
      if (first === undefined) return;
      // All peerings of the pair, lest another one carries on.
      for (const peering of draft.parts.peerings.filter((each) => samePair(each, first))) {
        const owner = siteOf(world, peering.requesterVpc)?.vpc.owner ?? '';
        const outcome = changePeering(world, { actor: owner, now: NOW }, peering.id, 'delete');
        if (outcome.ok) world = outcome.world;
      }
      for (const from of draft.parts.subnets.filter(({ vpc }) => vpc === first.requesterVpc)) {
        for (const to of draft.parts.subnets.filter(({ vpc }) => vpc === first.accepterVpc)) {
          const asked = { from: { subnet: from.id }, to: { subnet: to.id } };
          expect(verdict(world, ME, asked)).toBe('UNREACHABLE');
        }
      }
    });
  });

  it('create then delete leaves route tables and quotas as they were', () => {
    let made = 0;
    check((draft) => {
      const world = build({
        ...draft,
        parts: {
          ...draft.parts,
          rules: { ...draft.parts.rules, onDeleteRoutes: 'remove', pendingDeletableBy: 'either' },
        },
      });
      for (const a of draft.parts.vpcs) {
        for (const b of draft.parts.vpcs) {
          const context = { actor: a.owner, now: NOW };
          const cross = a.region !== b.region;
          const request = {
            requesterVpc: a.id,
            accepterVpc: b.id,
            accepterUin: b.owner,
            accepterRegion: b.region,
            name: 'n',
            bandwidthMbps: cross && world.rules.crossRegionBandwidthRequired ? 10 : undefined,
          };
          const before = preflight(world, context, request);
          const created = createPeering(world, context, request, 'pcx-made');
          expect(created.ok).toBe(before.length === 0);
          if (!created.ok) continue;
          made++;
          const deleted = changePeering(created.world, context, 'pcx-made', 'delete');
          if (!deleted.ok) throw new Error('not deleted');
          expect(preflight(deleted.world, context, request)).toEqual(before);
          for (const { id } of draft.parts.vpcs) {
            expect(siteOf(deleted.world, id)?.tables).toEqual(siteOf(world, id)?.tables);
            const live = (in_: World): number =>
              siteOf(in_, id)?.peerings.filter((each) => stateAt(each, in_.rules, NOW) !== 'DELETED')
                .length ?? 0;
            expect(live(deleted.world)).toBe(live(world));
          }
        }
      }
    });
    if (inFull) expect(made).toBeGreaterThan(100);
  });

  it('swapping requester and accepter of ACTIVE peerings changes no verdict', () => {
    check((draft) => {
      const peerings = draft.parts.peerings.map(
        (each): Peering =>
          each.state === 'ACTIVE'
            ? { ...each, requesterVpc: each.accepterVpc, accepterVpc: each.requesterVpc }
            : each,
      );
      expect(draftVerdict({ ...draft, parts: { ...draft.parts, peerings } })).toBe(draftVerdict(draft));
    });
  });
});

const check = (property: (draft: Draft) => void): void =>
  fc.assert(fc.property(drafts, property), { numRuns });

const samePair = (a: Peering, b: Peering): boolean =>
  [a.requesterVpc, a.accepterVpc].sort().join() === [b.requesterVpc, b.accepterVpc].sort().join();

const withRoutes = (table: RouteTable, change: (route: Route) => Route): RouteTable => ({
  ...table,
  routes: routesOf(allRoutes(table.routes).map(change)),
});

const packed = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `#${value}` : value);
const unpacked = (_: string, value: unknown): unknown =>
  typeof value === 'string' && /^#\d+$/.test(value) ? BigInt(value.slice(1)) : value;
