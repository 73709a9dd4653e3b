import { chatText, inline, supportText } from '../text/index.ts';
import { act } from './act.ts';
import { beginnings } from './commands.ts';
import { demo } from './demo.ts';
import type { Frame, Ran } from './frame.ts';
import { cancelGuide, resumeGuide, startGuide, withStep } from './guides/runner.ts';
import { chooseLanguage } from './language.ts';
import { meant } from './meant.ts';
import { showPage } from './pages/show.ts';
import { plain, type Reply } from './reply.ts';
import { cloudName, sayGreeting, sayTopics } from './say.ts';
import { amongOthers } from './support/among-others.ts';
import { obeySupport } from './support/obey-support.ts';
import { staffMember } from './support/staff.ts';
import { switchToNamed } from './switch-account.ts';

/**
 * A command and what stands behind it, as it was typed: `/lang en`, `／ＨＥＬＰ。`, `/help@our_bot`. A path or a fraction is
 * none.
 */
export function readCommand(text: string): { name: string; rest: string } | undefined {
  const [, name, rest] =
    /^\s*[/／]([\p{L}_＿][\p{L}\p{N}_＿]{0,63})(?:[@＠][^\s/／]*)?[.!?,;:。．！？，；：]*(?:\s+(.*))?$/su.exec(
      text,
    ) ?? [];
  if (name === undefined) return undefined;
  return { name: name.normalize('NFKC').toLowerCase(), rest: (rest ?? '').trim() };
}

/** Obeys a command, and shows the step of a running guide again. `rest` is what stands behind it. */
export async function obey(frame: Frame, command: string, rest: string): Promise<Ran> {
  const { conversation, library } = frame;
  const { lang } = conversation;
  const say = (...replies: Reply[]): Promise<Ran> => withStep(frame, replies);
  switch (command) {
    case 'start': {
      // A link may carry an invitation, https://t.me/<bot>?start=join_CODE, or lead to an answer: faq_<entry>.
      if (/^join_/i.test(rest)) return startGuide(frame, 'join', { code: rest });
      if (/^staff_/i.test(rest)) return startGuide(frame, 'join_staff', { code: rest });
      const entry = /^faq_([\w-]{1,60})$/.exec(rest)?.[1];
      if (entry !== undefined && library.entries.has(entry)) return act(frame, { do: 'answer', entry });
      return say(sayGreeting(lang, library));
    }
    case 'demo':
      return demo(frame);
    case 'help':
      return help(frame);
    case 'topics':
      return say(sayTopics(lang, library));
    case 'lang':
      return chooseLanguage(frame, rest);
    case 'cancel':
      return cancelGuide(frame);
    case 'resume':
      return resumeGuide(frame);
    default:
      return (await obeySupport(frame, command, rest)) ?? beginCommand(frame, command, rest);
  }
}

/** A command that begins a guide or shows a page; what stands behind it is read as if it had been said. */
async function beginCommand(frame: Frame, command: string, rest: string): Promise<Ran> {
  const begun = beginnings.get(command);
  const { unknownCommand } = chatText[frame.conversation.lang];
  if (begun === undefined) return withStep(frame, [plain(unknownCommand(inline(`/${command}`, 40)))]);
  if (begun.kind === 'guide') {
    const { slots } = meant(frame, rest);
    return startGuide(frame, begun.guide, (guide, at) => guide.prefill?.(slots, at, rest) ?? {});
  }
  if (begun.page === 'account' && rest !== '') return switchToNamed(frame, rest);
  const shown = await showPage(frame, begun.page, rest === '' ? {} : { id: rest });
  const again = await withStep(frame, []);
  return { ...shown, replies: [...shown.replies, ...again.replies] };
}

/** What there is to say to the bot; to staff, what there is to do at the support desk as well. */
async function help(frame: Frame): Promise<Ran> {
  const { lang } = frame.conversation;
  const { profile } = frame.library;
  const text = chatText[lang].help(cloudName(profile, lang), profile.profile, profile.note[lang]);
  const forStaff = (await staffMember(frame.desk)) !== undefined && (await amongOthers(frame)) === undefined;
  const desk = forStaff ? [plain(supportText[lang].agent.help)] : [];
  return withStep(frame, [plain(text), ...desk]);
}
