import type { ConnectionState } from '../../rules.ts';
import type { JsonFault } from './json-text.ts';

/** What kind of thing a document describes. */
export type Described = 'vpc' | 'subnet' | 'routeTable' | 'peering';

/** What a file gets wrong: nothing is imported until it is put right. */
export interface MistakeArgs {
  TOO_LARGE: { bytes: number; max: number };
  UNREADABLE: { because: 'missing' | 'denied' };
  SYNTAX: { fault: JsonFault; line: number; column: number; near: string };
  UNKNOWN_DOCUMENT: Record<never, never>;
  STATE_VERSION: { version: string };
  CLOUD_ERROR: { error: string };
  WRONG_TYPE: { wants: string; got: string };
  INVALID_ID: { id: string };
  INVALID_BLOCK: { block: string; code: 'INVALID_CIDR' | 'HOST_BITS_SET' | 'FAMILY' };
  UNKNOWN_REGION: { region: string };
  UNKNOWN_STATE: { state: string };
  ACCOUNT_NEEDED: { vpc: string };
  REGION_NEEDED: { vpc: string };
}

/** What the reader of an imported world should know. */
export interface NoteArgs {
  SKIPPED: { kind: string; count: number };
  UNKNOWN_REFERENCE: { kind: Described; id: string };
  FOREIGN_PEER: { peering: string; vpc: string; uin: string | null; region: string | null };
  DIFFERS: { kind: Described; id: string };
  ENDS_SWAPPED: { peering: string; requesterVpc: string };
  OWNER_CONFLICT: { vpc: string; stated: string; known: string };
  INCOMPLETE: { kind: Described; total: number; got: number };
  ROUTES_UNKNOWN: { table: string };
  TABLE_ELSEWHERE: { subnet: string; table: string; vpc: string };
  STATE_ASSUMED: { peering: string; state: ConnectionState };
  TIME_ASSUMED: { peering: string };
  GATEWAY_ASSUMED: { gateway: string; type: string; reaches: string };
  NEXT_HOP_NOT_MODELLED: { type: string; nextHop: string };
}

export type FindingArgs = MistakeArgs & NoteArgs;
export type FindingCode = keyof FindingArgs;

/** Where: a file and a JSON path in it, `$[2].Response.VpcSet[0].CidrBlock` (`$[2]`: its third document). */
export interface Place {
  readonly file: string;
  readonly path: string;
}

/** One thing found while importing. A mistake stops the import, a note does not. */
export type Finding = {
  [C in FindingCode]: {
    readonly level: C extends keyof MistakeArgs ? 'mistake' : 'note';
    readonly code: C;
    readonly args: Readonly<FindingArgs[C]>;
    readonly place: Place;
  };
}[FindingCode];

/** The sentence for each finding, in one language. */
export type FindingWords = { readonly [C in FindingCode]: (args: Readonly<FindingArgs[C]>) => string };

const mistakes: ReadonlySet<string> = new Set(
  Object.keys({
    TOO_LARGE: 0,
    UNREADABLE: 0,
    SYNTAX: 0,
    UNKNOWN_DOCUMENT: 0,
    STATE_VERSION: 0,
    CLOUD_ERROR: 0,
    WRONG_TYPE: 0,
    INVALID_ID: 0,
    INVALID_BLOCK: 0,
    UNKNOWN_REGION: 0,
    UNKNOWN_STATE: 0,
    ACCOUNT_NEEDED: 0,
    REGION_NEEDED: 0,
  } satisfies Record<keyof MistakeArgs, 0>),
);

/** A finding as a value. */
export const finding = <C extends FindingCode>(code: C, args: FindingArgs[C], place: Place): Finding =>
  ({ level: mistakes.has(code) ? 'mistake' : 'note', code, args, place }) as Finding;
