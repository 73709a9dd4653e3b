import { may } from '../../accounts/index.ts';
import { mapGet } from '../../peering/index.ts';
import { accountsText } from '../../text/accounts.ts';
import { inline, pageText } from '../../text/index.ts';
import { ownPeerings } from '../guides/steps.ts';
import type { Button, Reply } from '../reply.ts';
import type { ShowPage } from './page.ts';

/** Other accounts that are offered to switch to; more than that are reached by `/account NAME`. */
const othersAtMost = 8;

/** The account one acts for, what is in it, and the others one may switch to. */
export const accountPage: ShowPage = async (view): Promise<Reply> => {
  const { desk, lang, uin, role, world } = view;
  const words = pageText[lang].account;
  const profile = await desk.account(uin);
  const { memberships } = await desk.self();
  const members = await desk.members(uin);
  const others = await Promise.all(
    memberships
      .filter((member) => member.uin !== uin)
      .map(async (member) => ({
        uin: member.uin,
        name: (await desk.account(member.uin))?.name ?? member.uin,
      })),
  );
  const vpcs = mapGet(world.ownVpcs, uin)?.length ?? 0;
  const lines = [
    words.heading(inline(profile?.name ?? uin, 60), uin),
    ...(profile?.demo ? [words.demo] : []),
    words.role(accountsText(lang).roles[role]),
    words.counts(vpcs, ownPeerings(view).length, members.length),
  ];
  const show = (label: string, page: 'members' | 'history' | 'vpcs' | 'peerings'): Button => ({
    label,
    action: { do: 'show', page, uin },
  });
  return {
    markdown: [lines.join('\n\n'), ...(others.length > 0 ? [words.others] : [])].join('\n\n'),
    buttons: [
      ...others.slice(0, othersAtMost).map(
        (other): Button => ({
          label: words.switchTo(`${[...other.name].slice(0, 24).join('')} · ${other.uin}`),
          action: { do: 'switch_account', uin: other.uin },
        }),
      ),
      show(words.vpcs, 'vpcs'),
      show(words.peerings, 'peerings'),
      show(words.members, 'members'),
      show(words.history, 'history'),
      ...(may(role, 'manage')
        ? [{ label: words.invite, action: { do: 'guide', guide: 'invite', values: {}, uin } } as const]
        : []),
      { label: words.create, action: { do: 'guide', guide: 'create_account', values: {} } },
      { label: words.leave, action: { do: 'guide', guide: 'leave', values: {}, uin } },
    ],
  };
};
