import type { GuideId } from '../../../src/dialog/guides/guide.ts';
import type { Draft } from '../../../src/dialog/teach/draft.ts';
import type { TaughtEntry } from '../../../src/faq/index.ts';
import {
  type Cidr,
  type ConnectionState,
  type Peering,
  parseCidr,
  routesOf,
  worldOf,
} from '../../../src/peering/index.ts';
import { FakeOffice } from '../../support/fake-desk.ts';
import { rules } from '../../support/profiles.ts';
import { ticketOf } from '../../support/ticket-of.ts';
import { BJ, GZ } from '../../support/two-companies.ts';

const block = (text: string): Cidr => {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.cidr;
};

/** Two companies with something for every guide to work on: a VPC of each kind, a peering in each state. */
export function walkedOffice(): FakeOffice {
  const office = new FakeOffice();
  const vpcs = [
    ['vpc-gz1', GZ, 'ap-guangzhou', '10.0.0.0/16', '生产'],
    ['vpc-gz2', GZ, 'ap-guangzhou', '10.1.0.0/16', '测试'],
    ['vpc-gz3', GZ, 'ap-beijing', '10.2.0.0/16', '办公'],
    ['vpc-gz4', GZ, 'ap-beijing', '10.3.0.0/16', ''],
    ['vpc-bj1', BJ, 'ap-beijing', '10.8.0.0/16', '灾备'],
    ['vpc-bj2', BJ, 'ap-beijing', '10.9.0.0/16', '*仓库*'],
  ].map(([id = '', owner = '', region = '', cidr = '', name = '']) => ({
    ...{ id, owner, region, name, cidr: block(cidr) },
    secondaryCidrs: [],
    ipv6Cidr: null,
  }));
  const routeTables = vpcs.map(({ id }) => ({
    id: `rtb-${id}`,
    vpc: id,
    default: true,
    routes: routesOf([]),
  }));
  const subnets = vpcs.map(({ id, cidr }) => ({
    ...{ id: `subnet-${id}`, vpc: id, ipv6Cidr: null, routeTable: `rtb-${id}` },
    cidr: block(cidr.text.replace('.0.0/16', '.1.0/24')),
  }));
  const hour = 3_600_000;
  const peering = (
    id: string,
    [requesterVpc, accepterVpc]: readonly [string, string],
    state: ConnectionState,
    { mbps, hoursAgo = 2 }: { readonly mbps?: number; readonly hoursAgo?: number } = {},
  ): Peering => ({
    ...{ id, name: `name of ${id}`, requesterVpc, accepterVpc, state, chargeType: null },
    createdAt: office.now - hoursAgo * hour,
    bandwidthMbps: mbps ?? null,
  });
  const peerings = [
    peering('pcx-same1', ['vpc-gz1', 'vpc-gz2'], 'ACTIVE'),
    peering('pcx-waits', ['vpc-bj1', 'vpc-gz3'], 'PENDING'),
    peering('pcx-waits2', ['vpc-bj2', 'vpc-gz3'], 'PENDING'),
    peering('pcx-cross', ['vpc-gz1', 'vpc-bj2'], 'ACTIVE', { mbps: 100 }),
    peering('pcx-cross2', ['vpc-gz2', 'vpc-bj2'], 'ACTIVE', { mbps: 50 }),
    peering('pcx-old', ['vpc-gz4', 'vpc-bj2'], 'PENDING', { hoursAgo: 400 }),
    peering('pcx-old2', ['vpc-gz4', 'vpc-bj1'], 'PENDING', { hoursAgo: 500 }),
  ];
  office.world = worldOf({ rules: rules(), vpcs, routeTables, subnets, peerings });
  for (const [uin, town] of [
    [GZ, 'gz'],
    [BJ, 'bj'],
  ] as const)
    for (const role of ['owner', 'operator', 'viewer'] as const) office.enter(uin, `${town}-${role}`, role);
  const { support } = office;
  support.employ('staff-lead', 'lead');
  support.employ('staff-agent', 'agent');
  support.staff.set('staff-guest', {
    person: 'staff-guest',
    name: '_guest_',
    role: 'agent',
    since: office.now,
    by: 'staff-lead',
  });
  support.invitations.set('STAFFCODE123', {
    code: 'STAFFCODE123',
    role: 'agent',
    by: 'staff-lead',
    expires: office.now + hour,
    usedBy: null,
  });
  support.tickets.set('T-1001', ticketOf({ customer: { person: 'gz-owner', name: '*甲*' } }));
  const by = { person: 'staff-agent', name: '*Bob*' };
  const body = '可以。**放行** 631。';
  const text = { title: '打印服务器放在对端能打印吗？', asks: ['cups 跨网络'], body };
  const waiting = { by, at: office.now - hour, state: 'waiting' } as const;
  const drafts: readonly Draft[] = [
    { ...waiting, id: 'D-1', kind: 'entry', zh: text, ticket: 'T-1001' },
    { ...waiting, id: 'D-2', kind: 'ask', at: office.now, entry: 'encryption', text: '报文裸奔不' },
  ];
  for (const draft of drafts) office.teach.carryOut({ do: 'draft', draft }, office.now);
  const answer: TaughtEntry = { id: 'taught-d9-1', zh: text, from: 'T-1001', at: 1, by: 'staff-agent' };
  const ask = { entry: 'encryption', text: '报文加不加*密*' };
  office.teach.carryOut(
    { do: 'teach_entry', entry: { ...answer, zh: { ...text, title: '能用组播吗？', asks: [] } } },
    office.now,
  );
  office.teach.carryOut({ do: 'teach_ask', ask }, office.now);
  return office;
}

/** Answers a person might type at a step, good ones among them. */
export function typedAnswers(guide: GuideId, slot: string): readonly string[] {
  return [...(answers[slot] ?? []), ...(answers[`${guide}.${slot}`] ?? [])];
}

const answers: Readonly<Record<string, readonly string[]>> = {
  question: ['打印服务器放在对端能打印吗？'],
  asks: ['cups 跨网络\n- 能远程打印吗'],
  answer: ['可以，放行 TCP 631。'],
  reason: ['和已有的重复'],
  'withdraw_taught.thing': ['能用组播吗', '没有教过'],
  'add_ask.text': ['报文裸奔不'],
  'add_ask.entry': ['encryption'],
  name: ['prod_to_dr'],
  peer_account: [BJ, '12'],
  peer_vpc: ['vpc-bj1', 'vpc-0000zzzz'],
  peer_region: ['北京'],
  uin: ['1000-0000-0777', GZ],
  code: ['ABCDEFGHJK', 'staff-code-123'],
  who: ['guest'],
  ticket: ['t-1001', 'T-9999'],
  problem: ['ping 不通'],
  to: ['30', '2g', '1'],
  'answer_ticket.text': ['路由表里少一条。\n请加上 10.0.0.0/8', '// x'],
  'import.text': [
    '{"VpcSet": [{"VpcId": "vpc-new", "VpcName": "new", "CidrBlock": "10.20.0.0/16"}]}',
    '{"VpcSet": [{"VpcId": "vpc-new", "CidrBl',
  ],
};
