import { expect, it } from 'vitest';
import { cleanAnswer } from '../../../src/knowledge/import/clean-answer.ts';
import { findLinks } from '../../../src/knowledge/import/links.ts';

const clean = (answer: string) =>
  cleanAnswer(answer, findLinks(answer, 1), (image) => `> IMAGE ${image.url ?? image.target}`);

it.each([
  ['stray quotes and a greeting', '"您好，不能。"\n', '不能。'],
  ['a quote at the end only', '不能。"', '不能。'],
  ['a quote at the start only', '"不能。', '不能。'],
  ['doubled quotes of a spreadsheet', '"点 ""保存"" 即可。"', '点 "保存" 即可。'],
  ['quotes inside', '点 "保存" 即可。', '点 "保存" 即可。'],
  ['quoted words at both ends', '"A" and "B"', '"A" and "B"'],
  ['a word that only begins like a greeting', '您好评后可以返现。', '您好评后可以返现。'],
  ['an English greeting', 'Hello, yes.', 'yes.'],
  ['a polite one', '尊敬的用户您好：\n可以。', '可以。'],
  ['a bare link', '见 https://x.com/a。', '见 <https://x.com/a>。'],
  ['a repaired link', '[a](\nhttps://x.com/a)', '[a](https://x.com/a)'],
  ['a broken link', '[a](https://)', '[a](https://)'],
  ['an image', '前![a](//x.com/a.png)后', '前\n\n> IMAGE https://x.com/a.png\n\n后'],
  ['a heading', '### 步骤\n做。', '**步骤**\n做。'],
  ['an indent for looks', '\n    第1步\n\n- a\n    b', '第1步\n\n- a\n    b'],
  ['code', '```\n    # x\n```', '```\n    # x\n```'],
])('%s', (_, answer, body) => {
  expect(clean(answer).body).toBe(body);
});
