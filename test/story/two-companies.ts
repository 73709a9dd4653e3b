import type { Line, Play } from './play.ts';

/** Two operators of two companies; the first reads Chinese, the second English. Their numbers at Telegram. */
export const people = {
  Lin: { id: 101, name: '林静', lang: 'zh' },
  Bea: { id: 202, name: 'Bea', lang: 'en' },
} as const;

export type Who = keyof typeof people;

/** Accounts they register; the VPCs and subnets that Bea brings have names already, Lin's get theirs from the bot. */
export const accounts = { Lin: '100000000001', Bea: '100000000002' } as const;
export const beas = { vpc: 'vpc-8jd2kq0w', subnet: 'subnet-5fz1xw7c', table: 'rtb-6c0v9m3e' } as const;

/** What Bea's cloud tool printed for her, by the name of the file. */
export const files = {
  'vpcs.json': {
    TotalCount: 1,
    VpcSet: [{ VpcId: beas.vpc, VpcName: '北京-灾备', CidrBlock: '10.8.0.0/16' }],
    RequestId: 'b6f3',
  },
  'subnets.json': {
    TotalCount: 1,
    SubnetSet: [
      {
        SubnetId: beas.subnet,
        SubnetName: 'standby',
        VpcId: beas.vpc,
        CidrBlock: '10.8.1.0/24',
        Zone: 'ap-beijing-3',
        RouteTableId: beas.table,
      },
    ],
    RequestId: 'b6f4',
  },
  'tables.json': {
    TotalCount: 1,
    RouteTableSet: [
      {
        RouteTableId: beas.table,
        RouteTableName: 'default',
        VpcId: beas.vpc,
        Main: true,
        AssociationSet: [{ SubnetId: beas.subnet, RouteTableId: beas.table }],
        RouteSet: [],
      },
    ],
    RequestId: 'b6f5',
  },
} as const;

const lines: readonly Line<Who>[] = [
  'Lin says hello, registers his company’s account and describes its network',
  ['Lin', 'says', '你好'],
  ['Lin', 'says', '/register'],
  ['Lin', 'says', accounts.Lin],
  ['Lin', 'says', '南粤电商'],
  ['Lin', 'taps', '登记'],
  ['Lin', 'taps', '添加 VPC'],
  ['Lin', 'taps', '广州'],
  ['Lin', 'says', '广州-生产'],
  ['Lin', 'says', '10.0.0.0/16'],
  ['Lin', 'taps', '添加'],
  ['Lin', 'says', '10.0.1.0/24'],
  ['Lin', 'taps', '添加'],

  'Bea does so as well, and brings her network as files of tccli',
  ['Bea', 'says', 'hello'],
  ['Bea', 'says', '/register'],
  ['Bea', 'says', accounts.Bea],
  ['Bea', 'says', 'Northern Recovery'],
  ['Bea', 'taps', 'Register'],
  ['Bea', 'taps', 'Import a network'],
  ['Bea', 'sends', 'vpcs.json'],
  ['Bea', 'says', 'beijing'],
  ['Bea', 'sends', 'subnets.json'],
  ['Bea', 'sends', 'tables.json'],
  ['Bea', 'taps', 'Import'],

  'Lin asks for the peering',
  ['Lin', 'says', '帮我把广州的生产 VPC 和他们北京的灾备 VPC 打通'],
  ['Lin', 'taps', '广州-生产-对等连接'],
  ['Lin', 'says', accounts.Bea],
  ['Lin', 'says', beas.vpc],
  ['Lin', 'taps', '100 Mbps'],
  ['Lin', 'taps', '创建'],
  ['Bea', 'taps', 'Accept'],
  ['Bea', 'taps', 'Accept'],
  ['Bea', 'taps', 'Add it'],
  ['Bea', 'taps', 'Remind them'],
  ['Lin', 'taps', '加路由'],
  ['Lin', 'taps', '加上'],
  ['Bea', 'taps', 'Check again'],
  ['Lin', 'says', '/history'],
  ['Bea', 'says', '/history'],
];

/** From first hello to reachable. */
export const twoCompanies: Play<Who> = { people, files, lines };
