import { type Cidr, parseCidr } from './cidr.ts';
import { contains, firstOverlap, overlap } from './cidr-set.ts';
import { type Context, countedBlocks, nameRefusals, siblingOverlaps } from './preflight.ts';
import { type Refusal, refusal } from './refusal.ts';
import { noRoutes, routesAt } from './route-set.ts';
import type { Rules } from './rules.ts';
import { isLive, stateAt } from './state-machine.ts';
import {
  blocksOf,
  farVpc,
  quotaOf,
  type Site,
  siteOf,
  type Vpc,
  vpcCountOf,
  type World,
  withSubnet,
  withVpc,
} from './world.ts';

/** What comes of building: the next world, or every reason against it. */
export type BuildOutcome =
  | { readonly ok: true; readonly world: World }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Creates a VPC and its default route table, under ids that are passed in. */
export function createVpc(
  world: World,
  { actor }: Context,
  wanted: { readonly region: string; readonly cidr: string; readonly name: string },
  ids: { readonly vpc: string; readonly routeTable: string },
): BuildOutcome {
  const parsed = parseCidr(wanted.cidr);
  const refusals: Refusal[] = parsed.ok ? rangeRefusals(parsed.cidr, world.rules) : [parsed.refusal];
  refusals.push(...nameRefusals(wanted.name, world.rules));
  const used = vpcCountOf(world, actor, wanted.region);
  const limit = quotaOf(world, actor, 'vpcsPerRegion');
  if (used >= limit) refusals.push(fullQuota({ quota: 'vpcsPerRegion', limit, used, region: wanted.region }));
  if (!parsed.ok || refusals.length > 0) return { ok: false, refusals };
  const { region, name } = wanted;
  const vpc: Vpc = {
    id: ids.vpc,
    owner: actor,
    region,
    cidr: parsed.cidr,
    secondaryCidrs: [],
    ipv6Cidr: null,
    name,
  };
  return {
    ok: true,
    world: withVpc(world, vpc, { id: ids.routeTable, vpc: ids.vpc, default: true, routes: noRoutes }),
  };
}

/** Creates a subnet on the VPC's default route table: inside one block of the VPC, apart from every other subnet. */
export function createSubnet(
  world: World,
  context: Context,
  wanted: { readonly vpc: string; readonly cidr: string },
  id: string,
): BuildOutcome {
  const found = ownVpc(world, context, wanted.vpc);
  if (!found.ok) return found;
  const { site } = found;
  const parsed = parseCidr(wanted.cidr);
  const refusals: Refusal[] = parsed.ok ? subnetRefusals(site, parsed.cidr, world.rules) : [parsed.refusal];
  const limit = quotaOf(world, site.vpc.owner, 'subnetsPerVpc');
  const used = site.subnets.length;
  if (used >= limit) refusals.push(fullQuota({ quota: 'subnetsPerVpc', limit, used, vpc: site.vpc.id }));
  if (!parsed.ok || refusals.length > 0) return { ok: false, refusals };
  const table = site.tables.find((each) => each.default) ?? site.tables[0];
  const subnet = { id, vpc: site.vpc.id, cidr: parsed.cidr, ipv6Cidr: null, routeTable: table?.id ?? '' };
  return { ok: true, world: withSubnet(world, subnet) };
}

/**
 * Adds a secondary block: in the allowed ranges, apart from the VPC's own blocks, its peers and their siblings, and
 * not the destination of a route. A route it covers only in part may stay: Local wins then.
 */
export function addSecondaryCidr(
  world: World,
  context: Context,
  wanted: { readonly vpc: string; readonly cidr: string },
): BuildOutcome {
  const found = ownVpc(world, context, wanted.vpc);
  if (!found.ok) return found;
  const { site } = found;
  const parsed = parseCidr(wanted.cidr);
  const refusals: Refusal[] = parsed.ok
    ? secondaryRefusals(world, context, site, parsed.cidr)
    : [parsed.refusal];
  const limit = quotaOf(world, site.vpc.owner, 'secondaryCidrsPerVpc');
  const used = site.vpc.secondaryCidrs.length;
  if (used >= limit)
    refusals.push(fullQuota({ quota: 'secondaryCidrsPerVpc', limit, used, vpc: site.vpc.id }));
  if (!parsed.ok || refusals.length > 0) return { ok: false, refusals };
  return {
    ok: true,
    world: withVpc(world, { ...site.vpc, secondaryCidrs: [...site.vpc.secondaryCidrs, parsed.cidr] }),
  };
}

