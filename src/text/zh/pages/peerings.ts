/** 对等连接的列表和详情，中文。 */
export const peeringsZh = {
  heading: (account: string, n: number) => `**账号 ${account} 的对等连接** · 共 ${n} 条，新的在前`,
  part: (from: number, to: number) => `第 ${from}–${to} 条。`,
  tap: '点一条看详情。',
  line: (name: string, id: string, state: string, end: string) =>
    `- **${name}** \`${id}\` · ${state} · ${end}`,
  empty: (account: string) =>
    `账号 ${account} 还没有对等连接。点下面创建，或直接说“把我的 vpc-… 和账号 … 的 vpc-… 打通”。`,
  emptyViewer: (account: string) => `账号 ${account} 还没有对等连接。你是只读成员，请操作员来创建。`,
  waitsForYou: '等你接受',
  end: {
    own: (name: string, id: string, region: string) => `对端 ${name}（${id}，${region}，本账号）`,
    theirs: (account: string, id: string, region: string) => `对端 ${id}（账号 ${account}，${region}）`,
  },
  button: (name: string, state: string) => `${name} · ${state}`,
  more: '更多',
  back: '前一页',
  toList: '返回列表',
  detail: {
    heading: (name: string, id: string, state: string) => `**${name}**（\`${id}\`）· ${state}`,
    requester: (end: string) => `- 发起方：${end}`,
    accepter: (end: string) => `- 接受方：${end}`,
    ownEnd: (name: string, id: string, cidr: string, region: string) =>
      `你的账号 · ${name}（${id}，${cidr}）· ${region}`,
    theirEnd: (account: string, id: string, cidr: string, region: string) =>
      `账号 ${account} · ${id}${cidr === '' ? ' ' : `（${cidr}）`}· ${region}`,
    created: (ago: string) => `- 发起时间：${ago}`,
    left: (time: string) => `- 有效期：还剩 ${time}，等接受方接受`,
    bandwidth: (cap: string) => `- 带宽上限：${cap}`,
    charge: (mode: string) => `- 计费方式：${mode}`,
    modes: { POSTPAID_BY_DAY_MAX: '日峰值计费', POSTPAID_BY_MONTH_95: '月 95 计费' },
    cost: (words: string) => `- 费用：${words}`,
    noRoutes: (vpc: string) => `${vpc} 这边还没有走它的路由，不通。`,
    noRoutesYet: (vpc: string) => `${vpc} 这边还没有走它的路由。`,
    routes: (vpc: string, n: number) => `${vpc} 这边走它的路由，${n} 条：`,
    route: (table: string, dest: string, enabled: boolean) =>
      `- \`${table}\`：${dest}${enabled ? '' : '（已禁用）'}`,
    more: (n: number) => `- 还有 ${n} 条`,
  },
};

export type PeeringsText = typeof peeringsZh;
