import type { MemberRole } from '../../src/accounts/index.ts';
import {
  accounts,
  memberId,
  members,
  networkHead,
  type PersonRecord,
  people,
  quotas,
  sites,
} from '../../src/assistant/desk-collections.ts';
import type { Transaction } from '../../src/assistant/index.ts';
import type { Lang } from '../../src/faq/index.ts';

/** The accounts by their first letters, and the peerings that a VPC of theirs may have. */
export const companies = [
  { uin: '100000000001', name: 'Aster Works', quota: 3 },
  { uin: '100000000002', name: 'Birch Trade', quota: 2 },
  { uin: '100000000003', name: 'Cedar Lab', quota: 2 },
] as const;
export const [A, B, C] = companies.map(({ uin }) => uin) as [string, string, string];

/** Everybody, with what they are called; `dux` works for two companies, `sal` for none. */
export const cast: readonly {
  readonly id: string;
  readonly name: string;
  readonly lang: Lang;
  readonly seats: readonly (readonly [uin: string, role: MemberRole])[];
}[] = [
  { id: 'ann', name: 'Ann Aldous', lang: 'zh', seats: [[A, 'owner']] },
  { id: 'abe', name: 'Abe Arnold', lang: 'en', seats: [[A, 'operator']] },
  { id: 'avi', name: 'Avi Asher', lang: 'zh', seats: [[A, 'viewer']] },
  { id: 'bea', name: 'Bea *Brandt*', lang: 'zh', seats: [[B, 'owner']] },
  { id: 'bob', name: 'Bob Barlow', lang: 'en', seats: [[B, 'operator']] },
  { id: 'cid', name: 'Cid Conway', lang: 'en', seats: [[C, 'owner']] },
  {
    id: 'dux',
    name: 'Dux Dexter',
    lang: 'zh',
    seats: [
      [A, 'operator'],
      [B, 'operator'],
    ],
  },
  { id: 'sal', name: 'Sal Sutton', lang: 'zh', seats: [] },
];

/** A VPC: `block` is its second number, in which its one subnet has the third. */
const lots = [
  { id: 'vpc-ada1x7k2', owner: A, region: 'ap-guangzhou', block: 21, subnet: 31, name: 'aster-prod' },
  { id: 'vpc-ada2m4q9', owner: A, region: 'ap-guangzhou', block: 22, subnet: 32, name: 'aster-test' },
  { id: 'vpc-ada3z8w1', owner: A, region: 'ap-beijing', block: 23, subnet: 33, name: 'aster-north' },
  { id: 'vpc-bel1c5t6', owner: B, region: 'ap-beijing', block: 24, subnet: 34, name: 'birch-backup' },
  { id: 'vpc-bel2n3v8', owner: B, region: 'ap-guangzhou', block: 25, subnet: 35, name: 'birch-store' },
  // On the same addresses as another: they can be peered neither with it nor with one VPC.
  { id: 'vpc-cyr1h9p4', owner: C, region: 'ap-guangzhou', block: 22, subnet: 36, name: 'cedar-lab' },
  { id: 'vpc-cyr2j2d5', owner: C, region: 'ap-beijing', block: 26, subnet: 37, name: 'cedar-archive' },
] as const;
export const vpcIds: readonly string[] = lots.map(({ id }) => id);

/** Writes the three companies, their people and their networks, as if they had talked to the bot before. */
export function found(transaction: Transaction, now: number): void {
  for (const { uin, name, quota } of companies) {
    transaction.put(accounts, uin, { uin, name, demo: false, createdAt: now });
    transaction.put(quotas, uin, { rev: 1, quotas: { peeringsPerVpc: quota } });
  }
  for (const { id, name, lang, seats } of cast) {
    const home = { to: { channel: 'none', chat: id }, conversation: id };
    const record: PersonRecord = { uin: seats[0]?.[0] ?? null, name, lang, home };
    transaction.put(people, id, record);
    for (const [uin, role] of seats)
      transaction.put(members, memberId(uin, id), { uin, person: id, role, name, since: now });
  }
  for (const { id, owner, region, block, subnet, name } of lots) {
    const tail = id.slice('vpc-'.length);
    transaction.put(sites, id, {
      ...{ rev: 1, owner, region, name, cidr: `10.${block}.0.0/16`, secondaryCidrs: [], ipv6Cidr: null },
      tables: [{ id: `rtb-${tail}`, default: true, routes: [] }],
      subnets: [
        {
          id: `subnet-${tail}`,
          cidr: `10.${block}.${subnet}.0/24`,
          ipv6Cidr: null,
          routeTable: `rtb-${tail}`,
        },
      ],
    });
  }
  transaction.put(networkHead, 'head', { rev: 1 });
}
