import type {
  CidrFault,
  ConnectionState,
  Fix,
  Hop,
  Quotas,
  ReasonArgs,
  ReasonCode,
  RequiredRole,
  ResourceKind,
  Suggestion,
  Verdict,
} from '../../peering/index.ts';

const states = {
  PENDING: '待接受',
  ACTIVE: '已连接',
  REJECTED: '已拒绝',
  EXPIRED: '已过期',
  DELETED: '已删除',
  ISOLATED: '已隔离',
  FAILED: '创建失败',
} satisfies Record<ConnectionState, string>;

const roles = {
  requester: '发起方',
  accepter: '接受方',
  'requester or accepter': '发起方或接受方',
  owner: '资源所属账号',
} satisfies Record<RequiredRole, string>;

const quotas = {
  peeringsPerVpc: '每个 VPC 的对等连接',
  routesPerTable: '每张路由表的路由',
  routeTablesPerVpc: '每个 VPC 的路由表',
  subnetsPerVpc: '每个 VPC 的子网',
  secondaryCidrsPerVpc: '每个 VPC 的辅助 CIDR',
  vpcsPerRegion: '每个地域的 VPC',
} satisfies Record<keyof Quotas, string>;

const kinds = {
  vpc: 'VPC',
  subnet: '子网',
  routeTable: '路由表',
  route: '路由',
  gateway: '网关',
  classicHost: '基础网络主机',
} satisfies Record<ResourceKind, string>;

const faults = {
  empty: () => '内容为空',
  'too-long': () => '内容过长',
  characters: (part) => `含有不该出现的字符“${part}”`,
  'no-mask': () => '缺少掩码',
  mask: (part) => `掩码“${part}”写法不对`,
  'mask-range': (part) => `掩码 /${part} 超出范围`,
  netmask: (part) => `掩码要写成前缀长度，不能写 ${part}`,
  'octet-count': (part) => `“${part}”不是四段`,
  octet: (part) => `“${part}”不是数字`,
  'octet-range': (part) => `${part} 超过 255`,
  octal: (part) => `“${part}”以 0 开头，可能被当成八进制`,
  ipv6: (part) => `“${part}”不是 IPv6 地址`,
  'ipv4-mapped': (part) => `“${part}”是 IPv4 映射地址，请直接写 IPv4`,
  zone: (part) => `不能带网卡标识“${part}”`,
} satisfies Record<CidrFault, (part: string) => string>;

