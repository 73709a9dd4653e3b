import { mapDiff, mapGet } from './persistent-map.ts';
import type { World } from './world.ts';

/** Ids of what is new or no longer the same. */
export interface Changed {
  /** VPCs that differ in themselves, their subnets or their route tables; a peering with one is no change of it. */
  readonly vpcs: readonly string[];
  readonly peerings: readonly string[];
  /** Accounts whose raised quotas differ. */
  readonly accounts: readonly string[];
  readonly gateways: readonly string[];
}

/**
 * What differs between two worlds, of which one came from the other by changes: costs what the changes cost. Nothing
 * is ever taken out of a network, so all that differs is in `after`.
 */
export function changedBetween(before: World, after: World): Changed {
  return {
    vpcs: mapDiff(before.sites, after.sites).filter((id) => {
      const [old, now] = [mapGet(before.sites, id), mapGet(after.sites, id)];
      return old?.vpc !== now?.vpc || old?.subnets !== now?.subnets || old?.tables !== now?.tables;
    }),
    peerings: mapDiff(before.peerings, after.peerings),
    accounts: mapDiff(before.accounts, after.accounts),
    gateways: mapDiff(before.gateways, after.gateways),
  };
}