/** Where a VPC's block may lie. Too big for its range is a matter of size; elsewhere is not private. */
export function rangeRefusals(cidr: Cidr, rules: Rules): Refusal[] {
  const ranges = rules.vpcRanges.flatMap(([text, minMask, maxMask]) => {
    const range = parseCidr(text);
    return range.ok ? [{ range: range.cidr, minMask, maxMask }] : [];
  });
  const near = ranges.find(({ range }) => overlap(range, cidr) !== null);
  const inside = near !== undefined && contains(near.range, cidr);
  const refusals: Refusal[] = [];
  if (near !== undefined && (cidr.length < near.minMask || cidr.length > near.maxMask)) {
    refusals.push(refusal('CIDR_SIZE', { cidr: cidr.text, minMask: near.minMask, maxMask: near.maxMask }));
  }
  if (!inside) {
    const texts = rules.vpcRanges.map(([text]) => text);
    refusals.push(refusal('CIDR_NOT_PRIVATE', { cidr: cidr.text, ranges: texts }));
  }
  return refusals;
}

function subnetRefusals({ vpc, subnets }: Site, cidr: Cidr, rules: Rules): Refusal[] {
  const refusals = subnetPlaceRefusals(vpc, cidr, rules);
  for (const other of subnets) {
    const shared = [other.cidr, other.ipv6Cidr].find(
      (block) => block !== null && overlap(block, cidr) !== null,
    );
    if (shared)
      refusals.push(refusal('SUBNET_OVERLAP', { cidr: cidr.text, subnet: other.id, other: shared.text }));
  }
  return refusals;
}

/** What is wrong with a subnet's block whatever other subnets there are: its size, or that no block of the VPC holds it. */
export function subnetPlaceRefusals(vpc: Vpc, cidr: Cidr, rules: Rules): Refusal[] {
  const [minMask, maxMask] = rules.subnetMask;
  const refusals: Refusal[] = [];
  const blocks = blocksOf(vpc);
  if (cidr.family === 'ipv4' && (cidr.length < minMask || cidr.length > maxMask)) {
    refusals.push(refusal('CIDR_SIZE', { cidr: cidr.text, minMask, maxMask }));
  }
  if (!blocks.some((block) => contains(block, cidr))) {
    const texts = blocks.map(({ text }) => text);
    refusals.push(refusal('SUBNET_OUT_OF_VPC', { cidr: cidr.text, vpc: vpc.id, blocks: texts }));
  }
  return refusals;
}

function secondaryRefusals(world: World, { now }: Context, site: Site, cidr: Cidr): Refusal[] {
  const { rules } = world;
  const refusals = rangeRefusals(cidr, rules);
  const own = firstOverlap([cidr], blocksOf(site.vpc));
  const clash = (with_: NonNullable<typeof own>, bVpc: string): Refusal => {
    const [a, b, shared] = [with_.a.text, with_.b.text, with_.overlap.text];
    return refusal('CIDR_OVERLAP', { a, b, aVpc: site.vpc.id, bVpc, overlap: shared });
  };
  if (own !== null) refusals.push(clash(own, site.vpc.id));
  for (const table of site.tables) {
    const [route] = routesAt(table.routes, cidr);
    if (route !== undefined)
      refusals.push(refusal('ROUTE_CONFLICT', { dest: cidr.text, nextHop: route.nextHop }));
  }
  if (!rules.secondaryCidrCounts) return refusals;
  for (const peering of site.peerings) {
    const peer = siteOf(world, farVpc(peering, site.vpc.id));
    if (peer === undefined || !isLive(stateAt(peering, rules, now))) continue;
    const shared = firstOverlap([cidr], countedBlocks(peer, rules));
    if (shared !== null) refusals.push(clash(shared, peer.vpc.id));
    if (rules.siblingOverlap === 'allow') continue;
    const newcomer: Site = { ...site, vpc: { ...site.vpc, cidr, secondaryCidrs: [], ipv6Cidr: null } };
    const role = peering.requesterVpc === peer.vpc.id ? 'requester' : 'accepter';
    refusals.push(...siblingOverlaps(world, peer, newcomer, { role, viewer: site.vpc.owner, now }));
  }
  return refusals;
}

type FoundVpc =
  | { readonly ok: true; readonly site: Site }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

function ownVpc(world: World, { actor }: Context, id: string): FoundVpc {
  const site = siteOf(world, id);
  if (site === undefined)
    return { ok: false, refusals: [refusal('RESOURCE_NOT_FOUND', { kind: 'vpc', id })] };
  if (site.vpc.owner === actor) return { ok: true, site };
  return { ok: false, refusals: [refusal('NOT_OWNER', { requiredRole: 'owner', actor })] };
}

const fullQuota = (args: Extract<Refusal, { code: 'QUOTA_EXCEEDED' }>['args']): Refusal =>
  refusal('QUOTA_EXCEEDED', args, 'open a ticket');
