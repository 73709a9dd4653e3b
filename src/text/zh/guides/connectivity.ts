/** “检查连通性”和提醒对方的话，中文。 */
export const connectivityZh = {
  title: '检查连通性',
  from: { label: '起点', ask: '从哪里访问？选一个 VPC，或输入子网 ID、IP。' },
  to: { label: '终点', ask: '访问哪里？选一个 VPC，或输入子网 ID、IP；对方的 VPC 输入 VPC ID。' },
  ends: {
    own: (name: string, id: string) => `${name}（${id}）`,
    theirs: (id: string) => `对方的 ${id}`,
    within: (part: string, vpc: string) => `${vpc} 里的 ${part}`,
    example: '生产，vpc-1a2b3c4d，subnet-1a2b3c4d 或 10.0.0.5',
    theirButton: (id: string) => `对方 · ${id}`,
    nowhere: (address: string) =>
      `${address} 不在你的 VPC 里，也不在与你对等的 VPC 里。请换一个，或写成 10.0.0.5@vpc-1a2b3c4d。`,
    notWithin: (address: string, vpc: string) => `${address} 不在 ${vpc} 的网段内，请核对。`,
    severalVpcs: (address: string, vpcs: string, example: string) =>
      `${address} 在几个 VPC 里都有：${vpcs}。请写明是哪个，比如 ${example}。`,
    same: '起点和终点是同一个，请换一个终点。',
    oneOwn: '两端都不是你的。请至少有一端选自己的 VPC、子网或 IP。',
  },
  verdicts: {
    REACHABLE: (from: string, to: string) => `✅ ${from} ↔ ${to}：双向都通。`,
    UNREACHABLE: (from: string, to: string) => `❌ ${from} ↔ ${to}：不通。`,
    PARTIAL: (from: string, to: string) => `⚠️ ${from} ↔ ${to}：只通一部分。`,
  },
  proof: (there: string, back: string) => `- 去：${there}\n- 回：${back}`,
  theirTable: '对方的路由表',
  outOfScope: '只检查了对等连接和路由，没有检查安全组和网络 ACL。',
  causes: '原因：',
  moves: {
    mine: (reason: string) => `你这边：${reason}`,
    theirs: (reason: string, account: string) => `对方（账号 ${account}）：${reason}`,
  },
  steps: '处理步骤：',
  you: '你',
  them: (account: string) => `对方（账号 ${account}）`,
  step: (who: string, what: string) => `${who}：${what}`,
  theirRoutes: (dest: string, hop: string) => `在自己的路由表里加到 ${dest} 的路由，下一跳 ${hop}`,
  theirCheck: (account: string) => `要由账号 ${account} 查自己的路由表。`,
  newPeering: (a: string, b: string) => `${a} 与 ${b} 之间的新连接`,
  noSteps: '没有能直接做的步骤。',
  viewer: '你是只读成员，以上请操作员来做。',
  more: (count: number) => `……还有 ${count} 条`,
  buttons: {
    accept: (peering: string) => `接受 ${peering}`,
    add_route: (dest: string, table: string) => `加路由 ${dest} · ${table}`,
    delete_route: (dest: string, table: string) => `删路由 ${dest} · ${table}`,
    enable_route: (dest: string, table: string) => `启用路由 ${dest} · ${table}`,
    all: (count: number) => `我这边 ${count} 步一起做`,
    create: '去创建对等连接',
    remind: '提醒对方',
    again: '再查一次',
  },
  remind: {
    done: (people: number, account: string) => `已提醒对方（账号 ${account}）${people} 人。`,
    nobody: (account: string) => `账号 ${account} 里还没有人用这个机器人，请你自己联系对方。`,
    lately: (minutes: number) => `刚提醒过，请过 ${minutes} 分钟再提醒。`,
    nothing: '对方这边没有要做的了。',
    accept: (account: string, name: string, id: string) =>
      `账号 ${account} 提醒你：对等连接 **${name}**（\`${id}\`）还在等你们接受。`,
    route: (account: string, name: string, id: string, dest: string) =>
      `账号 ${account} 提醒你：对等连接 **${name}**（\`${id}\`）还差你们这一侧到 ${dest} 的路由。`,
    acceptButton: '处理申请',
    routeButton: '加路由',
    details: '详情',
  },
};

export type ConnectivityText = typeof connectivityZh;
