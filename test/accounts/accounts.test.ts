import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AccountAct,
  accountLimits,
  authorised,
  createAccount,
  type Invitation,
  invitationCode,
  invite,
  join,
  leave,
  type Member,
  type MemberRefusal,
  type MemberRole,
  may,
  memberOf,
  memberRoles,
  type Newcomer,
  type Roster,
  readAccountName,
  readUin,
  remove,
  setRole,
} from '../../src/accounts/index.ts';

const uin = '100000000001';
const NOW = Date.parse('2026-03-01T00:00:00Z');
const member = (person: string, role: MemberRole): Member => ({
  uin,
  person,
  role,
  name: person,
  since: NOW,
});
const roster = (...members: Member[]): Roster => ({ uin, members });
const newcomer = (person: string, memberships: readonly Member[] = []): Newcomer => ({
  person,
  name: person,
  memberships,
});
/** `ok`, or the codes of a refusal. */
const said = (
  outcome: { readonly ok: true } | { readonly ok: false; readonly refusals: readonly MemberRefusal[] },
): string => (outcome.ok ? 'ok' : outcome.refusals.map(({ code }) => code).join());

describe('roles × acts', () => {
  const table: [MemberRole | undefined, Record<AccountAct, boolean>][] = [
    ['owner', { view: true, operate: true, manage: true }],
    ['operator', { view: true, operate: true, manage: false }],
    ['viewer', { view: true, operate: false, manage: false }],
    [undefined, { view: false, operate: false, manage: false }],
  ];
  test.each(table)('%s', (role, acts) => {
    const now = roster(member('o', 'owner'), ...(role === undefined ? [] : [member('x', role)]));
    for (const [act, allowed] of Object.entries(acts) as [AccountAct, boolean][]) {
      expect(may(role, act)).toBe(allowed);
      const refusal = role === undefined ? 'NOT_A_MEMBER' : 'ROLE_TOO_LOW';
      expect(said(authorised(now, 'x', act))).toBe(allowed ? 'ok' : refusal);
    }
  });

  const changes: ['invite' | 'setRole' | 'remove' | 'leave', Record<MemberRole | 'nobody', string>][] = [
    ['invite', { owner: 'ok', operator: 'ROLE_TOO_LOW', viewer: 'ROLE_TOO_LOW', nobody: 'NOT_A_MEMBER' }],
    ['setRole', { owner: 'ok', operator: 'ROLE_TOO_LOW', viewer: 'ROLE_TOO_LOW', nobody: 'NOT_A_MEMBER' }],
    ['remove', { owner: 'ok', operator: 'ROLE_TOO_LOW', viewer: 'ROLE_TOO_LOW', nobody: 'NOT_A_MEMBER' }],
    ['leave', { owner: 'ok', operator: 'ok', viewer: 'ok', nobody: 'NOT_A_MEMBER' }],
  ];
  test.each(changes)('%s', (change, wanted) => {
    for (const role of [...memberRoles, 'nobody'] as const) {
      const own = role === 'nobody' ? [] : [member('x', role)];
      const now = roster(member('o', 'owner'), member('v', 'viewer'), ...own);
      const outcome = {
        invite: () => invite(now, 'x', { role: 'viewer', secret: 'ABC123' }, NOW),
        setRole: () => setRole(now, 'x', 'v', 'operator'),
        remove: () => remove(now, 'x', 'v'),
        leave: () => leave(now, 'x'),
      }[change]();
      expect(said(outcome), role).toBe(wanted[role]);
    }
  });

  test('a membership of another account opens nothing', () => {
    const elsewhere: Roster = { uin, members: [{ ...member('x', 'owner'), uin: '100000000002' }] };
    expect(said(authorised(elsewhere, 'x', 'view'))).toBe('NOT_A_MEMBER');
  });
});

