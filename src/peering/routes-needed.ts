import type { Cidr } from './cidr.ts';
import { cover, merge, subtractAll } from './cidr-set.ts';
import { applyCommand, type Command } from './command.ts';
import { carried, type Decision, legOf, routesOfTable } from './leg.ts';
import { mapGet } from './persistent-map.ts';
import type { Context } from './preflight.ts';
import type { Refusal } from './refusal.ts';
import { PEERING_HOP } from './route-changes.ts';
import { blocksOf, farVpc, type RouteTable, type Site, siteOf, tableOf, type World } from './world.ts';

/** A change to one table of the asker's own that a peering still lacks there, and every reason against it. */
export interface NeededRoute {
  /** The VPC of the table, and the one behind the peering. */
  readonly vpc: string;
  readonly far: string;
  readonly routeTable: string;
  readonly dest: string;
  /** Adds the route, or switches one on that is there. */
  readonly command: Command;
  /** Empty: it can be done, after those before it. */
  readonly refusals: readonly Refusal[];
}

/**
 * The routes that a peering still lacks in the asker's own tables, on both sides where both are theirs: as narrow as the
 * far side's subnets need, adjacent ones in one. Another account's subnets are not told: there it is whole blocks.
 * Nothing that is in a table is taken away; where it stands in the way, that is a refusal.
 */
export function routesNeeded(world: World, context: Context, id: string): NeededRoute[] {
  const peering = mapGet(world.peerings, id);
  if (peering === undefined) return [];
  const needed: NeededRoute[] = [];
  let next = world;
  for (const near of [peering.requesterVpc, peering.accepterVpc]) {
    const [site, far] = [siteOf(world, near), siteOf(world, farVpc(peering, near))];
    if (site === undefined || far === undefined || site.vpc.owner !== context.actor) continue;
    const targets = targetsOf(world, site, far);
    for (const table of tablesInUse(site)) {
      for (const target of targets) {
        for (const { dest, command } of changesFor(next, context, { site, table, far, target, id })) {
          const done = applyCommand(next, context, command);
          if (done.ok) next = done.world;
          const refusals = done.ok ? [] : done.refusals;
          needed.push({ vpc: near, far: far.vpc.id, routeTable: table.id, dest, command, refusals });
        }
      }
    }
  }
  return needed;
}

/** What the near side must be able to send across. */
function targetsOf(world: World, near: Site, far: Site): readonly Cidr[] {
  const told = far.vpc.owner === near.vpc.owner ? subnetBlocks(far) : [];
  const blocks = told.length > 0 ? told : blocksOf(far.vpc);
  const modelled = blocks.filter(({ family }) => family === 'ipv4' || world.rules.ipv6 === 'supported');
  return merge(subtractAll(carried(world, far, modelled), blocksOf(near.vpc)));
}

const subnetBlocks = ({ subnets }: Site): Cidr[] =>
  subnets.flatMap(({ cidr, ipv6Cidr }) => (ipv6Cidr === null ? [cidr] : [cidr, ipv6Cidr]));

/** The tables that packets follow: those of subnets first, then the default one, which new subnets will get. */
export function tablesInUse({ subnets, tables }: Site): RouteTable[] {
  const used = new Set(subnets.map(({ routeTable }) => routeTable));
  return [
    ...tables.filter(({ id }) => used.has(id)),
    ...tables.filter(({ id, default: isDefault }) => isDefault && !used.has(id)),
  ];
}

/** Routes to switch on, else one route over all that is not served yet. */
function changesFor(
  world: World,
  { now }: Context,
  way: {
    readonly site: Site;
    readonly table: RouteTable;
    readonly far: Site;
    readonly target: Cidr;
    readonly id: string;
  },
): { readonly dest: string; readonly command: Command }[] {
  const { site, table, far, target, id } = way;
  const routes = routesOfTable(tableOf(world, table.id)?.table);
  const aim = { peerVpc: far.vpc.id, hop: id };
  const lacking = legOf(world, site, routes, target, { aim, now }).filter(
    ({ outcome, route }) => outcome !== 'local' && !(outcome === 'through' && route?.nextHop === id),
  );
  const off = lacking.filter((decision) => isOff(decision, id));
  const enabled = [...new Set(off.map(({ route }) => route?.dest.text ?? ''))].map((dest) => ({
    dest,
    command: { op: 'enable_route', routeTable: table.id, dest } as const,
  }));
  const dest = cover(lacking.filter((decision) => !isOff(decision, id)).map(({ block }) => block))?.text;
  if (dest === undefined) return enabled;
  const added = {
    op: 'add_route',
    routeTable: table.id,
    dest,
    nextHopType: PEERING_HOP,
    nextHop: id,
  } as const;
  return [...enabled, { dest, command: added }];
}

const isOff = ({ outcome, route }: Decision, id: string): boolean =>
  outcome === 'disabled' && route?.nextHop === id;
