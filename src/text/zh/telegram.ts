import type { TelegramWords } from '../telegram-words.ts';

export const telegram: TelegramWords = {
  commands: [
    { command: 'topics', description: '按类别浏览对等连接的全部内容' },
    { command: 'lang', description: '切换语言 / Switch language' },
    { command: 'human', description: '找人工' },
    { command: 'help', description: '我会什么，怎么用' },
  ],
  staleButton: '这个按钮已经失效，直接再问一次就好。',
  failed: '没处理成功，请再点一次。',
  slowDown: '点得太快了，歇几秒再试。',
  file: {
    too_big: '文件超过 1 MB，没有读取。请只导出需要的那部分（比如一个地域）再发。',
    no_text: '这个文件不是文本，读不了。请发 tccli 输出的 JSON，或 Terraform 的 .tfstate 文件。',
    lost: '文件没取下来，请再发一次。',
  },
};
