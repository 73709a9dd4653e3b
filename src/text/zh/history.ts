import type { MemberRole } from '../../accounts/index.ts';
import type { Command } from '../../peering/index.ts';
import { accountsZh } from './accounts.ts';

/** 每种命令在历史里怎么写；参数都已转义。 */
const commands = {
  create_peering: ({ id, requesterVpc, accepterVpc, bandwidthMbps }) =>
    `发起对等连接 ${id}：${requesterVpc} → ${accepterVpc}${bandwidthMbps === undefined ? '' : `，${bandwidthMbps} Mbps`}`,
  accept: ({ peering }) => `接受 ${peering}`,
  reject: ({ peering }) => `拒绝 ${peering}`,
  delete: ({ peering }) => `删除 ${peering}`,
  reenable: ({ peering }) => `重新启用 ${peering}`,
  modify: ({ peering, bandwidthMbps }) => `把 ${peering} 的带宽改为 ${bandwidthMbps} Mbps`,
  add_route: ({ routeTable, dest, nextHop }) => `在 ${routeTable} 添加路由 ${dest}，下一跳 ${nextHop}`,
  delete_route: ({ routeTable, dest }) => `从 ${routeTable} 删除路由 ${dest}`,
  enable_route: ({ routeTable, dest }) => `在 ${routeTable} 启用路由 ${dest}`,
  disable_route: ({ routeTable, dest }) => `在 ${routeTable} 禁用路由 ${dest}`,
  create_vpc: ({ id, name, region, cidr }) => `创建 VPC ${id}（${name}）：${region}，${cidr}`,
  create_subnet: ({ id, vpc, cidr }) => `在 ${vpc} 创建子网 ${id}：${cidr}`,
  add_secondary_cidr: ({ vpc, cidr }) => `给 ${vpc} 添加辅助 CIDR ${cidr}`,
} satisfies { [O in Command['op']]: (command: Extract<Command, { op: O }>) => string };

/** 历史记录说的话，中文。 */
export const historyZh = {
  commands,
  deeds: {
    imported: (vpcs: number, peerings: number) => `导入网络配置：更新 ${vpcs} 个 VPC、${peerings} 条对等连接`,
    reminded: (peering: string, account: string) => `提醒账号 ${account} 处理 ${peering}`,
    granted: (what: string, ticket: string) => `${what}（工单 ${ticket}）`,
    account_created: () => '创建账号',
    invited: (role: MemberRole) => `发出邀请，角色${accountsZh.roles[role]}`,
    joined: (role: MemberRole) => `加入账号，角色${accountsZh.roles[role]}`,
    role_set: (member: string, role: MemberRole) => `把 ${member} 设为${accountsZh.roles[role]}`,
    removed: (member: string) => `移除成员 ${member}`,
    left: () => '退出账号',
  },
  /** `where` 为空时不写。 */
  line: (when: string, who: string, what: string, where: string) =>
    `${when} ${who}：${what}${where === '' ? '' : `（${where}）`}`,
  account: (uin: string) => `账号 ${uin}`,
  support: '客服',
};

/** The shape both languages share. */
export type HistoryText = typeof historyZh;
