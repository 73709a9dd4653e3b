import { type AccountAct, type Member, type MemberRole, may } from './member.ts';
import { type MemberRefusal, memberRefusal } from './refusal.ts';

/**
 * An account and everybody who is in it. All changes below take one and keep this: an account that has members has an
 * owner among them, so that there is always somebody who can let others in.
 */
export interface Roster {
  readonly uin: string;
  readonly members: readonly Member[];
}

/** A change that is not made, and why. */
export interface NotChanged {
  readonly ok: false;
  readonly refusals: readonly MemberRefusal[];
}
/** Somebody's membership as it is from now on. */
export type MemberOutcome = { readonly ok: true; readonly member: Member } | NotChanged;
/** The membership that is over. */
export type GoneOutcome = { readonly ok: true; readonly gone: Member } | NotChanged;

/** A change refused for these reasons. */
export const notChanged = (...refusals: readonly MemberRefusal[]): NotChanged => ({ ok: false, refusals });

/** The membership of a person, if they are in. */
export const memberOf = ({ uin, members }: Roster, person: string): Member | undefined =>
  members.find((each) => each.uin === uin && each.person === person);

/** The membership that lets a person do an act; refuses with NOT_A_MEMBER or ROLE_TOO_LOW. */
export function authorised(roster: Roster, person: string, act: AccountAct): MemberOutcome {
  const { uin } = roster;
  const member = memberOf(roster, person);
  if (member === undefined) return notChanged(memberRefusal('NOT_A_MEMBER', { uin }));
  if (may(member.role, act)) return { ok: true, member };
  return notChanged(memberRefusal('ROLE_TOO_LOW', { uin, role: member.role, act }));
}

/** Gives a member another role. Owners may; the last of them stays one. */
export function setRole(roster: Roster, by: string, person: string, role: MemberRole): MemberOutcome {
  const found = managed(roster, by, person);
  if (!found.ok) return found;
  if (role !== 'owner' && isLastOwner(roster, found.member)) return lastOwner(roster);
  return { ok: true, member: { ...found.member, role } };
}

/** Puts a member out. Owners may; the last of them stays in. */
export function remove(roster: Roster, by: string, person: string): GoneOutcome {
  const found = managed(roster, by, person);
  return found.ok ? withoutMember(roster, found.member) : found;
}

/** Lets a member go of their own will; the last owner has to name another one first. */
export function leave(roster: Roster, person: string): GoneOutcome {
  const found = authorised(roster, person, 'view');
  return found.ok ? withoutMember(roster, found.member) : found;
}

/** Whether nobody else owns the account. */
export const isLastOwner = ({ members }: Roster, { person, role }: Member): boolean =>
  role === 'owner' && !members.some((each) => each.role === 'owner' && each.person !== person);

function managed(roster: Roster, by: string, person: string): MemberOutcome {
  const actor = authorised(roster, by, 'manage');
  if (!actor.ok) return actor;
  const member = memberOf(roster, person);
  if (member === undefined) return notChanged(memberRefusal('NO_SUCH_MEMBER', { name: person }));
  return { ok: true, member };
}

const withoutMember = (roster: Roster, gone: Member): GoneOutcome =>
  isLastOwner(roster, gone) ? lastOwner(roster) : { ok: true, gone };

const lastOwner = ({ uin }: Roster): NotChanged => notChanged(memberRefusal('LAST_OWNER', { uin }));
