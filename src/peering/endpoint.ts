import { type Cidr, type Family, parseAddress, parseCidr } from './cidr.ts';
import { contains, overlap, subtractAll } from './cidr-set.ts';
import { mapGet } from './persistent-map.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { Endpoint } from './trace.ts';
import {
  blocksOf,
  type ClassicHost,
  type Gateway,
  type RouteTable,
  type Site,
  siteOf,
  subnetOf,
  type World,
} from './world.ts';

/** A part of an end whose packets follow one table. Without a subnet the VPC's default table stands in. */
export interface Segment {
  readonly block: Cidr;
  readonly table: RouteTable | undefined;
  readonly subnet: string | null;
}

/** An end of a question, looked up. */
export type Place =
  | {
      readonly kind: 'vpc';
      readonly site: Site;
      readonly label: string;
      readonly segments: readonly Segment[];
    }
  | { readonly kind: 'host'; readonly host: ClassicHost }
  | {
      readonly kind: 'external';
      readonly gateway: Gateway;
      readonly site: Site;
      readonly blocks: readonly Cidr[];
    };

export type Located =
  | { readonly ok: true; readonly place: Place }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Looks an end up. Refuses ids that do not exist and texts that are no address. */
export function locate(world: World, end: Endpoint, family: Family): Located {
  if ('subnet' in end) {
    const found = subnetOf(world, end.subnet);
    if (found === undefined) return missing('subnet', end.subnet);
    const block = family === 'ipv4' ? found.subnet.cidr : found.subnet.ipv6Cidr;
    const segments =
      block === null ? [] : [segmentOf(found.site, found.subnet.routeTable, block, end.subnet)];
    return { ok: true, place: { kind: 'vpc', site: found.site, label: end.subnet, segments } };
  }
  if ('host' in end) {
    const host = mapGet(world.classicHosts, end.host);
    return host === undefined
      ? missing('classicHost', end.host)
      : { ok: true, place: { kind: 'host', host } };
  }
  if ('external' in end) return external(world, end.external, end.via);
  const site = siteOf(world, end.vpc);
  if (site === undefined) return missing('vpc', end.vpc);
  const read = end.ip.includes('/') ? parseCidr(end.ip) : parseAddress(end.ip);
  if (!read.ok) return { ok: false, refusals: [read.refusal] };
  const segments = read.cidr.family === family ? segmentsIn(site, read.cidr) : [];
  return { ok: true, place: { kind: 'vpc', site, label: end.ip, segments } };
}

/** Blocks of an end that lie in none of its VPC's blocks: nothing can be there. */
export const strayBlocks = (site: Site, segments: readonly Segment[]): Cidr[] =>
  subtractAll(
    segments.map(({ block }) => block),
    blocksOf(site.vpc),
  );

/** A range is as many segments as subnets it meets; addresses without a subnet hold no host, unless none has one. */
function segmentsIn(site: Site, range: Cidr): Segment[] {
  const inSubnets = site.subnets.flatMap((subnet) => {
    const own = range.family === 'ipv4' ? subnet.cidr : subnet.ipv6Cidr;
    const shared = own === null ? null : overlap(own, range);
    return shared === null ? [] : [segmentOf(site, subnet.routeTable, shared, subnet.id)];
  });
  if (inSubnets.length > 0) return inSubnets;
  const table = site.tables.find((each) => each.default) ?? site.tables[0];
  return [{ block: range, table, subnet: null }];
}

const segmentOf = (site: Site, routeTable: string, block: Cidr, subnet: string): Segment => ({
  block,
  table: site.tables.find(({ id }) => id === routeTable),
  subnet,
});

/** Blocks that are not the public internet: private use, shared, loopback, link-local, multicast, reserved. */
const notPublic = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
].map(known);
const publicBlocks = subtractAll([known('0.0.0.0/0')], notPublic);

function external(world: World, target: string, via: string): Located {
  const gateway = mapGet(world.gateways, via);
  const site = gateway === undefined ? undefined : siteOf(world, gateway.vpc);
  if (gateway === undefined || site === undefined) return missing('gateway', via);
  if (target === 'internet')
    return { ok: true, place: { kind: 'external', gateway, site, blocks: publicBlocks } };
  const read = target.includes('/') ? parseCidr(target) : parseAddress(target);
  if (!read.ok) return { ok: false, refusals: [read.refusal] };
  return { ok: true, place: { kind: 'external', gateway, site, blocks: [read.cidr] } };
}

/** Does the gateway lead to all of these blocks? */
export const gatewayReaches = ({ reaches }: Gateway, blocks: readonly Cidr[]): boolean =>
  blocks.every((block) =>
    reaches === 'internet' ? publicBlocks.some((each) => contains(each, block)) : contains(reaches, block),
  );

const missing = (kind: 'subnet' | 'classicHost' | 'vpc' | 'gateway', id: string): Located => ({
  ok: false,
  refusals: [refusal('RESOURCE_NOT_FOUND', { kind, id })],
});

function known(text: string): Cidr {
  const read = parseCidr(text);
  if (!read.ok) throw new Error(`not a block: ${text}`);
  return read.cidr;
}
