import type { Command } from './command.ts';
import { mapGet } from './persistent-map.ts';
import { type Refusal, refusal } from './refusal.ts';
import { rolesOf } from './state-machine.ts';
import { siteOf, tableOf, type World } from './world.ts';

/**
 * The reasons against a command as its account may hear them: a thing that is another account's is refused in the words
 * for a thing that does not exist, so that guessing ids finds out nothing. `world`: as the command met it.
 */
export function hideForeign(
  world: World,
  uin: string,
  command: Command,
  refusals: readonly Refusal[],
): readonly Refusal[] {
  switch (command.op) {
    case 'create_peering': {
      if (siteOf(world, command.requesterVpc)?.vpc.owner !== uin)
        return refusals.map((each) =>
          each.code === 'NOT_OWNER'
            ? refusal('PEER_NOT_FOUND', { vpc: command.requesterVpc, role: 'requester' })
            : each,
        );
      // The other side's VPC is named with its account; under another account it is not there.
      return refusals.map((each) =>
        each.code === 'OWNER_MISMATCH'
          ? refusal('PEER_NOT_FOUND', { vpc: command.accepterVpc, role: 'accepter' })
          : each,
      );
    }
    case 'accept':
    case 'reject':
    case 'delete':
    case 'reenable':
    case 'modify': {
      const { peering } = command;
      return hasEnd(world, peering, uin) ? refusals : [refusal('PEERING_NOT_FOUND', { peering })];
    }
    case 'add_route':
    case 'delete_route':
    case 'enable_route':
    case 'disable_route': {
      const { routeTable: id } = command;
      if (tableOf(world, id)?.site.vpc.owner !== uin)
        return [refusal('RESOURCE_NOT_FOUND', { kind: 'routeTable', id })];
      return refusals.map((each) => hiddenHop(world, uin, each));
    }
    case 'create_subnet':
    case 'add_secondary_cidr': {
      const { vpc: id } = command;
      if (siteOf(world, id)?.vpc.owner === uin) return refusals;
      return [refusal('RESOURCE_NOT_FOUND', { kind: 'vpc', id })];
    }
    case 'create_vpc':
      return refusals;
  }
}

const hasEnd = (world: World, id: string, uin: string): boolean => {
  const peering = mapGet(world.peerings, id);
  return peering !== undefined && rolesOf(world, peering, uin).length > 0;
};

/** A next hop that lies elsewhere is one that does not exist, unless it is the account's own. */
function hiddenHop(world: World, uin: string, reason: Refusal): Refusal {
  if (reason.code !== 'NEXT_HOP_INVALID' || reason.args.because !== 'elsewhere') return reason;
  const { nextHop } = reason.args;
  const gateway = mapGet(world.gateways, nextHop);
  const own =
    hasEnd(world, nextHop, uin) || (gateway && siteOf(world, gateway.vpc)?.vpc.owner === uin) === true;
  return own ? reason : refusal('NEXT_HOP_INVALID', { nextHop, because: 'missing', state: null });
}
