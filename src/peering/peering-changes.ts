import { mapGet } from './persistent-map.ts';
import {
  bandwidthRefusals,
  betweenVpcs,
  type Context,
  type PeeringRequest,
  preflight,
  roomRefusals,
} from './preflight.ts';
import { type Refusal, refusal } from './refusal.ts';
import { withoutRoutes } from './route-set.ts';
import type { ConnectionState } from './rules.ts';
import {
  type PeeringAction,
  type PeeringEvent,
  rolesOf,
  stateAt,
  transition,
  transitions,
} from './state-machine.ts';
import { type Peering, siteOf, type World, withPeering, withTable } from './world.ts';

/** What comes of a change: the next world and the peering in it, or every reason against it. */
export type PeeringOutcome =
  | { readonly ok: true; readonly world: World; readonly peering: Peering }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Who pays for a peering, if it costs anything: its requester, each side its own, or nobody. */
export interface Charge {
  readonly billable: boolean;
  readonly payer: string | null;
}

/**
 * Asks for a peering under the id that is passed in. Within one account it is ACTIVE at once (by profile), otherwise
 * it waits for the accepter. Refuses with all that `preflight` finds.
 */
export function createPeering(
  world: World,
  context: Context,
  request: PeeringRequest,
  id: string,
): PeeringOutcome {
  const refusals = preflight(world, context, request);
  if (refusals.length > 0) return { ok: false, refusals };
  const sameOwner = request.accepterUin === context.actor;
  const peering: Peering = {
    id,
    name: request.name,
    requesterVpc: request.requesterVpc,
    accepterVpc: request.accepterVpc,
    state: sameOwner && world.rules.autoAcceptSameAccount ? 'ACTIVE' : 'PENDING',
    createdAt: context.now,
    bandwidthMbps: request.bandwidthMbps ?? null,
    chargeType: request.chargeType ?? null,
  };
  return { ok: true, world: withPeering(world, peering), peering };
}

/**
 * Accepts, rejects, re-enables or deletes. A delete takes the routes on both sides along, if the profile says so; a
 * re-enabled request meets the same pair, overlap and quota rules as a new one.
 */
export function changePeering(
  world: World,
  context: Context,
  id: string,
  action: Exclude<PeeringAction, 'modify'>,
): PeeringOutcome {
  const peering = mapGet(world.peerings, id);
  if (peering === undefined) return notFound(id);
  const result = transition(world, peering, action, context);
  if (!result.ok) return result;
  const revived = action === 'reenable' ? revivalRefusals(world, context, peering) : [];
  if (revived.length > 0) return { ok: false, refusals: revived };
  const next = moved(peering, result.to, action === 'reenable' ? context.now : peering.createdAt);
  const changed = withPeering(world, next);
  const clean = action === 'delete' && world.rules.onDeleteRoutes === 'remove';
  return { ok: true, world: clean ? withoutRoutesTo(changed, next) : changed, peering: next };
}

/** A request that ran out stood in nobody's way, so others may since have taken its pair, its ranges or its room. */
function revivalRefusals(world: World, { now }: Context, peering: Peering): readonly Refusal[] {
  const [near, far] = [siteOf(world, peering.requesterVpc), siteOf(world, peering.accepterVpc)];
  if (near === undefined || far === undefined) return [];
  return [...betweenVpcs(world, near, far, now), ...roomRefusals(world, near, far, now)];
}

/** Changes the cap of a cross-region peering (Mbps). */
export function modifyPeering(
  world: World,
  context: Context,
  id: string,
  bandwidthMbps: number,
): PeeringOutcome {
  const peering = mapGet(world.peerings, id);
  if (peering === undefined) return notFound(id);
  const result = transition(world, peering, 'modify', context);
  const refusals = result.ok ? [] : [...result.refusals];
  if (rolesOf(world, peering, context.actor).length > 0) {
    const [from, to] = regionsOf(world, peering);
    const payer = siteOf(world, peering.requesterVpc)?.vpc.owner ?? '';
    refusals.push(...bandwidthRefusals(world, payer, from, to, bandwidthMbps));
  }
  if (refusals.length > 0) return { ok: false, refusals };
  const next: Peering = { ...peering, bandwidthMbps };
  return { ok: true, world: withPeering(world, next), peering: next };
}

/**
 * What the cloud does of itself: an overdue bill isolates, a top-up restores, a creation fails, a wait ends. Refuses
 * with INVALID_STATE where the table has no such transition.
 */
export function cloudEvent(
  world: World,
  id: string,
  event: Exclude<PeeringEvent, PeeringAction>,
  now: number,
): PeeringOutcome {
  const peering = mapGet(world.peerings, id);
  if (peering === undefined) return notFound(id);
  const state = stateAt(peering, world.rules, now);
  const cell = (transitions[state] as Partial<Record<PeeringEvent, { readonly to: ConnectionState }>>)[event];
  if (cell === undefined) return { ok: false, refusals: [refusal('INVALID_STATE', { state, op: event })] };
  const next = moved(peering, cell.to, peering.createdAt);
  return { ok: true, world: withPeering(world, next), peering: next };
}

/** Looks one up, in its state by the clock. To an account with neither end it does not exist. */
export function getPeering(world: World, context: Context, id: string): PeeringOutcome {
  const peering = mapGet(world.peerings, id);
  if (peering === undefined || rolesOf(world, peering, context.actor).length === 0) return notFound(id);
  return { ok: true, world, peering: { ...peering, state: stateAt(peering, world.rules, context.now) } };
}

/** Same-region traffic is free; cross-region traffic is paid by the requester, whoever sends it (price page). */
export function chargeOf(world: World, peering: Peering): Charge {
  const [from, to] = regionsOf(world, peering);
  if (from === to) return { billable: false, payer: null };
  const requester = siteOf(world, peering.requesterVpc)?.vpc.owner ?? null;
  return { billable: true, payer: world.rules.payer === 'requester' ? requester : world.rules.payer };
}

/** The regions of the two ends, requester first. */
export function regionsOf(world: World, peering: Peering): readonly [from: string, to: string] {
  const region = (vpc: string): string => siteOf(world, vpc)?.vpc.region ?? '';
  return [region(peering.requesterVpc), region(peering.accepterVpc)];
}

const moved = (peering: Peering, state: ConnectionState, createdAt: number): Peering => ({
  ...peering,
  state,
  createdAt,
});

const notFound = (peering: string): PeeringOutcome => ({
  ok: false,
  refusals: [refusal('PEERING_NOT_FOUND', { peering })],
});

function withoutRoutesTo(world: World, peering: Peering): World {
  let next = world;
  for (const vpc of [peering.requesterVpc, peering.accepterVpc]) {
    for (const table of siteOf(next, vpc)?.tables ?? []) {
      const routes = withoutRoutes(table.routes, ({ nextHop }) => nextHop === peering.id);
      if (routes !== table.routes) next = withTable(next, { ...table, routes });
    }
  }
  return next;
}
