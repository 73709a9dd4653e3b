import { expect, it } from 'vitest';
import { entryOf, valuesOf } from '../../../src/dialog/teach/draft-steps.ts';

it.each([
  [
    'the answer looks English',
    'MTU 是多少',
    'Jumbo frame 8500',
    'What is the MTU',
    '8500 bytes, jumbo frames.',
  ],
  [
    'both questions are Chinese',
    '组播用什么替代',
    '用云联网',
    '组播替代方案是啥',
    'Use Cloud Connect Network',
  ],
  ['nothing tells them apart', 'CCN', 'CCN', 'VPN', 'VPN'],
  ['there is one language, and no telling which', 'CCN', 'CCN', '', ''],
])('a draft comes out of a review as it went in where %s', (_, question, answer, question2, answer2) => {
  for (const author of ['zh', 'en'] as const)
    for (const lead of ['zh', 'en'] as const) {
      const draft = entryOf({ values: { question, answer, question2, answer2 }, lang: author });
      expect(entryOf({ values: valuesOf(draft), lang: lead })).toEqual(draft);
    }
});
