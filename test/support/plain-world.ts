import { mapValues, type PersistentMap, type World } from '../../src/peering/index.ts';

/** A world without the order in which its maps hold things, for comparisons; lists keep theirs. */
export function plainWorld(world: World) {
  return {
    accounts: listed(world.accounts),
    sites: listed(world.sites),
    peerings: listed(world.peerings),
    gateways: listed(world.gateways),
    subnets: listed(world.subnetVpc),
    tables: listed(world.tableVpc),
    owned: [...mapValues(world.ownVpcs)]
      .filter(({ length }) => length > 0)
      .map((ids) => [...ids].sort().join(' '))
      .sort(),
  };
}

/** The JSON of a value of the engine. */
export function plainText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each));
}

const listed = <V>(map: PersistentMap<V>): string[] => [...mapValues(map)].map(plainText).sort();
