import { type Refusal, type RequiredRole, type Role, refusal, type Suggestion } from './refusal.ts';
import type { ConnectionState, Rules } from './rules.ts';
import { type Peering, siteOf, type World } from './world.ts';

/** What can happen to a peering after it was asked for. The last four come from the cloud, not from a person. */
export const peeringEvents = [
  'accept',
  'reject',
  'delete',
  'reenable',
  'modify',
  'expire',
  'isolate',
  'restore',
  'fail',
] as const;
export type PeeringEvent = (typeof peeringEvents)[number];
/** What a person can do to it. */
export type PeeringAction = Exclude<PeeringEvent, 'expire' | 'isolate' | 'restore' | 'fail'>;

/** Who may: one end, either end, the end a rule of the profile names, or only the cloud itself. */
type Party = Role | 'either' | 'by pendingDeletableBy' | 'by reenableExpired' | 'cloud';
interface Transition {
  readonly by: Party;
  readonly to: ConnectionState;
}

/**
 * The life of a peering: states × events × who may. What is not here cannot happen. Sources: the cloud's pages on
 * creating, accepting, rejecting, enabling and deleting; overdue bills; FAILED is inferred (creation is asynchronous).
 *
 *     create ─┬─ same account ────────────────► ACTIVE ◄──► ISOLATED        DELETED from all but
 *             └─ other account ──► PENDING ─accept─┘                        REJECTED and DELETED
 *                                   │  ▲  └─reject─► REJECTED
 *                            7 days ▼  │ reenable
 *                                 EXPIRED
 */
export const transitions = {
  PENDING: {
    accept: { by: 'accepter', to: 'ACTIVE' },
    reject: { by: 'accepter', to: 'REJECTED' },
    delete: { by: 'by pendingDeletableBy', to: 'DELETED' },
    modify: { by: 'requester', to: 'PENDING' },
    expire: { by: 'cloud', to: 'EXPIRED' },
    fail: { by: 'cloud', to: 'FAILED' },
  },
  ACTIVE: {
    delete: { by: 'either', to: 'DELETED' },
    modify: { by: 'requester', to: 'ACTIVE' },
    isolate: { by: 'cloud', to: 'ISOLATED' },
  },
  EXPIRED: {
    reenable: { by: 'by reenableExpired', to: 'PENDING' },
    delete: { by: 'either', to: 'DELETED' },
  },
  ISOLATED: {
    delete: { by: 'either', to: 'DELETED' },
    restore: { by: 'cloud', to: 'ACTIVE' },
  },
  FAILED: { delete: { by: 'either', to: 'DELETED' } },
  REJECTED: {},
  DELETED: {},
} as const satisfies Record<ConnectionState, Partial<Record<PeeringEvent, Transition>>>;

/** What to do instead, where a state leaves one thing to do. */
const instead: Partial<Record<ConnectionState, Partial<Record<PeeringEvent, Suggestion>>>> = {
  ACTIVE: { reject: 'delete' },
  PENDING: { reenable: 'accept' },
  ISOLATED: { accept: 'top up', modify: 'top up', reenable: 'top up', reject: 'delete' },
  FAILED: { accept: 'create_peering', modify: 'create_peering', reenable: 'create_peering' },
  REJECTED: { accept: 'create_peering', modify: 'create_peering', reenable: 'create_peering' },
  DELETED: { accept: 'create_peering', modify: 'create_peering', reenable: 'create_peering' },
};

/** The state by the clock: a request that nobody answered for longer than the profile allows has expired. */
export function stateAt(peering: Peering, rules: Rules, now: number): ConnectionState {
  const waited = now - peering.createdAt;
  return peering.state === 'PENDING' && waited > rules.pendingTtlHours * 3_600_000
    ? 'EXPIRED'
    : peering.state;
}

/** States in which the link exists, open or not: they stand in the way of a second one. */
export const isLive = (state: ConnectionState): boolean =>
  state === 'PENDING' || state === 'ACTIVE' || state === 'ISOLATED';

/** Which ends of a peering an account holds: none, one, or both. */
export function rolesOf(world: World, peering: Peering, uin: string): readonly Role[] {
  const roles: Role[] = [];
  if (siteOf(world, peering.requesterVpc)?.vpc.owner === uin) roles.push('requester');
  if (siteOf(world, peering.accepterVpc)?.vpc.owner === uin) roles.push('accepter');
  return roles;
}

/** What comes of an action: the next state, or every reason against it. */
export type TransitionResult =
  | { readonly ok: true; readonly to: ConnectionState }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * Asks the table. Refuses with NOT_OWNER, INVALID_STATE or EXPIRED, all that hold at once; an account with neither
 * end learns nothing but NOT_OWNER.
 */
export function transition(
  world: World,
  peering: Peering,
  action: PeeringAction,
  who: { readonly actor: string; readonly now: number },
): TransitionResult {
  const roles = rolesOf(world, peering, who.actor);
  const state = stateAt(peering, world.rules, who.now);
  const cell: Transition | undefined = (transitions[state] as Partial<Record<PeeringEvent, Transition>>)[
    action
  ];
  const required = requiredRole(cell ?? usual[action], world.rules);
  const refusals: Refusal[] = [];
  const entitled =
    required === 'requester or accepter' ? roles.length > 0 : roles.some((role) => role === required);
  if (!entitled) {
    const rejectInstead = action === 'delete' && roles.length > 0;
    const args = { requiredRole: required, actor: who.actor };
    refusals.push(rejectInstead ? refusal('NOT_OWNER', args, 'reject') : refusal('NOT_OWNER', args));
  }
  const closed =
    cell === undefined || (cell.by === 'by reenableExpired' && world.rules.reenableExpired === 'none');
  if (closed && roles.length > 0) refusals.push(...wrongState(world, peering, state, action));
  return refusals.length > 0 || cell === undefined ? { ok: false, refusals } : { ok: true, to: cell.to };
}

/** Who an action belongs to where the state does not allow it at all. */
const usual: Record<PeeringAction, Transition> = {
  accept: transitions.PENDING.accept,
  reject: transitions.PENDING.reject,
  delete: transitions.ACTIVE.delete,
  modify: transitions.ACTIVE.modify,
  reenable: { by: 'requester', to: 'PENDING' },
};

function requiredRole({ by }: Transition, rules: Rules): RequiredRole {
  if (by === 'by reenableExpired') return 'requester';
  const party = by === 'by pendingDeletableBy' ? rules.pendingDeletableBy : by;
  return party === 'requester' || party === 'accepter' ? party : 'requester or accepter';
}

function wrongState(
  world: World,
  peering: Peering,
  state: ConnectionState,
  action: PeeringAction,
): Refusal[] {
  const { pendingTtlHours: hours, reenableExpired } = world.rules;
  const requester = siteOf(world, peering.requesterVpc)?.vpc.owner ?? '';
  const invalid = refusal('INVALID_STATE', { state, op: action }, instead[state]?.[action]);
  if (state !== 'EXPIRED') return [invalid];
  const next =
    reenableExpired === 'none' ? 'requester must re-create' : 'requester must re-enable or re-create';
  const expired = refusal('EXPIRED', { peering: peering.id, hours, requester }, next);
  return action === 'reenable'
    ? [refusal('INVALID_STATE', { state, op: action }, 'create_peering'), expired]
    : [expired];
}
