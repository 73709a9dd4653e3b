import type { ChargeType, ConnectionState, Quotas } from './rules.ts';

/** Which end of a peering an account holds. */
export type Role = 'requester' | 'accepter';
/** The end an operation asks for. */
export type RequiredRole = Role | 'requester or accepter' | 'owner';
/** Which leg of a two-way question: from the asker's source, or the answer on its way back. */
export type Side = 'local' | 'return';
/** What kind of thing an id names. */
export type ResourceKind = 'vpc' | 'subnet' | 'routeTable' | 'route' | 'gateway' | 'classicHost';
/** What is wrong with a text that should be a CIDR block or an address. */
export type CidrFault =
  | 'empty'
  | 'too-long'
  | 'characters'
  | 'no-mask'
  | 'mask'
  | 'mask-range'
  | 'netmask'
  | 'octet-count'
  | 'octet'
  | 'octet-range'
  | 'octal'
  | 'ipv6'
  | 'ipv4-mapped'
  | 'zone';
/** The next step that a refusal points at; an operation of the engine, or words for what only others can do. */
export type Suggestion =
  | 'accept'
  | 'delete'
  | 'reject'
  | 'create_peering'
  | 'requester must re-enable or re-create'
  | 'requester must re-create'
  | 'top up'
  | 'open a ticket'
  | 'use CCN'
  | 'try again';

/**
 * Every reason the engine can give, with the arguments its sentence needs. A reason is a value: text/ has the words.
 * CIDR blocks are canonical text, ids are the cloud's, accounts are UINs, bandwidths are Mbps.
 */
export interface ReasonArgs {
  // The request itself
  CIDR_OVERLAP: { a: string; b: string; aVpc: string; bVpc: string; overlap: string };
  /** `vpc` and `peering` name the sibling; both are null where it is the other account's. */
  PEER_CIDR_OVERLAP: {
    a: string;
    b: string | null;
    vpc: string | null;
    peering: string | null;
    role: Role;
    overlap: string | null;
  };
  SELF_PEERING: { vpc: string };
  DUPLICATE_PEERING: { peering: string; state: ConnectionState };
  PEER_NOT_FOUND: { vpc: string; role: Role };
  OWNER_MISMATCH: { vpc: string; stated: string };
  REGION_MISMATCH: { vpc: string; stated: string };
  NOT_OWNER: { requiredRole: RequiredRole; actor: string };
  /** `used` is null where the count belongs to the other account. */
  QUOTA_EXCEEDED: {
    quota: keyof Quotas;
    limit: number;
    used: number | null;
    vpc?: string;
    routeTable?: string;
    region?: string;
  };
  CLASSIC_NETWORK: { endpoint: string; linkedVpc: string | null };
  CROSS_REGION_UNSUPPORTED: { from: string; to: string };
  BANDWIDTH_REQUIRED: { tiers: readonly number[] };
  BANDWIDTH_NOT_ALLOWED_SAME_REGION: { region: string; bandwidthMbps: number };
  BANDWIDTH_NOT_A_TIER: { bandwidthMbps: number; tiers: readonly number[] };
  BANDWIDTH_OVER_LIMIT: { bandwidthMbps: number; maxMbps: number };
  QOS_NOT_AVAILABLE: {
    qos: string;
    because: 'unknown' | 'charge type' | 'line';
    chargeType: ChargeType;
    regions: readonly string[];
  };
  INVALID_NAME: { length: number; max: number };
  INVALID_STATE: { state: ConnectionState; op: string };
  EXPIRED: { peering: string; hours: number; requester: string };
  PEERING_NOT_FOUND: { peering: string };
  BUSY: { resource: string };

  // Blocks
  CIDR_SIZE: { cidr: string; minMask: number; maxMask: number };
  CIDR_NOT_PRIVATE: { cidr: string; ranges: readonly string[] };
  HOST_BITS_SET: { cidr: string; canonical: string; host: string };
  /** `part` is the piece of the text at fault; `intent` what was probably meant, if that can be told. */
  INVALID_CIDR: { cidr: string; fault: CidrFault; part: string; intent: string | null };
  SUBNET_OUT_OF_VPC: { cidr: string; vpc: string; blocks: readonly string[] };
  SUBNET_OVERLAP: { cidr: string; subnet: string; other: string };

  // Routes
  ROUTE_OVERLAPS_LOCAL: { dest: string; local: string };
  ROUTE_DEST_NOT_IN_PEER: { dest: string; vpc: string; blocks: readonly string[] };
  ROUTE_CONFLICT: { dest: string; nextHop: string };
  NEXT_HOP_INVALID: {
    nextHop: string;
    because: 'missing' | 'gone' | 'elsewhere' | 'pending';
    state: ConnectionState | null;
  };
  SYSTEM_ROUTE: { dest: string };
  RESOURCE_NOT_FOUND: { kind: ResourceKind; id: string };

