/** Connection states, in the field's own words; see `knowledge/rules` for what each profile does with them. */
export const connectionStates = [
  'PENDING',
  'ACTIVE',
  'REJECTED',
  'EXPIRED',
  'DELETED',
  'ISOLATED',
  'FAILED',
] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** How cross-region traffic is charged: by the day's peak, or by the month's 95th percentile. */
export const chargeTypes = ['POSTPAID_BY_DAY_MAX', 'POSTPAID_BY_MONTH_95'] as const;
export type ChargeType = (typeof chargeTypes)[number];

/**
 * One step of a price table: up to and including `upToMbps` (null: no ceiling) the *whole* peak costs `price`
 * per Mbps, not only the part above the step before.
 */
export type PriceStep = readonly [upToMbps: number | null, price: number];

/** Service levels by their API names: PT platinum, AU gold, AG silver. */
export const serviceLevels = ['PT', 'AU', 'AG'] as const;
export type ServiceLevel = (typeof serviceLevels)[number];

/** A service level that is not sold everywhere: with which charge type, and between which regions. */
export interface ServiceLevelLimit {
  readonly chargeTypes: readonly ChargeType[];
  readonly regions: readonly string[];
}

/** Ceilings of an account that a support ticket may raise. */
export const quotaNames = [
  'peeringsPerVpc',
  'routesPerTable',
  'routeTablesPerVpc',
  'subnetsPerVpc',
  'secondaryCidrsPerVpc',
  'vpcsPerRegion',
] as const;

/** Default ceilings of an account; a support ticket may raise them. */
export type Quotas = Readonly<Record<(typeof quotaNames)[number], number>>;

/**
 * The rules a cloud sets for peering, as data. Read from `knowledge/rules/<profile>.json`; the engine enforces
 * them and the FAQ quotes them, so the two cannot disagree.
 */
export interface Rules {
  /** Whose console, ticket pages and price list apply. */
  readonly cloud: 'tencent' | 'aws';
  readonly crossRegion: 'allowed' | 'discontinued';
  /** Caps that may be chosen for a cross-region peering, Mbps, ascending; empty where the cloud sells none. */
  readonly bandwidthTiersMbps: readonly number[];
  /** Highest cap without a ticket, Mbps; null where there is none. */
  readonly crossRegionMaxMbps: number | null;
  readonly crossRegionBandwidthRequired: boolean;
  readonly sameRegionBandwidthSettable: boolean;
  /** Same-region traffic is free up to this, Mbps; null where the cloud states no such figure. */
  readonly sameRegionFreeMbps: number | null;
  /** May a new peer overlap a VPC that is already peered with the same VPC? */
  readonly siblingOverlap: 'deny' | 'allow';
  /** Do secondary CIDR blocks count when overlap is checked, and does a peering carry them? */
  readonly secondaryCidrCounts: boolean;
  readonly secondaryCidrRoutable: boolean;
  readonly ipv6: 'not-modelled' | 'supported';
  readonly autoAcceptSameAccount: boolean;
  /** A request that nobody answers expires after this many hours. */
  readonly pendingTtlHours: number;
  readonly reenableExpired: 'requester' | 'none';
  /** What a delete does with the routes that point at the peering, on both sides. */
  readonly onDeleteRoutes: 'remove' | 'blackhole';
  readonly routeDestMustBeInPeer: boolean;
  readonly routeToPending: 'undocumented' | 'blackhole' | 'deny';
  readonly equalDestRoutes: 'deny' | 'allow';
  readonly localAlwaysWins: boolean;
  readonly pendingDeletableBy: 'either' | 'requester';
  readonly quotas: Quotas;
  /** States that use up `quotas.peeringsPerVpc`, on both ends. */
  readonly quotaCounts: readonly ConnectionState[];
  /** Where a VPC's block may lie: range, shortest and longest mask. */
  readonly vpcRanges: readonly (readonly [cidr: string, minMask: number, maxMask: number])[];
  readonly subnetMask: readonly [minMask: number, maxMask: number];
  /** Longest name of a peering, in characters. */
  readonly nameMax: number;
  readonly payer: 'requester' | 'each-side';
  readonly currency: string;
  /** Service levels that are sold only on some lines; one that is not named here is sold on every line. */
  readonly serviceLevelLimits: Readonly<Partial<Record<ServiceLevel, ServiceLevelLimit>>>;
  /** Price tables of cross-region traffic; null where the cloud has none of this kind. */
  readonly prices: Readonly<Record<ChargeType, readonly PriceStep[]>> | null;
}

/** A named set of rules, as chosen by `RULES` in the environment. */
export interface RuleProfile {
  readonly profile: string;
  /** What the profile stands for, in a clause, by language. */
  readonly note: { readonly zh: string; readonly en: string };
  readonly rules: Rules;
}
