import {
  type Account,
  allRoutes,
  type Cidr,
  chargeTypes,
  connectionStates,
  type Gateway,
  type Peering,
  parseCidr,
  type Quotas,
  quotaNames,
  type RouteTable,
  routesOf,
  type SiteParts,
  type Subnet,
} from '../peering/index.ts';

/** A part of the network as it is stored, with the revision of the network in which it last changed. */
export interface Revised {
  readonly rev: number;
}

/** Blocks are canonical text. */
export interface SiteDocument extends Revised {
  readonly owner: string;
  readonly region: string;
  readonly cidr: string;
  readonly secondaryCidrs: readonly string[];
  readonly ipv6Cidr: string | null;
  readonly name: string;
  readonly subnets: readonly {
    readonly id: string;
    readonly cidr: string;
    readonly ipv6Cidr: string | null;
    readonly routeTable: string;
  }[];
  readonly tables: readonly {
    readonly id: string;
    readonly default: boolean;
    /** In the order of the engine: by address, broader before narrower. */
    readonly routes: readonly {
      readonly dest: string;
      readonly nextHopType: string;
      readonly nextHop: string;
      readonly enabled: boolean;
    }[];
  }[];
}

/** `born`: the revision it came with, which with its id makes the order in which peerings stand at a VPC. */
export interface PeeringDocument extends Revised, Omit<Peering, 'id'> {
  readonly born: number;
}

export interface GatewayDocument extends Revised, Omit<Gateway, 'id' | 'reaches'> {
  readonly reaches: string;
}

export interface QuotaDocument extends Revised {
  readonly quotas: Partial<Quotas>;
  readonly allowedMbps?: number;
}

/** What is stored is not what was ever written: the data is damaged, or of a later version. */
export class DamagedDocument extends Error {}

export function siteDocument({ vpc, subnets, tables }: SiteParts, rev: number): SiteDocument {
  const { owner, region, cidr, secondaryCidrs, ipv6Cidr, name } = vpc;
  return {
    rev,
    owner,
    region,
    cidr: cidr.text,
    secondaryCidrs: secondaryCidrs.map(({ text }) => text),
    ipv6Cidr: ipv6Cidr?.text ?? null,
    name,
    subnets: subnets.map(({ id, cidr: block, ipv6Cidr: six, routeTable }) => ({
      id,
      cidr: block.text,
      ipv6Cidr: six?.text ?? null,
      routeTable,
    })),
    tables: tables.map(({ id, default: main, routes }) => ({
      id,
      default: main,
      routes: allRoutes(routes).map(({ dest, ...route }) => ({ dest: dest.text, ...route })),
    })),
  };
}

/** Reads a VPC strictly; throws `DamagedDocument`. */
export function readSite(id: string, stored: unknown): SiteParts {
  return reading(`sites/${id}`, () => {
    const site = fields(stored);
    const subnets = list(site.subnets).map((each): Subnet => {
      const { id: subnet, cidr, ipv6Cidr, routeTable } = fields(each);
      return {
        id: text(subnet),
        vpc: id,
        cidr: block(cidr),
        ipv6Cidr: orNull(ipv6Cidr, block),
        routeTable: text(routeTable),
      };
    });
    const tables = list(site.tables).map((each): RouteTable => {
      const { id: table, default: main, routes } = fields(each);
      const read = list(routes).map((route) => {
        const { dest, nextHopType, nextHop, enabled } = fields(route);
        return {
          dest: block(dest),
          nextHopType: text(nextHopType),
          nextHop: text(nextHop),
          enabled: flag(enabled),
        };
      });
      return { id: text(table), vpc: id, default: flag(main), routes: routesOf(read) };
    });
    const vpc = {
      id,
      owner: text(site.owner),
      region: text(site.region),
      cidr: block(site.cidr),
      secondaryCidrs: list(site.secondaryCidrs).map(block),
      ipv6Cidr: orNull(site.ipv6Cidr, block),
      name: text(site.name),
    };
    return { vpc, subnets, tables };
  });
}

export function peeringDocument({ id: _, ...peering }: Peering, rev: number, born: number): PeeringDocument {
  return { rev, born, ...peering };
}

/** Reads a peering strictly; throws `DamagedDocument`. */
export function readPeering(id: string, stored: unknown): Peering {
  return reading(`peerings/${id}`, () => {
    const { name, requesterVpc, accepterVpc, state, createdAt, bandwidthMbps, chargeType } = fields(stored);
    return {
      id,
      name: text(name),
      requesterVpc: text(requesterVpc),
      accepterVpc: text(accepterVpc),
      state: oneOf(state, connectionStates),
      createdAt: number(createdAt),
      bandwidthMbps: orNull(bandwidthMbps, number),
      chargeType: orNull(chargeType, (value) => oneOf(value, chargeTypes)),
    };
  });
}

export function gatewayDocument({ vpc, type, reaches }: Gateway, rev: number): GatewayDocument {
  return { rev, vpc, type, reaches: reaches === 'internet' ? reaches : reaches.text };
}

/** Reads a gateway strictly; throws `DamagedDocument`. */
export function readGateway(id: string, stored: unknown): Gateway {
  return reading(`gateways/${id}`, () => {
    const { vpc, type, reaches } = fields(stored);
    return {
      id,
      vpc: text(vpc),
      type: text(type),
      reaches: reaches === 'internet' ? reaches : block(reaches),
    };
  });
}

export function quotaDocument({ quotas, allowedMbps }: Account, rev: number): QuotaDocument {
  return { rev, quotas, ...(allowedMbps === undefined ? {} : { allowedMbps }) };
}

/** Reads an account's quotas strictly; throws `DamagedDocument`. */
export function readQuotas(uin: string, stored: unknown): Account {
  return reading(`quotas/${uin}`, () => {
    const { quotas, allowedMbps } = fields(stored);
    const raised = Object.entries(fields(quotas)).map(([name, value]) => [
      oneOf(name, quotaNames),
      number(value),
    ]);
    return {
      uin,
      quotas: Object.fromEntries(raised) as Partial<Quotas>,
      ...(allowedMbps === undefined ? {} : { allowedMbps: number(allowedMbps) }),
    };
  });
}

function reading<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Mismatch ? new DamagedDocument(`${where}: ${error.message}`) : error;
  }
}

class Mismatch extends Error {}

function mismatch(wanted: string): never {
  throw new Mismatch(`${wanted} expected`);
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) mismatch('an object');
  return value as Record<string, unknown>;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : mismatch('a list');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : mismatch('a text');
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : mismatch('a number');
}

function flag(value: unknown): boolean {
  return typeof value === 'boolean' ? value : mismatch('true or false');
}

function oneOf<T extends string>(value: unknown, known: readonly T[]): T {
  return known.find((each) => each === value) ?? mismatch(`one of ${known.join(', ')}`);
}

function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null ? null : read(value);
}

function block(value: unknown): Cidr {
  const parsed = parseCidr(text(value));
  return parsed.ok && parsed.cidr.text === value ? parsed.cidr : mismatch('a CIDR block in canonical form');
}
