import type { Cidr } from '../../cidr.ts';
import type { Route } from '../../route-set.ts';
import type { ChargeType, ConnectionState } from '../../rules.ts';
import type { Described } from './finding.ts';
import type { Node } from './node.ts';

/** What a document says of one object, before any of it is held against the rest. `node` is where it says so. */
export interface VpcRecord {
  readonly id: string;
  readonly name: string;
  readonly cidr: Cidr;
  readonly secondaryCidrs: readonly Cidr[];
  readonly ipv6Cidr: Cidr | null;
  readonly node: Node;
}

export interface SubnetRecord {
  readonly id: string;
  readonly vpc: string;
  readonly cidr: Cidr;
  readonly ipv6Cidr: Cidr | null;
  readonly routeTable: string | null;
  readonly region: string | null;
  readonly node: Node;
}

export interface TableRecord {
  readonly id: string;
  readonly vpc: string;
  readonly default: boolean;
  readonly routes: readonly Route[];
  readonly node: Node;
}

/** Null where the document does not say. `source` asks, `peer` answers. */
export interface PeeringRecord {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly peer: string;
  readonly sourceUin: string | null;
  readonly peerUin: string | null;
  readonly sourceRegion: string | null;
  readonly peerRegion: string | null;
  readonly state: ConnectionState | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number | null;
  readonly bandwidthMbps: number | null;
  readonly chargeType: ChargeType | null;
  readonly node: Node;
}

/** Everything the files said, in their order. Terraform tells in separate resources what the API tells in one. */
export interface Gathered {
  readonly vpcs: VpcRecord[];
  readonly subnets: SubnetRecord[];
  readonly tables: TableRecord[];
  readonly peerings: PeeringRecord[];
  readonly routes: { readonly table: string; readonly route: Route; readonly node: Node }[];
  /** Table id to VPC id: known to be the VPC's default table, though not described. */
  readonly defaultTables: Map<string, string>;
  /** Subnet id to table id. */
  readonly associations: Map<string, string>;
  /** VPC id or subnet id to its IPv6 block. */
  readonly ipv6: Map<string, Cidr>;
  readonly accepted: Set<string>;
  /** How many there are by the cloud's own count, and where it says so. */
  readonly totals: { readonly kind: Described; readonly total: number; readonly node: Node }[];
}

export const nothingGathered = (): Gathered => ({
  vpcs: [],
  subnets: [],
  tables: [],
  peerings: [],
  routes: [],
  defaultTables: new Map(),
  associations: new Map(),
  ipv6: new Map(),
  accepted: new Set(),
  totals: [],
});
