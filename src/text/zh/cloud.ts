import type { ExportWords, FindingWords } from '../../peering/cloud/index.ts';

const roles = { requester: '发起方', accepter: '接受方' } as const;

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
  twoAccounts:
    '涉及两个账号：每个 provider 使用各自的 profile（tccli configure --profile UIN），请勿设置 TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY。',
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

const things = { vpc: '私有网络', subnet: '子网', routeTable: '路由表', peering: '对等连接' } as const;
const faults = {
  empty: '文件为空',
  truncated: '内容不完整',
  unexpected: '此处内容不符合 JSON 语法',
  string: '字符串有误',
  number: '不是合法的数字',
  deep: '嵌套过深',
  'duplicate key': '键重复',
} as const;
const describe = {
  vpc: 'DescribeVpcs',
  subnet: 'DescribeSubnets',
  routeTable: 'DescribeRouteTables',
  peering: 'DescribeVpcPeeringConnections',
} as const;

/** 导入时各种情况的中文说明。 */
export const findingWords: FindingWords = {
  TOO_LARGE: ({ bytes, max }) => `文件有 ${bytes} 字节，超过上限 ${max}，请减少导出的资源或拆成多个文件。`,
  UNREADABLE: ({ because }) =>
    because === 'missing' ? '文件不存在，请检查路径。' : '无法读取文件，请检查权限。',
  SYNTAX: ({ fault, line, column, near }) =>
    `第 ${line} 行第 ${column} 列不是合法的 JSON：${faults[fault]}${near === '' ? '' : `（${near}）`}。请用 --output json 完整保存输出。`,
  UNKNOWN_DOCUMENT: () =>
    '既不是 DescribeVpcs、DescribeSubnets、DescribeRouteTables、DescribeVpcPeeringConnections 的输出，也不是 Terraform state。',
  STATE_VERSION: ({ version }) =>
    `Terraform state 版本为 ${version}，目前只支持版本 4，请用 0.12 及以上版本执行 terraform state pull。`,
  CLOUD_ERROR: ({ error }) => `云端返回了错误（${error}），请重新调用并保存结果。`,
  WRONG_TYPE: ({ wants, got }) => `应为 ${wants}，实际为 ${got === 'undefined' ? '空' : got}。`,
  INVALID_ID: ({ id }) => `“${id}”不是合法的 ID：只能包含字母、数字和“.”“:”“-”“_”，最多 64 个字符。`,
  INVALID_BLOCK: ({ block, code }) =>
    ({
      INVALID_CIDR: `“${block}”不是合法的网段。`,
      HOST_BITS_SET: `${block} 的主机位不为 0，请填写网络地址。`,
      FAMILY: `${block} 的 IP 版本不对。`,
    })[code],
  UNKNOWN_REGION: ({ region }) => `无法识别地域“${region}”，可用简称（gz）或全称（ap-guangzhou）。`,
  UNKNOWN_STATE: ({ state }) => `“${state}”不是对等连接的状态。`,
  ACCOUNT_NEEDED: ({ vpc }) => `无法得知 ${vpc} 属于哪个账号，请加 --account UIN，或把文件写成 UIN@文件。`,
  REGION_NEEDED: ({ vpc }) =>
    `无法得知 ${vpc} 所在地域，请加 --region ap-…，或把文件写成 UIN/ap-…@文件，也可补充 DescribeSubnets 的输出。`,
  SKIPPED: ({ kind, count }) => `已跳过 ${count} 个 ${kind}，网络模型不包含这类资源。`,
  UNKNOWN_REFERENCE: ({ kind, id }) =>
    `所有文件中都没有${things[kind]} ${id}，请补充 ${describe[kind]} 的输出。`,
  FOREIGN_PEER: ({ peering, vpc, uin, region }) =>
    `未导入对等连接 ${peering}：缺少${uin === null ? '' : `账号 ${uin} 的 `}${vpc}${region === null ? '' : `（${region}）`}的信息。请向对方要 DescribeVpcs 的输出，以 ${uin ?? 'UIN'}@文件 的形式加入。`,
  DIFFERS: ({ kind, id }) => `${things[kind]} ${id} 出现两次且内容不一致，以第一次为准。`,
  ENDS_SWAPPED: ({ peering, requesterVpc }) =>
    `两端都把自己列为 ${peering} 的本端，以先出现的 ${requesterVpc} 为发起方。`,
  OWNER_CONFLICT: ({ vpc, stated, known }) =>
    `文件标注为账号 ${stated}，但对等连接显示 ${vpc} 属于 ${known}，以后者为准。`,
  INCOMPLETE: ({ kind, total, got }) =>
    `云端共有 ${total} 个${things[kind]}，文件中只有 ${got} 个，请用 ${describe[kind]} 的 --Limit 和 --Offset 翻页取全。`,
  ROUTES_UNKNOWN: ({ table }) =>
    `没有路由表 ${table} 的信息，其路由未知，暂按空表处理，请补充 DescribeRouteTables 的输出。`,
  TABLE_ELSEWHERE: ({ subnet, table, vpc }) =>
    `未导入子网 ${subnet}：其路由表 ${table} 属于 ${vpc}，请重新导出两者的信息。`,
  STATE_ASSUMED: ({ peering, state }) =>
    `Terraform state 中没有 ${peering} 的连接状态，暂按 ${state} 处理；如需确认，请补充 DescribeVpcPeeringConnections 的输出。`,
  TIME_ASSUMED: ({ peering }) => `无法得知 ${peering} 的创建时间，7 天有效期从现在算起。`,
  GATEWAY_ASSUMED: ({ gateway, type, reaches }) =>
    `${type} 网关 ${gateway} 只在路由中出现，暂按可达${reaches === 'internet' ? '公网' : ` ${reaches} `}处理。`,
  NEXT_HOP_NOT_MODELLED: ({ type, nextHop }) =>
    `下一跳 ${nextHop}（${type}）不在网络模型内，相关路由按不可用处理。`,
};
