import { accountLimits } from './limits.ts';
import type { AccountProfile, Member } from './member.ts';
import { type MemberRefusal, memberRefusal } from './refusal.ts';
import { memberOf, type NotChanged, notChanged, type Roster } from './roster.ts';

/** Somebody on their way into an account, and where they are in already. */
export interface Newcomer {
  readonly person: string;
  /** What they are called; hostile text. */
  readonly name: string;
  readonly memberships: readonly Member[];
}

/** A text that was read as something, in its one form, or why it is not that. */
export type MemberRead = { readonly ok: true; readonly value: string } | NotChanged;

/** A new account with its first owner, or every reason against it. */
export type AccountOutcome =
  | { readonly ok: true; readonly account: AccountProfile; readonly member: Member }
  | NotChanged;

/**
 * Names an account for the first time; who does so owns it. `roster` is who is in the account of that UIN by now.
 * Refuses with INVALID_UIN, INVALID_ACCOUNT_NAME, ACCOUNT_TAKEN (ALREADY_MEMBER, if it is by oneself) and
 * TOO_MANY_ACCOUNTS, all that hold at once.
 */
export function createAccount(
  wanted: { readonly uin: string; readonly name: string; readonly demo?: boolean },
  roster: Roster,
  by: Newcomer,
  now: number,
): AccountOutcome {
  const [uin, name] = [readUin(wanted.uin), readAccountName(wanted.name)];
  const refusals: MemberRefusal[] = [uin, name].flatMap((read) => (read.ok ? [] : read.refusals));
  const own = memberOf(roster, by.person);
  if (own !== undefined) refusals.push(memberRefusal('ALREADY_MEMBER', { uin: roster.uin, role: own.role }));
  else if (roster.members.length > 0) refusals.push(memberRefusal('ACCOUNT_TAKEN', { uin: roster.uin }));
  else refusals.push(...fullPerson(by));
  if (!uin.ok || !name.ok || refusals.length > 0) return notChanged(...refusals);
  const { demo = false } = wanted;
  return {
    ok: true,
    account: { uin: uin.value, name: name.value, demo, createdAt: now },
    member: { uin: uin.value, person: by.person, role: 'owner', name: by.name, since: now },
  };
}

/** Why a person gets into no more accounts; empty if they do. */
export const fullPerson = ({ memberships }: Newcomer): readonly MemberRefusal[] =>
  memberships.length < accountLimits.accountsPerPerson
    ? []
    : [memberRefusal('TOO_MANY_ACCOUNTS', { max: accountLimits.accountsPerPerson })];

/** Reads a UIN as people type it: full-width digits, spaces and hyphens between them (AWS prints `1234-5678-9012`). */
export function readUin(text: string): MemberRead {
  const value = text.slice(0, 100).normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{5,20}$/.test(value)
    ? { ok: true, value }
    : notChanged(memberRefusal('INVALID_UIN', { text: text.slice(0, 60) }));
}

/** Reads an account's name: one line, without signs that print nothing or turn the line around. */
export function readAccountName(text: string): MemberRead {
  const max = accountLimits.accountName;
  const value = text
    .slice(0, 1000)
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(value) && [...value].length <= max
    ? { ok: true, value }
    : notChanged(memberRefusal('INVALID_ACCOUNT_NAME', { max }));
}