describe('the last owner', () => {
  const one = roster(member('o', 'owner'), member('p', 'operator'));
  const two = roster(member('o', 'owner'), member('q', 'owner'));
  test('stays owner and stays in', () => {
    expect(said(leave(one, 'o'))).toBe('LAST_OWNER');
    expect(said(remove(one, 'o', 'o'))).toBe('LAST_OWNER');
    expect(said(setRole(one, 'o', 'o', 'viewer'))).toBe('LAST_OWNER');
    expect(setRole(one, 'o', 'o', 'owner')).toEqual({ ok: true, member: member('o', 'owner') });
    expect(said(leave(roster(member('o', 'owner')), 'o'))).toBe('LAST_OWNER');
  });
  test('one of two may go', () => {
    expect(leave(two, 'o')).toEqual({ ok: true, gone: member('o', 'owner') });
    expect(remove(two, 'o', 'q')).toEqual({ ok: true, gone: member('q', 'owner') });
    expect(setRole(two, 'o', 'o', 'viewer')).toEqual({ ok: true, member: member('o', 'viewer') });
  });
  test('nobody there to change', () => {
    expect(said(remove(one, 'o', '__proto__'))).toBe('NO_SUCH_MEMBER');
    expect(said(setRole(one, 'o', 'zed', 'viewer'))).toBe('NO_SUCH_MEMBER');
  });
});

describe('creating an account', () => {
  const empty = roster();
  test('whoever names it first owns it', () => {
    const made = createAccount(
      { uin: ' １００ 000-000 001', name: ' 生产\n账号 ' },
      empty,
      newcomer('a'),
      NOW,
    );
    expect(made).toEqual({
      ok: true,
      account: { uin, name: '生产 账号', demo: false, createdAt: NOW },
      member: { uin, person: 'a', role: 'owner', name: 'a', since: NOW },
    });
  });
  test.each([
    ['abc', 'x', empty, 'INVALID_UIN'],
    ['1234', 'x', empty, 'INVALID_UIN'],
    ['1'.repeat(21), 'x', empty, 'INVALID_UIN'],
    ['100000000001', '', empty, 'INVALID_ACCOUNT_NAME'],
    ['1.5', '🙂', empty, 'INVALID_UIN,INVALID_ACCOUNT_NAME'],
    ['100000000001', 'x'.repeat(61), empty, 'INVALID_ACCOUNT_NAME'],
    ['100000000001', 'x', roster(member('o', 'owner')), 'ACCOUNT_TAKEN'],
    ['100000000001', 'x', roster(member('a', 'viewer')), 'ALREADY_MEMBER'],
  ])('%s %s', (text, name, now, codes) => {
    expect(said(createAccount({ uin: text, name }, now, newcomer('a'), NOW))).toBe(codes);
  });
  test('a person belongs to so many', () => {
    const full = Array.from({ length: accountLimits.accountsPerPerson }, () => member('a', 'viewer'));
    expect(said(createAccount({ uin, name: 'x' }, empty, newcomer('a', full), NOW))).toBe(
      'TOO_MANY_ACCOUNTS',
    );
  });
  test('any text is read as a value or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const [id, name] = [readUin(text), readAccountName(text)];
        if (id.ok) expect(readUin(id.value)).toEqual(id);
        if (name.ok) expect(readAccountName(name.value)).toEqual(name);
        if (name.ok) expect(name.value).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
      }),
    );
  });
});

