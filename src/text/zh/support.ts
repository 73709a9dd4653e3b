import { spaced } from './spaced.ts';

/** 数得完就写整数，数不完写 `200+`。 */
const counted = (total: number, more: boolean): string => `${total}${more ? '+' : ''} 个`;

/** 客服台说的话，中文。参数都已是可以放进 Markdown 的文字。 */
export const supportZh = {
  /** 提交工单 */
  open: {
    title: '转人工',
    kind: { label: '类型', ask: '是哪一类问题？' },
    summary: {
      label: '问题',
      ask: '用一两句话说说要客服解决什么。',
      bad: '请写一句话，例如：广州到北京的对等连接建好了，但 ping 不通。',
      tooLong: (max: number) => `太长了，先用 ${max} 个字以内概括，提交后还能接着补充。`,
    },
    account: {
      label: '账号',
      ask: '为哪个账号申请？',
      none: '申请要落到账号上，你还没有账号。先 /register 登记，或 /join 加入。',
      bad: (text: string) => `“${text}”不是你所在的账号。`,
    },
    quota: { label: '配额', ask: '要提高哪一项配额？', bad: '请从下面选一项。' },
    to: {
      label: '目标值',
      askQuota: (name: string, now: number) => `${name}现在是 ${now}，要提到多少？`,
      askBandwidth: (now: number) => `跨地域带宽现在最高 ${now} Mbps，要放宽到多少 Mbps？`,
      tooLow: (now: number) => `现在已经有 ${now}，请写一个更大的整数。`,
      tooHigh: (max: number) => `最多可以申请到 ${max}。需要更多，直接和客服说。`,
      bad: (example: number) => `请写一个整数，例如 ${example}。`,
      quotaShown: (value: string) => value,
      bandwidthShown: (value: string) => `${value} Mbps`,
    },
    commit: '提交',
    /** 撞到配额、带宽上限时的按钮 */
    askQuota: '申请提高配额',
    askBandwidth: '申请放宽带宽',
    inGroup: '找人工请到和我的私聊里发 /ticket，群里不方便谈账号的事。',
    /** 摘要里，提交前 */
    along: '- 刚才的对话一并附上，不用再说一遍',
    replyWithin: (hours: string) => `- 工作时间 ${hours}答复`,
    done: (id: string, within: string) =>
      `**工单 ${id}** 已提交，工作时间 ${within}答复。\n\n接着在这里补充就行，文字、图片、文件都会转给客服。想继续问我，点“问机器人”。`,
    doneQuietly: (id: string, within: string) =>
      `**工单 ${id}** 已提交，工作时间 ${within}答复。批准后我会通知你，到时可以接着刚才的做。`,
    list: '我的工单',
  },
  hours: (n: number) =>
    n < 1 ? `${Math.round(n * 60)} 分钟内` : `${Number.isInteger(n) ? n : n.toFixed(1)} 小时内`,
  lasts: (hours: number, minutes: number) =>
    [hours === 0 ? '' : `${hours} 小时`, minutes === 0 && hours > 0 ? '' : `${minutes} 分钟`]
      .filter(Boolean)
      .join(' '),
  /** 客户一侧 */
  customer: {
    support: '客服',
    supportNamed: (name: string) => `客服 ${name}`,
    answer: (who: string, id: string, text: string) => `**${who}** · ${id}\n\n${text}`,
    asks: (who: string, id: string, text: string) => `**${who}** · ${id} · 等你回复\n\n${text}`,
    added: (id: string) => `已转给客服（${id}）。`,
    reopened: (id: string) => `${id} 已重新打开，这句话已转给客服。`,
    askBot: '问机器人',
    toBot: (id: string) => `好，你写的由我来答。${id} 还在处理，客服回复会发到这里。`,
    sendTo: (id: string) => `发给客服 ${id}`,
    claimed: (who: string, id: string) => spaced`${who}正在处理 ${id}。`,
    solved: (id: string, days: number) =>
      `**工单 ${id}** 已解决。服务怎么样？\n\n${days} 天内发现还没解决，点“重新打开”，或者直接写下来。`,
    closed: (id: string, asks: boolean) => `**工单 ${id}** 已关闭。${asks ? '服务怎么样？' : ''}`,
    autoClosed: (id: string, days: number) => `**工单 ${id}** 解决满 ${days} 天，已自动关闭。`,
    stars: ['★ 很差', '★★ 不满意', '★★★ 一般', '★★★★ 满意', '★★★★★ 很满意'],
    rated: '谢谢评价。',
    approved: (id: string, what: string) => `**工单 ${id}**：${what}，已经生效。`,
    declined: (id: string, what: string) => `**工单 ${id}** 没有批准：${what}。想知道原因，直接回复。`,
    goOn: (guide: string) => `接着${guide}`,
    notYours: (id: string) => `没有找到工单 ${id}。/tickets 看你的工单。`,
    inGroup: '群里别人也看得到，工单请到和我的私聊里再发一次。',
    noTickets: '你还没有工单。需要人工，发 /ticket 加一句话，例如：/ticket 对等连接不通。',
    list: (total: number, more: boolean) => `**我的工单** · ${counted(total, more)}`,
    line: (id: string, kind: string, status: string, when: string, summary: string) =>
      `- ${id} · ${kind} · ${status} · ${when}：${summary}`,
    button: (id: string, summary: string) => `${id} ${summary}`,
    heading: (id: string, kind: string, status: string) => `**工单 ${id}** · ${kind} · ${status}`,
    facts: (summary: string, opened: string) => `问题：${summary}\\\n提交：${opened}`,
    said: (who: string, when: string) => `**${who}** · ${when}`,
    you: '我',
    talk: '接着说',
    reopen: '重新打开',
    close: '关闭',
    export: '导出记录',
    listening: (id: string) => `好，接下来写的都转给客服（${id}）。`,
    listeningSolved: (id: string) => `好，写下还有什么问题，${id} 就会重新打开。`,
    exported: (id: string) => `**${id}** 的记录在文件里。`,
    nextPage: '下一页',
    previousPage: '上一页',
  },
  /** 图片或文件没有收下，和怎样才能让客服看到 */
  notAttached: {
    other: '图片或文件没有收下，这一步只收文字。要给客服看，请回复工单里的消息发送。',
    open_ticket: '图片或文件没有收下，这一步只收文字。工单提交后再发，就会转给客服。',
    answer_ticket: '图片或文件没有收下，这一步只收文字。请取消后回复工单里的消息发图；备注就在说明前加 //。',
  },
  /** 客服一侧 */
  agent: {
    unassigned: '待认领',
    card: {
      heading: (id: string, kind: string, status: string, priority: string) =>
        `**${id}** · ${kind} · ${status} · ${priority}`,
      customer: (name: string, lang: string) => `客户：${name}（${lang}）`,
      account: (uin: string, name: string) => `账号：${uin} ${name}`.trim(),
      noAccount: '账号：没有登记',
      summary: (text: string) => `问题：${text}`,
      request: (text: string) => `申请：${text}`,
      decided: (approved: boolean, who: string) =>
        approved ? spaced`决定：${who}已批准` : spaced`决定：${who}已拒绝`,
      doing: (what: string) => `在做：${what}`,
      network: (vpcs: number, peerings: number) => `网络：${vpcs} 个 VPC，${peerings} 条对等连接`,
      concerns: (ids: string) => `涉及：${ids}`,
      said: '提交前说过：',
      guesses: (list: string) => `机器人猜：${list}`,
      guess: (title: string, percent: number) => `${title} ${percent}%`,
      earlier: (list: string) => `以前的工单：${list}`,
      assignee: (name: string) => `负责人：${name}`,
      undelivered: (reason: string) => `**客户收不到消息**：${reason}`,
      rating: (stars: number) => `评价：${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}`,
      latest: '最近的消息：',
      clocks: { firstReply: '首次回复', nextReply: '再次回复', resolution: '解决' },
      left: (clock: string, time: string) => `${clock}还剩 ${time}`,
      over: (clock: string, time: string) => `**${clock}已超时 ${time}**`,
      stands: (clock: string) => `${clock}计时暂停`,
    },
    languages: { zh: '中文', en: '英文' },
    requestQuota: (name: string, from: number, to: number) => `${name}从 ${from} 提到 ${to}`,
    requestBandwidth: (from: number, to: number) => `跨地域带宽上限从 ${from} Mbps 放宽到 ${to} Mbps`,
    buttons: {
      claim: '认领',
      release: '放回队列',
      answer: '回复',
      askBack: '追问',
      note: '内部备注',
      solve: '解决',
      close: '关闭',
      more: '更多…',
      back: '返回',
      macros: '用模板',
      priority: '优先级',
      transfer: '转交',
      messages: '全部消息',
      card: '看工单',
      export: '导出',
      teach: '教给机器人',
      approve: (what: string) => `批准：${what}`,
      decline: '拒绝',
      suggest: (title: string) => `建议：${title}`,
    },
    opened: (id: string) => `**新工单 ${id}**`,
    wrote: (id: string, name: string) => `**${id}** · ${name}：`,
    reopenedBy: (id: string, name: string) => `**${id}** · ${name} 重新打开：`,
    attached: {
      photo: '图片',
      document: '文件',
      voice: '语音',
      audio: '音频',
      video: '视频',
      video_note: '视频',
      animation: '动图',
      sticker: '贴纸',
    },
    event: (id: string, what: string) => `**${id}** · ${what}`,
    sent: (id: string, name: string) => spaced`已发给${name}（${id}）。`,
    cannotHear: (name: string) =>
      spaced`${name}还没和机器人私聊过，或者屏蔽了它，收不到通知。请另外告诉一声。`,
    noteInside: '里面有一行以 // 开头，没有发给客户。备注请单独发；确实要发给客户，点“回复”再写。',
    albumLost: '这张图片没有收下：同一组的第一张没有发出去。请单独回复这张图片。',
    isLabel: (label: string) =>
      `“${label}”是按钮上的字，没有发给客户。请点按钮；真要把它发给客户，多写几个字。`,
    aside:
      '你回复的那条消息不属于工单，内容没有发给客户。要回复客户，请回复工单里的消息；以 `//` 开头是内部备注。',
    noted: (id: string) => `已记下内部备注（${id}），客户看不到。`,
    notedLate: (id: string) =>
      `已记下内部备注（${id}），客户看不到。注意：同一组里前面的图片已经发给客户了。`,
    transferredToYou: (id: string, by: string) => spaced`${by}把 ${id} 转给了你。`,
    reminder: (id: string, clock: string, left: string) => `**${id}** · ${clock}还剩 ${left}。`,
    escalation: (id: string, clock: string, who: string) => `**${id}** · ${clock}已超时，负责人：${who}。`,
    roomRefused: (reason: string) => `客服群里发不出去（${reason}），改发给你：`,
    undelivered: (id: string, name: string, reason: string) => spaced`**${id}** · 没能送达${name}：${reason}`,
    roomGone: (reason: string) =>
      `客服群联系不上了（${reason}），工单改发到各位的私聊。群恢复后，在群里发一条 /queue 即可。`,
    solvedTeach: (id: string) => `${id} 已解决。把这次的回答教给机器人吗？`,
    reply: {
      title: {
        answer: (id: string) => `回复 ${id}`,
        ask_back: (id: string) => `追问 ${id}`,
        note: (id: string) => `内部备注 ${id}`,
      },
      ticket: { label: '工单', ask: '回复哪个工单？', bad: '请写工单号，例如 T-1001。' },
      how: {
        label: '方式',
        ask: '怎么回复？',
        answer: '回复客户',
        ask_back: '追问，等客户回答',
        note: '内部备注，客户看不到',
        bad: '请从下面选一项。',
      },
      text: {
        label: '内容',
        ask: {
          answer: '要对客户说什么？发出前会先给你看。',
          ask_back: '要问客户什么？发出前会先给你看。',
          note: '要记什么？客户看不到。',
        },
        bad: '内容是空的。',
        tooLong: (max: number) => `太长了，最多 ${max} 个字。`,
      },
      marked: '以 // 开头的是内部备注，不发给客户。要发给客户，取消后重新回复。',
      send: '发送',
      save: '记下',
    },
    macros: (id: string) => `**${id}** · 选一个模板，发出前可以改：`,
    noMacros: '没有模板。模板在 knowledge/macros 里。',
    priorities: (id: string) => `**${id}** · 优先级改为：`,
    transfers: (id: string) => `**${id}** · 转给谁？`,
    nobodyElse: '没有别的客服可以转。用 /invite_staff 邀请。',
    role: { lead: '组长', agent: '客服' },
    notStaff: '这是客服才能做的。要加入，请组长用 /invite_staff 发邀请码。',
    queue: {
      heading: (total: number) => `**待认领** · ${total} 个`,
      empty: '没有待认领的工单。',
      kinds: (list: string) => list,
      kind: (name: string, n: number) => `${name} ${n}`,
      all: '全部',
    },
    mine: {
      heading: (total: number, more: boolean) => `**我的工单** · ${counted(total, more)}`,
      empty: '你手上没有工单。/queue 看待认领的。',
    },
    search: {
      heading: (words: string, total: number, more: boolean) =>
        `**搜索“${words}”** · ${counted(total, more)}`,
      none: (words: string) => `没有找到“${words}”。可以搜工单号、客户名、账号、问题里的词。`,
      ask: '搜什么？例如：/search 配额 张三',
    },
    listed: {
      line: (id: string, kind: string, status: string, priority: string, due: string, summary: string) =>
        `- ${id} · ${kind} · ${status}${priority}${due}：${summary}`,
      priority: (name: string) => ` · ${name}`,
      due: (time: string) => ` · 还剩 ${time}`,
      over: (time: string) => ` · **超时 ${time}**`,
    },
    help: `**客服台**

- \`/queue\` 待认领，\`/mine\` 我的，\`/search 词\` 搜索，\`/ticket T-1001\` 看一个工单
- 回复客户：直接回复工单消息，或点“回复”；以 \`//\` 开头是内部备注
- \`/stats\` 统计，\`/unanswered\` 没答上来的问题，\`/drafts\` 待审的知识，\`/taught\` 教过的
- \`/export\` 导出工单（CSV），\`/export T-1001\` 导出一个工单的记录
- \`/staff\` 客服名单；组长：\`/invite_staff\` 邀请，\`/dismiss\` 移出`,
    exportedCsv: (n: number, from: string, more: boolean) =>
      `${from} 以来的 ${n} 个工单在文件里。${more ? `一次最多 ${n} 个，更早的没有放进来。` : ''}`,
    exportNone: '还没有工单。',
    staff: {
      heading: (n: number) => `**客服名单** · ${n} 人`,
      line: (name: string, role: string, how: string) => `- ${name} · ${role}${how}`,
      byConfig: '（配置）',
      invite: {
        title: '邀请客服',
        role: { label: '角色', ask: '邀请来做什么？', bad: '请选客服或组长。' },
        once: '- 邀请码只能用一次，3 天内有效',
        commit: '生成邀请码',
        done: (role: string, code: string) =>
          `邀请码（${role}）：\`${code}\`\n\n请对方私聊我发：\`/join_staff ${code}\``,
        leadsOnly: '只有组长可以邀请和移出客服。',
      },
      join: {
        title: '加入客服',
        code: { label: '邀请码', ask: '请发邀请码。', bad: (text: string) => `“${text}”不像邀请码。` },
        done: (role: string) => `你现在是${role}了。\n\n`,
        told: (name: string, role: string) => spaced`${name}用你的邀请码加入，角色是${role}。`,
      },
      dismiss: {
        title: '移出客服',
        who: { label: '客服', ask: '移出谁？', bad: (text: string) => `名单里没有“${text}”。` },
        nobody: '没有可以移出的客服。配置里的客服要改配置。',
        back: (n: number) => `- 手上的 ${n} 个工单放回队列`,
        commit: '移出',
        done: (name: string, n: number) => `已移出 ${name}，${n} 个工单放回了队列。`,
        told: '你已被移出客服名单。',
      },
    },
  },
  quotaRaised: (quota: string, to: number) => `${quota}提到 ${to}`,
  bandwidthAllowed: (to: number) => `跨地域带宽放宽到 ${to} Mbps`,
};

export type SupportText = typeof supportZh;
