import type { Invitation, Member } from '../../src/accounts/index.ts';
import type { HistoryLine } from '../../src/dialog/index.ts';
import { type Ledger, read } from './ledger.ts';
import type { Happened } from './slow-world.ts';
import type { Commit } from './stage.ts';

/** A message that somebody must get, and what must stand in it. */
export interface Letter {
  readonly to: string;
  readonly says: readonly string[];
}

/** What a change is called, in the words of the two languages. */
const called = {
  asked: { zh: '申请和你们建立对等连接', en: 'asks for a peering with you' },
  requested: { zh: '发起了', en: 'asked for' },
  reenabled: { zh: '重新发起了', en: 'asked again for' },
  created: { zh: '建好了', en: 'created' },
  accepted: { zh: '接受了', en: 'accepted' },
  rejected: { zh: '拒绝了', en: 'rejected' },
  withdrawn: { zh: '撤销了', en: 'called off' },
  deleted: { zh: '删除了', en: 'deleted' },
  bandwidth: { zh: '带宽上限', en: 'bandwidth cap' },
  reminder: { zh: '后过期', en: 'expires in' },
  expiry: { zh: '已过期', en: 'expired' },
} as const;

const say = (ledger: Ledger, what: keyof typeof called, person: string): string =>
  called[what][ledger.people.get(person)?.lang ?? 'zh'];

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
export function remindersOf(ledger: Ledger, kind: string, peering: string): readonly Letter[] {
  const what = kind === 'reminder' ? 'reminder' : 'expiry';
  return concerned(ledger, peering).map(({ member: { person } }) => ({
    to: person,
    says: [say(ledger, what, person), peering],
  }));
}
