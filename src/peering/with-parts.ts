import { mapGet, mapSet } from './persistent-map.ts';
import type { Account, Gateway, Peering, Site, World } from './world.ts';
import { siteOf, withPeering } from './world.ts';

/** A VPC with what lies in it; its peerings are told by the peerings themselves. */
export type SiteParts = Omit<Site, 'peerings'>;

/** Whole things to be added to a world, or to stand in place of those with their ids. */
export interface Additions {
  readonly accounts?: readonly Account[];
  readonly sites?: readonly SiteParts[];
  readonly peerings?: readonly Peering[];
  readonly gateways?: readonly Gateway[];
}

/**
 * The world with these things added or replaced, at the cost of what is added. A replaced VPC has lost the subnets and
 * tables that are not named again. References hold, as in `worldOf`: a peering comes with its VPCs or after them, and
 * a replaced one joins the same two.
 */
export function withParts(world: World, additions: Additions): World {
  const { accounts = [], sites = [], peerings = [], gateways = [] } = additions;
  let next: World = {
    ...world,
    accounts: accounts.reduce((map, account) => mapSet(map, account.uin, account), world.accounts),
    gateways: gateways.reduce((map, gateway) => mapSet(map, gateway.id, gateway), world.gateways),
  };
  for (const site of sites) next = withSiteParts(next, site);
  for (const peering of peerings) next = withPeering(next, peering);
  return next;
}

function withSiteParts(world: World, { vpc, subnets, tables }: SiteParts): World {
  const known = siteOf(world, vpc.id);
  const site: Site = { vpc, subnets, tables, peerings: known?.peerings ?? [] };
  return {
    ...world,
    sites: mapSet(world.sites, vpc.id, site),
    subnetVpc: subnets.reduce((map, { id }) => mapSet(map, id, vpc.id), world.subnetVpc),
    tableVpc: tables.reduce((map, { id }) => mapSet(map, id, vpc.id), world.tableVpc),
    ownVpcs: owned(world, vpc, known?.vpc),
  };
}

function owned(
  { ownVpcs }: World,
  { id, owner }: Site['vpc'],
  known: Site['vpc'] | undefined,
): World['ownVpcs'] {
  if (known?.owner === owner) return ownVpcs;
  const theirs = known === undefined ? [] : (mapGet(ownVpcs, known.owner) ?? []);
  const less =
    known === undefined
      ? ownVpcs
      : mapSet(
          ownVpcs,
          known.owner,
          theirs.filter((each) => each !== id),
        );
  return mapSet(less, owner, [...(mapGet(less, owner) ?? []), id]);
}
