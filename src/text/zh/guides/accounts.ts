/** 账号、成员和邀请的引导，中文。 */
export const accountsZh = {
  create: {
    title: '登记账号',
    uin: {
      label: '账号 ID',
      ask: '你的云账号 ID（UIN）是多少？控制台右上角的账号信息里有，比如 100012345678。',
    },
    name: { label: '名称', ask: '给这个账号起个名称，方便同事认，比如“甲公司”。' },
    unchecked: '我没法核实账号归谁：谁先登记，谁就是所有者，其他人由所有者邀请。请只登记自己的账号。',
    commit: '登记',
    done: (name: string, uin: string) => `已登记**${name}**（${uin}），你是所有者。下一步把网络放进来：`,
    import: '导入网络',
    addVpc: '添加 VPC',
    invite: '邀请同事',
  },
  join: {
    title: '加入账号',
    code: { label: '邀请码', ask: '请发来邀请码。' },
    bad: (text: string) => `“${text}”不像邀请码。邀请码由字母和数字组成，整段复制过来就行。`,
    done: (name: string, uin: string, role: string) =>
      `已加入**${name}**（${uin}），你是${role}。之后的操作都在这个账号里，/account 可以切换。`,
    told: (person: string, name: string, role: string) =>
      `${person} 用你的邀请码加入了**${name}**，角色是${role}。`,
    vpcs: '看 VPC',
    peerings: '看对等连接',
  },
  invite: {
    title: '邀请同事',
    role: { label: '角色', ask: '对方能做什么？' },
    roles: {
      owner: '所有者：还能邀请和管理成员',
      operator: '操作员：能改网络',
      viewer: '只读成员：只能看',
    },
    badRole: (text: string) => `没有“${text}”这个角色。请说“所有者”“操作员”或“只读”。`,
    once: '邀请码只能用一次，三天内有效。拿到码的人就能进来，请私下发给本人。',
    commit: '生成邀请码',
    done: (name: string, role: string, code: string) =>
      `**${name}**的邀请码（${role}，只能用一次，三天内有效）：\n\n\`${code}\`\n\n请对方在和我的私聊里发：\n\n\`\`\`text\n/join ${code}\n\`\`\``,
  },
  setRole: {
    title: '改成员角色',
    member: { label: '成员', ask: '改谁的角色？' },
    role: { label: '角色', ask: '改成什么角色？' },
    noMember: (text: string) => `成员里没有“${text}”。请从下面选一个。`,
    commit: '改角色',
    done: (person: string, role: string) => `${person} 已改为${role}。`,
    told: (name: string, role: string) => `你在账号**${name}**里的角色改为${role}了。`,
  },
  remove: {
    title: '移除成员',
    ask: '移除谁？',
    after: '对方马上看不到也改不了这个账号。他做过的事仍在历史里。',
    commit: '移除',
    done: (person: string) => `${person} 已移出账号。`,
    told: (name: string) => `你已被移出账号**${name}**。`,
  },
  leave: {
    title: '退出账号',
    after: (account: string) => `退出账号 ${account} 后，要再进来得有人重新邀请。`,
    commit: '退出',
    done: (name: string) => `已退出**${name}**。/account 看还有哪些账号。`,
    told: (person: string, name: string) => `${person} 退出了账号**${name}**。`,
  },
  needOwner: (account: string) => `只有账号 ${account} 的所有者能邀请和管理成员。`,
};

export type AccountsText = typeof accountsZh;
