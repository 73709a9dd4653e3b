import type { Cidr } from './cidr.ts';
import { overlap, subtractAll } from './cidr-set.ts';
import { mapGet } from './persistent-map.ts';
import { PEERING_HOP } from './route-changes.ts';
import { decide, noRoutes, type Route, type RouteSet } from './route-set.ts';
import { isLive, stateAt } from './state-machine.ts';
import type { RouteOutcomeKind } from './trace.ts';
import { blocksOf, farVpc, type Site, type World } from './world.ts';

/** Where packets should go: by any peering to `peerVpc`, or by the next hop `hop`, which may not exist yet. */
export interface Aim {
  readonly peerVpc: string | null;
  readonly hop: string | null;
}

/** A part of a target range with what the table does to packets for it. `hop` is set where they go through. */
export interface Decision {
  readonly block: Cidr;
  readonly outcome: RouteOutcomeKind;
  readonly route: Route | null;
  readonly local: Cidr | null;
}

/**
 * One leg of the way: what a table of `site` does with packets for `target`. Local first (by profile, else by length),
 * then the longest prefix, whatever has become of its next hop.
 *
 *     target   |------------------------------|
 *     Local        |----|                          own blocks: the packet never leaves
 *     /24                     |------|             decides here, dead or alive
 *     /16      |------------------------------|    decides the rest
 */
export function legOf(
  world: World,
  site: Site,
  routes: RouteSet,
  target: Cidr,
  { aim, now }: { readonly aim: Aim; readonly now: number },
): Decision[] {
  const locals = blocksOf(site.vpc).flatMap((local) => {
    const block = overlap(local, target);
    return block === null ? [] : [{ local, block }];
  });
  const judged = (block: Cidr): Decision[] =>
    decide(routes, block).map((part) => ({
      ...best(world, site, part.routes, { aim, now }),
      block: part.block,
    }));
  const out = locals.flatMap(({ local, block }): Decision[] => {
    const whole: Decision = { block, outcome: 'local', route: null, local };
    if (world.rules.localAlwaysWins) return [whole];
    // A longer prefix beats Local where the profile lets it.
    return judged(block).map((part) =>
      part.route !== null && part.route.dest.length > local.length ? part : { ...whole, block: part.block },
    );
  });
  const rest =
    locals.length === 0
      ? [target]
      : subtractAll(
          [target],
          locals.map(({ block }) => block),
        );
  return [...out, ...rest.flatMap(judged)];
}

/** The blocks of a leg that go through `hop`. */
export const through = (leg: readonly Decision[], hop: string): Cidr[] =>
  leg
    .filter(({ outcome, route }) => outcome === 'through' && route?.nextHop === hop)
    .map(({ block }) => block);

const order: readonly RouteOutcomeKind[] = ['through', 'elsewhere', 'dead', 'disabled'];

/** Of equal destinations the switched-on and living one that serves the question decides. */
function best(
  world: World,
  site: Site,
  routes: readonly Route[],
  to: { readonly aim: Aim; readonly now: number },
): Omit<Decision, 'block'> {
  const judged = routes.map((route) => ({ outcome: outcomeOf(world, site, route, to), route, local: null }));
  judged.sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  return judged[0] ?? { outcome: 'none', route: null, local: null };
}

function outcomeOf(
  world: World,
  site: Site,
  route: Route,
  { aim, now }: { readonly aim: Aim; readonly now: number },
): RouteOutcomeKind {
  if (!route.enabled) return 'disabled';
  if (route.nextHop === aim.hop) return 'through';
  if (route.nextHopType !== PEERING_HOP) return 'elsewhere';
  const peering = mapGet(world.peerings, route.nextHop);
  if (peering === undefined || !isLive(stateAt(peering, world.rules, now))) return 'dead';
  const mine = peering.requesterVpc === site.vpc.id || peering.accepterVpc === site.vpc.id;
  return mine && farVpc(peering, site.vpc.id) === aim.peerVpc ? 'through' : 'elsewhere';
}

/** The routes of a table, or none where an import left it out. */
export const routesOfTable = (table: { readonly routes: RouteSet } | undefined): RouteSet =>
  table?.routes ?? noRoutes;

/** The part of `blocks` that a peering carries for this VPC: not its secondary blocks, unless the profile says so. */
export function carried(world: World, { vpc }: Site, blocks: readonly Cidr[]): readonly Cidr[] {
  return world.rules.secondaryCidrRoutable ? blocks : subtractAll(blocks, vpc.secondaryCidrs);
}
