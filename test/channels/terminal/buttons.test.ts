import { describe, expect, it } from 'vitest';
import { layButtons, pressedButton } from '../../../src/channels/terminal/buttons.ts';
import { paint } from '../../../src/channels/terminal/style.ts';

const buttons = (...labels: string[]) => labels.map((label, i) => ({ label, token: `t${i + 1}` }));
const laid = (labels: string[], first = 1, width = 40) =>
  layButtons(buttons(...labels), first, width).map((line) => paint(line, false));

describe('layButtons', () => {
  it.each<[string, string[], number, string[]]>([
    ['short ones beside each other', ['是', '不是'], 1, ['1. 是   2. 不是']],
    ['counting on', ['是', '不是'], 4, ['4. 是   5. 不是']],
    [
      'long ones below each other',
      ['怎么创建对等连接？', '对等连接怎么收费？', '为什么不通？'],
      1,
      ['1. 怎么创建对等连接？', '2. 对等连接怎么收费？', '3. 为什么不通？'],
    ],
    [
      'a label longer than the line hangs',
      ['a', '两个 VPC 已经建了对等连接，为什么还是 ping 不通对方？'],
      9,
      [' 9. a', '10. 两个 VPC 已经建了对等连接，为什么还', '    是 ping 不通对方？'],
    ],
    ['Markdown and escapes in a label are text', ['**a**\u001b[31m\nb'], 1, ['1. **a** b']],
  ])('%s', (_, labels, first, lines) => {
    expect(laid(labels, first)).toEqual(lines);
  });
});

describe('pressedButton', () => {
  const two = buttons('a', 'b');
  it.each<[string, string | undefined]>([
    ['1', 't1'],
    [' 2 ', 't2'],
    ['１', 't1'],
    ['2.', 't2'],
    ['２、', 't2'],
    ['2）', 't2'],
    ['0', undefined],
    ['3', undefined],
    ['01', undefined],
    ['-1', undefined],
    ['1 2', undefined],
    ['1e0', undefined],
    ['10.0.0.0/16', undefined],
    ['length', undefined],
    ['', undefined],
    [`1${' '.repeat(50)}`, undefined],
  ])('%j presses %s', (line, token) => {
    expect(pressedButton(line, two)?.token).toBe(token);
  });
});
