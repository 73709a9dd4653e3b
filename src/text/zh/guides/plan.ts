/** “规划”的话，中文。 */
export const planZh = {
  title: '规划互通',
  needTwo: '规划至少要两个自己的 VPC。先添加，或从云上导入。',
  vpcs: {
    label: 'VPC',
    ask: '哪些 VPC 要互通？逐个点选，选够了点“选好了”；也可以直接输入，用顿号隔开，比如：生产、灾备。',
    picked: (names: string) => `已选：${names}`,
    done: (count: number) => `选好了（${count} 个）`,
    all: '全部选上',
    tooFew: '至少要选两个 VPC。',
    tooMany: (max: number) => `一次最多规划 ${max} 个 VPC，请少选几个。`,
    example: '生产、灾备',
    among: (count: number) => `等 ${count} 个`,
  },
  wish: {
    label: '互通方式',
    ask: '谁要和谁通？',
    mesh: '两两都通',
    hub: '都和一个中心通',
    bad: '请说“两两都通”或“都和一个中心通”。',
  },
  hub: { label: '中心', ask: '哪个 VPC 是中心？其余的只和它通，彼此不通（对等连接不能中转）。' },
  links: '连接：',
  new: (a: string, b: string, mbps: string) => `${a} ↔ ${b}：新建${mbps}`,
  exists: (a: string, b: string, id: string, steps: number) =>
    steps === 0 ? `${a} ↔ ${b}：已有 \`${id}\`，不用改` : `${a} ↔ ${b}：用已有的 \`${id}\``,
  mbps: (mbps: number) => `，带宽 ${mbps} Mbps`,
  impossible: '这些连不了：',
  not: (a: string, b: string, reasons: string) => `${a} ↔ ${b}：${reasons}`,
  steps: (count: number) => `按顺序共 ${count} 步：`,
  quotas: '对等连接配额：',
  quota: (vpc: string, before: number, after: number, limit: number) =>
    `${vpc}：${before} → ${after}，上限 ${limit}`,
  ceiling: (amount: string, currency: string) =>
    `跨地域流量费：带宽全部跑满 30 天，每月最多 ${amount} ${currency}，实际按用量算。`,
  free: '都在同地域，流量免费。',
  nothing: '已经全部连好、路由也齐了，没有要做的。',
  more: (count: number) => `……还有 ${count} 条`,
  commit: '全部执行',
  done: (peerings: number, routes: number) => `完成：新建 ${peerings} 条对等连接，加了 ${routes} 条路由。`,
  verdict: {
    REACHABLE: (a: string, b: string) => `✅ ${a} ↔ ${b}：双向都通`,
    UNREACHABLE: (a: string, b: string) => `❌ ${a} ↔ ${b}：还不通`,
    PARTIAL: (a: string, b: string) => `⚠️ ${a} ↔ ${b}：只通一部分`,
  },
  why: '查原因',
  peerings: '查看对等连接',
};

export type PlanText = typeof planZh;
