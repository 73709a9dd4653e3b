import type { TerminalWords } from '../terminal-words.ts';
import { supportZh } from './support.ts';

export const terminal: TerminalWords = {
  you: '你',
  hint: '直接提问即可；有选项时输入前面的数字；/help 查看用法，Ctrl-D 退出。',
  nowTyping: (name) => `现在是 **${name}** 在说话。\`/as\` 看有谁，\`/as 名字\` 换人。`,
  people: (current, others, waiting) =>
    [
      `现在是 **${current}** 在说话。`,
      ...(others !== '' ? [`说过话的还有：${others}。`] : []),
      ...(waiting !== '' ? [`有消息在等：${waiting}。`] : []),
      '`/as 名字` 换人。',
    ].join(''),
  badName: (max) => `名字用字母、汉字、数字、- 和 _，最多 ${max} 个，比如 \`/as 小王\`。`,
  waits: (name) => `有消息等 ${name} 看：\`/as ${name}\``,
  farewell: '再见，随时回来问。',
  tooLong: (max) => `这一行超过 ${max.toLocaleString('en-US')} 个字符，没有处理。请精简后重发，或拆成几行。`,
  failed: '刚才这句没处理成功，是程序出错，不是你的问题。请再发一次；还不行就退出重开。',
  things: supportZh.agent.attached,
  attached: (thing, name) => `［附件：${thing}${name === '' ? '' : ` ${name}`}］`,
  uploadHow: '要上传哪个文件？例如：`/upload vpcs.json`',
  upload: {
    missing: (path) => `读不到 ${path}。检查路径和权限，例如：\`/upload vpcs.json\``,
    too_big: (path) => `${path} 超过 1 MB，没有读取。请只导出需要的那部分（比如一个地域）再上传。`,
    no_text: (path) =>
      `${path} 不是文本，读不了。请上传 tccli 输出的 JSON，或 Terraform 的 \`.tfstate\` 文件。`,
  },
};
