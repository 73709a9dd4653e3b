/** 引导对话共用的话，中文。 */
export const runnerZh = {
  heading: (title: string, step: number, of: number) =>
    of === 1 ? `**${title}**` : `**${title}** · 第 ${step} 步，共 ${of} 步`,
  summaryHeading: (title: string) => `**${title}** · 请确认`,
  field: (label: string, value: string) => `- ${label}：${value}`,
  back: '上一步',
  cancel: '取消',
  more: '更多',
  previousPage: '前一页',
  keep: (value: string) => `不改，仍用 ${value}`,
  change: (label: string) => (/^[A-Za-z]/.test(label) ? `改 ${label}` : `改${label}`),
  confirm: '确认',
  cancelled: (title: string) => `好，“${title}”已取消，什么都没有改动。`,
  nothingToCancel: '现在没有进行中的操作。',
  movedOn: '这一步已经过了，现在到这里：',
  over: '这件事已经办完，或者取消了。',
  asideNow: (title: string) => `“${title}”先放着，发 /resume 接着做。`,
  continueWhere: (title: string) => `“${title}”还没有做完，接着做吗？`,
  resume: '接着做',
  drop: '不做了',
  dropped: '好，不做了。',
  /** A typed answer that is none, before the question is put again. */
  atSummary: '没看懂。请点下面的按钮：确认、修改或取消。',
  several: (text: string, names: string) => `“${text}”可以是 ${names}，请说全一点。`,
  noMatch: (text: string, example: string) => `没有找到“${text}”。可以这样写：${example}`,
  foundNothing: (text: string) => `没有找到“${text}”。`,
  tooLong: (max: number) => `太长了，最多 ${max} 个字符。`,
  inGroupDo: '动网络的事请到和我的私聊里说，群里我只回答一般问题。',
  inGroup: '这要看账号里的网络，群里不方便说。请到和我的私聊里再发一次。',
  noAccount: '你还没有账号。可以登记自己的账号，用邀请码加入同事的账号，或先用演示数据试试。',
  createAccount: '登记账号',
  join: '用邀请码加入',
  demo: '试试演示',
  needOperator: (account: string) =>
    `你在账号 ${account} 是只读成员，能看不能改。请操作员来做，或请所有者把你改为操作员。`,
  notMember: (account: string) => `找不到账号“${account}”，或者你不在里面。/account 看你有哪些账号。`,
  yes: '是',
  no: '否',
  lost: '情况已经变了，这件事请重新开始。',
};

export type RunnerText = typeof runnerZh;
