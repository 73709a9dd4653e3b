import { describe, expect, it } from 'vitest';
import { type Action, type Button, newConversation, type Reply, turn } from '../../src/dialog/index.ts';
import {
  type Command,
  type Peering,
  parseCidr,
  routesOf,
  type Vpc,
  type World,
  withParts,
} from '../../src/peering/index.ts';
import { BJ, GZ } from '../support/two-companies.ts';
import { shipped } from '../support/world.ts';
import { walkedOffice } from './guides/walked-office.ts';

const library = await shipped();
/** A third company with a network of its own, and one that does not exist: ids differ in these letters only. */
const [there, nowhere] = ['cc000001', 'nn000001'];
const [theirs, nobodys] = ['100000000007', '100000000008'];

/** The office of the walk, and beside it a company that has nothing to do with it. */
function officeWithOthers() {
  const office = walkedOffice();
  office.world = withOthers(office.world, office.now);
  office.enter(theirs, 'eve', 'owner', 'Eve');
  return office;
}

function withOthers(world: World, now: number): World {
  const block = (text: string) => {
    const parsed = parseCidr(text);
    if (!parsed.ok) throw new Error(text);
    return parsed.cidr;
  };
  const site = (id: string, cidr: string) => {
    const vpc: Vpc = {
      ...{ id: `vpc-${id}`, owner: theirs, region: 'ap-guangzhou', cidr: block(cidr), name: 'hidden' },
      ...{ secondaryCidrs: [], ipv6Cidr: null },
    };
    const table = { id: `rtb-${id}`, vpc: vpc.id, default: true, routes: routesOf([]) };
    const inner = {
      id: `subnet-${id}`,
      vpc: vpc.id,
      cidr: block(cidr),
      ipv6Cidr: null,
      routeTable: table.id,
    };
    return { vpc, subnets: [inner], tables: [table] };
  };
  const peering: Peering = {
    ...{ id: `pcx-${there}`, name: 'hidden link', requesterVpc: `vpc-${there}`, accepterVpc: 'vpc-other' },
    ...{ state: 'PENDING', createdAt: now - 1000, bandwidthMbps: null, chargeType: null },
  };
  const sites = [site(there, '10.77.0.0/16'), site('other', '10.78.0.0/16')];
  return withParts(world, { accounts: [], sites, peerings: [peering], gateways: [] });
}

/** What is said to a text or a tap, as one text: words, labels and what the buttons do. */
async function said(input: string | Action, lang: 'zh' | 'en', person = 'gz-operator'): Promise<string> {
  const office = officeWithOthers();
  const conversation = { ...newConversation(lang), langChosen: true };
  const given =
    typeof input === 'string'
      ? ({ kind: 'text', text: input } as const)
      : ({ kind: 'action', action: input } as const);
  const { replies, effects } = await turn(conversation, given, library, office.desk(person));
  // Whatever is answered, it is counted as a question.
  expect(effects.filter((effect) => effect.do !== 'tally' && effect.do !== 'unanswered')).toEqual([]);
  return replies.map(printed).join('\n');
}

const printed = ({ markdown, buttons }: Reply): string =>
  [markdown, ...buttons.map(({ label, action }: Button) => `${label} ${JSON.stringify(action)}`)].join('\n');

/** The same with the names of what is nowhere in place of what is another's. */
const swapped = (text: string): string => text.replaceAll(there, nowhere).replaceAll(theirs, nobodys);

const texts: readonly string[] = [
  ...['/peering', '/accept', '/reject', '/delete', '/bandwidth', '/reenable', '/route', '/history'].map(
    (command) => `${command} pcx-${there}`,
  ),
  ...[`/vpcs vpc-${there}`, `/addsubnet vpc-${there} 10.77.3.0/24`, `/create vpc-${there} vpc-gz1`],
  `/create vpc-gz1 vpc-${there}`,
  ...[`/check vpc-gz1 vpc-${there}`, `/check vpc-${there} vpc-gz1`, `/check subnet-${there} vpc-gz1`],
  ...[
    `/check vpc-${there} subnet-${there}`,
    `/check subnet-${there} vpc-${there}`,
    `/check vpc-gz1 subnet-${there}`,
  ],
  ...[`/check 10.0.0.9@vpc-${there} 10.77.0.9`, `/check vpc-gz1 10.77.0.9`],
  ...[`/check vpc-gz1 10.77.0.9@vpc-${there}`, `/plan vpc-gz1 vpc-${there}`, `/export vpc-${there}`],
  ...[`/account ${theirs}`, `/members ${theirs}`, `/quotas ${theirs}`, `/route rtb-${there} 10.77.0.0/16`],
  ...[`vpc-gz1 到 vpc-${there} 为什么不通`, `why can’t vpc-gz1 reach vpc-${there}?`],
  ...[`接受 pcx-${there}`, `accept pcx-${there}`, `删除对等连接 pcx-${there}`, `pcx-${there} 现在什么状态`],
  ...[`vpc-${there} 还能建几个对等连接`, `vpc-gz1 和 vpc-${there} 能对等吗`, `pcx-${there} 是谁接受的`],
];

