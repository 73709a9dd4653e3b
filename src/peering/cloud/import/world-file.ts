import { allRoutes } from '../../route-set.ts';
import type { WorldParts } from '../../world.ts';

/** The `world` of a scenario file (`peering-scenarios/1`), as plain JSON. */
export function worldFile(
  parts: Omit<WorldParts, 'rules'>,
  now: number,
  profile: string,
): Record<string, unknown> {
  const { accounts = [], vpcs = [], subnets = [], routeTables = [], peerings = [], gateways = [] } = parts;
  return {
    now: new Date(now).toISOString(),
    profile,
    accounts: accounts.map(({ uin }) => ({ uin })),
    vpcs: vpcs.map(({ id, owner, region, cidr, secondaryCidrs, ipv6Cidr, name }) => ({
      ...{ id, owner, region, cidr: cidr.text },
      ...(secondaryCidrs.length === 0 ? {} : { secondaryCidrs: secondaryCidrs.map(({ text }) => text) }),
      ...(ipv6Cidr === null ? {} : { ipv6Cidr: ipv6Cidr.text }),
      ...(name === '' ? {} : { name }),
    })),
    subnets: subnets.map(({ id, vpc, cidr, ipv6Cidr, routeTable }) => ({
      ...{ id, vpc, cidr: cidr.text },
      ...(ipv6Cidr === null ? {} : { ipv6Cidr: ipv6Cidr.text }),
      routeTable,
    })),
    routeTables: routeTables.map(({ id, vpc, default: main, routes }) => ({
      ...{ id, vpc, default: main },
      routes: allRoutes(routes).map(({ dest, nextHopType, nextHop, enabled }) => ({
        ...{ dest: dest.text, nextHopType, nextHop },
        ...(enabled ? {} : { enabled }),
      })),
    })),
    peerings: peerings.map(
      ({ id, name, requesterVpc, accepterVpc, state, createdAt, bandwidthMbps, chargeType }) => ({
        ...{ id, requesterVpc, accepterVpc, state, createdAt: new Date(createdAt).toISOString() },
        ...(bandwidthMbps === null ? {} : { bandwidthMbps }),
        ...(chargeType === null ? {} : { chargeType }),
        ...(name === '' ? {} : { name }),
      }),
    ),
    ...(gateways.length === 0
      ? {}
      : {
          gateways: gateways.map(({ id, vpc, type, reaches }) => ({
            ...{ id, vpc, type, reaches: reaches === 'internet' ? reaches : reaches.text },
          })),
        }),
  };
}
