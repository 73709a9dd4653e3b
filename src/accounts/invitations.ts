import { fullPerson, type Newcomer } from './create-account.ts';
import { accountLimits } from './limits.ts';
import { type Invitation, type Member, type MemberRole, may } from './member.ts';
import { memberRefusal } from './refusal.ts';
import { authorised, memberOf, type NotChanged, notChanged, type Roster } from './roster.ts';

/** An invitation to pass on, or every reason against it. */
export type InvitationOutcome = { readonly ok: true; readonly invitation: Invitation } | NotChanged;
/** The new membership and the invitation as it is used up, or every reason against it. */
export type JoinOutcome =
  | { readonly ok: true; readonly member: Member; readonly invitation: Invitation }
  | NotChanged;

/**
 * A code in its one form, under which an invitation is stored and looked up: capitals and digits only, so that it
 * survives being copied with a full stop, typed in small letters or read out in groups.
 */
export const invitationCode = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** Invites somebody into a role: once, for three days. Owners may. `secret` is text that nobody can guess. */
export function invite(
  roster: Roster,
  by: string,
  wanted: { readonly role: MemberRole; readonly secret: string },
  now: number,
): InvitationOutcome {
  const actor = authorised(roster, by, 'manage');
  if (!actor.ok) return actor;
  if (isFull(roster)) return fullAccount;
  const { uin } = roster;
  const expires = now + accountLimits.invitationMs;
  const code = invitationCode(wanted.secret);
  return { ok: true, invitation: { code, uin, role: wanted.role, by, expires, usedBy: null } };
}

/**
 * Lets the bearer of a code in. `invitation` is what is stored under `invitationCode(typed)`, `roster` the account it
 * names. Somebody who is in already does not use it up. One whose giver may invite no more has lapsed with that: who
 * is put out of an account leaves no way in behind.
 */
export function join(
  typed: string,
  invitation: Invitation | undefined,
  roster: Roster,
  by: Newcomer,
  now: number,
): JoinOutcome {
  const code = invitationCode(typed);
  if (invitation === undefined || code === '' || invitation.code !== code || invitation.uin !== roster.uin)
    return notChanged(memberRefusal('INVITATION_UNKNOWN', { code: typed.slice(0, 60) }));
  const { uin, role } = invitation;
  const own = memberOf(roster, by.person);
  if (own !== undefined) return notChanged(memberRefusal('ALREADY_MEMBER', { uin, role: own.role }));
  if (invitation.usedBy !== null) return notChanged(memberRefusal('INVITATION_USED', { code }));
  const lapsed = now >= invitation.expires || !may(memberOf(roster, invitation.by)?.role, 'manage');
  if (lapsed) return notChanged(memberRefusal('INVITATION_EXPIRED', { code }));
  const refusals = [...(isFull(roster) ? fullAccount.refusals : []), ...fullPerson(by)];
  if (refusals.length > 0) return notChanged(...refusals);
  return {
    ok: true,
    member: { uin, person: by.person, role, name: by.name, since: now },
    invitation: { ...invitation, usedBy: by.person },
  };
}

const isFull = ({ members }: Roster): boolean => members.length >= accountLimits.membersPerAccount;

const fullAccount = notChanged(memberRefusal('TOO_MANY_MEMBERS', { max: accountLimits.membersPerAccount }));
