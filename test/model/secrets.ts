import type { Member } from '../../src/accounts/index.ts';
import { cast, companies } from './companies.ts';
import type { Ledger } from './ledger.ts';

/**
 * The first thing in a text that its reader has no business to know: ids, names and blocks of accounts that they are
 * not in. A peering with them shows its own id and the VPC at its other end; what they said themselves they know.
 */
export function secretsIn(
  text: string,
  person: string,
  {
    ledger,
    before,
    alone,
  }: { readonly ledger: Ledger; readonly before: ReadonlyMap<string, Member>; readonly alone: boolean },
): string | undefined {
  const own = new Set<string>();
  if (alone)
    for (const member of [...before.values(), ...ledger.members.values()])
      if (member.person === person) own.add(member.uin);
  const { vpcs, peerings } = ledger.world;
  const known = ledger.known.get(person) ?? '';
  const shown = new Set<string>();
  let words = text;
  for (const [id, { from, to, name }] of peerings) {
    if (!own.has(ledger.world.ownerOf(from)) && !own.has(ledger.world.ownerOf(to))) continue;
    for (const each of [id, from, to]) shown.add(each);
    words = words.replaceAll(name, '');
  }
  // A word, and whose it is: two accounts may have the same block.
  const secrets = new Map<string, string[]>();
  const keep = (word: string, uins: readonly string[]): void => {
    secrets.set(word, [...(secrets.get(word) ?? []), ...uins]);
  };
  for (const [id, { owner, name, cidr, subnets, tables }] of vpcs) {
    // Names of samples are words that anybody may say.
    const names = name.includes('-') ? [name] : [];
    for (const word of [id, ...names, ...subnets.keys(), ...tables.keys()]) keep(word, [owner]);
    // Those of samples stand in the examples of answers as well.
    if (!companies.some(({ uin }) => uin === owner)) continue;
    for (const { cidr: inner } of subnets.values()) keep(inner, [owner]);
    // The requester shows its block by asking; the accepter by accepting, or to whom it told its VPC's id.
    const joined = [...peerings.values()].some(
      ({ from, to, state }) =>
        (from === id && own.has(ledger.world.ownerOf(to))) ||
        (to === id && state === 'ACTIVE' && own.has(ledger.world.ownerOf(from))),
    );
    keep(cidr, joined || known.includes(id) ? [owner, ...own] : [owner]);
  }
  for (const [id, { from, to, name }] of peerings)
    for (const word of [id, name]) keep(word, [ledger.world.ownerOf(from), ledger.world.ownerOf(to)]);
  for (const { uin, name } of companies) keep(name, [uin]);
  for (const { id, name } of cast) {
    const uins = [...ledger.ever].flatMap(([uin, there]) => (there.has(id) ? [uin] : []));
    const surname = /[A-Z][a-z]+\W*$/.exec(name)?.[0].replace(/\W/g, '') ?? name;
    if (id !== person) keep(surname, uins);
  }
  return [...secrets].find(
    ([word, uins]) =>
      word.length > 3 &&
      words.includes(word) &&
      !shown.has(word) &&
      !known.includes(word) &&
      !uins.some((uin) => own.has(uin)),
  )?.[0];
}
