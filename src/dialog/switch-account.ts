import { accountsText } from '../text/accounts.ts';
import { guideText, inline, pageText } from '../text/index.ts';
import type { Frame, Ran } from './frame.ts';
import { findNamed } from './guides/named.ts';
import { withStep } from './guides/runner.ts';
import type { Reply } from './reply.ts';

/** Acts for another of one's accounts from now on. A guide that runs goes on for the account it began with. */
export async function switchAccount(frame: Frame, uin: string): Promise<Ran> {
  const { conversation, desk } = frame;
  const { lang } = conversation;
  const said = (markdown: string): Promise<Ran> => withStep(frame, [{ markdown, buttons: [] }]);
  if (!desk.person.alone) return said(guideText[lang].runner.inGroup);
  const member = (await desk.self()).memberships.find((each) => each.uin === uin);
  if (member === undefined) return said(guideText[lang].runner.notMember(inline(uin, 40)));
  const words = pageText[lang].account;
  const name = inline((await desk.account(uin))?.name ?? uin, 60);
  const reply: Reply = {
    markdown: words.switched(name, uin, accountsText(lang).roles[member.role]),
    buttons: [
      { label: words.vpcs, action: { do: 'show', page: 'vpcs', uin } },
      { label: words.peerings, action: { do: 'show', page: 'peerings', uin } },
    ],
  };
  const shown = await withStep(frame, [reply]);
  return { ...shown, effects: [{ do: 'act_for', uin }] };
}

/** Switches to the account that a text names, by its UIN or its name. */
export async function switchToNamed(frame: Frame, text: string): Promise<Ran> {
  const { conversation, desk } = frame;
  const { runner } = guideText[conversation.lang];
  if (!desk.person.alone) return withStep(frame, [{ markdown: runner.inGroup, buttons: [] }]);
  const { memberships } = await desk.self();
  const items = await Promise.all(
    memberships.map(async ({ uin }) => ({ id: uin, names: [(await desk.account(uin))?.name ?? ''] })),
  );
  // A number is an account only when every digit is right.
  const named = /^[\d\s-]+$/.test(text) ? items.filter(({ id }) => id === text.replace(/\D/g, '')) : items;
  const naming = findNamed(text, named);
  if (naming.kind === 'one') return switchAccount(frame, naming.item.id);
  if (naming.kind === 'none')
    return withStep(frame, [{ markdown: runner.notMember(inline(text, 40)), buttons: [] }]);
  const join = conversation.lang === 'zh' ? '、' : ', ';
  const names = naming.items.slice(0, 5).map(({ id, names: [name = ''] }) => `${inline(name, 40)} ${id}`);
  return withStep(frame, [{ markdown: runner.several(inline(text, 40), names.join(join)), buttons: [] }]);
}
