import { expect, test } from 'vitest';
import { readTicketId } from '../../src/tickets/index.ts';

test.each([
  ['T-1001', 'T-1001'],
  ['t1001', 'T-1001'],
  [' #1001 ', 'T-1001'],
  ['1001', 'T-1001'],
  ['Ｔ－１００１', 'T-1001'],
  ['T–1001', 'T-1001'],
  ['T-001001', 'T-1001'],
  ['T 1001', 'T-1001'],
  ['工单 T-1001', 'T-1001'],
  ['Ticket #1001', 'T-1001'],
  ['T-1001。', 'T-1001'],
  ['工单1001，', 'T-1001'],
  ['T-1001 ?', 'T-1001'],
  ['T-0', undefined],
  ['', undefined],
  ['T-1e9', undefined],
  ['T--1', undefined],
  ['1001 1002', undefined],
  ['T-12345678901234567890', undefined],
  ['x'.repeat(10_000), undefined],
])('%j', (text, id) => {
  expect(readTicketId(text)).toBe(id);
});
