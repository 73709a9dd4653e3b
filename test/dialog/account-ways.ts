import type { Task } from '../../src/dialog/tasks.ts';

interface Ways {
  readonly orders: readonly string[];
  readonly questions: readonly string[];
}

/** How people order and how they merely ask about the account, its network and its people. */
export const accountWays = {
  plan: {
    orders: [
      '帮我规划三个 VPC 的互联',
      '把 vpc-a vpc-b vpc-c 两两打通',
      'plan a full mesh for my VPCs',
      'please design the peerings for five VPCs',
      '规划一下对等连接',
    ],
    questions: ['怎么规划多个 VPC 互联', 'how do I plan a full mesh of VPCs?', 'VPC 网段怎么规划'],
  },
  add_vpc: {
    orders: [
      '添加一个 VPC',
      '帮我登记一个 VPC',
      'add a VPC',
      'register my VPC',
      '新增 VPC，广州，10.0.0.0/16',
      'create a new vpc in Beijing',
    ],
    questions: ['怎么添加 VPC', 'how do I create a VPC?', '可以新建多少个 VPC'],
  },
  add_subnet: {
    orders: [
      '添加子网',
      '给 vpc-a 加个子网 10.0.1.0/24',
      'add a subnet to vpc-a',
      'please create a new subnet 10.0.1.0/24',
    ],
    questions: ['怎么添加子网', 'how do I add a subnet?', '可以创建多少个子网'],
  },
  import: {
    orders: [
      '导入我的网络',
      '导入 VPC',
      '上传 Terraform 状态文件',
      'import my network',
      'import tfstate',
      '导入',
    ],
    questions: ['怎么导入网络', 'how do I import my VPCs?', '支持导入 Terraform 吗'],
  },
  create_account: {
    orders: [
      '登记账号',
      '登记我的账号 100012345678',
      '注册账号',
      'register an account',
      'register account 100012345678',
      'add my account',
    ],
    questions: ['怎么登记账号', 'how do I register an account?', '两个账号能对等吗'],
  },
  join: {
    orders: ['加入账号', '我要加入同事的账号', '我有邀请码', 'join an account', 'I want to join my team'],
    questions: ['怎么加入账号', 'how do I join an account?'],
  },
  invite: {
    orders: [
      '邀请同事',
      '帮我邀请一个同事加入',
      '生成邀请码',
      'invite a colleague',
      'create an invitation link',
    ],
    questions: ['怎么邀请同事', 'how do I invite a teammate?'],
  },
  switch_account: {
    orders: [
      '切换账号',
      '换个账号',
      '切换到账号 100012345678',
      'switch account',
      'switch to 100012345678',
      'which account am I using?',
    ],
    questions: ['账号怎么切换', 'how do I switch accounts?'],
  },
  list_vpcs: {
    orders: [
      '列出我的 VPC',
      '我有哪些 VPC',
      '看看我的私有网络',
      '我的 VPC',
      'list my VPCs',
      'which VPCs do I have?',
    ],
    questions: ['VPC 是什么', 'how many VPCs can I create?', '一个账号可以有几个 VPC'],
  },
  show_quotas: {
    orders: ['看看我的配额', '查一下配额', '我的配额', 'show my quotas', 'check quotas', 'my limits'],
    questions: ['配额在哪看', 'what is the quota?', '怎么提升配额'],
  },
  show_history: {
    orders: [
      '操作记录',
      '看看历史',
      '谁删了 pcx-12345678',
      'show history',
      'history',
      'who deleted pcx-12345678?',
    ],
    questions: ['怎么查操作日志', 'where do I find the audit log?', '能看到流日志吗'],
  },
  list_members: {
    orders: ['看看成员', '成员列表', '账号里有谁', 'list members', 'who is in my account?'],
    questions: ['怎么删成员', 'how many members can an account have?'],
  },
  demo: {
    orders: ['演示一下', '来个演示', '试试演示', 'demo', 'show me a demo', 'load the sample data'],
    questions: ['对等连接是什么', 'what is a peering connection?'],
  },
} satisfies Partial<Record<Task, Ways>>;
