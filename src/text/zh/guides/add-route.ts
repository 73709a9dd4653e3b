/** “添加路由”的话，中文。 */
export const addRouteZh = {
  title: '添加路由',
  peering: '给哪条对等连接加路由？',
  none: '这个账号还没有待接受或已连接的对等连接，先创建一条。',
  create: '创建对等连接',
  way: {
    label: '加哪些',
    ask: '缺的路由一次加上，还是自己填？',
    all: '缺的全部加上',
    hand: '自己填',
    bad: '请说“全部”或“自己填”。',
  },
  table: {
    label: '路由表',
    ask: '加到哪张路由表？',
    example: 'rtb-1a2b3c4d',
    button: (id: string, vpc: string) => `${id} · ${vpc}`,
  },
  dest: {
    label: '目的端',
    ask: (table: string, blocks: string) =>
      `\`${table}\` 要去对端的哪个网段？对端有 ${blocks}，可以填其中一段。`,
    example: (block: string) => `比如 ${block}。`,
  },
  into: (vpc: string, far: string) => `${vpc} → ${far}：`,
  adds: (table: string, dest: string, hop: string) => `\`${table}\`：\`${dest}\` → \`${hop}\``,
  enables: (table: string, dest: string, hop: string) => `\`${table}\`：启用 \`${dest}\` → \`${hop}\``,
  refused: '这些加不了：',
  because: (route: string, reason: string) => `${route}。${reason}`,
  complete: '你这边的路由已经齐了。',
  pending: '对方还没接受，路由可以先加，接受后才通。',
  bothSides: '两端都是你的，两边一次加好。',
  theirHalf: (account: string) => `对方那一侧的路由由对方（账号 ${account}）自己加。`,
  more: (count: number) => `……还有 ${count} 条`,
  commit: '加上',
  commitAll: '全部加上',
  done: (count: number) => `已加 ${count} 条路由。`,
  check: '检查连通性',
};

export type AddRouteText = typeof addRouteZh;
