import type { Cidr } from './cidr.ts';
import { firstOverlap } from './cidr-set.ts';
import { mapGet } from './persistent-map.ts';
import { type Refusal, type Role, refusal } from './refusal.ts';
import type { ChargeType, Rules } from './rules.ts';
import { isLive, stateAt } from './state-machine.ts';
import { blocksOf, farVpc, highestMbps, quotaOf, type Site, siteOf, type World } from './world.ts';

/** Who acts, and when (milliseconds since 1970). */
export interface Context {
  readonly actor: string;
  readonly now: number;
}

/** What a person asks for when asking for a peering. */
export interface PeeringRequest {
  readonly requesterVpc: string;
  readonly accepterVpc: string;
  readonly accepterUin: string;
  readonly accepterRegion: string;
  readonly name: string;
  readonly bandwidthMbps?: number | undefined;
  readonly chargeType?: ChargeType | undefined;
  readonly qos?: string | undefined;
}

/**
 * Everything that would refuse this request, found before it is made; empty if nothing would. An account that does
 * not hold the requester VPC, or that names the wrong owner of the peer, learns nothing about the peer's network.
 */
export function preflight(world: World, { actor, now }: Context, request: PeeringRequest): Refusal[] {
  const classic = [request.requesterVpc, request.accepterVpc].flatMap((id) => classicEndpoint(world, id));
  const named = nameRefusals(request.name, world.rules);
  if (classic.length > 0) return [...classic, ...named];
  const near = siteOf(world, request.requesterVpc);
  const far = siteOf(world, request.accepterVpc);
  if (near === undefined)
    return [refusal('PEER_NOT_FOUND', { vpc: request.requesterVpc, role: 'requester' }), ...named];
  if (near.vpc.owner !== actor) return [refusal('NOT_OWNER', { requiredRole: 'requester', actor }), ...named];
  if (far === undefined)
    return [refusal('PEER_NOT_FOUND', { vpc: request.accepterVpc, role: 'accepter' }), ...named];
  if (far.vpc.owner !== request.accepterUin) {
    return [refusal('OWNER_MISMATCH', { vpc: far.vpc.id, stated: request.accepterUin }), ...named];
  }
  const stated = request.accepterRegion;
  return [
    ...(far.vpc.region === stated ? [] : [refusal('REGION_MISMATCH', { vpc: far.vpc.id, stated })]),
    ...(near === far ? [refusal('SELF_PEERING', { vpc: near.vpc.id })] : betweenVpcs(world, near, far, now)),
    ...(near === far
      ? []
      : bandwidthRefusals(world, near.vpc.owner, near.vpc.region, far.vpc.region, request.bandwidthMbps)),
    ...serviceLevelRefusals(world.rules, near.vpc.region, far.vpc.region, request),
    ...named,
    ...roomRefusals(world, near, far, now),
  ];
}

/** Names of the classic network in place of a VPC, as consoles and old APIs spell it. */
const classicNames = new Set(['classic', 'basic', '基础网络', '0']);

function classicEndpoint(world: World, id: string): Refusal[] {
  const host = mapGet(world.classicHosts, id);
  if (host === undefined && !classicNames.has(id.toLowerCase())) return [];
  return [refusal('CLASSIC_NETWORK', { endpoint: id, linkedVpc: host?.linkedVpc ?? null })];
}

/** What stands between two VPCs, as the requester may see it: a live peering of theirs, ranges that overlap. */
export function betweenVpcs(world: World, near: Site, far: Site, now: number): Refusal[] {
  const refusals: Refusal[] = [];
  for (const peering of near.peerings) {
    const state = stateAt(peering, world.rules, now);
    if (farVpc(peering, near.vpc.id) === far.vpc.id && isLive(state)) {
      refusals.push(refusal('DUPLICATE_PEERING', { peering: peering.id, state }));
    }
  }
  const shared = firstOverlap(countedBlocks(near, world.rules), countedBlocks(far, world.rules));
  if (shared !== null) {
    const [a, b, overlap] = [shared.a.text, shared.b.text, shared.overlap.text];
    refusals.push(refusal('CIDR_OVERLAP', { a, b, aVpc: near.vpc.id, bVpc: far.vpc.id, overlap }));
  }
  if (world.rules.siblingOverlap === 'deny') {
    refusals.push(...siblingOverlaps(world, near, far, { role: 'requester', viewer: near.vpc.owner, now }));
    refusals.push(...siblingOverlaps(world, far, near, { role: 'accepter', viewer: near.vpc.owner, now }));
  }
  return refusals;
}

/** The blocks that count when overlap is checked. */
export const countedBlocks = ({ vpc }: Site, rules: Rules): readonly Cidr[] =>
  rules.secondaryCidrCounts ? blocksOf(vpc) : blocksOf({ ...vpc, secondaryCidrs: [] });

