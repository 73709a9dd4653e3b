import { expect, test } from 'vitest';
import { spaced } from '../../src/text/zh/spaced.ts';

test.each([
  ['Mary', '已发给 Mary（T-1）'],
  ['李四', '已发给李四（T-1）'],
  ['', '已发给（T-1）'],
  ['Ann\\_', '已发给 Ann\\_（T-1）'],
])('beside Chinese signs %j stands apart where it is Latin', (name, said) => {
  expect(spaced`已发给${name}（T-1）`).toBe(said);
});

test.each([
  ['Mary', 'Mary 正在处理'],
  ['李四', '李四正在处理'],
  ['Ann\\_', 'Ann\\_ 正在处理'],
  ['7', '7 正在处理'],
])('at the beginning of a sentence too: %j', (name, said) => {
  expect(spaced`${name}正在处理`).toBe(said);
});
