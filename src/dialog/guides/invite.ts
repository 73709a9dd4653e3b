import { invitationCode, invite, memberRoles } from '../../accounts/index.ts';
import { accountsText, notDoneText } from '../../text/accounts.ts';
import type { At, Guide } from './guide.ts';
import { accountWords, noteOf, roleSaid, roleStep, rosterOf, shownAccount } from './people.ts';

const words = (at: Pick<At, 'lang'>) => accountWords(at).invite;

/** Signs of a code: over a hundred bits, and still short enough to be read out. */
const codeLength = 20;

/** Makes an invitation code for a colleague. */
export const inviteGuide: Guide = {
  id: 'invite',
  needs: 'manage',
  title: (at) => words(at).title,
  steps: [roleStep({ slot: 'role', label: (at) => words(at).role.label, ask: (at) => words(at).role.ask })],
  prefill(_slots, _at, said) {
    const role = roleSaid(said);
    return role === undefined ? {} : { role };
  },
  summary: (at) => ({ lines: [words(at).once], blocked: false }),
  commitLabel: (at) => words(at).commit,
  async commit(at, desk) {
    const role = memberRoles.find((each) => each === at.values.role) ?? 'viewer';
    const secret = invitationCode(desk.secret(0)).slice(0, codeLength);
    const outcome = invite(await rosterOf(desk, at.uin), desk.person.id, { role, secret }, desk.now);
    if (!outcome.ok) return { ok: false, words: notDoneText(at.lang, outcome.refusals) };
    const { invitation } = outcome;
    const name = await shownAccount(desk, at.uin);
    return {
      ok: true,
      replies: [
        { markdown: words(at).done(name, accountsText(at.lang).roles[role], invitation.code), buttons: [] },
      ],
      effects: [{ do: 'invitation', invitation }, noteOf(desk, at.uin, { do: 'invited', role })],
    };
  },
};
