import { chatText } from '../../text/index.ts';
import type { Frame, Ran } from '../frame.ts';
import { admission } from '../guides/admission.ts';
import type { Page } from '../reply.ts';
import { pages } from './all.ts';

/** Shows a page as the account named or the one acted for; in place of the list or page it was tapped under. */
export async function showPage(
  frame: Frame,
  page: Page,
  about: {
    readonly uin?: string;
    readonly id?: string;
    readonly from?: number;
    readonly inPlace?: boolean;
  } = {},
): Promise<Ran> {
  const { conversation, desk, library } = frame;
  const show = pages.get(page);
  const said = (reply: Ran['replies'][number]): Ran => ({ conversation, replies: [reply], effects: [] });
  if (show === undefined) return said({ markdown: chatText[conversation.lang].staleButton, buttons: [] });
  const admitted = await admission({ needs: 'view' }, frame, about.uin);
  if (!admitted.ok) return said(admitted.reply);
  const { uin } = admitted;
  const { memberships } = await desk.self();
  const reply = await show({
    lang: conversation.lang,
    now: desk.now,
    library,
    world: await desk.network(),
    desk,
    uin,
    role: memberships.find((member) => member.uin === uin)?.role ?? 'viewer',
    id: about.id,
    from: Math.max(0, about.from ?? 0),
  });
  return said(about.inPlace ? { ...reply, inPlace: true } : reply);
}