  // What stands in the way of a packet
  /** `obstacles`: what would refuse a new peering between the two VPCs; empty where one can be made. */
  NO_PEERING: { from: string; to: string; obstacles: readonly ReasonCode[] };
  /** `hubs`: every VPC on the way that made the wish look possible, nearest first; `hub` is the first. */
  NOT_TRANSITIVE: {
    from: string;
    to: string;
    hub: string;
    hubs: readonly string[];
    obstacles: readonly ReasonCode[];
  };
  PENDING_ACCEPTANCE: { peering: string; accepter: string; hoursLeft: number };
  REJECTED: { peering: string };
  DELETED: { peering: string };
  ISOLATED: { peering: string };
  NO_ROUTE_LOCAL: { dest: string; table: string | null; subnet: string | null };
  NO_ROUTE_RETURN: { dest: string; table: string | null; subnet: string | null };
  ROUTE_DISABLED: { dest: string; nextHop: string; table: string; side: Side };
  ROUTE_WRONG_NEXT_HOP: { dest: string; nextHop: string; table: string; side: Side };
  BLACKHOLE: { dest: string; nextHop: string; table: string; side: Side };
  LOCAL_ROUTE_WINS: { dest: string; local: string; vpc: string; side: Side };
  SECONDARY_CIDR_UNSUPPORTED: { block: string; vpc: string };
  EDGE_TO_EDGE: { gateway: string; vpc: string; target: string };
  IPV6_UNSUPPORTED: { because: 'rules' | 'no block'; id: string };

  // Bills
  NO_PRICE_LIST: { cloud: string };
}

export type ReasonCode = keyof ReasonArgs;

/** One reason with its arguments. `suggest` is the next step, where the engine knows it. */
export type Refusal = {
  [C in ReasonCode]: {
    readonly code: C;
    readonly args: Readonly<ReasonArgs[C]>;
    readonly suggest?: Suggestion;
  };
}[ReasonCode];

/** A refusal as a value. */
export function refusal<C extends ReasonCode>(
  code: C,
  args: ReasonArgs[C],
  suggest?: Suggestion,
): Extract<Refusal, { code: C }> {
  return (suggest === undefined ? { code, args } : { code, args, suggest }) as Extract<Refusal, { code: C }>;
}

/** Every reason code, for tests and catalogues; the compiler keeps it complete. */
export const reasonCodes = Object.keys({
  CIDR_OVERLAP: 0,
  PEER_CIDR_OVERLAP: 0,
  SELF_PEERING: 0,
  DUPLICATE_PEERING: 0,
  PEER_NOT_FOUND: 0,
  OWNER_MISMATCH: 0,
  REGION_MISMATCH: 0,
  NOT_OWNER: 0,
  QUOTA_EXCEEDED: 0,
  CLASSIC_NETWORK: 0,
  CROSS_REGION_UNSUPPORTED: 0,
  BANDWIDTH_REQUIRED: 0,
  BANDWIDTH_NOT_ALLOWED_SAME_REGION: 0,
  BANDWIDTH_NOT_A_TIER: 0,
  BANDWIDTH_OVER_LIMIT: 0,
  QOS_NOT_AVAILABLE: 0,
  INVALID_NAME: 0,
  INVALID_STATE: 0,
  EXPIRED: 0,
  PEERING_NOT_FOUND: 0,
  BUSY: 0,
  CIDR_SIZE: 0,
  CIDR_NOT_PRIVATE: 0,
  HOST_BITS_SET: 0,
  INVALID_CIDR: 0,
  SUBNET_OUT_OF_VPC: 0,
  SUBNET_OVERLAP: 0,
  ROUTE_OVERLAPS_LOCAL: 0,
  ROUTE_DEST_NOT_IN_PEER: 0,
  ROUTE_CONFLICT: 0,
  NEXT_HOP_INVALID: 0,
  SYSTEM_ROUTE: 0,
  RESOURCE_NOT_FOUND: 0,
  NO_PEERING: 0,
  NOT_TRANSITIVE: 0,
  PENDING_ACCEPTANCE: 0,
  REJECTED: 0,
  DELETED: 0,
  ISOLATED: 0,
  NO_ROUTE_LOCAL: 0,
  NO_ROUTE_RETURN: 0,
  ROUTE_DISABLED: 0,
  ROUTE_WRONG_NEXT_HOP: 0,
  BLACKHOLE: 0,
  LOCAL_ROUTE_WINS: 0,
  SECONDARY_CIDR_UNSUPPORTED: 0,
  EDGE_TO_EDGE: 0,
  IPV6_UNSUPPORTED: 0,
  NO_PRICE_LIST: 0,
} satisfies Record<ReasonCode, 0>) as readonly ReasonCode[];
