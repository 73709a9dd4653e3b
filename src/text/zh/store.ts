/** What is said about stored data, in Chinese: why a folder is not opened, and what backup, restore and inspect report. */
export const storeText = {
  refused: {
    LOCKED: (folder: string, pid: string) =>
      `${folder} 正被另一个进程使用${pid && `（进程号 ${pid}）`}，同一时间只能有一个。请先停掉它再试。`,
    DAMAGED: (file: string, line: number, offset: number, fault: string) =>
      `${file} 第 ${line} 行（第 ${offset} 字节起）已损坏：${fault}。`,
    SNAPSHOT_MISSING: (file: string) => `${file} 所依赖的快照 snapshot.jsonl 不见了。`,
    JOURNAL_MISSING: (file: string) => `快照还在，但日志 ${file} 不见了，快照之后的提交无从恢复。`,
    RESTORE_UNFINISHED: (folder: string) =>
      `上一次往 ${folder} 的恢复没有做完。请重新执行恢复，并加上 --force。`,
    NEWER_FORMAT: (file: string, version: number) =>
      `${file} 是更新版本的程序写的（格式 ${version}）。请升级程序后再打开。`,
    NO_DATA: (folder: string) => `${folder} 里没有数据。请检查路径。`,
    FILE_EXISTS: (file: string) => `${file} 已存在，未覆盖。请换一个文件名。`,
    NOT_FOUND: (file: string) => `找不到 ${file}。请检查路径。`,
    FOLDER_NOT_EMPTY: (folder: string) =>
      `${folder} 不是空目录，未写入。请换一个目录；确认要替换其中的数据再加 --force（原有数据会移到其中的 replaced-1 之类的目录，不会删除）。`,
    NOT_A_FOLDER: (folder: string) => `${folder} 已存在但不是目录。请换一个目录。`,
    DISK: (reason: string) => `磁盘读写失败：${reason}。`,
  },
  stopped: (reason: string) =>
    `数据写不进磁盘${reason && `（${reason}）`}，程序已停止。之后收到的消息都没有确认，Telegram 会再发。请腾出磁盘空间或修好磁盘再启动；已确认的内容都在。`,
  faults: {
    CHECKSUM: '校验和对不上',
    CUT_SHORT: '内容不完整',
    FORM: '内容不该出现在这里',
    GAP: '前面缺少提交',
  },
  howToRestore: (folder: string) =>
    `文件保持原样。请先把 ${folder} 整个复制一份留底，再用最近的备份恢复：peering-assistant restore 备份文件 -o ${folder} --force`,
  backedUp: (documents: number, bytes: string, file: string, seq: number) =>
    `已备份 ${documents} 个文档（${bytes}，到第 ${seq} 次提交）：${file}`,
  restored: (documents: number, folder: string, seq: number) =>
    `已恢复 ${documents} 个文档（到第 ${seq} 次提交）：${folder}`,
  setAside: (folder: string) => `原有数据已移到 ${folder}，确认无误后可自行删除。`,
  inspected: {
    folder: (folder: string) => `数据目录：${folder}`,
    heldBy: (pid: string) => `使用中${pid && `，进程号 ${pid}`}`,
    free: '没有进程在使用',
    seq: (seq: number) => `最后一次提交：第 ${seq} 次`,
    snapshot: (bytes: string, seq: number) => `快照：${bytes}，到第 ${seq} 次提交`,
    noSnapshot: '快照：还没有',
    journal: (bytes: string, segments: number) => `日志：${bytes}，${segments} 段`,
    torn: (bytes: string) => `日志末尾有 ${bytes} 未写完的提交，下次启动时自动截掉，不影响已确认的数据`,
    collection: (name: string, documents: number, bytes: string) =>
      `  ${name}：${documents} 个文档，${bytes}`,
    whole: '校验和全部正确，没有损坏。',
  },
};

/** The shape both languages share. */
export type StoreText = typeof storeText;
