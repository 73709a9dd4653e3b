import { expect, test } from 'vitest';
import { fillMacro, type Macro, macroVariables } from '../../src/tickets/index.ts';

const macro: Macro = {
  id: 'hello',
  title: { zh: '问候', en: 'Greeting' },
  body: { zh: '{{customer}}你好，工单 {{ ticket }}。', en: 'Hello {{customer}}.' },
  variables: ['customer', 'ticket'],
};

test('fills in what it knows, once', () => {
  expect(fillMacro(macro, 'zh', { customer: '{{ticket}} $& $1', ticket: 'T-1' })).toEqual({
    ok: true,
    text: '{{ticket}} $& $1你好，工单 T-1。',
  });
  expect(fillMacro(macro, 'en', { customer: 'Li' })).toEqual({ ok: true, text: 'Hello Li.' });
});

test('names everything that is missing, and never speaks of nothing', () => {
  expect(fillMacro(macro, 'zh', { customer: ' ' })).toEqual({
    ok: false,
    refusals: [
      { code: 'MACRO_VARIABLE_MISSING', args: { macro: 'hello', variables: ['customer', 'ticket'] } },
    ],
  });
  const proto = { ...macro, body: { zh: '{{constructor}}', en: '' } };
  expect(fillMacro(proto, 'zh', {})).toMatchObject({ ok: false });
});

test('variables are named once', () => {
  expect(new Set(macroVariables).size).toBe(macroVariables.length);
});
