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
};
