/** 对等连接建好申请以后的话（接受、拒绝、删除、改带宽、重新启用），中文。 */
export const lifeZh = {
  titles: {
    accept: '接受申请',
    reject: '拒绝申请',
    delete: '删除对等连接',
    withdraw: '撤回申请',
    modify: '调整带宽',
    reenable: '重新启用',
  },
  ask: {
    accept: '接受哪一条申请？',
    reject: '拒绝哪一条申请？',
    delete: '删除哪一条对等连接？还没被接受的会撤回。',
    modify: '改哪一条的带宽？',
    reenable: '重新启用哪一条？',
  },
  commit: { accept: '接受', reject: '拒绝', delete: '删除', modify: '确认修改', reenable: '重新启用' },
  withdraw: '撤回申请',
  /** Nothing it could be done to. */
  none: {
    accept: '现在没有等你接受的申请，对方发起后我会告诉你。',
    reject: '现在没有等你答复的申请。',
    delete: '这个账号没有可以删除的对等连接。',
    modify: '没有你能改带宽的对等连接：只有跨地域的能改，而且由发起方改。',
    reenable: '没有你发起的、已过期的申请。',
  },
  blocked: '现在不能这样做：',
  noBandwidth: {
    sameRegion: (id: string) => `${id} 两端同地域，不设带宽上限，也不收费，没有可改的。`,
    noTiers: (id: string) => `${id} 没有别的带宽档位可选。`,
    already: (mbps: number) => `现在就是 ${mbps} Mbps，请选别的档位。`,
  },
  bandwidth: (now: string) => `现在是 ${now}，改成多少？`,
  noCap: '不限',
  fromTo: (before: string, after: string) => `从 ${before} 改为 ${after}，马上生效。`,
  peerEnd: (end: string) => `对端：${end}`,
  bandwidthOf: (mbps: number) => `带宽上限：${mbps} Mbps`,
  cost: {
    free: '同地域，流量免费。',
    you: '跨地域流量收费，由发起方（你的账号）付。',
    them: (account: string) => `跨地域流量收费，由发起方账号 ${account} 付，你不用付。`,
    each: '跨地域流量收费，两边各付各的。',
    modes: { POSTPAID_BY_DAY_MAX: '日峰值', POSTPAID_BY_MONTH_95: '月 95' },
    units: { POSTPAID_BY_DAY_MAX: '每天', POSTPAID_BY_MONTH_95: '每月' },
    atMost: (mode: string, unit: string, amount: string, currency: string) =>
      `带宽跑满的话，按${mode}计费${unit}最多 ${amount} ${currency}。`,
    change: (mode: string, unit: string, before: string, after: string, currency: string) =>
      `带宽跑满的话，按${mode}计费${unit}最多 ${after} ${currency}（现在 ${before} ${currency}）。`,
  },
  follows: {
    accept: '接受后马上连接；两边都加了路由才会通，接着我带你加。',
    reject: '拒绝后不能反悔，以后要连得由对方重新发起。我只通知对方被拒绝，理由请你自己告诉他们。',
    withdraw: '撤回后对方就不能接受了，以后要连得重新发起。',
    cut: '删除后两边马上断开，不用对方同意，也不能恢复。',
    clear: '这条没有连通，删除只是清掉记录。',
    reenable: (account: string, time: string) => `重新等账号 ${account} 接受，${time}内有效。`,
    reenableOwn: (time: string) => `重新等自己接受，${time}内有效。`,
  },
  routes: {
    remove: (n: number) => (n === 0 ? '你这边没有指向它的路由。' : `你这边指向它的 ${n} 条路由会一并删除。`),
    removeTheirs: '对方那边指向它的路由也会一并删除。',
    blackhole: (n: number) =>
      n === 0 ? '你这边没有指向它的路由。' : `你这边指向它的 ${n} 条路由不会删除，会变成黑洞，要自己删。`,
    blackholeTheirs: '对方那边指向它的路由也会变成黑洞。',
    removed: (n: number) => `你这边的 ${n} 条路由已一并删除。`,
    blackholed: (n: number) => `你这边有 ${n} 条路由成了黑洞，记得删掉。`,
  },
  done: {
    accept: (name: string, id: string) =>
      `已接受 **${name}**（\`${id}\`），连接已建好。下一步：两边都加路由。`,
    reject: (name: string, id: string) => `已拒绝 **${name}**（\`${id}\`）。`,
    delete: (name: string, id: string) => `已删除 **${name}**（\`${id}\`）。`,
    withdraw: (name: string, id: string) => `已撤回 **${name}**（\`${id}\`）的申请。`,
    modify: (name: string, id: string, mbps: number) =>
      `**${name}**（\`${id}\`）的带宽上限已改为 ${mbps} Mbps。`,
    reenable: (name: string, id: string) => `**${name}**（\`${id}\`）已重新启用，等对方接受。`,
  },
  told: (account: string, n: number) =>
    n === 0
      ? `账号 ${account} 里还没有人用这个机器人，请你自己告诉对方。`
      : `已通知对方（账号 ${account}）${n} 人。`,
  /** Too late: what it is by now, where nobody knows who brought it there. */
  late: {
    ACTIVE: (id: string) => `${id} 已经连接了。`,
    REJECTED: (id: string) => `${id} 已被拒绝。`,
    DELETED: (id: string) => `${id} 已被删除或撤回。`,
    EXPIRED: (id: string, time: string, requester: string) =>
      `${id} 超过 ${time}没人接受，已过期。请发起方账号 ${requester} 重新启用或重新发起。`,
    PENDING: (id: string) => `${id} 正在等接受方接受。`,
    ISOLATED: (id: string) => `${id} 因欠费被隔离。请付费方充值，充值后自动恢复。`,
    FAILED: (id: string) => `${id} 创建失败。请删除后重新创建。`,
  },
  wayOn: {
    REJECTED: '还想连的话，两边商量好，由发起方重新发起。',
    DELETED: '还需要的话，由发起方重新发起。',
  },
  buttons: {
    accept: '接受',
    reject: '拒绝',
    delete: '删除',
    withdraw: '撤回',
    modify: '改带宽',
    reenable: '重新启用',
    addRoute: '加路由',
    check: '检查连通性',
    history: '历史',
    details: '详情',
    list: '全部对等连接',
    create: '创建对等连接',
  },
};

export type LifeText = typeof lifeZh;
