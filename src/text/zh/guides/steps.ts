/** 多个引导共用的步骤，中文。 */
export const stepsZh = {
  vpc: {
    label: 'VPC',
    ask: '选哪个 VPC？',
    example: 'vpc-1a2b3c4d，或它的名称',
    shown: (name: string, id: string, cidr: string) => `${name}（${id}，${cidr}）`,
    button: (name: string, cidr: string) => `${name} · ${cidr}`,
  },
  region: {
    label: '地域',
    ask: '在哪个地域？',
    bad: (text: string) => `没有“${text}”这个地域。可以写：广州，或 ap-guangzhou。`,
  },
  name: {
    label: '名称',
    ask: '叫什么名称？',
  },
  bandwidth: {
    label: '带宽上限',
    ask: '带宽上限设多少？',
    bad: (text: string) => `“${text}”不是带宽。请选一档，或直接输入，比如 100M。`,
    shown: (mbps: string) => `${mbps} Mbps`,
  },
  peering: {
    label: '对等连接',
    ask: '是哪一条对等连接？',
    example: 'pcx-1a2b3c4d，或它的名称',
    button: (name: string, id: string, state: string) => `${name} · ${id} · ${state}`,
    none: '这个账号还没有能这样操作的对等连接。',
  },
  account: {
    label: '账号',
    ask: '对方的账号 ID（UIN）是多少？',
    example: '100012345678',
    bad: (text: string) => `“${text}”不是账号 ID。账号 ID 是 5 到 20 位数字，比如 100012345678。`,
  },
};

export type StepsText = typeof stepsZh;
