import { type Member, may, memberRoles } from '../../accounts/index.ts';
import { accountsText } from '../../text/accounts.ts';
import { inline, pageText, timeText } from '../../text/index.ts';
import { shownMember } from '../guides/people.ts';
import type { Button, Reply } from '../reply.ts';
import type { ShowPage, View } from './page.ts';
import { turning } from './paging.ts';

/** Members on one page; an owner gets a button for each. */
const atOnce = 10;

/** Who is in the account; an owner picks one to give another role or to put out. */
export const membersPage: ShowPage = async (view): Promise<Reply> => {
  const { desk, lang, uin, role, id, from, now } = view;
  const words = pageText[lang].account;
  const members = await desk.members(uin);
  const chosen = members.find(({ person }) => person === id);
  if (chosen !== undefined && may(role, 'manage')) return manage(view, chosen, members);
  const name = inline((await desk.account(uin))?.name ?? uin, 60);
  const shown = members.slice(from * atOnce, (from + 1) * atOnce);
  const lines = shown.map((member) => {
    const person = shownMember(member, members);
    const who = member.person === desk.person.id ? words.you(person) : person;
    return words.member(who, accountsText(lang).roles[member.role], timeText(lang, member.since, now));
  });
  return {
    markdown: [words.membersHeading(name, members.length), lines.join('\n')].join('\n\n'),
    buttons: [
      ...(may(role, 'manage')
        ? [
            ...shown.map(
              (member): Button => ({
                label: words.manage(plainName(member)),
                action: { do: 'show', page: 'members', uin, id: member.person },
              }),
            ),
            { label: words.invite, action: { do: 'guide', guide: 'invite', values: {}, uin } } as const,
          ]
        : []),
      ...turning({ page: 'members', uin, from }, members.length, atOnce, lang),
    ],
  };
};

/** What an owner may do about one member. */
function manage({ lang, uin, now }: View, member: Member, members: readonly Member[]): Reply {
  const words = pageText[lang].account;
  const { person } = member;
  const roles = accountsText(lang).roles;
  return {
    markdown: words
      .member(shownMember(member, members), roles[member.role], timeText(lang, member.since, now))
      .replace(/^- /, ''),
    buttons: [
      ...memberRoles
        .filter((role) => role !== member.role)
        .map(
          (role): Button => ({
            label: words.makeRole(plainName(member), roles[role]),
            action: { do: 'guide', guide: 'set_role', values: { member: person, role }, uin },
          }),
        ),
      {
        label: words.remove(plainName(member)),
        action: { do: 'guide', guide: 'remove_member', values: { member: person }, uin },
      },
      { label: words.back, action: { do: 'show', page: 'members', uin, from: 0 } },
    ],
  };
}

const plainName = ({ name, person }: Member): string => [...(name || person)].slice(0, 24).join('');
