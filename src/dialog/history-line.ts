import type { Lang } from '../faq/index.ts';
import { commandText, historyText } from '../text/history.ts';
import { inline } from '../text/index.ts';
import type { Deed, HistoryLine } from './desk.ts';
import { requestWords } from './support/request.ts';

/**
 * One line of the history in Markdown, for somebody of account `viewer`: people of another account are not named, nor
 * the chats they write from. `when` and `where` are words, ready to print.
 */
export function historyLine(
  lang: Lang,
  { uin, person, name, deed }: HistoryLine,
  { when, where = '', viewer }: { readonly when: string; readonly where?: string; readonly viewer: string },
): string {
  const words = historyText[lang];
  const own = uin === viewer;
  return words.line(
    when,
    deed.do === 'granted'
      ? words.support
      : own
        ? inline(name === '' ? person : name)
        : words.account(inline(uin)),
    deedText(lang, deed),
    own ? where : '',
  );
}

function deedText(lang: Lang, deed: Deed): string {
  const { deeds } = historyText[lang];
  switch (deed.do) {
    case 'command':
      return commandText(lang, deed.command);
    case 'imported':
      return deeds.imported(deed.vpcs, deed.peerings);
    case 'reminded':
      return deeds.reminded(inline(deed.peering), inline(deed.account));
    case 'granted':
      return deeds.granted(requestWords(lang, deed.request), inline(deed.ticket));
    case 'account_created':
      return deeds.account_created();
    case 'invited':
      return deeds.invited(deed.role);
    case 'joined':
      return deeds.joined(deed.role);
    case 'role_set':
      return deeds.role_set(inline(deed.member), deed.role);
    case 'removed':
      return deeds.removed(inline(deed.member));
    case 'left':
      return deeds.left();
  }
}
