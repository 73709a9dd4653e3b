import { may } from '../../accounts/index.ts';
import type { Lang } from '../../faq/index.ts';
import { guideText, supportText } from '../../text/index.ts';
import type { Conversation } from '../conversation.ts';
import type { Desk } from '../desk.ts';
import type { Button, Reply } from '../reply.ts';
import { staffMember } from '../support/staff.ts';
import type { Guide } from './guide.ts';

/** Who may look at or change something here: as which account, or what is said instead. */
export type Admission =
  | { readonly ok: true; readonly uin: string }
  | { readonly ok: false; readonly reply: Reply };

/**
 * Lets a person in as the account named, or as the one they act for: by their stored membership now, and never where
 * others read along.
 */
export async function admission(
  { needs, inGroup, leadsOnly }: Pick<Guide, 'needs' | 'inGroup' | 'leadsOnly'>,
  { conversation, desk }: { readonly conversation: Conversation; readonly desk: Desk },
  uin?: string,
): Promise<Admission> {
  const { runner: words, accounts } = guideText[conversation.lang];
  const refused = (markdown: string): Admission => ({ ok: false, reply: { markdown, buttons: [] } });
  if (needs === 'agent' || needs === 'lead') {
    const says = supportText[conversation.lang].agent;
    const member = await staffMember(desk);
    if (member === undefined) return refused(says.notStaff);
    if (needs === 'lead' && member.role !== 'lead')
      return refused(leadsOnly?.(conversation.lang) ?? says.staff.invite.leadsOnly);
    const here = desk.person.alone || (await desk.support.here()).room;
    return here ? { ok: true, uin: '' } : refused(words.inGroup);
  }
  if (!desk.person.alone) return refused(inGroup?.(conversation.lang) ?? words.inGroup);
  const self = await desk.self();
  if (needs === 'nothing') return { ok: true, uin: uin ?? self.uin ?? '' };
  const account = uin ?? self.uin;
  if (account === null) {
    return { ok: false, reply: { markdown: words.noAccount, buttons: waysIn(conversation.lang) } };
  }
  const role = self.memberships.find((member) => member.uin === account)?.role;
  if (role === undefined) return refused(words.notMember(account));
  if (!may(role, needs))
    return refused(needs === 'manage' ? accounts.needOwner(account) : words.needOperator(account));
  return { ok: true, uin: account };
}

/** The ways to an account to act for: one's own, a colleague's, a sample. */
export function waysIn(lang: Lang): Button[] {
  const words = guideText[lang].runner;
  return [
    { label: words.createAccount, action: { do: 'guide', guide: 'create_account', values: {} } },
    { label: words.join, action: { do: 'guide', guide: 'join', values: {} } },
    { label: words.demo, action: { do: 'demo' } },
  ];
}
