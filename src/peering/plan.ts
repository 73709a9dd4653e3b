import { applyFixes } from './apply-fix.ts';
import { amountOf } from './billing.ts';
import { connectFix, type Hop, tableFix } from './fixes.ts';
import { carried } from './leg.ts';
import { chargeOf } from './peering-changes.ts';
import { mapGet } from './persistent-map.ts';
import type { Context } from './preflight.ts';
import { type Refusal, refusal } from './refusal.ts';
import { PEERING_HOP } from './route-changes.ts';
import { isLive, stateAt } from './state-machine.ts';
import type { Fix } from './trace.ts';
import { blocksOf, farVpc, type Peering, quotaOf, type Site, siteOf, type World } from './world.ts';

/** Who must reach whom: all of them, a hub and each of the others, or chosen pairs. */
export type Wish =
  | { readonly kind: 'mesh' }
  | { readonly kind: 'hub'; readonly hub: string }
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [a: string, b: string])[] };

/** One pair of the plan: the peering it will use and what has to be done, or why it cannot be. */
export type PlannedLink =
  | {
      readonly possible: true;
      readonly a: string;
      readonly b: string;
      readonly peering: string;
      readonly exists: boolean;
      readonly fixes: readonly Fix[];
      /** At most, in the profile's currency: the cap used to the full on each of thirty days. */
      readonly monthlyCeiling: number;
      readonly payer: string | null;
    }
  | {
      readonly possible: false;
      readonly a: string;
      readonly b: string;
      readonly refusals: readonly Refusal[];
    };

/** How far a VPC's peerings would go towards its quota. */
export interface QuotaUse {
  readonly vpc: string;
  readonly limit: number;
  readonly before: number;
  readonly after: number;
}

export interface Plan {
  readonly links: readonly PlannedLink[];
  /** Everything to do, in order. */
  readonly fixes: readonly Fix[];
  readonly quotas: readonly QuotaUse[];
  readonly monthlyCeiling: number;
  readonly currency: string;
  /** The world when all is done. */
  readonly world: World;
}

/**
 * What it takes that these VPCs reach each other, before anyone clicks: each pair is planned on the world that the
 * pairs before it leave, so that quotas and siblings count. Routes go to whole VPCs, in every table of the other.
 */
export function plan(world: World, context: Context, vpcs: readonly string[], wish: Wish): Plan {
  const links: PlannedLink[] = [];
  let next = world;
  for (const [a, b] of pairsOf(vpcs, wish)) {
    const planned = planLink(next, context, a, b);
    links.push(planned.link);
    next = planned.world;
  }
  const touched = [...new Set(pairsOf(vpcs, wish).flat())];
  return {
    links,
    fixes: links.flatMap((link) => (link.possible ? link.fixes : [])),
    quotas: touched.flatMap((vpc) => quotaUse(world, next, context, vpc)),
    monthlyCeiling: links.reduce((sum, link) => sum + (link.possible ? link.monthlyCeiling : 0), 0),
    currency: world.rules.currency,
    world: next,
  };
}

function pairsOf(vpcs: readonly string[], wish: Wish): (readonly [string, string])[] {
  const pairs =
    wish.kind === 'pairs'
      ? wish.pairs
      : wish.kind === 'hub'
        ? vpcs.filter((vpc) => vpc !== wish.hub).map((vpc): [string, string] => [wish.hub, vpc])
        : vpcs.flatMap((a, i) => vpcs.slice(i + 1).map((b): [string, string] => [a, b]));
  const byPair = new Map(pairs.map((pair) => [[...pair].sort().join(' '), pair]));
  return [...byPair.values()];
}

