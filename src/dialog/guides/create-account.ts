import { createAccount, readAccountName, readUin } from '../../accounts/index.ts';
import { notDoneText } from '../../text/accounts.ts';
import { inline } from '../../text/index.ts';
import type { At, Guide, Read } from './guide.ts';
import { accountWords, noteOf, rosterOf } from './people.ts';

const words = (at: Pick<At, 'lang'>) => accountWords(at).create;

const readBy =
  (read: typeof readUin) =>
  (text: string, { lang }: At): Read => {
    const outcome = read(text);
    return outcome.ok ? outcome : { ok: false, words: notDoneText(lang, outcome.refusals) };
  };

/** Names an account to the bot for the first time; who does so owns it here. */
export const createAccountGuide: Guide = {
  id: 'create_account',
  needs: 'nothing',
  title: (at) => words(at).title,
  steps: [
    {
      slot: 'uin',
      label: (at) => words(at).uin.label,
      ask: (at) => words(at).uin.ask,
      read: readBy(readUin),
      show: (uin) => uin,
    },
    {
      slot: 'name',
      label: (at) => words(at).name.label,
      ask: (at) => words(at).name.ask,
      read: readBy(readAccountName),
      show: (name) => inline(name, 60),
    },
  ],
  prefill(slots, _at, said) {
    const uin = slots.account ?? said;
    return {
      ...(readUin(uin).ok ? { uin } : {}),
      ...(slots.name === undefined ? {} : { name: slots.name }),
    };
  },
  summary: (at) => ({ lines: [words(at).unchecked], blocked: false }),
  commitLabel: (at) => words(at).commit,
  async commit(at, desk) {
    const { uin = '', name = '' } = at.values;
    const by = { person: desk.person.id, name: desk.person.name, memberships: at.memberships };
    const outcome = createAccount({ uin, name }, await rosterOf(desk, uin), by, desk.now);
    if (!outcome.ok) return { ok: false, words: notDoneText(at.lang, outcome.refusals) };
    const { account, member } = outcome;
    const say = words(at);
    return {
      ok: true,
      replies: [
        {
          markdown: say.done(inline(account.name, 60), uin),
          buttons: [
            { label: say.import, action: { do: 'guide', guide: 'import', values: {}, uin } },
            { label: say.addVpc, action: { do: 'guide', guide: 'add_vpc', values: {}, uin } },
            { label: say.invite, action: { do: 'guide', guide: 'invite', values: {}, uin } },
          ],
        },
      ],
      effects: [
        { do: 'account', account },
        { do: 'member', uin, person: member.person, member },
        { do: 'act_for', uin },
        noteOf(desk, uin, { do: 'account_created' }),
      ],
    };
  },
};
