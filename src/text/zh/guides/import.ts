import type { MergeKind } from '../../../peering/index.ts';

const kinds: Record<MergeKind, string> = {
  vpc: '个 VPC',
  routeTable: '张路由表',
  subnet: '个子网',
  gateway: '个网关',
  peering: '条对等连接',
  route: '条路由',
};

/** 导入网络的引导，中文。 */
export const importZh = {
  title: '导入网络',
  text: {
    label: '内容',
    ask: '贴上这些命令的输出，或发成文件，可以分几次：\n\n- `tccli vpc DescribeVpcs --output json`，以及 `DescribeSubnets`、`DescribeRouteTables`、`DescribeVpcPeeringConnections`\n- `terraform state pull`',
    more: (got: number) => `已收到 ${got} 个字符，后面还有。请接着发剩下的，或 /cancel 取消。`,
    shown: (characters: number) => `${characters} 个字符`,
    tooLarge: (max: number) => `太大了，一次最多 ${max} 个字符。请按地域分开导入。`,
    notJson: '这不是 JSON。请贴 tccli 加 --output json 的完整输出，或 Terraform state。',
    notTheRest: (why: string) => `这一段接不上前面的内容：${why}\n请重发这一段，或 /cancel 后从头再来。`,
    wrongWithin: (why: string) => `合起来内容有错：${why}\n请改好后重发这一段，或 /cancel 后从头再来。`,
    andMore: (n: number) => `还有 ${n} 处。`,
  },
  region: { label: '地域', ask: '内容里没有写地域。这些 VPC 在哪个地域？' },
  added: (counts: string) => `新增：${counts}`,
  changed: (counts: string) => `更新：${counts}`,
  unchanged: (counts: string) => `不变：${counts}`,
  leftOut: (n: number) => `不导入的 ${n} 项：`,
  count: (kind: MergeKind, n: number) => `${n} ${kinds[kind]}`,
  andMore: (n: number) => `还有 ${n} 项`,
  notes: '请留意：',
  nothing: '和这里已有的一样，不用导入。可以接着贴别的内容。',
  overQuota: '导入后会超出默认配额：',
  pasteMore: '还有别的输出就接着贴，最后一起导入。',
  commit: '导入',
  done: (counts: string) => `已导入：${counts}。`,
  vpcs: '查看 VPC',
  create: '创建对等连接',
};

export type ImportGuideText = typeof importZh;
