import type { Lang } from '../faq/index.ts';
import { memberId, members, people } from './desk-collections.ts';
import type { Inbound, Transaction } from './ports.ts';
import { staff } from './support-collections.ts';

/**
 * Keeps what is known of a person up to date with what they send in private: their name, their language, where they
 * are reached. Of somebody in the staff's room who never wrote in private, the name and the language. `told` is what
 * this returned for the conversation before; where nothing is new since, nothing is read.
 */
export async function keepPerson(
  transaction: Transaction,
  { alone, actor, name, to, conversation }: Inbound,
  lang: Lang,
  told: string | undefined,
  room = false,
): Promise<string | undefined> {
  if (!alone && !room) return told;
  const telling = JSON.stringify(alone ? [name, lang, to.channel, to.chat] : [name, lang]);
  if (telling === told) return told;
  const before = await transaction.get(people, actor);
  if (!alone) {
    if (before?.home === undefined) transaction.put(people, actor, { uin: before?.uin ?? null, name, lang });
    return telling;
  }
  transaction.put(people, actor, { uin: before?.uin ?? null, name, lang, home: { to, conversation } });
  if (before && before.name !== name) {
    for (const { document } of await transaction.find(members, 'person', { equals: actor }))
      transaction.put(members, memberId(document.uin, actor), { ...document, name });
    const employed = await transaction.get(staff, actor);
    if (employed) transaction.put(staff, actor, { ...employed, name });
  }
  return telling;
}
