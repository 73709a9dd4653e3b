/** 账号、成员和历史页面，中文。 */
export const accountPageZh = {
  heading: (name: string, uin: string) => `**${name}**（${uin}）`,
  demo: '演示账号，数据都是编的。',
  role: (role: string) => `你是${role}。`,
  counts: (vpcs: number, peerings: number, people: number) =>
    `${vpcs} 个 VPC，${peerings} 条对等连接，${people} 位成员。`,
  others: '你还在这些账号里，点一下切换：',
  switchTo: (name: string) => `切换到 ${name}`,
  switched: (name: string, uin: string, role: string) => `现在操作的是**${name}**（${uin}），你是${role}。`,
  invite: '邀请同事',
  members: '成员',
  history: '历史',
  leave: '退出这个账号',
  create: '登记别的账号',
  vpcs: '查看 VPC',
  peerings: '查看对等连接',
  membersHeading: (name: string, n: number) => `**${name}** 的成员，共 ${n} 人：`,
  member: (person: string, role: string, since: string) => `- ${person}，${role}，${since} 加入`,
  you: (person: string) => `${person}（你）`,
  makeRole: (_person: string, role: string) => `设为${role}`,
  remove: (person: string) => `移除 ${person}`,
  manage: (person: string) => `管理 ${person}`,
  historyHeading: (of: string) => `${of} 的历史，新的在前：`,
  noHistory: '还没有记录。',
  older: '更早',
  newer: '更近',
  noPeering: (id: string) => `没有找到对等连接“${id}”。`,
  more: '更多',
  previous: '前一页',
  back: '返回',
};

export type AccountPageText = typeof accountPageZh;
