import {
  accounts,
  memberId,
  members,
  networkHead,
  type PersonRecord,
  people,
  quotas,
  sites,
} from '../../../src/assistant/desk-collections.ts';
import type { Transaction } from '../../../src/assistant/index.ts';
import { staff } from '../../../src/assistant/support-collections.ts';
import type { Lang } from '../../../src/faq/index.ts';
import type { StaffMember, StaffRole } from '../../../src/tickets/index.ts';

export const [A, B, C] = ['100000000001', '100000000002', '100000000003'] as const;

/** Everybody: who they work for, and what they are on the staff at first. */
export const cast: readonly {
  readonly id: string;
  readonly name: string;
  readonly lang: Lang;
  readonly uin?: string;
  /** `config`: on the staff for as long as the program runs with it. */
  readonly staff?: readonly [role: StaffRole, by: 'config' | 'invitation'];
}[] = [
  { id: 'cal', name: 'Cal Quimby', lang: 'en', uin: A },
  { id: 'cam', name: 'Cam *Dorset*', lang: 'zh', uin: A },
  { id: 'cor', name: 'Cor Eldritch', lang: 'en', uin: B },
  { id: 'cyn', name: 'Cyn Farrow', lang: 'zh' },
  { id: 'lea', name: 'Lea Marchbank', lang: 'zh', staff: ['lead', 'config'] },
  { id: 'ann', name: 'Ann Nightly', lang: 'en', staff: ['agent', 'config'] },
  { id: 'lou', name: 'Lou Orpington', lang: 'en', staff: ['lead', 'invitation'] },
  { id: 'abi', name: 'Abi_Prentice_', lang: 'zh', staff: ['agent', 'invitation'] },
  // Works for a customer as well.
  { id: 'zed', name: 'Zed Ravenhill', lang: 'en', uin: C, staff: ['agent', 'invitation'] },
  // Sits in the staff's room, and is none of them.
  { id: 'rox', name: 'Rox Stanhope', lang: 'en' },
];
export type Name = 'cal' | 'cam' | 'cor' | 'cyn' | 'lea' | 'ann' | 'lou' | 'abi' | 'zed' | 'rox';

/** A part of a name that stands in nothing else. */
export const surname = (id: string): string =>
  /[A-Z][a-z]+\W*$/.exec(nameOf(id).replaceAll('_', ' '))?.[0].replace(/\W/g, '') ?? id;
export const nameOf = (id: string): string => cast.find((each) => each.id === id)?.name ?? id;

/** Who is on the staff by configuration. */
export const configured: readonly StaffMember[] = cast.flatMap(({ id, name, staff: seat }) =>
  seat?.[1] === 'config' ? [{ person: id, name, role: seat[0], since: 0, by: null }] : [],
);

/** What is granted to nobody, everybody has: small enough to be run into. */
export const firstQuotas = { peeringsPerVpc: 1, routesPerTable: 10 } as const;

/** Writes the people, their companies and networks, as if they had talked to the bot before. */
export function found(transaction: Transaction, now: number, quiet: readonly string[]): void {
  for (const [n, uin] of [A, B, C].entries()) {
    transaction.put(accounts, uin, { uin, name: `Company ${n}`, demo: false, createdAt: now });
    transaction.put(quotas, uin, { rev: 1, quotas: firstQuotas });
    for (const [m, region] of ['ap-guangzhou', 'ap-guangzhou', 'ap-beijing'].entries()) {
      const tail = `net${n}${m}abcd`;
      transaction.put(sites, `vpc-${tail}`, {
        ...{ rev: 1, owner: uin, region, name: `net-${n}-${m}`, cidr: `10.${20 + n * 3 + m}.0.0/16` },
        ...{ secondaryCidrs: [], ipv6Cidr: null, subnets: [] },
        tables: [{ id: `rtb-${tail}`, default: true, routes: [] }],
      });
    }
  }
  for (const { id, name, lang, uin, staff: seat } of cast) {
    const home = { to: { channel: 'none', chat: id }, conversation: id };
    const record: PersonRecord = { uin: uin ?? null, name, lang, home };
    if (!quiet.includes(id)) transaction.put(people, id, record);
    if (uin !== undefined)
      transaction.put(members, memberId(uin, id), { uin, person: id, role: 'owner', name, since: now });
    if (seat?.[1] === 'invitation')
      transaction.put(staff, id, { person: id, name, role: seat[0], since: now, by: 'lea' });
  }
  transaction.put(networkHead, 'head', { rev: 1 });
}
