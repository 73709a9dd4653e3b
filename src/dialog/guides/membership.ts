import { leave, memberRoles, remove, setRole } from '../../accounts/index.ts';
import { accountsText, notDoneText } from '../../text/accounts.ts';
import { inline } from '../../text/index.ts';
import type { Guide } from './guide.ts';
import {
  accountWords,
  memberStep,
  noteOf,
  roleStep,
  rosterOf,
  shownAccount,
  shownMember,
  tell,
} from './people.ts';

/** Gives a member another role. */
export const setRoleGuide: Guide = {
  id: 'set_role',
  needs: 'manage',
  title: (at) => accountWords(at).setRole.title,
  steps: [
    memberStep((at) => accountWords(at).setRole.member.ask),
    roleStep({
      slot: 'role',
      label: (at) => accountWords(at).setRole.role.label,
      ask: (at) => accountWords(at).setRole.role.ask,
    }),
  ],
  summary: () => ({ lines: [], blocked: false }),
  commitLabel: (at) => accountWords(at).setRole.commit,
  async commit(at, desk) {
    const { member: person = '' } = at.values;
    const role = memberRoles.find((each) => each === at.values.role) ?? 'viewer';
    const outcome = setRole(await rosterOf(desk, at.uin), desk.person.id, person, role);
    if (!outcome.ok) return { ok: false, words: notDoneText(at.lang, outcome.refusals) };
    const name = await shownAccount(desk, at.uin);
    const { member } = outcome;
    return {
      ok: true,
      replies: [
        {
          markdown: accountWords(at).setRole.done(
            shownMember(member, at.members),
            accountsText(at.lang).roles[role],
          ),
          buttons: [],
        },
      ],
      effects: [
        { do: 'member', uin: at.uin, person, member },
        noteOf(desk, at.uin, { do: 'role_set', member: member.name || person, role }),
        ...(await tell(desk, person, (say, lang) => say.setRole.told(name, accountsText(lang).roles[role]))),
      ],
    };
  },
};

/** Puts a member out. */
export const removeMemberGuide: Guide = {
  id: 'remove_member',
  needs: 'manage',
  title: (at) => accountWords(at).remove.title,
  steps: [memberStep((at) => accountWords(at).remove.ask)],
  summary: (at) => ({ lines: [accountWords(at).remove.after], blocked: false }),
  commitLabel: (at) => accountWords(at).remove.commit,
  async commit(at, desk) {
    const { member: person = '' } = at.values;
    const outcome = remove(await rosterOf(desk, at.uin), desk.person.id, person);
    if (!outcome.ok) return { ok: false, words: notDoneText(at.lang, outcome.refusals) };
    const name = await shownAccount(desk, at.uin);
    const { gone } = outcome;
    return {
      ok: true,
      replies: [{ markdown: accountWords(at).remove.done(shownMember(gone, at.members)), buttons: [] }],
      effects: [
        { do: 'member', uin: at.uin, person, member: undefined },
        noteOf(desk, at.uin, { do: 'removed', member: gone.name || person }),
        ...(await tell(desk, person, (say) => say.remove.told(name))),
      ],
    };
  },
};

/** Leaves the account of one's own will. */
export const leaveGuide: Guide = {
  id: 'leave',
  needs: 'view',
  title: (at) => accountWords(at).leave.title,
  steps: [],
  summary: (at) => ({ lines: [accountWords(at).leave.after(at.uin)], blocked: false }),
  commitLabel: (at) => accountWords(at).leave.commit,
  async commit(at, desk) {
    const roster = await rosterOf(desk, at.uin);
    const outcome = leave(roster, desk.person.id);
    if (!outcome.ok) return { ok: false, words: notDoneText(at.lang, outcome.refusals) };
    const name = await shownAccount(desk, at.uin);
    const { gone } = outcome;
    const current = (await desk.self()).uin;
    const left = at.memberships.find(({ uin }) => uin !== at.uin);
    const owners = roster.members.filter(({ role }) => role === 'owner');
    const person = inline(gone.name || gone.person, 40);
    const told = await Promise.all(
      owners.map((owner) => tell(desk, owner.person, (say) => say.leave.told(person, name))),
    );
    return {
      ok: true,
      replies: [{ markdown: accountWords(at).leave.done(name), buttons: [] }],
      effects: [
        { do: 'member', uin: at.uin, person: gone.person, member: undefined },
        ...(current === at.uin ? ([{ do: 'act_for', uin: left?.uin ?? null }] as const) : []),
        noteOf(desk, at.uin, { do: 'left' }),
        ...told.flat(),
      ],
    };
  },
};
