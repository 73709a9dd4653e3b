import { refusedFor, type TicketRefused, ticketRefusal } from './refusal.ts';
import type { Party, StaffInvitation, StaffMember, StaffRole } from './ticket.ts';

/** What keeps the staff at a size that people can oversee. */
export const staffLimits = {
  members: 50,
  /** How long an invitation holds, in ms: three days. */
  invitationMs: 3 * 24 * 3_600_000,
} as const;

/** What staff do; the least role that may do each. */
export const leastStaffRole = {
  /** See tickets, claim them, and work on those they are responsible for. */
  work: 'agent',
  /** Work on anybody's, invite and dismiss, approve what is taught. */
  lead: 'lead',
} as const satisfies Record<string, StaffRole>;
export type StaffAct = keyof typeof leastStaffRole;

/** Whether a role is enough for an act. */
export const mayOnStaff = (role: StaffRole | undefined, act: StaffAct): boolean =>
  role !== undefined && (role === 'lead' || leastStaffRole[act] === 'agent');

/** One of the staff, by a channel's own name of them. */
export const staffMember = (staff: readonly StaffMember[], person: string): StaffMember | undefined =>
  staff.find((each) => each.person === person);

/** An invitation to pass on, or why there is none. */
export type StaffInvitationOutcome =
  | { readonly ok: true; readonly invitation: StaffInvitation }
  | TicketRefused;
/** The new member and the invitation as it is used up, or why they are not let in. */
export type StaffJoinOutcome =
  | { readonly ok: true; readonly member: StaffMember; readonly invitation: StaffInvitation }
  | TicketRefused;
/** The member who is no longer one, or why they stay. */
export type StaffGoneOutcome = { readonly ok: true; readonly gone: StaffMember } | TicketRefused;

/** A code in its one form: capitals and digits only, however it was copied or typed. */
export const staffCode = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/**
 * Invites somebody onto the staff: once, for three days. Leads may. `secret` is text that nobody can guess. Refuses with
 * NOT_ON_STAFF, LEADS_ONLY and STAFF_FULL.
 */
export function inviteStaff(
  staff: readonly StaffMember[],
  by: string,
  wanted: { readonly role: StaffRole; readonly secret: string },
  now: number,
): StaffInvitationOutcome {
  const refused = notLead(staff, by);
  if (refused !== undefined) return refused;
  if (isFull(staff)) return full;
  const expires = now + staffLimits.invitationMs;
  return {
    ok: true,
    invitation: { code: staffCode(wanted.secret), role: wanted.role, by, expires, usedBy: null },
  };
}

/**
 * Lets the bearer of a code onto the staff. `invitation` is what is stored under `staffCode(typed)`. Who is in already
 * does not use it up; it lapses when its giver is no longer a lead. Refuses with STAFF_INVITATION_UNKNOWN,
 * ALREADY_ON_STAFF, STAFF_INVITATION_USED, STAFF_INVITATION_EXPIRED and STAFF_FULL.
 */
export function joinStaff(
  typed: string,
  invitation: StaffInvitation | undefined,
  staff: readonly StaffMember[],
  by: Party,
  now: number,
): StaffJoinOutcome {
  const code = staffCode(typed);
  if (invitation === undefined || code === '' || invitation.code !== code)
    return refusedFor(ticketRefusal('STAFF_INVITATION_UNKNOWN', { code: typed.slice(0, 60) }));
  const own = staffMember(staff, by.person);
  if (own !== undefined) return refusedFor(ticketRefusal('ALREADY_ON_STAFF', { role: own.role }));
  if (invitation.usedBy !== null) return refusedFor(ticketRefusal('STAFF_INVITATION_USED', { code }));
  const lapsed = now >= invitation.expires || notLead(staff, invitation.by) !== undefined;
  if (lapsed) return refusedFor(ticketRefusal('STAFF_INVITATION_EXPIRED', { code }));
  if (isFull(staff)) return full;
  const { role } = invitation;
  return {
    ok: true,
    member: { person: by.person, name: by.name, role, since: now, by: invitation.by },
    invitation: { ...invitation, usedBy: by.person },
  };
}

/**
 * Takes somebody off the staff; leads may, and everybody may go themselves. Who is on it by configuration stays until
 * that says otherwise, and so does the last lead. Their tickets go back to the queues (`agentLeft`). Refuses with
 * NOT_ON_STAFF, LEADS_ONLY, NO_SUCH_STAFF, CONFIGURED_STAFF and LAST_LEAD.
 */
export function dismissStaff(staff: readonly StaffMember[], by: string, person: string): StaffGoneOutcome {
  const refused = by === person ? undefined : notLead(staff, by);
  if (refused !== undefined) return refused;
  const gone = staffMember(staff, person);
  if (gone === undefined)
    return refusedFor(
      by === person ? ticketRefusal('NOT_ON_STAFF', {}) : ticketRefusal('NO_SUCH_STAFF', { name: person }),
    );
  if (gone.by === null) return refusedFor(ticketRefusal('CONFIGURED_STAFF', { name: gone.name }));
  const otherLead = staff.some((each) => each.role === 'lead' && each.person !== person);
  if (gone.role === 'lead' && !otherLead) return refusedFor(ticketRefusal('LAST_LEAD', {}));
  return { ok: true, gone };
}

function notLead(staff: readonly StaffMember[], person: string): TicketRefused | undefined {
  const member = staffMember(staff, person);
  if (member === undefined) return refusedFor(ticketRefusal('NOT_ON_STAFF', {}));
  return mayOnStaff(member.role, 'lead') ? undefined : refusedFor(ticketRefusal('LEADS_ONLY', {}));
}

const isFull = (staff: readonly StaffMember[]): boolean => staff.length >= staffLimits.members;

const full = refusedFor(ticketRefusal('STAFF_FULL', { max: staffLimits.members }));
