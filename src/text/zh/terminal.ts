import type { TerminalWords } from '../terminal-words.ts';

export const terminal: TerminalWords = {
  you: '你',
  hint: '直接提问即可；有选项时输入前面的数字；/help 查看用法，Ctrl-D 退出。',
  farewell: '再见，随时回来问。',
  tooLong: (max) => `这一行超过 ${max.toLocaleString('en-US')} 个字符，没有处理。请精简后重发，或拆成几行。`,
  failed: '刚才这句没处理成功，是程序出错，不是你的问题。请再发一次；还不行就退出重开。',
};
