import { invitationCode, join } from '../../accounts/index.ts';
import { accountsText, notDoneText } from '../../text/accounts.ts';
import { inline } from '../../text/index.ts';
import type { At, Guide } from './guide.ts';
import { accountWords, noteOf, rosterOf, shownAccount, tell } from './people.ts';

const words = (at: Pick<At, 'lang'>) => accountWords(at).join;

/** The code in what was sent: alone, behind its command, or as the link carries it. */
const codeIn = (text: string): string => invitationCode(text.replace(/^\s*(?:\/join\b|join_)\s*/i, ''));

/** Several words without a digit: something is said, and no code. */
const isSentence = (text: string): boolean => /\S\s+\S+\s+\S/.test(text.trim()) && !/\d/.test(text);

/** Lets the bearer of an invitation code into the account that it names. */
export const joinGuide: Guide = {
  id: 'join',
  needs: 'nothing',
  title: (at) => words(at).title,
  steps: [
    {
      slot: 'code',
      label: (at) => words(at).code.label,
      ask: (at) => words(at).code.ask,
      read(text, at) {
        const code = codeIn(text);
        return code.length >= 6 && code.length <= 80 && !isSentence(text)
          ? { ok: true, value: code }
          : { ok: false, words: words(at).bad(inline(text, 40)) };
      },
      show: (code) => code,
    },
  ],
  prefill: (_slots, _at, said) => (codeIn(said) === '' ? {} : { code: said }),
  async commit(at, desk) {
    const { code = '' } = at.values;
    const invitation = await desk.invitation(code);
    const uin = invitation?.uin ?? '';
    const by = { person: desk.person.id, name: desk.person.name, memberships: at.memberships };
    const outcome = join(code, invitation, await rosterOf(desk, uin), by, desk.now);
    if (!outcome.ok) return { ok: false, words: notDoneText(at.lang, outcome.refusals), again: 'code' };
    const { member } = outcome;
    const name = await shownAccount(desk, uin);
    const told = await tell(desk, outcome.invitation.by, (say, lang) =>
      say.join.told(inline(member.name || member.person, 40), name, accountsText(lang).roles[member.role]),
    );
    return {
      ok: true,
      replies: [
        {
          markdown: words(at).done(name, uin, accountsText(at.lang).roles[member.role]),
          buttons: [
            { label: words(at).vpcs, action: { do: 'show', page: 'vpcs', uin } },
            { label: words(at).peerings, action: { do: 'show', page: 'peerings', uin } },
          ],
        },
      ],
      effects: [
        { do: 'member', uin, person: member.person, member },
        { do: 'invitation', invitation: outcome.invitation },
        { do: 'act_for', uin },
        noteOf(desk, uin, { do: 'joined', role: member.role }),
        ...told,
      ],
    };
  },
};