const reasons = {
  CIDR_OVERLAP: ({ a, b, aVpc, bVpc, overlap }) =>
    `网段重叠：${a === b ? `${aVpc} 和 ${bVpc} 都用了 ${a}` : `${aVpc} 的 ${a} 与 ${bVpc} 的 ${b} 都包含 ${overlap}`}。请换用不重叠的 VPC，或重新规划其中一个的网段。`,
  PEER_CIDR_OVERLAP: ({ a, b, vpc, peering, role }) =>
    vpc === null
      ? `${a} 与${roles[role]}已建对等连接的另一个 VPC 重叠。请对方账号核对后，换一个网段不冲突的 VPC。`
      : `${a} 与已通过 ${peering} 互联的 ${vpc}（${b}）重叠。先删除 ${peering}，或换一个网段不冲突的 VPC。`,
  SELF_PEERING: ({ vpc }) => `两端都是 ${vpc}。同一 VPC 内本来就互通，请另选对端 VPC。`,
  DUPLICATE_PEERING: ({ peering, state }) =>
    `这两个 VPC 之间已有 ${peering}（${states[state]}），不能重复创建。请直接使用它，或先删除再新建。`,
  PEER_NOT_FOUND: ({ vpc, role }) => `找不到${roles[role]} VPC ${vpc}。请核对 VPC ID、账号和地域。`,
  OWNER_MISMATCH: ({ vpc, stated }) => `${vpc} 不属于账号 ${stated}。请向对方确认主账号 UIN。`,
  REGION_MISMATCH: ({ vpc, stated }) => `${vpc} 不在 ${stated}。请向对方确认 VPC 所在地域。`,
  NOT_OWNER: ({ requiredRole, actor }) =>
    `账号 ${actor} 无权执行，只有${roles[requiredRole]}可以。请换用该账号，或请其操作。`,
  QUOTA_EXCEEDED: ({ quota, limit, used, vpc, routeTable, region }) =>
    `${vpc ?? routeTable ?? region ?? ''} 的配额已满：${quotas[quota]}上限 ${limit}${used === null ? '' : `，已用 ${used}`}。请清理不用的，或提工单申请提升。`,
  CLASSIC_NETWORK: ({ endpoint }) =>
    `${endpoint} 在基础网络中，基础网络不能使用对等连接。请先把主机迁移到 VPC。`,
  CROSS_REGION_UNSUPPORTED: ({ from, to }) =>
    `${from} 与 ${to} 不同地域，跨地域对等连接已停止服务。请改用云联网 CCN。`,
  BANDWIDTH_REQUIRED: ({ tiers }) => `跨地域对等连接必须设置带宽上限，可选 ${tiers.join('、')} Mbps。`,
  BANDWIDTH_NOT_ALLOWED_SAME_REGION: ({ region, bandwidthMbps }) =>
    `两端都在 ${region}，同地域不能设置带宽。请去掉 ${bandwidthMbps} Mbps。`,
  BANDWIDTH_NOT_A_TIER: ({ bandwidthMbps, tiers }) =>
    tiers.length === 0
      ? `没有 ${bandwidthMbps} Mbps 这一档，这里不能设置带宽上限。请去掉带宽。`
      : `没有 ${bandwidthMbps} Mbps 这一档。请选 ${tiers.join('、')} Mbps。`,
  BANDWIDTH_OVER_LIMIT: ({ bandwidthMbps, maxMbps }) =>
    `${bandwidthMbps} Mbps 超过上限 ${maxMbps} Mbps。请调低，或提工单申请更高带宽。`,
  QOS_NOT_AVAILABLE: ({ qos, because, regions }) =>
    because === 'unknown'
      ? `没有 ${qos} 这个服务等级。请选 PT（白金）、AU（金）或 AG（银）。`
      : because === 'charge type'
        ? `服务等级 ${qos} 只支持月 95 计费。请改计费方式，或选 AU（金）。`
        : `服务等级 ${qos} 只在这些地域之间跨地域提供：${regions.join('、')}。请选 AU（金）。`,
  INVALID_NAME: ({ length, max }) =>
    length === 0 ? '名称不能为空。' : `名称有 ${length} 个字符，最多 ${max} 个。请改短。`,
  INVALID_STATE: ({ state }) => `对等连接当前${states[state]}，不能做这个操作。`,
  EXPIRED: ({ peering, hours, requester }) =>
    `${peering} 超过 ${hours} 小时无人接受，已过期。请发起方 ${requester} 重新发起。`,
  PEERING_NOT_FOUND: ({ peering }) => `找不到对等连接 ${peering}，或你看不到它。请核对 ID 和账号。`,
  BUSY: ({ resource }) => `${resource} 上有任务正在执行。请稍后重试。`,

  CIDR_SIZE: ({ cidr, minMask, maxMask }) => `${cidr} 的大小不对，掩码须在 /${minMask} 到 /${maxMask} 之间。`,
  CIDR_NOT_PRIVATE: ({ cidr, ranges }) => `${cidr} 不在允许的网段内。请从 ${ranges.join('、')} 中选取。`,
  HOST_BITS_SET: ({ cidr, canonical, host }) =>
    `${cidr} 的主机位不为零。要写网段请用 ${canonical}，要写单个 IP 请用 ${host}。`,
  INVALID_CIDR: ({ cidr, fault, part, intent }) =>
    `“${cidr}”不是有效网段：${faults[fault](part)}。${intent === null ? '请写成 10.0.0.0/16 这样的形式。' : `是不是想写 ${intent}？`}`,
  SUBNET_OUT_OF_VPC: ({ cidr, vpc, blocks }) =>
    `${cidr} 不在 ${vpc} 的网段内。请从 ${blocks.join('、')} 中划分。`,
  SUBNET_OVERLAP: ({ cidr, subnet, other }) => `${cidr} 与子网 ${subnet}（${other}）重叠。请换一段。`,

  ROUTE_OVERLAPS_LOCAL: ({ dest, local }) =>
    `目的端 ${dest} 在本 VPC 网段 ${local} 之内，已走 Local 路由。请填对端网段。`,
  ROUTE_DEST_NOT_IN_PEER: ({ dest, vpc, blocks }) =>
    `${dest} 不在 ${vpc} 的网段内。对等连接只通对端网段，请填 ${blocks.join('、')} 之内的网段。`,
  ROUTE_CONFLICT: ({ dest, nextHop }) =>
    `已有到 ${dest} 的路由（下一跳 ${nextHop}），对等连接不支持等价路由。请先删除它，或写更精确的网段。`,
  NEXT_HOP_INVALID: ({ nextHop, because, state }) =>
    ({
      missing: `下一跳 ${nextHop} 不存在。请核对 ID。`,
      elsewhere: `下一跳 ${nextHop} 不属于这张路由表所在的 VPC。请选本 VPC 的下一跳。`,
      gone: `下一跳 ${nextHop} ${state === null ? '已失效' : states[state]}。请先重新建立对等连接。`,
      pending: `${nextHop} 还没有被接受。请对方接受后再加路由。`,
    })[because],
  SYSTEM_ROUTE: ({ dest }) => `${dest} 是系统 Local 路由，不能增删改。VPC 内流量无需另配路由。`,
  RESOURCE_NOT_FOUND: ({ kind, id }) =>
    `找不到${kind === 'vpc' ? ' ' : ''}${kinds[kind]} ${id}。请核对后重试。`,

  NO_PEERING: ({ from, to, obstacles }) =>
    obstacles.length === 0
      ? `${from} 与 ${to} 之间没有可用的对等连接。请先创建。`
      : `${from} 与 ${to} 之间没有对等连接，也建不了（${obstacles.join('、')}）。请先解决这些问题。`,
  NOT_TRANSITIVE: ({ from, to, hubs, obstacles }) =>
    `${from} 与 ${to} 只是都连着 ${hubs.join('、')}，对等连接不能中转。${obstacles.length === 0 ? '请在两者之间直接建对等连接。' : `两者也不能直连（${obstacles.join('、')}）。`}`,
  PENDING_ACCEPTANCE: ({ peering, accepter, hoursLeft }) =>
    `${peering} 还在等账号 ${accepter} 接受，剩 ${hoursLeft} 小时。请对方在控制台点“接受”。`,
  REJECTED: ({ peering }) => `上一次申请 ${peering} 被拒绝了。请与对方沟通后重新发起。`,
  DELETED: ({ peering }) => `原来的对等连接 ${peering} 已删除。需要的话请重新创建。`,
  ISOLATED: ({ peering }) => `${peering} 因欠费被隔离。请付费方充值，充值后自动恢复。`,
  NO_ROUTE_LOCAL: ({ dest, table, subnet }) =>
    `${table === null ? '源端' : `源子网 ${subnet ?? ''} 的路由表 ${table} `}没有到 ${dest} 的可用路由。请添加一条指向对等连接的路由。`,
  NO_ROUTE_RETURN: ({ dest, table, subnet }) =>
    `${table === null ? '对端' : `目的子网 ${subnet ?? ''} 的路由表 ${table} `}没有到 ${dest} 的回程路由。请在${table === null ? '对端的路由表' : '这张表'}里添加。`,
  ROUTE_DISABLED: ({ dest, nextHop, table }) =>
    `${table} 中到 ${dest}（${nextHop}）的路由被禁用了。请启用它。`,
  ROUTE_WRONG_NEXT_HOP: ({ dest, nextHop, table }) =>
    `${table} 中最长匹配的路由 ${dest} 指向 ${nextHop}，流量被带走了。请删除它，或加一条更精确的路由。`,
  BLACKHOLE: ({ dest, nextHop, table }) =>
    `${table} 中到 ${dest} 的路由指向已失效的 ${nextHop}，流量被丢弃。请删除这条路由，改指可用的对等连接。`,
  LOCAL_ROUTE_WINS: ({ dest, local, vpc }) =>
    `${dest} 也在 ${vpc} 自己的网段 ${local} 内，流量走 Local，出不去。只能重新规划网段。`,
  SECONDARY_CIDR_UNSUPPORTED: ({ block, vpc }) =>
    `${block} 是 ${vpc} 的辅助 CIDR，对等连接不传递辅助 CIDR。请改用主 CIDR 内的子网，或用云联网。`,
  EDGE_TO_EDGE: ({ gateway, vpc, target }) =>
    `${gateway} 属于 ${vpc}，不能通过对等连接借用它访问 ${target}。请在本 VPC 建自己的网关。`,
  IPV6_UNSUPPORTED: ({ because, id }) =>
    because === 'rules'
      ? `对等连接是否支持 IPv6，文档没有说明，这里不作判断。请用 IPv4 访问 ${id}。`
      : `${id} 没有这一协议的地址。请先分配网段，或换一种地址再问。`,
  NO_PRICE_LIST: ({ cloud }) => `${cloud} 没有可用的分档价目。请以云厂商账单为准。`,
} satisfies { [C in ReasonCode]: (args: Readonly<ReasonArgs[C]>) => string };

