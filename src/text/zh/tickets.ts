import type {
  MacroVariable,
  SlaClockName,
  StaffRole,
  TicketActName,
  TicketKind,
  TicketPriority,
  TicketReasonArgs,
  TicketReasonCode,
  TicketStatus,
} from '../../tickets/index.ts';

const kinds = {
  question: '问题',
  quota: '提高配额',
  bandwidth: '放宽带宽',
  classic_network: '基础网络',
} satisfies Record<TicketKind, string>;

const statuses = {
  new: '新建',
  open: '处理中',
  pending: '等客户回复',
  solved: '已解决',
  closed: '已关闭',
} satisfies Record<TicketStatus, string>;

const priorities = { urgent: '紧急', high: '高', normal: '普通', low: '低' } satisfies Record<
  TicketPriority,
  string
>;

const clocks = { firstReply: '首次回复', nextReply: '再次回复', resolution: '解决' } satisfies Record<
  SlaClockName,
  string
>;

const roles = { lead: '组长', agent: '客服' } satisfies Record<StaffRole, string>;

const acts = {
  write: '接着说',
  answer: '回复',
  ask_back: '追问',
  note: '写备注',
  claim: '认领',
  release: '放回队列',
  transfer: '转交',
  prioritise: '改优先级',
  solve: '解决',
  close: '关闭',
  rate: '评价',
  decide: '审批',
  taught: '教给机器人',
} satisfies Record<TicketActName, string>;

const variables = {
  customer: '客户名称',
  ticket: '工单号',
  agent: '客服名称',
  account: '账号',
  summary: '问题',
  vpc: 'VPC',
  peering: '对等连接',
} satisfies Record<MacroVariable, string>;

const reasons = {
  NO_SUCH_TICKET: ({ ticket }) => `没有找到工单 ${ticket}。请核对编号。`,
  ALREADY_CLAIMED: ({ ticket, by }) => `${ticket} 已由 ${by} 认领。要换人，由 ${by} 或组长点“转交”。`,
  NOT_ASSIGNEE: ({ ticket, assignee }) =>
    assignee === null
      ? `${ticket} 还没有人负责。请先认领。`
      : `${ticket} 由 ${assignee} 负责。请 ${assignee} 或组长来做；内部备注谁都可以写。`,
  NOT_IN_STATUS: ({ ticket, status, act }) => {
    const now = `${ticket} 现在是“${statuses[status]}”`;
    if (act === 'rate') return `${now}，解决或关闭之后再评价。`;
    if ((act === 'solve' || act === 'close') && (status === 'solved' || status === 'closed'))
      return `${now}，不用再${acts[act]}。`;
    return `${now}，不能${acts[act]}。${status === 'solved' ? '客户回复后会重新打开。' : '有新问题，请客户另提工单。'}`;
  },
  REOPEN_OVER: ({ ticket }) => `工单 ${ticket} 已结束，不能接着说了。还有问题，请用 /ticket 提一个新工单。`,
  NOT_ON_STAFF: () => '这一步只有客服能做。要加入，请组长用 /invite_staff 邀请你。',
  LEADS_ONLY: () => '这一步只有组长能做，请找组长。',
  CUSTOMER_ONLY: ({ ticket }) => `这一步只有提交 ${ticket} 的客户能做。`,
  NO_REQUEST: ({ ticket }) => `${ticket} 没有要审批的申请，直接回复客户即可。`,
  OWN_REQUEST: ({ ticket }) => `${ticket} 是你自己提的，不能自己审批。请其他客服或组长来审批。`,
  ALREADY_DECIDED: ({ ticket, approved, by }) =>
    `${ticket} 的申请，${by} 已经${approved ? '批准' : '拒绝'}，不能再改。要改，请客户另提工单。`,
  ALREADY_RATED: ({ ticket }) => `${ticket} 这次已经评过分了，谢谢。`,
  INVALID_STARS: () => '评分是 1 到 5 的整数，请点下面的按钮。',
  EMPTY_TEXT: () => '内容是空的。请写一句话说明。',
  TEXT_TOO_LONG: ({ length, max }) => `内容有 ${length} 个字符，最多 ${max} 个。请分几条发，或放进文件里发。`,
  TOO_MANY_TICKETS: ({ max }) => `你已有 ${max} 个工单在处理。请等它们解决，或在 /tickets 里关闭不需要的。`,
  INVALID_REQUEST: () => '要提到多少，请填一个大于 0 的整数。',
  ALREADY_ON_STAFF: ({ role }) => `你已经是${roles[role]}，不用再加入。`,
  NO_SUCH_STAFF: ({ name }) => `客服名单里没有“${name}”。/staff 看名单。`,
  CONFIGURED_STAFF: ({ name }) => `${name} 是配置里的客服，不能在这里移出，请改配置。`,
  LAST_LEAD: () => '只剩这一位组长，不能移出。请先邀请另一位组长。',
  STAFF_FULL: ({ max }) => `客服已有 ${max} 位，满了。请组长先移出不用的。`,
  STAFF_INVITATION_UNKNOWN: ({ code }) => `邀请码“${code}”不对。请核对后再发一次，或请组长重新邀请。`,
  STAFF_INVITATION_USED: ({ code }) => `邀请码 ${code} 已经用过，一个码只能用一次。请组长重新邀请。`,
  STAFF_INVITATION_EXPIRED: ({ code }) => `邀请码 ${code} 已失效。请组长重新邀请，新码 3 天内有效。`,
  MACRO_VARIABLE_MISSING: ({ macro, variables: missing }) =>
    `模板“${macro}”要用到${missing.join('、')}，这个工单里没有。请换一个模板，或直接写回复。`,
} satisfies { [C in TicketReasonCode]: (args: Readonly<TicketReasonArgs[C]>) => string };

