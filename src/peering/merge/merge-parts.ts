import { type Refusal, refusal } from '../refusal.ts';
import type { Quotas } from '../rules.ts';
import { stateAt } from '../state-machine.ts';
import { quotaOf, type Site, siteOf, vpcCountOf, type World, type WorldParts } from '../world.ts';
import { mergeContents } from './merge-contents.ts';
import { mergePeerings } from './merge-peerings.ts';
import { mergeRoutes } from './merge-routes.ts';
import { mergeVpcs } from './merge-vpcs.ts';
import { MergeLedger, type MergePreview } from './preview.ts';

/** What comes of merging: the network with the import in it, and everything that differs from the one before. */
export interface Merge {
  readonly preview: MergePreview;
  readonly world: World;
}

/**
 * Merges what an import says of one account's network into the world. Adds and brings up to date, never takes away;
 * things that are not this account's, or that break a rule, are left out and told of. References are settled in this
 * order, each on top of what was taken before:
 *
 *     VPCs ─► route tables ─► subnets ─► gateways ─► peerings ─► routes
 */
export function mergeParts(world: World, uin: string, parts: Omit<WorldParts, 'rules'>, now: number): Merge {
  const ledger = new MergeLedger();
  let next = mergeVpcs(world, uin, parts.vpcs, now, ledger);
  next = mergeContents(next, uin, parts, ledger);
  next = mergePeerings(next, uin, parts.peerings, now, ledger);
  next = mergeRoutes(next, uin, parts.routeTables, ledger);
  const { added, changed, unchanged, leftOut } = ledger;
  const overQuota = exceeded(world, next, uin, now, ledger);
  const nothing = [added, changed].every((tally) => Object.values(tally).every((ids) => ids.length === 0));
  return { preview: { added, changed, unchanged, leftOut, overQuota }, world: nothing ? world : next };
}

type Exceeded = Extract<Refusal, { code: 'QUOTA_EXCEEDED' }>;

/** The quotas that the import goes beyond, where it added to what they count. */
function exceeded(before: World, after: World, uin: string, now: number, ledger: MergeLedger): Exceeded[] {
  const out: Exceeded[] = [];
  const count = (quota: keyof Quotas, was: number, used: number, where: Partial<Exceeded['args']>): void => {
    const limit = quotaOf(after, uin, quota);
    if (used > limit && used > was)
      out.push(refusal('QUOTA_EXCEEDED', { ...where, quota, limit, used }, 'open a ticket'));
  };
  const { added, changed, unchanged } = ledger;
  const touched = [...added.vpc, ...changed.vpc, ...unchanged.vpc].flatMap((id) => siteOf(after, id) ?? []);
  for (const region of new Set(touched.map(({ vpc }) => vpc.region)))
    count('vpcsPerRegion', vpcCountOf(before, uin, region), vpcCountOf(after, uin, region), { region });
  const live = (site: Site): number =>
    site.peerings.filter((each) => after.rules.quotaCounts.includes(stateAt(each, after.rules, now))).length;
  for (const site of touched) {
    const old = siteOf(before, site.vpc.id);
    const vpc = site.vpc.id;
    count('subnetsPerVpc', old?.subnets.length ?? 0, site.subnets.length, { vpc });
    count('routeTablesPerVpc', old?.tables.length ?? 0, site.tables.length, { vpc });
    count('peeringsPerVpc', old === undefined ? 0 : live(old), live(site), { vpc });
    const secondary = old?.vpc.secondaryCidrs.length ?? 0;
    count('secondaryCidrsPerVpc', secondary, site.vpc.secondaryCidrs.length, { vpc });
    for (const { id, routes } of site.tables) {
      const was = old?.tables.find((table) => table.id === id)?.routes.size ?? 0;
      count('routesPerTable', was, routes.size, { routeTable: id });
    }
  }
  return out;
}
