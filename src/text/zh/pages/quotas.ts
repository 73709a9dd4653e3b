/** 配额页，中文。 */
export const quotasZh = {
  heading: (account: string) => `**账号 ${account} 的配额**`,
  regions: 'VPC 数量，按地域：',
  line: (what: string, used: number, limit: number, left: number) =>
    left <= 0 ? `- ${what}：${used}/${limit}，**已满**` : `- ${what}：${used}/${limit}，还剩 ${left}`,
  vpc: (name: string, id: string, region: string) => `**${name}**（${id}，${region}）`,
  per: {
    peeringsPerVpc: '对等连接',
    subnetsPerVpc: '子网',
    routeTablesPerVpc: '路由表',
    secondaryCidrsPerVpc: '辅助 CIDR',
  },
  routesIn: (table: string) => `路由（${table}）`,
  fullest: (table: string) => `路由（最满的路由表 ${table}）`,
  counted: (states: string) => `${states}的对等连接都计入配额，两端的 VPC 各占一条。`,
  raise: '不够用就先删掉不用的，还不够就提工单申请提升。',
  noVpc: (account: string) => `账号 ${account} 还没有 VPC，什么都没用掉。默认配额：`,
  default: (what: string, limit: number) => `- ${what}：${limit}`,
  more: '更多',
  back: '前一页',
  peerings: '查看对等连接',
};

export type QuotasText = typeof quotasZh;
