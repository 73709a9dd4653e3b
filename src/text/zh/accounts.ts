import type { AccountAct, MemberReasonArgs, MemberReasonCode, MemberRole } from '../../accounts/index.ts';

const roles = {
  owner: '所有者',
  operator: '操作员',
  viewer: '只读成员',
} satisfies Record<MemberRole, string>;

const acts = {
  view: '查看',
  operate: '操作网络资源',
  manage: '管理成员',
} satisfies Record<AccountAct, string>;

/** 每种角色能做什么，接在角色名后面。 */
const rights = {
  owner: '能操作，也能邀请和移除成员',
  operator: '能创建、接受、删除对等连接，能改路由',
  viewer: '只能看',
} satisfies Record<MemberRole, string>;

const least = { view: roles.viewer, operate: roles.operator, manage: roles.owner };

const reasons = {
  INVALID_UIN: ({ text }) => `“${text}”不是账号 ID。请填主账号 UIN，5 到 20 位数字，例如 100000000001。`,
  ACCOUNT_TAKEN: ({ uin }) => `账号 ${uin} 已经有人在用了。请该账号的所有者邀请你加入。`,
  NOT_A_MEMBER: ({ uin }) => `你不是账号 ${uin} 的成员。请该账号的所有者发邀请，或换一个账号。`,
  ROLE_TOO_LOW: ({ uin, role, act }) =>
    `你在账号 ${uin} 是${roles[role]}，不能${acts[act]}。请${least[act]}来做，或请所有者调整你的角色。`,
  LAST_OWNER: ({ uin }) => `账号 ${uin} 只剩这一位所有者，不能退出、移除或降级。请先把另一位成员设为所有者。`,
  ALREADY_MEMBER: ({ uin, role }) => `你已经是账号 ${uin} 的${roles[role]}，不用再加入。`,
  NO_SUCH_MEMBER: ({ name }) => `成员里没有“${name}”。请从成员列表里选。`,
  INVITATION_UNKNOWN: ({ code }) => `邀请码“${code}”不对。请核对后再发一次，或请对方重新邀请。`,
  INVITATION_USED: ({ code }) => `邀请码 ${code} 已经用过，一个码只能用一次。请对方重新邀请。`,
  INVITATION_EXPIRED: ({ code }) => `邀请码 ${code} 已失效。请对方重新邀请，新码 3 天内有效。`,
  TOO_MANY_MEMBERS: ({ max }) => `这个账号已有 ${max} 位成员，满了。请所有者先移除不用的成员。`,
  TOO_MANY_ACCOUNTS: ({ max }) => `你已经在 ${max} 个账号里，满了。请先退出不用的账号。`,
  INVALID_ACCOUNT_NAME: ({ max }) => `账号名称要有字母、数字或汉字，最多 ${max} 个字符，例如“生产账号”。`,
} satisfies { [C in MemberReasonCode]: (args: Readonly<MemberReasonArgs[C]>) => string };

/** 关于账号和成员说的话，中文。 */
export const accountsZh = { roles, rights, acts, reasons };

/** The shape both languages share. */
export type AccountsText = typeof accountsZh;
