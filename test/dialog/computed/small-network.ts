import {
  type Action,
  type Conversation,
  type DialogInput,
  newConversation,
  type Reply,
  turn,
} from '../../../src/dialog/index.ts';
import type { Lang } from '../../../src/faq/index.ts';
import {
  type Cidr,
  type Peering,
  parseCidr,
  type Route,
  type Rules,
  routesOf,
  type Subnet,
  type Vpc,
  worldOf,
} from '../../../src/peering/index.ts';
import { FakeOffice } from '../../support/fake-desk.ts';
import { rules } from '../../support/profiles.ts';
import { shipped } from '../../support/world.ts';

export const ME = '100000000001';
export const THEM = '100000000002';
const day = 86_400_000;

export const block = (text: string): Cidr => {
  const read = parseCidr(text);
  if (!read.ok) throw new Error(text);
  return read.cidr;
};

const vpc = (id: string, name: string, cidr: string, more: Partial<Vpc> = {}): Vpc => ({
  id,
  owner: ME,
  region: 'ap-guangzhou',
  cidr: block(cidr),
  secondaryCidrs: [],
  ipv6Cidr: null,
  name,
  ...more,
});

const subnet = (id: string, of: string, cidr: string): Subnet => ({
  id,
  vpc: of,
  cidr: block(cidr),
  ipv6Cidr: null,
  routeTable: `rtb-${of.slice(4)}`,
});

const route = (dest: string, nextHop: string): Route => ({
  dest: block(dest),
  nextHopType: 'PEERCONNECTION',
  nextHop,
  enabled: true,
});

/**
 * What the tests of worked-out answers ask about; me: ann owner, avi viewer; they: bea.
 *
 *     me    vpc-prod 生产 10.0.0.0/16 gz    vpc-test 测试 10.0.1.0/24 gz    vpc-dr 灾备 10.3.0.0/16 bj
 *           vpc-lab Lab 10.5.0.0/16 + 10.6.0.0/16 gz
 *     they  vpc-bj 机密 10.8.0.0/16 bj    vpc-hidden 10.9.0.0/16 bj
 *
 *     pcx-own prod–dr and pcx-lab lab–prod are open, pcx-far prod–bj, too, with routes on my side only; pcx-out lab→bj
 *     waits for them, pcx-in bj→dr for me; pcx-old lab→hidden has expired; pcx-theirs is nothing of mine.
 */
export function smallNetwork(profile = 'tencent-seed', over: Partial<Rules> = {}): FakeOffice {
  const now = new FakeOffice().now;
  const theirs = { owner: THEM, region: 'ap-beijing' };
  const vpcs = [
    vpc('vpc-prod', '生产', '10.0.0.0/16'),
    vpc('vpc-test', '测试', '10.0.1.0/24'),
    vpc('vpc-dr', '灾备', '10.3.0.0/16', { region: 'ap-beijing' }),
    vpc('vpc-lab', 'Lab', '10.5.0.0/16', { secondaryCidrs: [block('10.6.0.0/16')] }),
    vpc('vpc-bj', '机密', '10.8.0.0/16', theirs),
    vpc('vpc-hidden', 'hidden', '10.9.0.0/16', theirs),
  ];
  const subnets = [
    subnet('subnet-web', 'vpc-prod', '10.0.3.0/24'),
    subnet('subnet-dr', 'vpc-dr', '10.3.0.0/24'),
    subnet('subnet-lab', 'vpc-lab', '10.5.1.0/24'),
    subnet('subnet-bj', 'vpc-bj', '10.8.1.0/24'),
  ];
  const hops: Record<string, Route[]> = {
    'vpc-prod': [route('10.8.0.0/16', 'pcx-far'), route('10.5.0.0/16', 'pcx-lab')],
    'vpc-lab': [route('10.0.0.0/16', 'pcx-lab')],
  };
  const peering = (id: string, ends: readonly [string, string], more: Partial<Peering> = {}): Peering => ({
    id,
    name: id.replace('pcx-', 'link '),
    requesterVpc: ends[0],
    accepterVpc: ends[1],
    state: 'ACTIVE',
    createdAt: now - 20 * day,
    bandwidthMbps: 100,
    chargeType: 'POSTPAID_BY_DAY_MAX',
    ...more,
  });
  const office = new FakeOffice(
    worldOf({
      rules: { ...rules(profile), ...over },
      vpcs,
      subnets,
      routeTables: vpcs.map(({ id }) => ({
        id: `rtb-${id.slice(4)}`,
        vpc: id,
        default: true,
        routes: routesOf(hops[id] ?? []),
      })),
      peerings: [
        peering('pcx-own', ['vpc-prod', 'vpc-dr'], { name: '主备互联' }),
        peering('pcx-lab', ['vpc-lab', 'vpc-prod'], { bandwidthMbps: null, chargeType: null }),
        peering('pcx-far', ['vpc-prod', 'vpc-bj'], { bandwidthMbps: 200 }),
        peering('pcx-out', ['vpc-lab', 'vpc-bj'], { state: 'PENDING', createdAt: now - day }),
        peering('pcx-in', ['vpc-bj', 'vpc-dr'], { state: 'PENDING', createdAt: now - 6.5 * day }),
        peering('pcx-old', ['vpc-lab', 'vpc-hidden'], { state: 'PENDING', createdAt: now - 30 * day }),
        peering('pcx-theirs', ['vpc-bj', 'vpc-hidden']),
      ],
    }),
  );
  office.enter(ME, 'ann', 'owner');
  office.enter(ME, 'avi', 'viewer');
  office.enter(THEM, 'bea', 'owner');
  return office;
}

/** Somebody talking, turn after turn; `alone`: whether nobody else reads the chat. */
export async function talk(
  office: FakeOffice,
  person: string,
  {
    lang = 'zh',
    alone = true,
    profile = 'tencent-seed',
  }: { lang?: Lang; alone?: boolean; profile?: string } = {},
) {
  const library = await shipped(profile);
  let conversation: Conversation = newConversation(lang);
  const put = async (input: DialogInput): Promise<Said> => {
    const done = await turn(conversation, input, library, office.desk({ id: person, name: person, alone }));
    conversation = JSON.parse(JSON.stringify(done.conversation)) as Conversation;
    office.carryOut(done.effects, person);
    return said(done.replies);
  };
  return {
    say: (text: string) => put({ kind: 'text', text }),
    press: (action: Action) => put({ kind: 'action', action }),
    get state() {
      return conversation;
    },
  };
}

/** What was said in one turn. */
export interface Said {
  readonly text: string;
  readonly actions: readonly Action[];
  readonly replies: readonly Reply[];
}

const said = (replies: readonly Reply[]): Said => ({
  text: replies.map(({ markdown }) => markdown).join('\n'),
  actions: replies.flatMap(({ buttons }) => buttons.map(({ action }) => action)),
  replies,
});
