import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLabel, layKeyboard } from '../../../src/channels/telegram/keyboard.ts';
import { displayWidth } from '../../../src/channels/width.ts';

const lay = (...labels: string[]) =>
  layKeyboard(labels.map((label, i) => ({ label, token: `t${i}` })))?.inline_keyboard.map((row) =>
    row.map(({ text }) => text),
  );

describe('buttons', () => {
  it.each([
    ['none', [], undefined],
    ['short ones share a row', ['有帮助', '没帮助'], [['有帮助', '没帮助']]],
    [
      'eight at most',
      [...'123456789'],
      [
        ['1', '2', '3', '4', '5', '6', '7'],
        ['8', '9'],
      ],
    ],
    [
      'long ones have their own',
      ['跨地域对等连接怎么计费？', '带宽上限是多少，可以调整吗？', '返回'],
      [['跨地域对等连接怎么计费？'], ['带宽上限是多少，可以调整吗？'], ['返回']],
    ],
  ])('%s', (_, labels, expected) => {
    expect(lay(...labels)).toEqual(expected);
  });

  it.each([
    ['a\n  b\u202e', 'a b'],
    ['', '·'],
    ['\u0000\u200b', '·'],
    ['字'.repeat(30), `${'字'.repeat(19)}…`],
    ['x'.repeat(41), `${'x'.repeat(39)}…`],
    ['<b>*_x', '<b>*_x'],
  ])('the label %j', (label, expected) => {
    expect(cutLabel(label)).toBe(expected);
  });

  it('leaves out a button whose token Telegram refuses', () => {
    const tokens = ['', 'x'.repeat(65), '字'.repeat(22), 'x'.repeat(64)];
    const rows = layKeyboard(tokens.map((token) => ({ label: 'l', token })))?.inline_keyboard;
    expect(rows?.flat().map(({ callback_data }) => callback_data)).toEqual(['x'.repeat(64)]);
  });

  it('never passes a limit, and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 130 }), (labels) => {
        const rows =
          layKeyboard(labels.map((label, i) => ({ label, token: `t${i}` })))?.inline_keyboard ?? [];
        const all = rows.flat();
        expect(all.map(({ callback_data }) => callback_data)).toEqual(
          labels.slice(0, 100).map((_, i) => `t${i}`),
        );
        for (const row of rows) expect(row.length).toBeLessThanOrEqual(8);
        for (const { text } of all) {
          expect(text.trim()).not.toBe('');
          expect(displayWidth(text)).toBeLessThanOrEqual(40);
        }
      }),
      { numRuns: 200 },
    );
  });
});
