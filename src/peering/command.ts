import { changePeering, createPeering, modifyPeering } from './peering-changes.ts';
import type { Context, PeeringRequest } from './preflight.ts';
import type { Refusal } from './refusal.ts';
import { addRoute, changeRoute } from './route-changes.ts';
import type { Fix } from './trace.ts';
import { addSecondaryCidr, createSubnet, createVpc } from './vpc-changes.ts';
import { siteOf, type World } from './world.ts';

/** One change of the network that an account may ask for. Plain JSON: it is stored with buttons and in the history. */
export type Command =
  | ({ readonly op: 'create_peering'; readonly id: string } & PeeringRequest)
  | { readonly op: 'accept' | 'reject' | 'delete' | 'reenable'; readonly peering: string }
  | { readonly op: 'modify'; readonly peering: string; readonly bandwidthMbps: number }
  | {
      readonly op: 'add_route';
      readonly routeTable: string;
      readonly dest: string;
      readonly nextHopType: string;
      readonly nextHop: string;
    }
  | {
      readonly op: 'delete_route' | 'enable_route' | 'disable_route';
      readonly routeTable: string;
      readonly dest: string;
    }
  | {
      readonly op: 'create_vpc';
      readonly id: string;
      readonly routeTable: string;
      readonly region: string;
      readonly cidr: string;
      readonly name: string;
    }
  | { readonly op: 'create_subnet'; readonly id: string; readonly vpc: string; readonly cidr: string }
  | { readonly op: 'add_secondary_cidr'; readonly vpc: string; readonly cidr: string };

/** What comes of commands: the next world, or every reason against the first that is refused. */
export type CommandOutcome =
  | { readonly ok: true; readonly world: World }
  | { readonly ok: false; readonly refusals: readonly Refusal[]; readonly command: Command };

/** Carries out one command as the account that `context` names, which the engine holds against every rule. */
export function applyCommand(world: World, context: Context, command: Command): CommandOutcome {
  const outcome = outcomeOf(world, context, command);
  return outcome.ok ? { ok: true, world: outcome.world } : { ok: false, refusals: outcome.refusals, command };
}

function outcomeOf(
  world: World,
  context: Context,
  command: Command,
):
  | { readonly ok: true; readonly world: World }
  | { readonly ok: false; readonly refusals: readonly Refusal[] } {
  switch (command.op) {
    case 'create_peering':
      return createPeering(world, context, command, command.id);
    case 'accept':
    case 'reject':
    case 'delete':
    case 'reenable':
      return changePeering(world, context, command.peering, command.op);
    case 'modify':
      return modifyPeering(world, context, command.peering, command.bandwidthMbps);
    case 'add_route':
      return addRoute(world, context, command);
    case 'delete_route':
      return changeRoute(world, context, command, 'delete');
    case 'enable_route':
      return changeRoute(world, context, command, 'enable');
    case 'disable_route':
      return changeRoute(world, context, command, 'disable');
    case 'create_vpc':
      return createVpc(world, context, command, { vpc: command.id, routeTable: command.routeTable });
    case 'create_subnet':
      return createSubnet(world, context, command, command.id);
    case 'add_secondary_cidr':
      return addSecondaryCidr(world, context, command);
  }
}

/** The command that carries out a fix as the account it names; the engine refuses it where its far end is not there. */
export function commandOf(world: World, fix: Fix): Command {
  switch (fix.op) {
    case 'create_peering': {
      const far = siteOf(world, fix.accepterVpc)?.vpc;
      return {
        op: 'create_peering',
        id: fix.as,
        requesterVpc: fix.requesterVpc,
        accepterVpc: fix.accepterVpc,
        accepterUin: far?.owner ?? '',
        accepterRegion: far?.region ?? '',
        name: `${fix.requesterVpc}-${fix.accepterVpc}`.slice(0, world.rules.nameMax),
        ...(fix.bandwidthMbps === undefined ? {} : { bandwidthMbps: fix.bandwidthMbps }),
      };
    }
    case 'accept':
      return { op: 'accept', peering: fix.peering };
    case 'add_route': {
      const { routeTable, dest, nextHopType, nextHop } = fix;
      return { op: 'add_route', routeTable, dest, nextHopType, nextHop };
    }
    case 'delete_route':
    case 'enable_route':
      return { op: fix.op, routeTable: fix.routeTable, dest: fix.dest };
  }
}