describe('an invitation', () => {
  const now = roster(member('o', 'owner'), member('p', 'operator'));
  const made = invite(now, 'o', { role: 'operator', secret: 'k3-x9_pq' }, NOW);
  const given = (made.ok ? made.invitation : undefined) as Invitation;
  test('lets one person in, however the code was copied', () => {
    expect(given).toEqual({
      code: 'K3X9PQ',
      uin,
      role: 'operator',
      by: 'o',
      expires: NOW + 3 * 86_400_000,
      usedBy: null,
    });
    expect(join(' k3x9-PQ。', given, now, newcomer('n'), NOW + 1)).toEqual({
      ok: true,
      member: { uin, person: 'n', role: 'operator', name: 'n', since: NOW + 1 },
      invitation: { ...given, usedBy: 'n' },
    });
    expect(invitationCode('Ｋ3Ｘ9ＰＱ')).toBe('K3X9PQ');
  });
  const full = Array.from({ length: 50 }, (_, i) => member(`m${i}`, i === 0 ? 'owner' : 'viewer'));
  const busy = newcomer(
    'n',
    Array.from({ length: 20 }, () => member('n', 'viewer')),
  );
  test.each([
    ['unknown', 'K3X9PQ', undefined, now, newcomer('n'), NOW, 'INVITATION_UNKNOWN'],
    ['another code', 'K3X9P', given, now, newcomer('n'), NOW, 'INVITATION_UNKNOWN'],
    ['an empty code', '-', { ...given, code: '' }, now, newcomer('n'), NOW, 'INVITATION_UNKNOWN'],
    ['another account', 'K3X9PQ', { ...given, uin: '2' }, now, newcomer('n'), NOW, 'INVITATION_UNKNOWN'],
    ['used', 'K3X9PQ', { ...given, usedBy: 'z' }, now, newcomer('n'), NOW, 'INVITATION_USED'],
    ['by its user again', 'K3X9PQ', { ...given, usedBy: 'p' }, now, newcomer('p'), NOW, 'ALREADY_MEMBER'],
    ['by a member', 'K3X9PQ', given, now, newcomer('p'), NOW, 'ALREADY_MEMBER'],
    ['in its last moment', 'K3X9PQ', given, now, newcomer('n'), given.expires - 1, 'ok'],
    ['expired', 'K3X9PQ', given, now, newcomer('n'), given.expires, 'INVITATION_EXPIRED'],
    ['its giver gone', 'K3X9PQ', { ...given, by: 'z' }, now, newcomer('n'), NOW, 'INVITATION_EXPIRED'],
    ['its giver no owner', 'K3X9PQ', { ...given, by: 'p' }, now, newcomer('n'), NOW, 'INVITATION_EXPIRED'],
    [
      'account full',
      'K3X9PQ',
      { ...given, by: 'm0' },
      roster(...full),
      newcomer('n'),
      NOW,
      'TOO_MANY_MEMBERS',
    ],
    ['person full', 'K3X9PQ', given, now, busy, NOW, 'TOO_MANY_ACCOUNTS'],
  ])('%s', (_, code, invitation, members, by, at, codes) => {
    expect(said(join(code, invitation, members, by, at))).toBe(codes);
  });
  test('is not given by a full account', () => {
    expect(said(invite(roster(...full), 'm0', { role: 'viewer', secret: 'X1' }, NOW))).toBe(
      'TOO_MANY_MEMBERS',
    );
  });
});

test('whatever people do, there is an owner, and only owners changed anything about others', () => {
  const people = ['a', 'b', 'c', 'd'];
  const person = fc.constantFrom(...people);
  const role = fc.constantFrom(...memberRoles);
  const deed = fc.record({
    act: fc.constantFrom('create', 'invite', 'join', 'setRole', 'leave', 'remove'),
    by: person,
    whom: person,
    role,
    code: fc.nat(5),
    later: fc.constantFrom(0, 1_000, 2 * 86_400_000),
  });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      let [members, clock]: [readonly Member[], number] = [[], NOW];
      const invitations: Invitation[] = [];
      for (const { act, by, whom, role: wanted, code, later } of deeds) {
        clock += later;
        const now: Roster = { uin, members };
        const own = memberOf(now, by);
        const put = (next: Member): void => {
          members = [...members.filter((each) => each.person !== next.person), next];
        };
        if (act === 'create') {
          const done = createAccount({ uin, name: 'x' }, now, newcomer(by), clock);
          expect(done.ok).toBe(members.length === 0);
          if (done.ok) put(done.member);
        } else if (act === 'invite') {
          const done = invite(now, by, { role: wanted, secret: `C${invitations.length}` }, clock);
          expect(done.ok).toBe(own?.role === 'owner');
          if (done.ok) invitations.push(done.invitation);
        } else if (act === 'join') {
          const done = join(`c${code}`, invitations[code], now, newcomer(by), clock);
          if (!done.ok) continue;
          expect(own).toBeUndefined();
          expect(invitations[code]?.usedBy).toBeNull();
          put(done.member);
          invitations[code] = done.invitation;
        } else if (act === 'setRole') {
          const done = setRole(now, by, whom, wanted);
          if (done.ok) expect(own?.role).toBe('owner');
          if (done.ok) put(done.member);
        } else {
          const done = act === 'leave' ? leave(now, by) : remove(now, by, whom);
          if (!done.ok) continue;
          expect(own?.role === 'owner' || done.gone.person === by).toBe(true);
          members = members.filter((each) => each.person !== done.gone.person);
        }
        expect(members.length === 0 || members.some((each) => each.role === 'owner')).toBe(true);
        expect(new Set(members.map((each) => each.person)).size).toBe(members.length);
      }
    }),
    { numRuns: 2_000 },
  );
});
