import type { TelegramWords } from '../telegram-words.ts';

export const telegram: TelegramWords = {
  commands: [
    { command: 'topics', description: 'Browse everything about peering by topic' },
    { command: 'lang', description: 'Switch language / 切换语言' },
    { command: 'human', description: 'Talk to a person' },
    { command: 'help', description: 'What I can do, and how' },
  ],
  staleButton: 'This button no longer works. Just ask again.',
  failed: 'That did not go through. Please tap again.',
  slowDown: 'Too fast for me. Try again in a few seconds.',
};
