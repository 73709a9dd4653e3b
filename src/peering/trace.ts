import type { Cidr, Family } from './cidr.ts';
import type { Refusal, Side } from './refusal.ts';
import type { ConnectionState } from './rules.ts';

/** One end of a question. `ip` is an address or, for a range, a CIDR block; `external` is `internet` or a block. */
export type Endpoint =
  | { readonly subnet: string }
  | { readonly ip: string; readonly vpc: string }
  | { readonly host: string }
  | { readonly external: string; readonly via: string };

/** Can every address of `from` and every address of `to` talk to each other? */
export interface Question {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly family?: Family | undefined;
}

/** REACHABLE: every pair of addresses can talk both ways. UNREACHABLE: none can. PARTIAL: some can. */
export type Verdict = 'REACHABLE' | 'UNREACHABLE' | 'PARTIAL';

/** What the longest match did with a packet. */
export type RouteOutcomeKind = 'through' | 'local' | 'none' | 'disabled' | 'dead' | 'elsewhere';

/** What one stop on the way decided. A table of another account only says whether the packet got through. */
export type Hop =
  | { readonly at: 'source'; readonly id: string; readonly blocks: readonly string[] }
  | { readonly at: 'destination'; readonly id: string; readonly blocks: readonly string[] }
  | {
      readonly at: 'table';
      readonly side: Side;
      readonly id: string;
      readonly decisions: readonly {
        readonly block: string;
        readonly outcome: RouteOutcomeKind;
        readonly dest: string | null;
        readonly nextHop: string | null;
      }[];
    }
  | { readonly at: 'hidden table'; readonly side: Side; readonly owner: string; readonly through: boolean }
  | { readonly at: 'peering'; readonly id: string; readonly state: ConnectionState }
  | { readonly at: 'local'; readonly id: string }
  | { readonly at: 'gateway'; readonly id: string };

/** What stands in the way, and whose move it is: a UIN, or null where nobody's move helps. */
export interface Blocker {
  readonly reason: Refusal;
  readonly side: Side | null;
  readonly by: string | null;
}

/** A change that removes blockers; `by` is the account that can make it. Ids that do not exist yet are named by `as`. */
export type Fix =
  | {
      readonly op: 'create_peering';
      readonly as: string;
      readonly requesterVpc: string;
      readonly accepterVpc: string;
      readonly bandwidthMbps?: number;
      readonly by: string;
    }
  | { readonly op: 'accept'; readonly peering: string; readonly by: string }
  | {
      readonly op: 'add_route';
      readonly routeTable: string;
      readonly dest: string;
      readonly nextHopType: string;
      readonly nextHop: string;
      readonly by: string;
    }
  | { readonly op: 'delete_route'; readonly routeTable: string; readonly dest: string; readonly by: string }
  | { readonly op: 'enable_route'; readonly routeTable: string; readonly dest: string; readonly by: string };

/** The answer to a question. Block lists are minimal and in address order; filled where the verdict is PARTIAL. */
export interface Trace {
  readonly verdict: Verdict;
  /** Subnet or address, route table, peering, subnet or address; as far as the asker may see. */
  readonly path: readonly string[];
  /** LOCAL, or the id of the peering, gateway or hub in question; null where there is none. */
  readonly via: string | null;
  readonly hops: readonly Hop[];
  readonly blockers: readonly Blocker[];
  readonly fixes: readonly Fix[];
  readonly reachableDest: readonly Cidr[];
  readonly unreachableDest: readonly Cidr[];
  readonly reachableSource: readonly Cidr[];
  readonly unreachableSource: readonly Cidr[];
  /** Exactly which addresses can talk: every source with every destination of the same entry. */
  readonly pairs: readonly { readonly source: readonly Cidr[]; readonly dest: readonly Cidr[] }[];
}

/** A trace, or why the question cannot be asked. */
export type Answer =
  | { readonly ok: true; readonly trace: Trace }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };
