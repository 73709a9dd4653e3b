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
  /** A Latin word stands apart from the Chinese one before it. */
  change: (label: string) => `改${/^[a-z0-9]/i.test(label) ? ' ' : ''}${label}`,
  confirm: '确认',
  cancelled: (title: string) => `好，“${title}”已取消，什么都没有改动。`,
  nothingToCancel: '现在没有进行中的操作。',
  movedOn: '这一步已经过去了，现在在这里：',
  over: '这件事已经办完或取消了。',
  asideNow: (title: string) => `“${title}”先放一放，办完再回来。`,
  continueWhere: (title: string) => `“${title}”还没有做完，接着做吗？`,
  resume: '接着做',
  drop: '不做了',
  dropped: '好，不做了。',
  /** A typed answer that is none, before the question is put again. */
  notAnAnswer: (text: string) => `“${text}”对不上。`,
  pickOne: '请从下面选一个，或直接输入。',
  several: (text: string, names: string) => `“${text}”可以是 ${names}，请说全一点。`,
  noMatch: (text: string, example: string) => `没有找到“${text}”。比如：${example}`,
  foundNothing: (text: string) => `没有找到“${text}”。`,
  tooLong: (max: number) => `太长了，最多 ${max} 个字符。`,
  inGroup: '这要看账号里的网络，群里不方便说。请到和我的私聊里再发一次。',
  noAccount: '还没有账号可以操作。可以登记自己的账号，用邀请码加入同事的账号，或先用演示数据试一试。',
  createAccount: '登记账号',
  join: '用邀请码加入',
  demo: '试试演示',
  needOperator: (account: string) =>
    `你在账号 ${account} 是只读成员，能看不能改。请让所有者把你改为操作员，或请操作员来做。`,
  notMember: (account: string) => `找不到账号 ${account}，或你不在其中。`,
  yes: '是',
  no: '否',
  lost: '这件事要用到的东西已经变了，请重新开始。',
};

export type RunnerText = typeof runnerZh;
