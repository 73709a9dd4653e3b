import type { Invitation, Member } from '../../src/accounts/index.ts';
import type { HistoryLine } from '../../src/dialog/index.ts';
import { noticesText, type PeeringFacts } from '../../src/text/notices.ts';
import { type Ledger, read } from './ledger.ts';
import type { Happened } from './slow-world.ts';
import type { Commit } from './stage.ts';

/** A message that somebody must get, and what must stand in it. */
export interface Letter {
  readonly to: string;
  readonly says: readonly string[];
}

/** Stands for whatever is filled in. */
const gap = '\u0000';
const facts: PeeringFacts = {
  ...{ id: gap, name: gap, requester: gap, accepter: gap, from: gap, to: gap },
  ...{ fromRegion: gap, toRegion: gap, mbps: gap, payer: { uin: gap } },
};

/** The longest stretch of fixed words in a first line, by which it is known from every other. */
function words(markdown: string): string {
  const [line = ''] = markdown.split('\n');
  const plain = line.replace(/\\([^\w\s])/g, '$1').split(gap);
  return plain.sort((a, b) => b.length - a.length)[0] ?? '';
}

/** What a change is called in the language of who is told. */
function say(ledger: Ledger, deed: Happened['deed'] | 'asked', person: string): string {
  const text = noticesText[ledger.people.get(person)?.lang ?? 'zh'];
  return words(deed === 'asked' ? text.request(facts, gap) : text.events[deed](facts, gap));
}

/** Everybody at the two ends, once: who is on both sides is on the accepter's. */
function concerned(
  ledger: Ledger,
  peering: string,
): readonly { readonly member: Member; readonly accepts: boolean }[] {
  const [accepter, requester] = ledger.world.partiesOf(peering);
  const first = ledger.membersOf(accepter);
  const others = ledger
    .membersOf(requester)
    .filter(({ person }) => !first.some((each) => each.person === person));
  return [
    ...first.map((member) => ({ member, accepts: true })),
    ...others.map((member) => ({ member, accepts: false })),
  ];
}

/** Whom a turn must tell what: everybody whom it concerns, but not who did it, unless they are the other side too. */
export function expectedOf(
  ledger: Ledger,
  {
    notes,
    happened,
    before,
    commit,
  }: {
    readonly notes: readonly { readonly line: HistoryLine }[];
    readonly happened: readonly { readonly happened: Happened; readonly line: HistoryLine }[];
    readonly before: ReadonlyMap<string, Member>;
    readonly commit: Commit;
  },
): readonly Letter[] {
  const letters: Letter[] = [];
  const bundles = new Map<string, string[]>();
  for (const {
    happened: { deed, peering },
    line,
  } of happened) {
    const [accepter, requester] = ledger.world.partiesOf(peering);
    for (const { member, accepts } of concerned(ledger, peering)) {
      const { person, uin } = member;
      if (person === line.person && uin === line.uin) continue;
      const opens = deed === 'requested' || deed === 'reenabled';
      if (opens && accepts && accepter !== requester)
        letters.push({ to: person, says: [say(ledger, 'asked', person), peering] });
      else bundles.set(person, [...(bundles.get(person) ?? []), say(ledger, deed, person), peering]);
    }
  }
  for (const [to, says] of bundles) letters.push({ to, says });
  return [...letters, ...notes.flatMap(({ line }) => personal(ledger, line, before, commit))];
}

/** Who hears of what is done to people, and of imports. */
function personal(
  ledger: Ledger,
  { uin, person: actor, deed }: HistoryLine,
  before: ReadonlyMap<string, Member>,
  commit: Commit,
): readonly Letter[] {
  const others = (people: readonly string[]): readonly Letter[] =>
    [...new Set(people)].filter((person) => person !== actor).map((to) => ({ to, says: [] }));
  switch (deed.do) {
    case 'reminded': {
      const able = ledger.membersOf(deed.account).filter(({ role }) => role !== 'viewer');
      return able.map(({ person }) => ({ to: person, says: [deed.peering] }));
    }
    case 'imported':
      return others(ledger.membersOf(uin).map(({ person }) => person));
    case 'role_set':
    case 'removed':
      return others([...read<Member>(commit, 'members').keys()].map((id) => id.split('/')[1] ?? ''));
    case 'joined':
      return others([...read<Invitation>(commit, 'invitations').values()].flatMap((each) => each?.by ?? []));
    case 'left':
      return others(
        [...before.values()].flatMap((each) =>
          each.uin === uin && each.role === 'owner' ? [each.person] : [],
        ),
      );
    default:
      return [];
  }
}

/** Whom the clock tells what. */
export function remindersOf(ledger: Ledger, peering: string): readonly Letter[] {
  return concerned(ledger, peering).map(({ member: { person } }) => ({ to: person, says: [peering] }));
}