const suggestions = {
  accept: '等接受方接受',
  delete: '可以改为删除',
  reject: '可以改为拒绝',
  create_peering: '请新建对等连接',
  'requester must re-enable or re-create': '请发起方重新启用，或重新创建',
  'requester must re-create': '请发起方重新创建',
  'top up': '请先充值',
  'open a ticket': '可以提工单',
  'use CCN': '请改用云联网',
  'try again': '请稍后重试',
} satisfies Record<Suggestion, string>;

const fixes = {
  create_peering: (fix) =>
    `从 ${fix.requesterVpc} 向 ${fix.accepterVpc} 发起对等连接${fix.bandwidthMbps === undefined ? '' : `，带宽 ${fix.bandwidthMbps} Mbps`}`,
  accept: (fix) => `接受对等连接 ${fix.peering}`,
  add_route: (fix) => `在 ${fix.routeTable} 添加路由 ${fix.dest}，下一跳 ${fix.nextHop}`,
  delete_route: (fix) => `从 ${fix.routeTable} 删除路由 ${fix.dest}`,
  enable_route: (fix) => `在 ${fix.routeTable} 启用路由 ${fix.dest}`,
} satisfies { [O in Fix['op']]: (fix: Extract<Fix, { op: O }>) => string };

const hops = {
  source: (hop) => `源 ${hop.id}（${hop.blocks.join('、')}）`,
  destination: (hop) => `目的 ${hop.id}（${hop.blocks.join('、')}）`,
  table: (hop) =>
    `${hop.side === 'local' ? '去程' : '回程'}路由表 ${hop.id}：${hop.decisions
      .map(
        ({ block, outcome, nextHop }) =>
          `${block} ${outcomes[outcome]}${nextHop === null ? '' : ` ${nextHop}`}`,
      )
      .join('；')}`,
  'hidden table': (hop) =>
    `${hop.side === 'local' ? '去程' : '回程'}路由表属于账号 ${hop.owner}：${hop.through ? '有路由' : '没有可用路由'}`,
  peering: (hop) => `对等连接 ${hop.id}：${states[hop.state]}`,
  local: (hop) => `${hop.id} 内部 Local`,
  gateway: (hop) => `网关 ${hop.id}`,
} satisfies { [A in Hop['at']]: (hop: Extract<Hop, { at: A }>) => string };

