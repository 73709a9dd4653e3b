import { stateAt } from './state-machine.ts';
import { farVpc, type Site, siteOf, type World } from './world.ts';

/**
 * The VPCs that make a person hope: peered with both ends, or two in a row between them. Peering is not transitive,
 * so no packet passes them; naming them is the explanation. Nearest to `from` first; empty if there are none.
 */
export function hubsBetween(world: World, from: Site, to: Site, now: number): readonly string[] {
  const near = openNeighbours(world, from, now);
  const far = openNeighbours(world, to, now);
  const shared = [...near].filter((vpc) => far.has(vpc));
  if (shared.length > 0) return shared.sort();
  for (const first of [...near].sort()) {
    const site = siteOf(world, first);
    if (site === undefined) continue;
    const second = [...openNeighbours(world, site, now)]
      .sort()
      .find((vpc) => far.has(vpc) && vpc !== from.vpc.id);
    if (second !== undefined) return [first, second];
  }
  return [];
}

const openNeighbours = (world: World, site: Site, now: number): ReadonlySet<string> =>
  new Set(
    site.peerings
      .filter((peering) => stateAt(peering, world.rules, now) === 'ACTIVE')
      .map((peering) => farVpc(peering, site.vpc.id)),
  );
