import { may } from '../accounts/index.ts';
import {
  bandwidthRefusals,
  capsFor,
  type Peering,
  type PeeringAction,
  regionsOf,
  stateAt,
  transition,
} from '../peering/index.ts';
import { guideText } from '../text/index.ts';
import { endsOfPeering } from './connectivity/ends.ts';
import type { At, GuideId, Values } from './guides/guide.ts';
import { partiesOf } from './peering-changes.ts';
import type { Button } from './reply.ts';

/** Who would act on a peering. */
export type Actor = Pick<At, 'lang' | 'now' | 'world' | 'uin' | 'role'>;

/** The guide for each thing that can be done to a peering. */
export const guideFor = {
  accept: 'accept',
  reject: 'reject',
  delete: 'delete',
  modify: 'modify_bandwidth',
  reenable: 'reenable',
} as const satisfies Record<PeeringAction, GuideId>;
const actions = Object.keys(guideFor) as readonly PeeringAction[];

/** Whether the account may do it now, by the state machine; a change of bandwidth needs one to change to. */
export const mayNow = (
  { world, uin, now }: Pick<Actor, 'world' | 'uin' | 'now'>,
  peering: Peering,
  action: PeeringAction,
): boolean =>
  transition(world, peering, action, { actor: uin, now }).ok &&
  (action !== 'modify' || bandwidthsFor({ world }, peering).length > 0);

/** The other caps that a peering could have, Mbps. */
export function bandwidthsFor({ world }: Pick<Actor, 'world'>, peering: Peering): readonly number[] {
  const [from, to] = regionsOf(world, peering);
  const { requester } = partiesOf(world, peering);
  return capsFor(world, requester).filter(
    (mbps) =>
      mbps !== peering.bandwidthMbps && bandwidthRefusals(world, requester, from, to, mbps).length === 0,
  );
}

/** Buttons for exactly what this member may do with a peering now. */
export function peeringButtons(at: Actor, peering: Peering): readonly Button[] {
  const words = guideText[at.lang].life.buttons;
  const { uin } = at;
  const state = stateAt(peering, at.world.rules, at.now);
  const values = { peering: peering.id };
  const begin = (label: string, guide: GuideId, known: Values = values): Button => ({
    label,
    action: { do: 'guide', guide, values: known, uin },
  });
  const early = state === 'PENDING' && at.world.rules.routeToPending !== 'deny';
  const operates = may(at.role, 'operate');
  const open = (operates ? actions : []).filter((action) => mayNow(at, peering, action));
  const toBegin = (some: readonly PeeringAction[]) =>
    some.map((action) => begin(labelOf(at, peering, action), guideFor[action]));
  return [
    ...toBegin(open.filter((action) => action !== 'delete')),
    ...(operates && (state === 'ACTIVE' || early) ? [begin(words.addRoute, 'add_route')] : []),
    ...(state === 'ACTIVE' ? [begin(words.check, 'check_connectivity', endsOfPeering(at, peering))] : []),
    // Last, where no thumb slips onto it; and a request that one may reject has no need of it.
    ...toBegin(open.filter((action) => action === 'delete' && !open.includes('reject'))),
  ];
}

/** One takes back a request of one's own that nobody has answered; everything else is deleted. */
export const withdraws = (
  { world, uin, now }: Pick<Actor, 'world' | 'uin' | 'now'>,
  peering: Peering,
): boolean =>
  stateAt(peering, world.rules, now) === 'PENDING' &&
  !transition(world, peering, 'accept', { actor: uin, now }).ok;

function labelOf(at: Actor, peering: Peering, action: PeeringAction): string {
  const words = guideText[at.lang].life.buttons;
  return action === 'delete' && withdraws(at, peering) ? words.withdraw : words[action];
}
