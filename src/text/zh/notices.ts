/** 一条对等连接的要点，每一项都能直接放进 Markdown。 */
export interface PeeringFacts {
  readonly id: string;
  readonly name: string;
  /** 两端的账号、VPC 和地域。 */
  readonly requester: string;
  readonly accepter: string;
  readonly from: string;
  readonly to: string;
  readonly fromRegion: string;
  readonly toRegion: string;
  readonly mbps: string | null;
  /** 谁付费：同地域免费，某个账号，或各付各的。 */
  readonly payer: 'free' | 'each side' | { readonly uin: string };
}

const facts = (p: PeeringFacts): string =>
  [
    `- 对等连接：${p.name === '' ? p.id : `${p.name}（${p.id}）`}`,
    `- 发起方：${p.from}，${p.fromRegion}，账号 ${p.requester}`,
    `- 接受方：${p.to}，${p.toRegion}，账号 ${p.accepter}`,
    ...(p.mbps === null ? [] : [`- 带宽上限：${p.mbps} Mbps`]),
    `- 费用：${payer(p.payer)}`,
  ].join('\n');

const payer = (who: PeeringFacts['payer']): string => {
  if (who === 'free') return '同地域，免费';
  return who === 'each side' ? '跨地域流量，双方各付各的' : `跨地域流量由账号 ${who.uin} 付费`;
};

const ends = (p: PeeringFacts): string =>
  p.name === '' ? `${p.id}（${p.from} ↔ ${p.to}）` : `**${p.name}**（${p.id}，${p.from} ↔ ${p.to}）`;

/** 主动告诉别人的话，中文。`who` 是“账号 1000…”或“同事 李雷”，`left` 是“2 天”这样的时长。 */
export const noticesZh = {
  you: '你',
  account: (uin: string) => `账号 ${uin}`,
  colleague: (name: string) => (name === '' ? '同事' : `同事 ${name}`),
  facts,

  request: (p: PeeringFacts, left: string) =>
    `**账号 ${p.requester} 申请和你们建立对等连接**\n\n${facts(p)}\n\n请在 ${left}内处理，过时作废。接受之后，两边还要各加路由才会通。`,
  requestToViewer: (p: PeeringFacts, left: string) =>
    `**账号 ${p.requester} 申请和你们建立对等连接**\n\n${facts(p)}\n\n${left}后过期。你是只读成员，请操作员或所有者处理。`,
  events: {
    requested: (p: PeeringFacts, who: string) => `${who} 发起了 ${ends(p)}，等账号 ${p.accepter} 接受。`,
    reenabled: (p: PeeringFacts, who: string) => `${who} 重新发起了 ${ends(p)}，等账号 ${p.accepter} 接受。`,
    created: (p: PeeringFacts, who: string) => `${who} 建好了 ${ends(p)}。两边都加上路由才会互通。`,
    accepted: (p: PeeringFacts, who: string) => `${who} 接受了 ${ends(p)}，已连接。两边都加上路由才会互通。`,
    rejected: (p: PeeringFacts, who: string) =>
      `${who} 拒绝了 ${ends(p)}。还需要的话，先和对方商量好再重新发起。`,
    withdrawn: (p: PeeringFacts, who: string) => `${who} 撤回了申请 ${ends(p)}，不用再处理。`,
    deleted: (p: PeeringFacts, who: string) => `${who} 删除了 ${ends(p)}，这条连接不再通。`,
    bandwidth: (p: PeeringFacts, who: string) =>
      p.mbps === null
        ? `${who} 取消了 ${ends(p)}的带宽上限。`
        : `${who} 把 ${ends(p)}的带宽上限改为 ${p.mbps} Mbps。`,
    isolated: (p: PeeringFacts) => `${ends(p)}因欠费被隔离，暂时不通。付费方充值后自动恢复。`,
    restored: (p: PeeringFacts) => `${ends(p)}已恢复连接。`,
    failed: (p: PeeringFacts) => `${ends(p)}创建失败。请删除后重新创建。`,
  },
  more: (count: number) => `还有 ${count} 条变化，点下面看全部。`,
  imported: (who: string, vpcs: number, peerings: number) =>
    `${who} 导入了网络配置：${vpcs} 个 VPC、${peerings} 条对等连接有更新。`,

  reminder: (p: PeeringFacts, left: string) =>
    `**账号 ${p.requester} 的申请还没处理，${left}后过期**\n\n${facts(p)}`,
  reminderToViewer: (p: PeeringFacts, left: string) =>
    `**账号 ${p.requester} 的申请还没处理，${left}后过期**\n\n${facts(p)}\n\n你是只读成员，请提醒操作员或所有者。`,
  reminderToRequester: (p: PeeringFacts, left: string) =>
    `账号 ${p.accepter} 还没接受 ${ends(p)}，${left}后过期。请催一下对方。`,
  expired: (p: PeeringFacts) =>
    `账号 ${p.requester} 的申请 ${ends(p)}没人处理，已过期。还需要的话，请对方重新发起。`,
  expiredToRequester: (p: PeeringFacts, again: boolean) =>
    `账号 ${p.accepter} 没有接受 ${ends(p)}，申请已过期。${again ? '还需要的话可以重新启用。' : '还需要的话请重新创建。'}`,

  answered: {
    accept: (id: string, who: string, ago: string) => `${who} ${ago}接受了 ${id}，不用再处理。`,
    reject: (id: string, who: string, ago: string) => `${who} ${ago}拒绝了 ${id}。`,
    withdraw: (id: string, who: string, ago: string) => `${who} ${ago}撤回了 ${id}。`,
    delete: (id: string, who: string, ago: string) => `${who} ${ago}删除了 ${id}。`,
  },

  buttons: {
    accept: '接受',
    reject: '拒绝',
    details: '查看详情',
    all: '查看全部',
    addRoutes: '加路由',
    reenable: '重新启用',
    create: '重新创建',
  },
  /** 过去多久：“刚刚”“5 分钟前”。 */
  ago: {
    now: '刚刚',
    minutes: (n: number) => `${n} 分钟前`,
    hours: (n: number) => `${n} 小时前`,
    days: (n: number) => `${n} 天前`,
  },
  /** 还有多久：“23 小时”“7 天”。 */
  left: {
    minutes: (n: number) => `${n} 分钟`,
    hours: (n: number) => `${n} 小时`,
    days: (n: number) => `${n} 天`,
  },
};

/** The shape both languages share. */
export type NoticesText = typeof noticesZh;