const outcomes = {
  through: '→',
  local: '走 Local',
  none: '没有路由',
  disabled: '路由已禁用',
  dead: '黑洞，指向',
  elsewhere: '被带往',
} as const;

const verdicts = {
  REACHABLE: (from, to) => `${from} 与 ${to} 可以互通。`,
  UNREACHABLE: (from, to) => `${from} 与 ${to} 不通。`,
  PARTIAL: (from, to) => `${from} 与 ${to} 只有部分互通。`,
} satisfies Record<Verdict, (from: string, to: string) => string>;

/** What the peering engine's values say in Chinese. */
export const peeringZh = {
  states,
  roles,
  quotas,
  kinds,
  reasons,
  suggestions,
  fixes,
  hops,
  verdicts,
  ranges: {
    reachableDest: (blocks: string) => `可达目的：${blocks}`,
    unreachableDest: (blocks: string) => `不可达目的：${blocks}`,
    reachableSource: (blocks: string) => `可达源：${blocks}`,
    unreachableSource: (blocks: string) => `不可达源：${blocks}`,
  },
  denied: '没有执行：',
  blockersHead: '原因：',
  fixesHead: '处理步骤：',
  theirMove: (uin: string) => `需要账号 ${uin} 检查自己的路由表：请对方在自己一侧查询同一问题。`,
  nothingToDo: '目前没有可以自动完成的处理步骤。',
  you: '你',
  account: (uin: string) => `账号 ${uin}`,
  byWhom: (who: string, what: string) => `${who}：${what}`,
  done: {
    create_peering: (id: string, state: string) => `已发起 ${id}，状态：${state}。`,
    pendingNext: (accepter: string) => `等账号 ${accepter} 接受后生效。`,
    activeNext: '还要在两边路由表各加一条路由，才会互通。',
    peering: (id: string, state: string) => `${id}：${state}。`,
    bandwidth: (id: string, mbps: number) => `${id} 的带宽上限已改为 ${mbps} Mbps。`,
    billed: (payer: string) => `跨地域流量计费，由 ${payer} 付费。`,
    made: (id: string) => `已创建 ${id}。`,
    secondary: (vpc: string, cidr: string) => `已给 ${vpc} 添加辅助 CIDR ${cidr}。`,
    routeAdded: (dest: string, nextHop: string) => `已添加路由 ${dest} → ${nextHop}。`,
    routeBlackhole: '对等连接还没接通，这条路由暂时不通。',
    routeChanged: {
      delete_route: (dest: string) => `已删除路由 ${dest}。`,
      enable_route: (dest: string) => `已启用路由 ${dest}。`,
      disable_route: (dest: string) => `已禁用路由 ${dest}。`,
    },
    bill: (amount: string, currency: string, payer: string) =>
      `应付 ${amount} ${currency}，由 ${payer} 支付。`,
    free: '同地域流量免费，无需付费。',
    time: (now: string) => `现在是 ${now}。`,
    parallel: (steps: number) => `${steps} 个操作同时进行，按先后逐个生效：`,
  },
};

/** The shape every language fills; a missing or surplus sentence does not compile. */
export type PeeringText = typeof peeringZh;
