/** What the import of a raw FAQ says, in Chinese. Arguments are ready to print; `at` is `file:line`. */
export const importText = {
  refused: {
    NOT_FOUND: (file: string) => `找不到 ${file}。请检查路径。`,
    NOT_A_FILE: (file: string) => `${file} 不是普通文件。请给出一个 Markdown 文件。`,
    UNREADABLE: (file: string, reason: string) => `读不了 ${file}：${reason}。`,
    TOO_LARGE: (file: string, megabytes: number, limit: number) =>
      `${file} 有 ${megabytes} MB，最多支持 ${limit} MB。请拆成几个文件分别导入。`,
    EMPTY: (file: string) => `${file} 是空的，没有可导入的内容。`,
    NOT_UTF8: (file: string, line: number, offset: number) =>
      `${file}:${line} 不是 UTF-8 编码（第 ${offset} 字节起）。请另存为 UTF-8 再导入，未写入任何文件。`,
    NUL_BYTE: (file: string, line: number, offset: number) =>
      `${file}:${line} 含有 NUL 字节（第 ${offset} 字节），像是二进制文件或 UTF-16。请另存为 UTF-8 文本，未写入任何文件。`,
    NO_HEADINGS: (file: string) =>
      `${file} 里一个标题都没有。需要的格式是每个问题一行标题（如“### 什么是对等连接？”），下面接答案。`,
    TARGET_NOT_EMPTY: (folder: string) =>
      `${folder} 已存在且不是空目录，未写入。请换一个目录；确认要覆盖同名草稿再加 --force（只覆盖同名文件，其他文件不动）。`,
    TARGET_NOT_A_FOLDER: (folder: string) => `${folder} 已存在但不是目录。请换一个目录。`,
    TARGET_BLOCKED: (path: string) => `${path} 不是普通文件，不能覆盖。请先移走它。`,
    TARGET_IS_SOURCE: (path: string) => `${path} 正是要导入的文件，不会覆盖它。请换一个目录。`,
    WRITE_FAILED: (folder: string, reason: string) =>
      `写入 ${folder} 失败：${reason}。已恢复原状，没有留下半成品。`,
  },
  draft: {
    image: (n: number, label: string, line: number, url: string) =>
      `> 【待替换图片 ${n}：${label || '无说明'}；原文第 ${line} 行；${url || '无地址'}】`,
    todo: { zh: '待补：中文标题、问法和正文', en: '待补：英文标题、问法和正文' },
  },
  report: {
    title: (file: string) => `# 导入报告：${file}`,
    summary: (c: { sections: number; sentences: number; links: number; images: number; level: string }) =>
      `${c.sections} 个问题（${c.level} 标题）、${c.sentences} 句、${c.links} 个链接、${c.images} 张图片。`,
    kept: (kept: number, all: number) =>
      kept === all
        ? `核对过：${all} 句原文全部保留（每份草稿末尾的 \`## raw\`，以及本报告末尾）。`
        : `核对失败：${all} 句原文只找到 ${kept} 句，请不要使用这批草稿，并报告此问题。`,
    todoTitle: '接下来要做',
    steps: {
      contradictions: (n: number) => `先定口径：${n} 处可能自相矛盾，见“可能矛盾”。`,
      duplicates: (n: number) => `合并重复：${n} 组问题相同或相近。`,
      links: (n: number) => `修链接：${n} 处有问题。`,
      images: (n: number) => `换图片：${n} 张，改成文字或文本图。`,
      empty: (n: number) => `补答案：${n} 个标题没有答案或没有文字。`,
      finish: '逐份补上另一种语言、标签和问法，改写正文，删掉 `## raw` 和 `draft: true`，再跑 lint。',
    },
    contradictions: (n: number) => `可能矛盾（${n}）`,
    contradictionsNote: '按肯定/否定的说法和数字比对，是推测，请人工确认。',
    sideNo: '说不行或没有',
    sideYes: '说可以或有',
    sideValue: (value: string) => `写的是 ${value}`,
    more: (n: number) => `另有 ${n} 句类似，略`,
    same: (n: number) => `标题相同（${n}）`,
    sameNote: '都保留为单独的草稿，互相写进了 related。',
    near: (n: number) => `意思相近（${n}）`,
    nearItem: (percent: number) => `相似度 ${percent}%`,
    morePairs: (n: number) => `另有 ${n} 对，略`,
    partial: (compared: number, all: number) =>
      `问题太多：只对前 ${compared} 个（共 ${all} 个）做了相近和矛盾比对，标题相同的全部比过。`,
    links: (n: number) => `有问题的链接（${n}）`,
    linksNote: '只检查写法，没有逐个打开。',
    repaired: '草稿里已改好',
    broken: '要人工修',
    faults: {
      EMPTY: '没有地址',
      PROTOCOL_RELATIVE: '地址缺协议（以 // 开头）',
      NO_SCHEME: '不是完整地址（相对路径或缺 https://）',
      NO_HOST: '地址里没有有效域名',
      BAD_SCHEME: '不是网页、邮件或电话地址',
      SPACES: '地址里有空格',
      NEWLINE: '括号里有换行',
      UNBALANCED: '括号不配对',
    },
    images: (n: number) => `要替换的图片（${n}）`,
    imageItem: (n: number, label: string) => `图片 ${n}：${label || '无说明'}`,
    empty: (n: number) => `没有答案或没有文字的标题（${n}）`,
    noAnswer: '没有答案',
    noTitle: '标题没有文字',
    braces: (n: number) => `正文里的 {{ 会被当成占位符（${n}）`,
    cleaned: '草稿里去掉的',
    quotes: (lines: string) => `首尾多余的引号，标题行：${lines}`,
    greetings: (lines: string) => `开头的问候语，标题行：${lines}`,
    bare: (lines: string) => `裸链接改成了可点的链接，行：${lines}`,
    drafts: (n: number) => `草稿（${n}）`,
    loose: (n: number) => `不属于任何问题的文字（${n}）`,
    looseNote: '第一个标题之前的，或上级标题下的，原样保留在这里。',
    noHeading: '（空标题）',
    wrote: (n: number, folder: string) => `已写入 ${n} 份草稿和 report.md：${folder}`,
    replaced: (n: number) => `其中 ${n} 个同名文件被覆盖。`,
    cut: (n: number) => `……还有 ${n} 行，见 report.md`,
    listSeparator: '、',
    clauseSeparator: '；',
    colon: '：',
  },
};

/** The shape both languages share. */
export type ImportText = typeof importText;
