import type { Cidr } from './cidr.ts';
import { cover } from './cidr-set.ts';
import type { Segment } from './endpoint.ts';
import type { ConnectFix } from './fixes.ts';
import { hubsBetween } from './hubs.ts';
import type { Decision } from './leg.ts';
import type { Context } from './preflight.ts';
import { type ReasonCode, type Refusal, refusal, type Side } from './refusal.ts';
import { stateAt } from './state-machine.ts';
import type { Blocker } from './trace.ts';
import { type Peering, type Site, siteOf, type World } from './world.ts';

/** What the missing or waiting connection between two VPCs says; empty where one is open. */
export function connectionBlockers(
  world: World,
  { now }: Context,
  ends: { readonly from: Site; readonly to: Site },
  link: { readonly best: Peering | null; readonly last: Peering | null; readonly connect: ConnectFix | null },
): Blocker[] {
  const ownerOf = (vpc: string): string | null => siteOf(world, vpc)?.vpc.owner ?? null;
  const { best, last, connect } = link;
  if (best !== null) {
    const state = stateAt(best, world.rules, now);
    if (state === 'ISOLATED') {
      const reason = refusal('ISOLATED', { peering: best.id }, 'top up');
      return [{ reason, side: null, by: ownerOf(best.requesterVpc) }];
    }
    if (state !== 'PENDING') return [];
    const accepter = ownerOf(best.accepterVpc);
    const hoursLeft = Math.floor(world.rules.pendingTtlHours - (now - best.createdAt) / 3_600_000);
    const args = { peering: best.id, accepter: accepter ?? '', hoursLeft };
    return [{ reason: refusal('PENDING_ACCEPTANCE', args, 'accept'), side: null, by: accepter }];
  }
  const by = connect?.ok === true ? (connect.fixes[0]?.by ?? null) : null;
  const reasons = absent(world, ends, { last, connect, now });
  return reasons.map((reason) => ({ reason, side: null, by }));
}

/** Reasons why no live peering joins two VPCs: what became of the last one, and the hub that gave hope. */
function absent(
  world: World,
  { from, to }: { readonly from: Site; readonly to: Site },
  { last, connect, now }: { last: Peering | null; connect: ConnectFix | null; now: number },
): Refusal[] {
  const obstacles: ReasonCode[] = connect?.ok === false ? connect.refusals.map(({ code }) => code) : [];
  const hubs = hubsBetween(world, from, to, now);
  const pair = { from: from.vpc.id, to: to.vpc.id };
  const [hub] = hubs;
  const next = obstacles.length === 0 ? 'create_peering' : undefined;
  const none =
    hub === undefined
      ? refusal('NO_PEERING', { ...pair, obstacles }, next)
      : refusal('NOT_TRANSITIVE', { ...pair, hub, hubs, obstacles }, next);
  if (last === null) return [none];
  const peering = last.id;
  switch (stateAt(last, world.rules, now)) {
    case 'REJECTED':
      return [refusal('REJECTED', { peering }, next), none];
    case 'EXPIRED': {
      const requester = siteOf(world, last.requesterVpc)?.vpc.owner ?? '';
      return [refusal('EXPIRED', { peering, hours: world.rules.pendingTtlHours, requester }, next), none];
    }
    case 'DELETED':
      return [none, refusal('DELETED', { peering }, next)];
    default:
      return [none];
  }
}

/** Blocks that lie in a secondary block of a VPC, which the peering does not carry. */
export function secondaryBlockers(world: World, { vpc }: Site, segments: readonly Segment[]): Blocker[] {
  if (world.rules.secondaryCidrRoutable) return [];
  const hit = vpc.secondaryCidrs.filter((secondary) =>
    segments.some(({ block }) => block.first <= secondary.last && secondary.first <= block.last),
  );
  return hit
    .filter(({ family }) => family === segments[0]?.block.family)
    .map(({ text }) => ({
      reason: refusal('SECONDARY_CIDR_UNSUPPORTED', { block: text, vpc: vpc.id }),
      side: null,
      by: null,
    }));
}

/**
 * What a table does to the part of a leg that should go through `hop` and does not. To anyone but its owner a table
 * only says that there is no way: NO_ROUTE_LOCAL or NO_ROUTE_RETURN. On the way back NO_ROUTE_RETURN comes with
 * every cause, for it is what the asker sees.
 */
export function routeBlockers(
  { actor }: Context,
  { site, segment, side }: { readonly site: Site; readonly segment: Segment; readonly side: Side },
  failed: readonly Decision[],
): Blocker[] {
  const by = site.vpc.owner;
  const mine = by === actor;
  const table = mine ? (segment.table?.id ?? null) : null;
  const subnet = segment.subnet;
  const blockers: Blocker[] = [];
  const unserved: Cidr[] = [];
  for (const { block, outcome, route, local } of failed) {
    if (outcome === 'local' && local !== null) {
      const args = { dest: block.text, local: local.text, vpc: site.vpc.id, side };
      blockers.push({ reason: refusal('LOCAL_ROUTE_WINS', args), side, by: null });
      continue;
    }
    const told = mine && route !== null && table !== null;
    if (told) {
      const args = { dest: route.dest.text, nextHop: route.nextHop, table, side };
      const code =
        outcome === 'disabled' ? 'ROUTE_DISABLED' : outcome === 'dead' ? 'BLACKHOLE' : 'ROUTE_WRONG_NEXT_HOP';
      blockers.push({ reason: refusal(code, args), side, by });
    }
    if (!told || side === 'return') unserved.push(block);
  }
  const dest = cover(unserved)?.text;
  if (dest !== undefined) {
    const code = side === 'local' ? 'NO_ROUTE_LOCAL' : 'NO_ROUTE_RETURN';
    blockers.push({ reason: refusal(code, { dest, table, subnet }), side, by });
  }
  return blockers;
}

/** Where routes lead into the hole of a peering that is gone, that is the cause: it says which peering was meant. */
export function causeFirst(blockers: readonly Blocker[]): readonly Blocker[] {
  if (blockers[0]?.reason.code !== 'NO_PEERING') return blockers;
  const isHole = ({ reason }: Blocker): boolean => reason.code === 'BLACKHOLE';
  return [...blockers.filter(isHole), ...blockers.filter((blocker) => !isHole(blocker))];
}

/** Each blocker once, in the order found. */
export function distinct(blockers: readonly Blocker[]): Blocker[] {
  const seen = new Map<string, Blocker>();
  for (const blocker of blockers) {
    const key = JSON.stringify([blocker.reason, blocker.side, blocker.by]);
    if (!seen.has(key)) seen.set(key, blocker);
  }
  return [...seen.values()];
}
