import fc from 'fast-check';
import { shortRegion } from '../../src/peering/cloud/import/regions.ts';
import {
  allRoutes,
  blockAt,
  type Cidr,
  parseCidr,
  type Route,
  routesOf,
  split,
} from '../../src/peering/index.ts';
import type { Gateway, Peering, RouteTable, Subnet, Vpc, WorldParts } from '../../src/peering/world.ts';

export type Parts = Required<Omit<WorldParts, 'rules' | 'classicHosts'>>;

const uins = ['100000000001', '100000000002', '3205597606'];
const regions = ['ap-guangzhou', 'ap-beijing', 'ap-hongkong', 'na-siliconvalley'];
const created = Date.parse('2026-03-01T00:00:00Z');
const suffix = (n: number): string => n.toString(36).padStart(8, '0');

/**
 * Any network the cloud could describe: VPCs of several accounts, each with subnets and two tables, peerings in every
 * state between any two, gateways that reach what is routed to them (all that an import can know of them).
 */
export const anyNetwork: fc.Arbitrary<Parts> = fc
  .array(
    fc.record({
      owner: fc.constantFrom(...uins),
      region: fc.constantFrom(...regions),
      secondary: fc.boolean(),
      six: fc.boolean(),
      subnets: fc.integer({ min: 1, max: 3 }),
      name: fc.string({ unit: 'binary', maxLength: 20 }),
      nat: fc.boolean(),
      vpn: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .chain((sites) =>
    fc.record({
      sites: fc.constant(sites),
      links: fc.array(
        fc.record({
          from: fc.nat(sites.length - 1),
          to: fc.nat(sites.length - 1),
          state: fc.constantFrom('PENDING', 'ACTIVE', 'EXPIRED', 'REJECTED', 'ISOLATED', 'FAILED', 'DELETED'),
          bandwidthMbps: fc.constantFrom(null, 10, 1000),
          chargeType: fc.constantFrom(null, 'POSTPAID_BY_DAY_MAX', 'POSTPAID_BY_MONTH_95'),
          name: fc.string({ unit: 'binary', maxLength: 20 }),
          seconds: fc.nat(1_000_000),
          enabled: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    }),
  )
  .map(({ sites, links }) => {
    const vpcs = sites.map((site, n): Vpc => {
      const cidr = block(`10.${n}.0.0/16`);
      const secondaryCidrs = site.secondary ? [block(`172.16.${n}.0/24`)] : [];
      const ipv6Cidr = site.six ? block(`2402:4e00:${n}::/56`) : null;
      const { owner, region, name } = site;
      return { id: `vpc-${suffix(n)}`, owner, region, cidr, secondaryCidrs, ipv6Cidr, name };
    });
    const tableId = (n: number, which: number): string => `rtb-${suffix(n * 2 + which)}`;
    const subnets = sites.flatMap((site, n) =>
      split(block(`10.${n}.0.0/16`), 24)
        .slice(0, site.subnets)
        .map((cidr, k): Subnet => {
          const ipv6Cidr = site.six ? blockAt('ipv6', block(`2402:4e00:${n}:${k}::/64`).first, 64) : null;
          const routeTable = tableId(n, k % 2);
          return { id: `subnet-${suffix(n * 10 + k)}`, vpc: `vpc-${suffix(n)}`, cidr, ipv6Cidr, routeTable };
        }),
    );
    const used = links.filter(({ from, to }) => from !== to);
    const peerings = used.map(
      ({ from, to, seconds, enabled: _, ...rest }, n): Peering => ({
        ...rest,
        id: `pcx-${suffix(n)}`,
        requesterVpc: `vpc-${suffix(from)}`,
        accepterVpc: `vpc-${suffix(to)}`,
        createdAt: created + seconds * 1000,
      }),
    );
    const gateways = sites.flatMap((site, n): Gateway[] => [
      ...(site.nat
        ? [{ id: `nat-${suffix(n)}`, vpc: `vpc-${suffix(n)}`, type: 'NAT', reaches: 'internet' as const }]
        : []),
      ...(site.vpn
        ? [
            {
              id: `vpngw-${suffix(n)}`,
              vpc: `vpc-${suffix(n)}`,
              type: 'VPN',
              reaches: block('203.0.113.0/24'),
            },
          ]
        : []),
    ]);
    const routeTables = sites.flatMap((site, n) =>
      [0, 1].map((which): RouteTable => {
        const routes: Route[] = used.flatMap(({ from, to, enabled }, k) => {
          const far = from === n ? to : to === n ? from : null;
          const hop = { nextHopType: 'PEERCONNECTION', nextHop: `pcx-${suffix(k)}`, enabled };
          return far === null || which === 1 ? [] : [{ dest: block(`10.${far}.${k}.0/24`), ...hop }];
        });
        const hop = (id: string, nextHopType: string, dest: string): Route => ({
          ...{ dest: block(dest), nextHopType, nextHop: id, enabled: true },
        });
        if (site.nat && which === 0) routes.push(hop(`nat-${suffix(n)}`, 'NAT', '0.0.0.0/0'));
        if (site.vpn) routes.push(hop(`vpngw-${suffix(n)}`, 'VPN', '203.0.113.0/24'));
        return {
          id: tableId(n, which),
          vpc: `vpc-${suffix(n)}`,
          default: which === 0,
          routes: routesOf(routes),
        };
      }),
    );
    const accounts = [...new Set(vpcs.map(({ owner }) => owner))].map((uin) => ({ uin, quotas: {} }));
    return { accounts, vpcs, subnets, routeTables, peerings, gateways };
  });

const block = (text: string): Cidr => {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.cidr;
};

/** Some of a network's objects, as four answers of the describe calls. `style` varies what the cloud varies. */
export function describeCalls(
  parts: Parts,
  style: { wrapped: boolean; shortRegions: boolean; textNumbers: boolean } = {
    wrapped: false,
    shortRegions: true,
    textNumbers: false,
  },
): unknown[] {
  const { vpcs, subnets, routeTables, peerings } = parts;
  const owner = (id: string): Vpc => vpcs.find((vpc) => vpc.id === id) as Vpc;
  const number = (value: number | string): number | string =>
    style.textNumbers ? String(value) : Number(value);
  const region = (name: string): string => (style.shortRegions ? shortRegion(name) : name);
  const answer = (key: string, set: unknown[]): unknown => {
    const body = {
      TotalCount: number(set.length),
      [key]: set,
      RequestId: '74883e1b-5901-46de-ae1e-d6e2cf591c5b',
    };
    return style.wrapped ? { Response: body } : body;
  };
  return [
    answer(
      'VpcSet',
      vpcs.map((vpc) => ({
        VpcId: vpc.id,
        VpcName: vpc.name,
        CidrBlock: vpc.cidr.text,
        Ipv6CidrBlock: vpc.ipv6Cidr?.text ?? '',
        IsDefault: false,
        CreatedTime: '2018-04-25 10:26:26',
        AssistantCidrSet: vpc.secondaryCidrs.map(({ text }) => ({
          ...{ VpcId: vpc.id, CidrBlock: text, AssistantType: 0, SubnetSet: [] },
        })),
        TagSet: [],
      })),
    ),
    answer(
      'SubnetSet',
      subnets.map(({ id, vpc, cidr, ipv6Cidr, routeTable }) => ({
        ...{ VpcId: vpc, SubnetId: id, SubnetName: id, CidrBlock: cidr.text, RouteTableId: routeTable },
        Ipv6CidrBlock: ipv6Cidr?.text ?? '',
        Zone: `${owner(vpc).region}-3`,
      })),
    ),
    answer(
      'RouteTableSet',
      routeTables.map(({ id, vpc, default: main, routes }) => ({
        ...{ VpcId: vpc, RouteTableId: id, RouteTableName: id, Main: main },
        AssociationSet: subnets
          .filter(({ routeTable }) => routeTable === id)
          .map((subnet) => ({ SubnetId: subnet.id, RouteTableId: id })),
        RouteSet: allRoutes(routes).map(({ dest, nextHop, nextHopType, enabled }, n) => ({
          RouteId: dest.family === 'ipv4' ? n + 1 : 0,
          [dest.family === 'ipv4' ? 'DestinationCidrBlock' : 'DestinationIpv6CidrBlock']: dest.text,
          ...{ GatewayType: nextHopType, GatewayId: nextHop, RouteDescription: '' },
          ...(enabled ? {} : { Enabled: false }),
        })),
      })),
    ),
    answer(
      'PeerConnectionSet',
      peerings.map((peering) => ({
        SourceVpcId: peering.requesterVpc,
        PeerVpcId: peering.accepterVpc,
        PeeringConnectionId: peering.id,
        PeeringConnectionName: peering.name,
        State: peering.state,
        Bandwidth: number(peering.bandwidthMbps ?? 0),
        SourceRegion: region(owner(peering.requesterVpc).region),
        DestinationRegion: region(owner(peering.accepterVpc).region),
        CreateTime: new Date(peering.createdAt + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19),
        ChargeType: peering.chargeType ?? '',
        SourceUin: number(owner(peering.requesterVpc).owner),
        DestinationUin: number(owner(peering.accepterVpc).owner),
        QosLevel: '',
        Type: 'VPC_PEER',
        TagSet: [],
      })),
    ),
  ];
}

/** The same objects as a Terraform state, one resource each. */
export function terraformState(parts: Parts): unknown {
  const provider = 'provider["registry.terraform.io/tencentcloudstack/tencentcloud"]';
  const resources: unknown[] = [];
  const put = (type: string, attributes: Record<string, unknown>): void => {
    const instances = [{ schema_version: 0, attributes, sensitive_attributes: [], private: 'bnVsbA==' }];
    resources.push({ mode: 'managed', type, name: `r${resources.length}`, provider, instances });
  };
  const { vpcs, subnets, routeTables, peerings } = parts;
  const owner = (id: string): Vpc => vpcs.find((vpc) => vpc.id === id) as Vpc;
  for (const { id, name, cidr, secondaryCidrs, ipv6Cidr } of vpcs) {
    const main = routeTables.find((table) => table.vpc === id && table.default);
    put('tencentcloud_vpc', {
      ...{
        id,
        name,
        cidr_block: cidr.text,
        default_route_table_id: main?.id ?? '',
        is_default: false,
        tags: null,
      },
      assistant_cidrs: secondaryCidrs.map(({ text }) => text),
    });
    if (ipv6Cidr !== null)
      put('tencentcloud_vpc_ipv6_cidr_block', { id, vpc_id: id, ipv6_cidr_block: ipv6Cidr.text });
  }
  for (const { id, vpc, cidr, ipv6Cidr, routeTable } of subnets) {
    put('tencentcloud_subnet', {
      ...{ id, name: id, vpc_id: vpc, cidr_block: cidr.text, route_table_id: routeTable },
      availability_zone: `${owner(vpc).region}-3`,
    });
    if (ipv6Cidr !== null)
      put('tencentcloud_vpc_ipv6_subnet_cidr_block', {
        ...{ id: vpc, vpc_id: vpc },
        ipv6_subnet_cidr_blocks: [{ subnet_id: id, ipv6_cidr_block: ipv6Cidr.text }],
      });
  }
  for (const { id, vpc, default: main, routes } of routeTables) {
    put('tencentcloud_route_table', { id, name: id, vpc_id: vpc, is_default: main, subnet_ids: [] });
    for (const [n, { dest, nextHop, nextHopType, enabled }] of allRoutes(routes).entries())
      put('tencentcloud_route_table_entry', {
        ...{ id: `${n}.${id}`, route_table_id: id, destination_cidr_block: dest.text, disabled: !enabled },
        ...{ next_type: nextHopType, next_hub: nextHop },
      });
  }
  for (const { id, name, requesterVpc, accepterVpc, bandwidthMbps, chargeType, state } of peerings) {
    put('tencentcloud_vpc_peer_connect_manager', {
      ...{ id, peering_connection_name: name, source_vpc_id: requesterVpc, destination_vpc_id: accepterVpc },
      ...{ destination_uin: owner(accepterVpc).owner, destination_region: owner(accepterVpc).region },
      ...{ bandwidth: bandwidthMbps ?? 0, charge_type: chargeType ?? '', qos_level: '', type: 'VPC_PEER' },
    });
    if (state === 'ACTIVE' && owner(requesterVpc).owner !== owner(accepterVpc).owner)
      put('tencentcloud_vpc_peer_connect_accept_operation', { id, peering_connection_id: id });
  }
  resources.push({ mode: 'data', type: 'tencentcloud_user_info', name: 'me', provider, instances: [{}] });
  return {
    ...{ version: 4, terraform_version: '1.9.5', serial: 3, lineage: 'b5e4…', outputs: {} },
    ...{ resources, check_results: null },
  };
}
