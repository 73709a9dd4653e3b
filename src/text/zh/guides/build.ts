/** 添加 VPC 和子网的引导，中文。 */
export const buildZh = {
  addVpc: {
    title: '添加 VPC',
    region: 'VPC 在哪个地域？',
    name: 'VPC 叫什么名称？',
    cidr: {
      label: '网段',
      ask: '用哪个网段？下面几个和你的 VPC、对端都不重叠；别的直接输入。',
    },
    overlaps: (vpc: string, block: string) => `和${vpc}重叠（${block}）。可以建，但这两个 VPC 之间不能对等。`,
    onlyHere: '这里只登记网络，不会在云上创建 VPC。',
    commit: '添加',
    done: (vpc: string) => `已添加 ${vpc}。下一步：加一个子网。`,
  },
  addSubnet: {
    title: '添加子网',
    vpc: '在哪个 VPC 里加？',
    cidr: {
      label: '网段',
      ask: (blocks: string) => `子网用哪个网段？要在 ${blocks} 之内，不能和已有子网重叠。`,
    },
    noVpc: '这个账号里还没有 VPC，先添加一个。',
    commit: '添加',
    done: (id: string, cidr: string, vpc: string) => `已添加子网 \`${id}\`（${cidr}），在 ${vpc}。`,
    another: '再加一个子网',
    details: '查看这个 VPC',
    create: '创建对等连接',
  },
};

export type BuildText = typeof buildZh;