const commands: readonly Command[] = [
  { op: 'accept', peering: `pcx-${there}` },
  { op: 'reject', peering: `pcx-${there}` },
  { op: 'delete', peering: `pcx-${there}` },
  { op: 'reenable', peering: `pcx-${there}` },
  { op: 'modify', peering: `pcx-${there}`, bandwidthMbps: 100 },
  { op: 'create_subnet', id: 'subnet-new00000', vpc: `vpc-${there}`, cidr: '10.77.9.0/24' },
  { op: 'add_secondary_cidr', vpc: `vpc-${there}`, cidr: '10.99.0.0/16' },
  ...(['delete_route', 'enable_route', 'disable_route'] as const).map(
    (op): Command => ({ op, routeTable: `rtb-${there}`, dest: '10.0.0.0/16' }),
  ),
  ...[`rtb-${there}`, 'rtb-vpc-gz1'].map(
    (routeTable): Command => ({
      ...{ op: 'add_route', routeTable, dest: '10.77.0.0/24' },
      ...{ nextHopType: 'PEERCONNECTION', nextHop: `pcx-${there}` },
    }),
  ),
  // Of another account than the one that is named with it, and from a VPC that is not one's own.
  ...[
    { requesterVpc: 'vpc-gz1', accepterVpc: `vpc-${there}`, accepterUin: BJ },
    { requesterVpc: `vpc-${there}`, accepterVpc: 'vpc-gz1', accepterUin: GZ },
  ].map(
    (ends): Command => ({
      ...{ op: 'create_peering', id: 'pcx-new00000', accepterRegion: 'ap-guangzhou', name: 'n' },
      ...ends,
    }),
  ),
];

const actions: readonly Action[] = [
  ...commands.map((command): Action => ({ do: 'perform', uin: GZ, commands: [command] })),
  ...(['peering', 'history'] as const).map((page): Action => ({ do: 'show', page, id: `pcx-${there}` })),
  ...(['vpc', 'vpcs'] as const).map((page): Action => ({ do: 'show', page, id: `vpc-${there}` })),
  ...(['peerings', 'vpcs', 'account', 'members', 'history', 'quotas'] as const).map(
    (page): Action => ({ do: 'show', page, uin: theirs }),
  ),
  { do: 'show', page: 'members', id: 'eve' },
  { do: 'remind', uin: GZ, peering: `pcx-${there}` },
  { do: 'remind', uin: theirs, peering: `pcx-${there}` },
  { do: 'switch_account', uin: theirs },
  { do: 'perform', uin: theirs, commands: [{ op: 'accept', peering: `pcx-${there}` }] },
  ...(['accept', 'reject', 'delete', 'modify_bandwidth', 'reenable', 'add_route'] as const).flatMap(
    (guide): Action[] => [
      { do: 'guide', guide, values: { peering: `pcx-${there}` } },
      { do: 'guide', guide, values: { peering: `pcx-${there}` }, uin: theirs },
    ],
  ),
  { do: 'guide', guide: 'add_subnet', values: { vpc: `vpc-${there}`, cidr: '10.77.9.0/24' } },
  { do: 'guide', guide: 'create', values: { local_vpc: `vpc-${there}` } },
  { do: 'guide', guide: 'check_connectivity', values: { from: 'vpc-gz1', to: `vpc-${there}` } },
  { do: 'guide', guide: 'export', values: { vpcs: `vpc-${there}` } },
  { do: 'guide', guide: 'plan', values: { vpcs: `vpc-gz1 vpc-${there}` } },
  { do: 'guide', guide: 'remove_member', values: { member: 'eve' }, uin: theirs },
];

describe.each(['zh', 'en'] as const)(
  'what is another account’s is as if it were not there, in %s',
  (lang) => {
    it.each(texts)('%s', async (text) => {
      expect(swapped(await said(text, lang))).toBe(await said(swapped(text), lang));
    });

    it.each(actions.map((action) => [JSON.stringify(action), action] as const))('%s', async (_, action) => {
      const elsewhere = JSON.parse(swapped(JSON.stringify(action)).replace('"eve"', '"nobody"')) as Action;
      const heard = swapped(await said(action, lang)).replaceAll('eve', 'nobody');
      expect(heard).toBe(await said(elsewhere, lang));
      expect(heard).not.toMatch(/hidden|Eve|10\.77\.0\.0\/16/);
    });
  },
);