/**
 * VPCs already peered with `hub` that the newcomer overlaps: two peers of one VPC may not share an address. Where the
 * hub is the other account's, its peers stay unnamed.
 */
export function siblingOverlaps(
  world: World,
  hub: Site,
  newcomer: Site,
  { role, viewer, now }: { role: Role; viewer: string; now: number },
): Refusal[] {
  const mine = countedBlocks(newcomer, world.rules);
  return hub.peerings.flatMap((peering) => {
    const sibling = siteOf(world, farVpc(peering, hub.vpc.id));
    const live = isLive(stateAt(peering, world.rules, now));
    if (sibling === undefined || sibling === newcomer || !live || sibling.vpc.id === newcomer.vpc.id)
      return [];
    const shared = firstOverlap(mine, countedBlocks(sibling, world.rules));
    if (shared === null) return [];
    const args =
      hub.vpc.owner === viewer
        ? { b: shared.b.text, vpc: sibling.vpc.id, peering: peering.id, overlap: shared.overlap.text }
        : { b: null, vpc: null, peering: null, overlap: null };
    return [refusal('PEER_CIDR_OVERLAP', { a: shared.a.text, ...args, role })];
  });
}

/**
 * What is wrong with a cap, chosen or missing, between two regions, for the account that asks for it. Also asked when a
 * cap is changed.
 */
export function bandwidthRefusals(
  world: Pick<World, 'rules' | 'accounts'>,
  uin: string,
  from: string,
  to: string,
  mbps: number | undefined,
): Refusal[] {
  const { rules } = world;
  if (from === to) {
    if (mbps === undefined || rules.sameRegionBandwidthSettable) return [];
    return [refusal('BANDWIDTH_NOT_ALLOWED_SAME_REGION', { region: from, bandwidthMbps: mbps })];
  }
  if (rules.crossRegion === 'discontinued')
    return [refusal('CROSS_REGION_UNSUPPORTED', { from, to }, 'use CCN')];
  const { bandwidthTiersMbps: tiers, crossRegionMaxMbps: sold } = rules;
  const maxMbps = highestMbps(world, uin);
  if (mbps === undefined)
    return rules.crossRegionBandwidthRequired ? [refusal('BANDWIDTH_REQUIRED', { tiers })] : [];
  if (maxMbps !== null && mbps > maxMbps) {
    return [refusal('BANDWIDTH_OVER_LIMIT', { bandwidthMbps: mbps, maxMbps }, 'open a ticket')];
  }
  // What a ticket allowed is no tier: any figure above those that are sold.
  if (sold !== null && mbps > sold && Number.isInteger(mbps)) return [];
  return tiers.includes(mbps) ? [] : [refusal('BANDWIDTH_NOT_A_TIER', { bandwidthMbps: mbps, tiers })];
}

function serviceLevelRefusals(rules: Rules, from: string, to: string, request: PeeringRequest): Refusal[] {
  const { qos, chargeType = 'POSTPAID_BY_DAY_MAX' } = request;
  if (qos === undefined) return [];
  const limits = new Map(Object.entries(rules.serviceLevelLimits));
  const refused = (because: 'unknown' | 'charge type' | 'line'): Refusal[] => [
    refusal('QOS_NOT_AVAILABLE', { qos, because, chargeType, regions: limits.get(qos)?.regions ?? [] }),
  ];
  if (!['PT', 'AU', 'AG'].includes(qos)) return refused('unknown');
  const limit = limits.get(qos);
  if (limit === undefined) return [];
  if (!limit.chargeTypes.includes(chargeType)) return refused('charge type');
  return from !== to && limit.regions.includes(from) && limit.regions.includes(to) ? [] : refused('line');
}

/** Names are counted in characters, not in UTF-16 units. */
export function nameRefusals(name: string, rules: Rules): Refusal[] {
  const length = [...name].length;
  const fine = name.trim() !== '' && length <= rules.nameMax;
  return fine
    ? []
    : [refusal('INVALID_NAME', { length: name.trim() === '' ? 0 : length, max: rules.nameMax })];
}

/** The ends that have no room for one more peering, as the requester may see it. */
export function roomRefusals(world: World, near: Site, far: Site, now: number): Refusal[] {
  return [...new Set([near, far])].flatMap((site) => quotaRefusals(world, site, near.vpc.owner, now));
}

function quotaRefusals(world: World, site: Site, viewer: string, now: number): Refusal[] {
  const { id: vpc, owner } = site.vpc;
  const limit = quotaOf(world, owner, 'peeringsPerVpc');
  if (site.peerings.length < limit) return [];
  const used = site.peerings.filter((each) =>
    world.rules.quotaCounts.includes(stateAt(each, world.rules, now)),
  ).length;
  if (used < limit) return [];
  const args = { quota: 'peeringsPerVpc', limit, used: owner === viewer ? used : null, vpc } as const;
  return [refusal('QUOTA_EXCEEDED', args, 'open a ticket')];
}
