/** 把坐席的回答教给机器人：草稿、审核、未答上的问题，中文。 */
export const teachZh = {
  onlyIn: { zh: '（这条只有中文。）', en: '（这条只有英文。）' },
  none: '无',
  fields: {
    question: { label: '问题', ask: '客户会怎么问？用一句话写成标题，别带客户自己的 ID 和 IP。' },
    asks: {
      label: '其他问法',
      ask: (most: number) => `还有哪些问法？每行一个，最多 ${most} 个。没有就点“无”。`,
    },
    answer: { label: '回答', ask: '机器人怎么回答？就是客户会看到的原文，可以用列表和 `代码`。' },
    question2: {
      label: '另一种语言的问题',
      ask: '同一个问题用另一种语言怎么写？不写就点“无”，另一种语言的读者会看到原文。',
    },
    answer2: { label: '另一种语言的回答', ask: '同一个回答用另一种语言怎么写？不写就点“无”。' },
    text: { label: '问法', ask: '要加哪种问法？' },
    entry: {
      label: '归到',
      ask: '归到哪一条回答？点一个最接近的，或者输入标题、编号。',
      bad: (text: string) => `没有“${text}”这一条。请从下面选，或者输入完整的标题或编号，比如 encryption。`,
    },
    decision: { label: '决定', approve: '批准', reject: '驳回', bad: '请点“批准”或“驳回”。' },
    reason: { label: '原因', ask: '为什么驳回？作者会看到。', bad: '请写一句原因，比如“和已有的重复”。' },
  },
  empty: '是空的。请写一句话。',
  noLetters: '里面没有文字。请用一句话写出问题。',
  tooLong: (most: number, has: number) => `太长：最多 ${most} 个字符，现在 ${has} 个。请缩短。`,
  tooMany: (most: number, has: number) => `问法太多：最多 ${most} 个，现在 ${has} 个。留下最常见的。`,
  teach: {
    title: (ticket: string) => (ticket === '' ? '教给机器人' : `教给机器人 · ${ticket}`),
    noTicket: (ticket: string) => `没有工单 ${ticket}。请核对编号，比如 T-1001；不从工单教，直接发 /teach。`,
    commit: '提交审核',
    done: (draft: string) => `草稿 ${draft} 已提交，等组长审核。通过后的下一句话起，机器人就会答。`,
    doneLead: (draft: string) => `草稿 ${draft} 已存。你是组长，现在就可以审核。`,
  },
  addAsk: {
    title: '加一种问法',
    commit: '提交审核',
  },
  review: {
    title: (draft: string) => `审核草稿 ${draft}`,
    button: '审核',
    leadsOnly: '只有组长可以审核草稿。',
    missing: (draft: string) => `没有草稿 ${draft}。/drafts 列出所有待审的草稿。`,
    decided: {
      approved: (draft: string, who: string) => `草稿 ${draft} 已由 ${who} 批准。`,
      rejected: (draft: string, who: string) => `草稿 ${draft} 已由 ${who} 驳回。`,
    },
    from: (who: string, ago: string, ticket: string) =>
      `${who} ${ago}提交${ticket === '' ? '' : `，来自工单 ${ticket}`}`,
    isAsk: (text: string, entry: string) => `把“${text}”加为**${entry}**的一种问法。`,
    above: '回答和其他问法的全文见上。',
    approve: '批准并生效',
    reject: '驳回',
    approved: (draft: string) => `草稿 ${draft} 已批准。从下一句话起，机器人就这样回答。`,
    rejected: (draft: string) => `草稿 ${draft} 已驳回，作者会收到原因。`,
    told: {
      waiting: (draft: string, who: string, text: string) => `${who} 提交了草稿 ${draft}，等你审核：${text}`,
      approved: (draft: string, who: string, text: string) =>
        `你的草稿 ${draft} 通过了（${who}），机器人已经会答：${text}`,
      rejected: (draft: string, who: string, reason: string) =>
        `你的草稿 ${draft} 被驳回了（${who}）：${reason}`,
    },
  },
  assessed: {
    clear: '检查：没有发现问题，不会抢走别的问题。',
    nearest: '最接近的已有回答：',
    near: (title: string, percent: number) => `- ${title}（${percent}%）`,
    taken: (title: string, count: number, questions: string) =>
      `- ⚠️ 会从**${title}**抢走 ${count} 个问题：${questions}`,
    moreTaken: (count: number) => `- ⚠️ 另有 ${count} 条回答也会被抢走问题`,
    noTune: '- ⚠️ 没有可以对照的调优集：只和已有的问法比过',
    worse: (count: number, questions: string) =>
      `- ⚠️ 调优集变差：${count} 个原来答得对的会答错：${questions}`,
    gained: (count: number, questions: string) =>
      `- 调优集里原来答不上的 ${count} 个会由它回答：${questions}`,
    andMore: (count: number) => `等 ${count} 个`,
    forbidden: '有 ⛔ 的要先改好才能批准。',
  },
  findings: {
    NO_QUESTION: () => '没有问题',
    NO_ANSWER: () => '没有回答',
    TITLE_TOO_LONG: (most: number) => `问题超过 ${most} 个字符`,
    ASK_TOO_LONG: (most: number) => `有的问法超过 ${most} 个字符`,
    BODY_TOO_LONG: (most: number) => `回答超过 ${most} 个字符，一条消息放不下`,
    TOO_MANY_ASKS: (most: number) => `问法超过 ${most} 个`,
    OPEN_FENCE: () => '代码块的 \\`\\`\\` 没有成对',
    PLACEHOLDER: () => '回答里有两个连着的左花括号，导出成文件会被当成占位符',
    ENTRY_UNKNOWN: (entry: string) => `没有 ${entry} 这一条`,
    STANDS_ALREADY: (text: string, title: string) => `“${text}”已经是**${title}**的问法`,
    STANDS_TWICE: (text: string) => `“${text}”写了两遍`,
    TOO_ALIKE: (text: string, other: string, title: string) =>
      `“${text}”和**${title}**的“${other}”几乎分不开，换个说法，或者只留一个`,
    OTHER_LANGUAGE: (part: 'title' | 'body', lang: 'zh' | 'en') =>
      `${part === 'title' ? '问题' : '回答'}看起来不是${lang === 'zh' ? '中文' : '英文'}`,
    HEARD_AS_ORDER: (text: string, task: string) =>
      `“${text}”会被当成指令（${task}），这样说的人看不到这条回答`,
    HEARD_AS_TALK: (text: string) => `“${text}”会被当成寒暄，这样说的人看不到这条回答`,
    CUSTOMER_DATA: (value: string) => `里面有 ${value}，像是客户自己的信息，确认要公开吗？`,
  },
  withdraw: {
    title: '撤回教过的',
    leadsOnly: '只有组长可以撤回教过的内容。',
    thing: {
      label: '内容',
      ask: '撤回哪一条？',
      bad: '教过的里面没有这一条。请从下面选，或者输入完整的标题。',
    },
    commit: '撤回',
    gone: '这一条已经撤回，或者已经写进知识库文件，改文件才行。/taught 看还有哪些。',
    isAsk: (text: string, entry: string) => `问法“${text}”不再归到**${entry}**。`,
    along: (count: number) => `后来加的 ${count} 种问法一起撤回。`,
    done: '已撤回。从下一句话起，机器人不再这样答。',
    anew: '改好再教',
    told: (who: string, title: string) => `${who} 撤回了你批准的回答：${title}`,
  },
  taught: {
    empty: '还没有教过什么，或者都已经写进知识库文件了。/teach 教一条。',
    heading: (from: number, to: number, all: number) =>
      `**教过的**（第 ${from}–${to} 条，共 ${all} 条，最近的在前）`,
    entry: (n: number, title: string, ago: string, ticket: string) =>
      `${n}. ${title}\n   ${[ago, ticket].filter((each) => each !== '').join(' · ')}`,
    ask: (n: number, text: string, entry: string) => `${n}. “${text}”\n   归到“${entry}”`,
    show: (n: number) => `${n} 看`,
    withdraw: (n: number) => `${n} 撤回`,
  },
  drafts: {
    empty: '没有待审的草稿。',
    heading: (count: number, more: boolean) => `**待审的草稿**（${count}${more ? '+' : ''}）`,
    line: (id: string, kind: string, text: string, who: string, ago: string) =>
      `- ${id} · ${kind} · ${text}（${who}，${ago}）`,
    kinds: { entry: '新回答', ask: '加问法' },
    review: (id: string) => `审核 ${id}`,
  },
  unanswered: {
    empty: '没有未答上的问题。',
    heading: (from: number, to: number) => `**未答上的问题**（第 ${from}–${to} 个，问得最多的在前）`,
    line: (n: number, text: string, count: number, said: string, ago: string) =>
      `${n}. ${text}\n   ${count} 次 · ${said} · ${ago}`,
    said: { none: '答不上', suggest: '猜的都不是', unhelpful: '答了没帮助' },
    addAsk: (n: number) => `${n} 加为问法`,
    teach: (n: number) => `${n} 新教一条`,
    drop: (n: number) => `${n} 不用管`,
  },
  exporting: {
    wrote: (entries: number, asks: number, files: number) =>
      `${entries} 条回答、${asks} 种问法，写了 ${files} 个文件。`,
    nothing: '没有要导出的：教过的都已经在文件里了。',
    mistakes: (count: number) => `导出后的知识库有 ${count} 处错误（见上），请改好再提交。`,
    lintedWell: '知识库检查通过。',
    imported: (entries: number, asks: number) =>
      `导入了 ${entries} 条回答、${asks} 种问法，机器人下次启动就会答。`,
    newData: (path: string) => `${path} 里原来没有数据，新建了。`,
    importNothing: '没有要导入的：这个目录里的，机器人都已经会了。',
    refused: {
      NOT_KNOWLEDGE: (path: string) =>
        `${path} 不是知识库目录：里面没有 faq/。请给出知识库的根目录，比如 knowledge。`,
      DIFFERS: (path: string) => `${path} 已经存在，内容不同，没有写。确认要替换就加 --force。`,
      HELD_OTHERWISE: (ids: readonly string[]) =>
        `数据里已经有 ${ids.join('、')}，内容不同，没有导入。确认要替换就加 --force。`,
      NO_DATA: () => '不知道数据在哪：用 --data 指定数据目录，或者设置 DATA。',
      NO_SUCH_DATA: (path: string) => `${path} 里没有数据。请核对 --data。`,
      HAS_MISTAKES: (count: number) => `知识库有 ${count} 处错误（见上），没有导入。请先改好。`,
      PLACEHOLDERS: (id: string) => `${id} 里有占位符，要随程序发布才有值，跳过了。`,
      DISK: (reason: string) => `磁盘出错：${reason}`,
    },
  },
};

export type TeachText = typeof teachZh;
