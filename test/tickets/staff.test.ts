import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dismissStaff,
  inviteStaff,
  joinStaff,
  mayOnStaff,
  type StaffInvitation,
  type StaffMember,
  type StaffRole,
  staffCode,
  staffLimits,
  type TicketRefused,
} from '../../src/tickets/index.ts';
import { scaled } from '../support/runs.ts';
import { monday } from '../support/tickets.ts';

const member = (person: string, role: StaffRole, by: string | null = null): StaffMember => ({
  person,
  name: person,
  role,
  since: 0,
  by,
});
const boss = member('boss', 'lead');
const staff = [boss, member('ann', 'agent', 'boss')];
const said = (outcome: { readonly ok: true } | TicketRefused): string =>
  outcome.ok ? 'ok' : outcome.refusals.map(({ code }) => code).join();
const wanted = { role: 'agent', secret: 'abcd-2345' } as const;
const invitation: StaffInvitation = {
  code: 'ABCD2345',
  role: 'agent',
  by: 'boss',
  expires: monday + 1,
  usedBy: null,
};

test('roles × acts', () => {
  const rights = (['lead', 'agent', undefined] as const).map((role) => [
    mayOnStaff(role, 'work'),
    mayOnStaff(role, 'lead'),
  ]);
  expect(rights).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ]);
});

describe('inviting', () => {
  test.each([
    ['boss', 'ok'],
    ['ann', 'LEADS_ONLY'],
    ['mallory', 'NOT_ON_STAFF'],
  ])('by %s', (by, expected) => {
    expect(said(inviteStaff(staff, by, wanted, monday))).toBe(expected);
  });
  test('holds for three days and names who gave it', () => {
    expect(inviteStaff(staff, 'boss', wanted, monday)).toEqual({
      ok: true,
      invitation: { ...invitation, expires: monday + staffLimits.invitationMs },
    });
  });
  test('not onto a full staff', () => {
    const full = [
      boss,
      ...Array.from({ length: staffLimits.members - 1 }, (_, i) => member(`a${i}`, 'agent', 'boss')),
    ];
    expect(said(inviteStaff(full, 'boss', wanted, monday))).toBe('STAFF_FULL');
    expect(said(joinStaff('ABCD2345', invitation, full, { person: 'new', name: '' }, monday))).toBe(
      'STAFF_FULL',
    );
  });
});

describe('joining', () => {
  const newcomer = { person: 'bob', name: 'Bob' };
  test('uses the code up', () => {
    expect(joinStaff('abcd 2345.', invitation, staff, newcomer, monday)).toEqual({
      ok: true,
      member: { ...newcomer, role: 'agent', since: monday, by: 'boss' },
      invitation: { ...invitation, usedBy: 'bob' },
    });
  });
  test.each<[string, StaffInvitation | undefined, string, number, string]>([
    ['ABCD2345', undefined, 'bob', monday, 'STAFF_INVITATION_UNKNOWN'],
    ['ABCD9999', invitation, 'bob', monday, 'STAFF_INVITATION_UNKNOWN'],
    ['', { ...invitation, code: '' }, 'bob', monday, 'STAFF_INVITATION_UNKNOWN'],
    ['ABCD2345', { ...invitation, usedBy: 'eve' }, 'bob', monday, 'STAFF_INVITATION_USED'],
    ['ABCD2345', invitation, 'bob', monday + 1, 'STAFF_INVITATION_EXPIRED'],
    ['ABCD2345', { ...invitation, by: 'ann' }, 'bob', monday, 'STAFF_INVITATION_EXPIRED'],
    ['ABCD2345', { ...invitation, by: 'gone' }, 'bob', monday, 'STAFF_INVITATION_EXPIRED'],
    ['ABCD2345', invitation, 'ann', monday, 'ALREADY_ON_STAFF'],
  ])('%s', (code, stored, person, now, expected) => {
    expect(said(joinStaff(code, stored, staff, { person, name: person }, now))).toBe(expected);
  });
});

describe('dismissing', () => {
  const two = [...staff, member('lea', 'lead', 'boss')];
  const ownLead = [member('lea', 'lead', 'old'), member('ann', 'agent', 'lea')];
  test.each<[readonly StaffMember[], string, string, string]>([
    [two, 'boss', 'ann', 'ok'],
    [two, 'ann', 'ann', 'ok'],
    [two, 'lea', 'lea', 'ok'],
    [two, 'ann', 'lea', 'LEADS_ONLY'],
    [two, 'mallory', 'ann', 'NOT_ON_STAFF'],
    [two, 'mallory', 'mallory', 'NOT_ON_STAFF'],
    [two, 'boss', 'mallory', 'NO_SUCH_STAFF'],
    [two, 'lea', 'boss', 'CONFIGURED_STAFF'],
    [two, 'boss', 'boss', 'CONFIGURED_STAFF'],
    [ownLead, 'lea', 'lea', 'LAST_LEAD'],
  ])('%#: %s', (on, by, person, expected) => {
    expect(said(dismissStaff(on, by, person))).toBe(expected);
  });
});

test('a staff with a lead always has one, whoever comes and goes', () => {
  const people = ['a', 'b', 'c', 'd'];
  const person = fc.constantFrom(...people);
  const step = fc.record({ leave: fc.boolean(), by: person, person, role: fc.constantFrom('lead', 'agent') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let on: readonly StaffMember[] = [member('a', 'lead', 'z')];
      for (const { leave, by, person: who, role } of steps) {
        if (leave) {
          const outcome = dismissStaff(on, by, who);
          if (outcome.ok) on = on.filter((each) => each !== outcome.gone);
        } else {
          const given = inviteStaff(on, by, { role: role as StaffRole, secret: 'x1' }, monday);
          if (!given.ok) continue;
          const outcome = joinStaff('X1', given.invitation, on, { person: who, name: '' }, monday);
          if (outcome.ok) on = [...on, outcome.member];
        }
        expect(on.some(({ role: has }) => has === 'lead')).toBe(true);
        expect(new Set(on.map((each) => each.person)).size).toBe(on.length);
      }
    }),
    { numRuns: scaled(200) },
  );
});

test('a code has one form, however it was copied', () => {
  expect(staffCode(' ａbcd-2345。')).toBe('ABCD2345');
  expect(staffCode('\ud800__proto__')).toBe('PROTO');
});