/** 关于工单说的话，中文。参数都已是可以放进 Markdown 的文字。 */
export const ticketsZh = {
  kinds,
  statuses,
  priorities,
  clocks,
  roles,
  variables,
  reasons,
  events: {
    opened: (who: string) => `${who} 提交了工单`,
    claimed: (who: string) => `${who} 认领了工单`,
    released: (who: string) => `${who} 放回了队列`,
    reopened: (who: string) => `${who} 重新打开了工单`,
    solved: (who: string) => `${who} 标为已解决`,
    closed: (who: string) => `${who} 关闭了工单`,
    auto_closed: () => '解决后没有新消息，自动关闭',
    agent_left: () => '负责人已不在客服名单，放回队列',
    transferred: (who: string, to: string) => `${who} 转给了 ${to}`,
    prioritised: (who: string, priority: string) => `${who} 把优先级改为${priority}`,
    approved: (who: string) => `${who} 批准了申请`,
    declined: (who: string) => `${who} 拒绝了申请`,
    rated: (who: string, stars: number) => `${who} 评了 ${stars} 分（满分 5 分）`,
    reminded: (clock: string) => `${clock}快到时限，已提醒`,
    escalated: (clock: string) => `${clock}超过时限，已通知组长`,
    undelivered: (message: number, reason: string) => `第 ${message} 条没有送达：${reason}`,
  },
  transcript: {
    title: (id: string, summary: string) => `# ${id} ${summary}`,
    facts: {
      kind: (value: string) => `- 类型：${value}`,
      status: (value: string) => `- 状态：${value}`,
      priority: (value: string) => `- 优先级：${value}`,
      customer: (value: string) => `- 客户：${value}`,
      account: (value: string) => `- 账号：${value}`,
      assignee: (value: string) => `- 负责人：${value}`,
      zone: (value: string) => `- 时间按 ${value} 时区`,
    },
    support: '客服',
    asks: '追问',
    note: '内部备注',
    attachment: (what: string, name: string) => (name === '' ? `［${what}］` : `［${what}：${name}］`),
  },
  nobody: '无',
  columns: {
    id: '工单号',
    kind: '类型',
    status: '状态',
    priority: '优先级',
    customer: '客户',
    person: '客户标识',
    account: '账号',
    summary: '问题',
    request: '申请',
    decided: '审批',
    assignee: '负责人',
    opened: '提交时间',
    updated: '更新时间',
    solved: '解决时间',
    closed: '关闭时间',
    firstReply: '首次回复用时（分钟）',
    resolution: '解决用时（分钟）',
    closures: '结束次数',
    stars: '评分',
    messages: '消息数',
  },
  approved: '批准',
  declined: '拒绝',
};

/** The shape both languages share. */
export type TicketsText = typeof ticketsZh;
