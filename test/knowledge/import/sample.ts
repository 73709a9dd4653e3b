import { readLanguage } from '../../../src/knowledge/import/language.ts';
import { knowledgeFolder } from '../../../src/knowledge/index.ts';

export const language = await readLanguage(knowledgeFolder);

/** An export with every fault the import knows, written for these tests; line numbers matter to them. */
export const sample = [
  /*  1 */ '内部知识库导出，2023 年 4 月。',
  /*  2 */ '',
  /*  3 */ '## 专线能不能跨地域？',
  /*  4 */ '"您好，不能。专线仅支持同地域接入。"',
  /*  5 */ '',
  /*  6 */ '## 专线怎么开通？',
  /*  7 */ '你好！专线申请后 3 天内完成勘查。跨地域专线可以在控制台开通。',
  /*  8 */ '![流程图](//img.example.com/flow.png)',
  /*  9 */ '### 所需材料',
  /* 10 */ '营业执照，详见 https://docs.example.com/a_(b)。',
  /* 11 */ '',
  /* 12 */ '## 专线开通要多久',
  /* 13 */ '专线申请后 5 天内完成勘查。见 [价格](',
  /* 14 */ 'https://docs.example.com/price) 与 [坏链](https://)。',
  /* 15 */ '',
  /* 16 */ '## 专线怎么开通？',
  /* 17 */ '请看 [手册](https://docs.example.com/manual 第二章。',
  /* 18 */ '',
  /* 19 */ '## 专线如何退订？',
  /* 20 */ '',
  /* 21 */ '## Is the leased line encrypted?',
  /* 22 */ 'Hello, no. Traffic on the line is plain',
  /* 23 */ 'unless you add IPsec. Write {{name}} for yours.',
  /* 24 */ '',
].join('\n');
