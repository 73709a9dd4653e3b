import type { ChargeType, ConnectionState } from '../../peering/index.ts';

/** 用数据算出来的回答，中文。 */
export const computedZh = {
  join: '、',
  /** 名称和 id 一起出现时。 */
  named: (name: string, id: string) => (name === '' ? `\`${id}\`` : `${name}（\`${id}\`）`),
  more: (count: number) => `……还有 ${count} 个`,
  details: '详情',

  overlap: {
    same: (a: string) => `两边都是 ${a}，完全重叠，不能建对等连接。要对等，得换掉其中一边的网段。`,
    pair: (a: string, b: string, shared: string) => `${a} 与 ${b} 重叠，重叠部分是 **${shared}**。`,
    consequence: '网段重叠的两个 VPC 不能建对等连接：换一个不重叠的 VPC，或重新规划其中一边的网段。',
    none: (blocks: string) => `${blocks} 不重叠，就网段来说可以建对等连接。`,
    restFine: '其余的互不重叠。',
    readAs: (typed: string, canonical: string) => `${typed} 的主机位不为零，这里按 ${canonical} 算。`,
    atMost: (count: number) => `网段太多，只比较了前 ${count} 个。`,
    end: (name: string, block: string) => `${name} 的 ${block}`,
    fits: (a: string, b: string) => `${a} 与 ${b} 可以建对等连接：网段不重叠，配额也够。`,
    doesNotFit: (a: string, b: string) => `${a} 与 ${b} 现在不能建对等连接：`,
    create: '创建这条对等连接',
  },

  remaining: {
    head: (limit: number) => `每个 VPC 最多 ${limit} 条对等连接，你的：`,
    vpc: (vpc: string, left: number, used: number, limit: number) =>
      left === 0
        ? `${vpc}：已满（${used}/${limit}）`
        : `${vpc}：还能建 **${left}** 条（已用 ${used}/${limit}）`,
    counted: (states: string) => `算进配额的状态：${states}。对端 VPC 也要有空位，不够就提工单。`,
    allFree: (count: number, left: number) => `其余 ${count} 个 VPC 都还能建 ${left} 条以上。`,
    page: '查看全部配额',
  },

  price: {
    head: (mbps: string) => `跨地域 **${mbps} Mbps**，按用满估算：`,
    modes: { POSTPAID_BY_DAY_MAX: '日峰值计费', POSTPAID_BY_MONTH_95: '月 95 计费' } satisfies Record<
      ChargeType,
      string
    >,
    day: (mbps: string, price: string, amount: string, currency: string, tier: string) =>
      `日峰值计费：${mbps} × ${price} = **${amount} ${currency}/天**（${tier}）`,
    month: (mbps: string, price: string, amount: string, currency: string, tier: string) =>
      `月 95 计费：${mbps} × ${price} = **${amount} ${currency}/月**（${tier}，要申请才能用）`,
    thirtyDays: (amount: string, currency: string) =>
      `日峰值计费，30 天每天都跑满：**${amount} ${currency}**`,
    tier: (from: string, to: string) => `${from}～${to} Mbps 档`,
    tierBelow: (to: string) => `${to} Mbps 以内`,
    tierAbove: (from: string) => `${from} Mbps 以上`,
    wholePeak: '整个峰值都按所在档的单价算，不分段累加；实际用得少，付得也少。',
    payer: {
      requester: '全部由发起方付，接受方不付。',
      'each-side': '两边各付各的。',
    },
    sameRegionFree: (gbps: string) => `同地域免费（${gbps} 以内）。`,
    free: (mbps: string, gbps: string) => `同地域 ${mbps} Mbps 免费：同地域流量 ${gbps} 以内不收费。`,
    aboveFree: (mbps: string, gbps: string) =>
      `同地域免费到 ${gbps}，${mbps} Mbps 超出了，需要提工单，价格以工单答复为准。`,
    aboveMax: (max: number) => `带宽上限最高 ${max} Mbps，再高要提工单。`,
    discontinued: '跨地域对等连接已停止新建，以下是停服前的价目；新项目请用云联网。',
    mainland: '这是中国大陆地域之间的价格，跨境另议。',
    /** 追问时接着用的完整问题。 */
    asked: (mbps: string, place: 'same' | 'cross', period: 'day' | 'month' | undefined) =>
      `${mbps}M ${place === 'same' ? '同地域' : '跨地域'}多少钱${period === 'day' ? '一天' : period === 'month' ? '一个月' : ''}`,
  },

  owner: {
    inSubnet: (address: string, subnet: string, block: string, vpc: string) =>
      `${address} 在你的子网 \`${subnet}\`（${block}）里，属于 ${vpc}。`,
    inVpc: (address: string, vpc: string, block: string) =>
      `${address} 在你的 ${vpc} 的网段 ${block} 里，但不在任何子网里，现在不会有主机用它。`,
    behind: (address: string, vpc: string, account: string, block: string, peering: string) =>
      `${address} 在对端 \`${vpc}\`（账号 ${account}，${block}）里，经 ${peering} 相连。`,
    bad: (text: string) => `“${text}”不是 IP 地址。IP 地址形如 10.0.3.7。`,
    nowhere: (address: string) => `${address} 不在你账号的任何 VPC 里，也不在与你对等的 VPC 里。`,
  },

  status: {
    head: (peering: string, state: string) => `${peering}：**${state}**。`,
    yourMove: (account: string, left: string) => `账号 ${account} 发来的申请，等你接受；${left}后过期。`,
    theirMove: (account: string, left: string) =>
      `对方（账号 ${account}）还没有接受；${left}后过期。请提醒对方。`,
    states: {
      ACTIVE: '连接已建立。不通的话，检查两边的路由。',
      REJECTED: '对方拒绝了。沟通好之后要重新创建。',
      EXPIRED: '到期都没有人接受。',
      DELETED: '已经删除，需要就重新创建。',
      ISOLATED: '因欠费被隔离，付费方充值后自动恢复。',
      FAILED: '创建没有成功。删掉它，再重新创建。',
    } satisfies Record<Exclude<ConnectionState, 'PENDING'>, string>,
    youRejected: '是你这边拒绝的，要连就由任意一边重新创建。',
    reenableYours: '你是发起方，可以重新启用。',
    reenableTheirs: (account: string) => `只有发起方（账号 ${account}）能重新启用。`,
    recreate: '只能重新创建。',
    left: (days: number, hours: number, minutes: number) =>
      days > 0
        ? `${days} 天${hours > 0 ? ` ${hours} 小时` : ''}`
        : hours > 0
          ? `${hours} 小时`
          : `${Math.max(1, minutes)} 分钟`,
    accept: '接受',
    reject: '拒绝',
    reenable: '重新启用',
    noneWaiting: '你没有在等对方接受的申请。最近的一条：',
  },

  own: {
    lead: '你的网络：',
    quota: (vpc: string, used: number, limit: number) =>
      used >= limit
        ? `${vpc} 的对等连接已满（${used}/${limit}）。`
        : `${vpc} 用得最多，对等连接 ${used}/${limit}，还能建 ${limit - used} 条。`,
    table: (table: string, used: number, limit: number) =>
      `路由表 \`${table}\` 已有 ${used}/${limit} 条路由。`,
    caps: (list: string) => `跨地域带宽上限是 ${list}。`,
    cap: (peering: string, mbps: number | null) => `${peering} ${mbps === null ? '不限' : `${mbps} Mbps`}`,
    payYou: (count: number) => `有 ${count} 条跨地域对等连接由你付费。`,
    payThem: (count: number) => `有 ${count} 条跨地域对等连接由对方付费。`,
    payEach: (count: number) => `有 ${count} 条跨地域对等连接，你付自己这一侧。`,
    payNone: (count: number) => `${count} 条对等连接都是同地域的，不用付费。`,
    overlap: (a: string, b: string, shared: string) => `${a} 与 ${b} 重叠（${shared}），不能互相对等。`,
    missingRoutes: (peering: string, steps: string) => `${peering} 还缺路由：${steps}。`,
    missingTheirs: (peering: string, account: string) =>
      `${peering} 还缺回程路由，在对方（账号 ${account}）一侧。`,
    waitYou: (count: number, peering: string, account: string, left: string) =>
      `有 ${count} 个申请等你接受，最近的是 ${peering}，来自账号 ${account}，${left}后过期。`,
    waitThem: (count: number, peering: string, account: string, left: string) =>
      `你有 ${count} 个申请在等对方接受，最近的是 ${peering}，发给账号 ${account}，${left}后过期。`,
    chain: (a: string, hub: string, b: string) => `${a} 和 ${b} 都连着 ${hub}，但彼此没有直连，不通。`,
    regions: (cross: number, same: number) => `现有 ${cross} 条跨地域、${same} 条同地域的对等连接。`,
    crossAccount: (count: number, accounts: string) => `有 ${count} 条跨账号的对等连接，对方是 ${accounts}。`,
    routesLost: (peerings: number, routes: number, stay: boolean) =>
      `你有 ${peerings} 条已连接的，路由表里 ${routes} 条路由指向它们；删哪条，指向它的路由就${stay ? '变成黑洞' : '一起删除'}。`,
    secondary: (vpc: string, blocks: string) => `${vpc} 有辅助 CIDR ${blocks}，对等连接不传递它。`,
  },
};

export type ComputedText = typeof computedZh;
