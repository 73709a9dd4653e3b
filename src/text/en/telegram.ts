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
  file: {
    too_big:
      'That file has more than 1 MB, so I did not read it. Export only what is needed, one region say, and send that.',
    no_text:
      'That file is not text, so I cannot read it. Send the JSON that tccli prints, or a Terraform .tfstate file.',
    lost: 'I could not fetch that file. Please send it again.',
  },
};
