import type { AccountProfile, Invitation, Member } from '../accounts/index.ts';
import type { HistoryLine } from '../dialog/index.ts';
import type { Lang } from '../faq/index.ts';
import type {
  GatewayDocument,
  PeeringDocument,
  QuotaDocument,
  Revised,
  SiteDocument,
} from './network-documents.ts';
import type { Address, Collection } from './ports.ts';
import { tallies } from './tallies.ts';

/**
 * What the desk of a turn reads and its effects change. All times are milliseconds since the epoch.
 *
 *   networkHead {rev} ── sites, peerings, gateways, quotas      each with the revision it last changed in
 *   people ── members ── accounts ── invitations
 *   history                                                     a line stands once for each account and peering
 *   tallies                                                     in parts, several for each week
 */

/** The revision that the network is in; every commit that changes the network counts it up. */
export interface NetworkHead {
  readonly rev: number;
}

export const networkHead: Collection<NetworkHead> = { name: 'network', indexes: {} };

const byRev = { rev: ({ rev }: Revised) => rev };

/** A VPC with its subnets, route tables and routes, by its id. */
export const sites: Collection<SiteDocument> = { name: 'sites', indexes: byRev };
export const peerings: Collection<PeeringDocument> = { name: 'peerings', indexes: byRev };
export const gateways: Collection<GatewayDocument> = { name: 'gateways', indexes: byRev };
/** The raised quotas of an account, by its UIN. */
export const quotas: Collection<QuotaDocument> = { name: 'quotas', indexes: byRev };

export const accounts: Collection<AccountProfile> = { name: 'accounts', indexes: {} };

/** Memberships, by `memberId`. */
export const members: Collection<Member> = {
  name: 'members',
  indexes: { person: ({ person }) => person, uin: ({ uin }) => uin },
};

/** The id of a membership; a UIN holds no `/`. */
export function memberId(uin: string, person: string): string {
  return `${uin}/${person}`;
}

/** How long after its end an invitation is still known to have been one, in ms. */
export const invitationsKeptMs = 30 * 86_400_000;

export const invitations: Collection<Invitation> = {
  name: 'invitations',
  indexes: { expires: ({ expires }) => expires },
};

/** A person, by their channel's own name of them. */
export interface PersonRecord {
  /** The account they act for; whether they may is asked of `members`. */
  readonly uin: string | null;
  readonly name: string;
  readonly lang: Lang;
  /** Their private chat, and the conversation held there; absent for one who never wrote in private. */
  readonly home?: { readonly to: Address; readonly conversation: string };
}

export const people: Collection<PersonRecord> = { name: 'people', indexes: {} };

/** A line of the history in one place where it stands; see `ofAccount`, `ofPeering`. */
export interface HistoryRecord {
  readonly of: string;
  readonly line: HistoryLine;
}

export const history: Collection<HistoryRecord> = {
  name: 'history',
  indexes: { of: ({ of, line }) => `${of}/${String(line.at).padStart(15, '0')}` },
};

/** What an account did. */
export function ofAccount(uin: string): string {
  return `account/${withoutSlash(uin)}`;
}

/** What was done about a peering. */
export function ofPeering(id: string): string {
  return `peering/${withoutSlash(id)}`;
}

/** The part of the index `of` that is one history; `0` follows `/`. */
export function linesOf(of: string): { from: string; below: string } {
  return { from: `${of}/`, below: `${of}0` };
}

/** A text that holds no `/`, another for every text. */
export function withoutSlash(text: string): string {
  return text.replace(/[%/]/g, (sign) => (sign === '/' ? '%2F' : '%25'));
}

/** Every collection of the desk, for a store that must know them when it opens. */
export const deskCollections = [
  networkHead,
  sites,
  peerings,
  gateways,
  quotas,
  accounts,
  members,
  invitations,
  people,
  history,
  tallies,
] as const;