function planLink(world: World, context: Context, a: string, b: string): { link: PlannedLink; world: World } {
  const [from, to] = [siteOf(world, a), siteOf(world, b)];
  const impossible = (refusals: readonly Refusal[]) => ({
    link: { possible: false, a, b, refusals } as const,
    world,
  });
  if (from === undefined || to === undefined) {
    const missing = [a, b].filter((vpc) => siteOf(world, vpc) === undefined);
    return impossible(missing.map((id) => refusal('RESOURCE_NOT_FOUND', { kind: 'vpc', id })));
  }
  if (from === to) return impossible([refusal('SELF_PEERING', { vpc: a })]);
  const known = liveLink(world, context, from, to);
  const connect = known === null ? connectFix(world, context, from, to) : null;
  if (connect?.ok === false) return impossible(connect.refusals);
  const peering = known?.id ?? connect?.as ?? '';
  const waits = known !== null && stateAt(known, world.rules, context.now) === 'PENDING';
  const accepter = siteOf(world, known?.accepterVpc ?? '')?.vpc.owner ?? '';
  const accept: readonly Fix[] = waits ? [{ op: 'accept', peering, by: accepter }] : [];
  const sides = [
    routeFixes(world, context, from, to, peering),
    routeFixes(world, context, to, from, peering),
  ];
  const full = sides.flatMap(({ refusals }) => refusals);
  if (full.length > 0) return impossible(full);
  const fixes = [...(connect?.fixes ?? accept), ...sides.flatMap((side) => side.fixes)];
  const done = applyFixes(world, fixes, context.now);
  if (!done.ok) return impossible(done.refusals);
  const made = mapGet(done.world.peerings, peering);
  const cost = made === undefined ? { monthlyCeiling: 0, payer: null } : ceiling(done.world, made);
  return {
    link: { possible: true, a, b, peering, exists: known !== null, fixes, ...cost },
    world: done.world,
  };
}

const liveLink = (world: World, { now }: Context, from: Site, to: Site): Peering | null =>
  from.peerings.find(
    (each) => farVpc(each, from.vpc.id) === to.vpc.id && isLive(stateAt(each, world.rules, now)),
  ) ?? null;

function routeFixes(
  world: World,
  { actor, now }: Context,
  near: Site,
  far: Site,
  peering: string,
): { fixes: readonly Fix[]; refusals: readonly Refusal[] } {
  const hop: Hop = { type: PEERING_HOP, id: peering, aim: { peerVpc: far.vpc.id, hop: peering } };
  const targets = carried(world, far, blocksOf(far.vpc))
    .filter(({ family }) => family === 'ipv4' || world.rules.ipv6 === 'supported')
    .map((block) => [block]);
  const all = near.tables.map((table) => ({
    table,
    fix: tableFix(world, near, table, targets, { hop, now }),
  }));
  return {
    // Another account's table is not read out: it is only asked to add.
    fixes: all.flatMap(({ fix: { fixes } }) =>
      near.vpc.owner === actor || fixes.every(({ op }) => op === 'add_route') ? fixes : [],
    ),
    refusals: all.flatMap(({ table, fix }) =>
      fix.full === null
        ? []
        : [
            refusal(
              'QUOTA_EXCEEDED',
              { quota: 'routesPerTable', ...fix.full, routeTable: table.id },
              'open a ticket',
            ),
          ],
    ),
  };
}

function ceiling(world: World, peering: Peering): { monthlyCeiling: number; payer: string | null } {
  const { billable, payer } = chargeOf(world, peering);
  const { prices } = world.rules;
  const mbps = peering.bandwidthMbps ?? 0;
  if (!billable || prices === null) return { monthlyCeiling: 0, payer };
  const month95 = peering.chargeType === 'POSTPAID_BY_MONTH_95';
  const amount = month95
    ? amountOf(prices, { mode: 'POSTPAID_BY_MONTH_95', p95Mbps: mbps, validDays: 30, daysInMonth: 30 })
    : 30 * amountOf(prices, { mode: 'POSTPAID_BY_DAY_MAX', peakInMbps: mbps, peakOutMbps: mbps });
  return { monthlyCeiling: amount, payer };
}

function quotaUse(before: World, after: World, { now }: Context, vpc: string): QuotaUse[] {
  const used = (world: World): number =>
    siteOf(world, vpc)?.peerings.filter((each) =>
      world.rules.quotaCounts.includes(stateAt(each, world.rules, now)),
    ).length ?? 0;
  const owner = siteOf(before, vpc)?.vpc.owner;
  if (owner === undefined) return [];
  return [{ vpc, limit: quotaOf(before, owner, 'peeringsPerVpc'), before: used(before), after: used(after) }];
}
