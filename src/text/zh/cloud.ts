import type { ExportWords } from '../../peering/cloud/words.ts';

const roles = { requester: '发起方', accepter: '接收方' } as const;

/** 导出的脚本和文件里的中文说明。 */
export const exportWords: ExportWords = {
  header: ({ peering: { name, requester: a, accepter: b } }) => [
    `对等连接“${name}”：${a.vpc}（账号 ${a.uin}，${a.region}）与 ${b.vpc}（账号 ${b.uin}，${b.region}）。`,
    '本文件未在真实账号上执行过，执行前请先通读。',
    '文件中不含任何密钥，凭证取自您自己的配置。',
  ],
  undoHeader: ({ peering: { name, requester: a, accepter: b } }) => [
    `撤销对等连接“${name}”：${a.vpc}（${a.uin}，${a.region}）与 ${b.vpc}（${b.uin}，${b.region}）。`,
    '本文件未在真实账号上执行过，执行前请先通读。',
    '文件中不含任何密钥，凭证取自您自己的配置。',
  ],
  step: (step) => {
    const who = `${roles[step.role]}（账号 ${step.account}，${step.region}）`;
    switch (step.kind) {
      case 'create':
        return `${who}发起对等连接。`;
      case 'accept':
        return `${who}接受请求，7 天内有效。`;
      case 'wait':
        return `${who}等待连接变为 ACTIVE。`;
      case 'add-routes':
        return `${who}在路由表 ${step.routeTable} 添加 ${step.dests.length} 条路由。`;
      case 'delete':
        return `${who}删除对等连接，两端相关路由一并删除。`;
    }
  },
  profile: (uin) => `须使用账号 ${uin} 的凭证`,
  leftOut: ({ route }) =>
    `未导出：${route.routeTable} 中到 ${route.dest.text} 的路由处于禁用状态；如需保留，请手动添加后禁用。`,
  undo: '撤销方法：',
  undoId: 'ID（pcx-…）为创建时返回的对等连接 ID。',
  terraformUndo: '执行 terraform destroy，或应用只含 provider 的文件，对等连接和路由会一并销毁。',
  noId: '未创建成功，返回内容中没有对等连接 ID：',
  failed: '有步骤执行失败。撤销已创建的内容：',
  done: '完成，对等连接 ID：',
  usage: '请带上对等连接 ID：bash undo.sh pcx-xxxxxxxx',
  refusal: (refusal) => {
    switch (refusal.code) {
      case 'PEERING_NOT_FOUND':
        return `没有找到对等连接 ${refusal.args.peering}，请核对文件 peerings 中的 ID。`;
      case 'PEERING_OVER':
        return `${refusal.args.peering} 的状态为 ${refusal.args.state}，只能导出待接受或使用中的连接，请先重新创建。`;
      case 'OTHER_CLOUD':
        return `该文件使用 ${refusal.args.cloud} 的规则，目前只能导出到腾讯云，请改用 tencent 开头的规则配置。`;
    }
  },
};
