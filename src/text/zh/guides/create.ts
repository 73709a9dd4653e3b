/** “创建对等连接”的话，中文。 */
export const createZh = {
  title: '创建对等连接',
  localRegion: {
    label: '本端地域',
    ask: '本端 VPC 在哪个地域？',
    none: (region: string) => `你在${region}还没有 VPC。请选有 VPC 的地域，或先 /addvpc 添加。`,
  },
  localVpc: { label: '本端 VPC', ask: '本端用哪个 VPC？' },
  name: '这条对等连接叫什么名称？',
  proposed: (vpc: string) => `${vpc}-对等连接`,
  peerRegion: { label: '对端地域', ask: '对端 VPC 在哪个地域？' },
  peerKind: {
    label: '对端归属',
    ask: '对端 VPC 是谁的？',
    mine: '我的账号',
    other: '其他账号',
    bad: '请说“我的”或“其他账号”。',
  },
  peerAccount: { label: '对端账号', ask: '对方的账号 ID（UIN）是多少？请向对方要。' },
  peerVpc: {
    label: '对端 VPC',
    askMine: '对端用哪个 VPC？',
    askOther: '对方的 VPC ID 是什么？请向对方要，形如 vpc-1a2b3c4d。',
    bad: (text: string) => `“${text}”不是 VPC ID。VPC ID 形如 vpc-1a2b3c4d。`,
    noneThere: (region: string) => `你在${region}没有别的 VPC，请回上一步换地域或账号。`,
  },
  bandwidth: {
    ask: '两端跨地域，带宽上限设多少？',
    over: (max: number) => `可以选的最高是 ${max} Mbps，再高要提工单。`,
  },
  blocked: '现在还不能创建：',
  sameRegionFree: '同地域，流量免费。',
  payer: {
    you: '跨地域流量收费，由发起方（你的账号）付。',
    each: '跨地域流量收费，两边各付各的。',
  },
  tier: (mbps: string, day: string, month: string, currency: string) =>
    `- ${mbps} Mbps：日峰值计费每天最多 ${day} ${currency}，月 95 计费每月最多 ${month} ${currency}`,
  cost: (day: string, month: string, currency: string) =>
    `带宽跑满的话：按日峰值计费每天最多 ${day} ${currency}，按月 95 计费每月最多 ${month} ${currency}。`,
  waits: (account: string, hours: number) =>
    `提交后要等账号 ${account} 接受，${hours / 24} 天内有效。对方账号里有人用这个机器人的话，会马上收到通知。`,
  commit: '创建',
  active: (name: string, id: string) => `**${name}**（\`${id}\`）已连接。下一步：两边都加路由。`,
  pending: (name: string, id: string, account: string, hours: number) =>
    `已发起 **${name}**（\`${id}\`），等账号 ${account} 接受，${hours / 24} 天内有效。对方有答复我就告诉你。`,
  told: (n: number) =>
    n === 0 ? '对方账号里还没有人用这个机器人，请你自己告诉他们。' : `已通知对方 ${n} 人。`,
  routeNow: '先加我这边的路由',
  details: '详情',
  noVpc: '这个账号里还没有 VPC。先添加一个，或从云上导入。',
  addVpc: '添加 VPC',
  importNow: '导入',
};

export type CreateText = typeof createZh;
