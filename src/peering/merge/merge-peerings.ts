import { mapGet } from '../persistent-map.ts';
import { betweenVpcs } from '../preflight.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { isLive, rolesOf, stateAt } from '../state-machine.ts';
import { type Peering, siteOf, type World, withPeering } from '../world.ts';
import { reasonsAtMost, shortName } from './merge-vpcs.ts';
import type { MergeLedger } from './preview.ts';

/**
 * Takes in peerings between two VPCs of the account. One with another account is made and changed by both sides in
 * the bot, whatever a file says; it may only be found to be as the file says.
 */
export function mergePeerings(
  world: World,
  uin: string,
  peerings: readonly Peering[] | undefined,
  now: number,
  ledger: MergeLedger,
): World {
  const owns = (vpc: string): boolean => siteOf(world, vpc)?.vpc.owner === uin;
  let next = world;
  for (const said of ledger.admitted('peering', peerings)) {
    const { id, requesterVpc, accepterVpc } = said;
    const known = mapGet(next.peerings, id);
    const foreign = [requesterVpc, accepterVpc].find((vpc) => !owns(vpc));
    if (known !== undefined && rolesOf(next, known, uin).length === 0)
      ledger.leaveOut('peering', id, 'ID_TAKEN', {});
    else if (!owns(requesterVpc) && !owns(accepterVpc)) ledger.leaveOut('peering', id, 'NOT_YOURS', {});
    else if (known !== undefined && endsOf(known) !== endsOf(said))
      ledger.leaveOut('peering', id, 'DIFFERS', { known: endsOf(known), stated: endsOf(said) });
    else if (known !== undefined)
      next = mergeKnown(next, known, said, { both: foreign === undefined, now }, ledger);
    else if (foreign !== undefined) ledger.leaveOut('peering', id, 'FAR_END_NOT_YOURS', { vpc: foreign });
    else next = mergeNew(next, said, now, ledger);
  }
  return next;
}

function mergeNew(world: World, said: Peering, now: number, ledger: MergeLedger): World {
  const peering: Peering = {
    ...said,
    name: shortName(said.name, world.rules),
    // A request from the future would never expire.
    createdAt: Math.min(said.createdAt, now),
  };
  const refusals = isLive(stateAt(peering, world.rules, now)) ? linkRefusals(world, peering, now) : [];
  if (refusals.length > 0) {
    ledger.leaveOut('peering', said.id, 'REFUSED', { refusals });
    return world;
  }
  ledger.added.peering.push(said.id);
  return withPeering(world, peering);
}

/** `both`: whether both ends are the account's. */
function mergeKnown(
  world: World,
  known: Peering,
  said: Peering,
  { both, now }: { readonly both: boolean; readonly now: number },
  ledger: MergeLedger,
): World {
  const { id } = known;
  const [was, is] = [stateAt(known, world.rules, now), stateAt(said, world.rules, now)];
  const { bandwidthMbps, chargeType } = said;
  const name = both ? shortName(said.name, world.rules) : known.name;
  const like =
    was === is &&
    known.bandwidthMbps === bandwidthMbps &&
    (known.chargeType === chargeType || !both) &&
    known.name === name;
  if (like) {
    ledger.unchanged.peering.push(id);
    return world;
  }
  if (!both) ledger.leaveOut('peering', id, 'NEEDS_BOTH_SIDES', {});
  else if (was !== is && isLive(was) && (!isLive(is) || is === 'PENDING'))
    ledger.leaveOut('peering', id, 'WOULD_END', { state: is });
  else {
    const refusals = isLive(is) && !isLive(was) ? linkRefusals(world, known, now) : [];
    if (refusals.length > 0) ledger.leaveOut('peering', id, 'REFUSED', { refusals });
    else {
      const createdAt = was === is ? known.createdAt : Math.min(said.createdAt, now);
      ledger.changed.peering.push(id);
      return withPeering(world, { ...known, name, state: is, createdAt, bandwidthMbps, chargeType });
    }
  }
  return world;
}

/** What the engine holds against a live link between two VPCs of one account. */
function linkRefusals(world: World, { requesterVpc, accepterVpc }: Peering, now: number): readonly Refusal[] {
  const [near, far] = [siteOf(world, requesterVpc), siteOf(world, accepterVpc)];
  if (near === undefined || far === undefined) return [];
  if (near === far) return [refusal('SELF_PEERING', { vpc: requesterVpc })];
  return betweenVpcs(world, near, far, now).slice(0, reasonsAtMost);
}

/** Both ends whichever way round: each side's own tools call its own end the first. */
const endsOf = ({ requesterVpc, accepterVpc }: Peering): string =>
  [requesterVpc, accepterVpc].sort().join(' ');
