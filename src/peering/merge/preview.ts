import type { Refusal } from '../refusal.ts';
import type { ConnectionState } from '../rules.ts';

/** What an import can hold, in the order it is taken in. A route's id is `table destination`. */
export const mergeKinds = ['vpc', 'routeTable', 'subnet', 'gateway', 'peering', 'route'] as const;
export type MergeKind = (typeof mergeKinds)[number];

/** Ids by kind, in the order of the import. */
export type Tally = Readonly<Record<MergeKind, readonly string[]>>;

/**
 * Why something of an import is not taken. None of these tells whose a thing is: an account learns of another
 * account's things no more than that an id is no use to it.
 */
export interface LeftOutArgs {
  /** By the import's own word it belongs to another account. */
  NOT_YOURS: Record<never, never>;
  /** Its id already names something else. */
  ID_TAKEN: Record<never, never>;
  /** It lies in a VPC that is not the account's, now or after the import. */
  VPC_NOT_YOURS: { vpc: string };
  /** A new peering is only taken where both ends are the account's: no import can agree for somebody else. */
  FAR_END_NOT_YOURS: { vpc: string };
  /** A peering with another account is known otherwise: it changes by both sides' doing. */
  NEEDS_BOTH_SIDES: Record<never, never>;
  /** The import says that a peering which is live here is over; an import takes nothing away. */
  WOULD_END: { state: ConnectionState };
  /** What never changes in a cloud, differs: a VPC's region, a subnet's block, a peering's ends. */
  DIFFERS: { known: string; stated: string };
  /** The engine's rules forbid it. */
  REFUSED: { refusals: readonly Refusal[] };
  /** There are more of its kind than one import takes. */
  TOO_MANY: { max: number };
}
export type LeftOutCode = keyof LeftOutArgs;

/** One thing of an import that is not taken. */
export type LeftOut = {
  [C in LeftOutCode]: {
    readonly kind: MergeKind;
    readonly id: string;
    readonly code: C;
    readonly args: Readonly<LeftOutArgs[C]>;
  };
}[LeftOutCode];

/** What an import would change of an account's network. */
export interface MergePreview {
  readonly added: Tally;
  readonly changed: Tally;
  readonly unchanged: Tally;
  readonly leftOut: readonly LeftOut[];
  /** What exceeds a quota afterwards. It is taken all the same: it is there, whatever the rules say. */
  readonly overQuota: readonly Extract<Refusal, { code: 'QUOTA_EXCEEDED' }>[];
}

/** How many of each kind one import takes; a hostile one must not keep a turn busy. */
export const mergeAtMost = {
  vpc: 2_000,
  routeTable: 10_000,
  subnet: 20_000,
  gateway: 5_000,
  peering: 1_000,
  route: 50_000,
} as const satisfies Record<MergeKind, number>;

/** Keeps the books of a merge while it runs. */
export class MergeLedger {
  readonly added = tally();
  readonly changed = tally();
  readonly unchanged = tally();
  readonly leftOut: LeftOut[] = [];

  leaveOut<C extends LeftOutCode>(kind: MergeKind, id: string, code: C, args: LeftOutArgs[C]): void {
    this.leftOut.push({ kind, id, code, args } as LeftOut);
  }

  /** The first of each id, as many as one import takes; the rest is left out. Later repeats say nothing new. */
  admitted<T extends { readonly id: string }>(kind: MergeKind, all: readonly T[] = []): readonly T[] {
    const max = mergeAtMost[kind];
    const distinct = [...new Map(all.toReversed().map((each) => [each.id, each])).values()].toReversed();
    for (const { id } of distinct.slice(max)) this.leaveOut(kind, id, 'TOO_MANY', { max });
    return distinct.slice(0, max);
  }
}

const tally = (): Record<MergeKind, string[]> => ({
  vpc: [],
  routeTable: [],
  subnet: [],
  gateway: [],
  peering: [],
  route: [],
});
