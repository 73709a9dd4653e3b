import type { MemberReasonCode, MemberRefusal } from '../accounts/index.ts';
import type { Refusal } from '../peering/index.ts';
import { accountsEn } from './en/accounts.ts';
import { inline } from './markdown.ts';
import { type PeeringLanguage, peeringText, reasonSentence } from './peering.ts';
import { type AccountsText, accountsZh } from './zh/accounts.ts';

const catalogues: Record<PeeringLanguage, AccountsText> = { zh: accountsZh, en: accountsEn };

/** The section on accounts and members of a language. */
export const accountsText = (lang: PeeringLanguage): AccountsText => catalogues[lang];

/** One reason about members as a sentence in Markdown; what people typed in it is made safe. */
export function memberSentence(lang: PeeringLanguage, reason: MemberRefusal): string {
  const say = accountsText(lang).reasons[reason.code] as (args: MemberRefusal['args']) => string;
  const safe = Object.entries(reason.args).map(([key, value]): [string, unknown] => [
    key,
    typeof value === 'string' ? inline(value) : value,
  ]);
  return say(Object.fromEntries(safe) as MemberRefusal['args']);
}

/** Why something was not done, in Markdown: reasons of the network and of membership alike, one a line. */
export function notDoneText(lang: PeeringLanguage, refusals: readonly (Refusal | MemberRefusal)[]): string {
  const sentences = refusals.map((reason) =>
    isAboutMembers(reason) ? memberSentence(lang, reason) : inline(reasonSentence(lang, reason), 1000),
  );
  const [only = '', ...more] = sentences;
  return more.length === 0
    ? only
    : [peeringText(lang).denied, ...sentences.map((each) => `- ${each}`)].join('\n');
}

const isAboutMembers = (reason: Refusal | MemberRefusal): reason is MemberRefusal =>
  Object.hasOwn(accountsZh.reasons, reason.code satisfies Refusal['code'] | MemberReasonCode);
