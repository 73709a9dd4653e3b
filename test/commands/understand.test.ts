import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { chatText } from '../../src/text/index.ts';
import { cli, run } from './run.ts';

const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it('prints one line for each line, in order, of one shape', async () => {
  const asked = [
    { q: '对等连接加密吗' },
    { q: 'Is peering free?', lang: 'en' },
    { q: '那跨地域的呢', context: ['同地域收费吗'] },
    { q: '对等连接有哪些限制', lang: null, context: null },
    { q: '把 vpc-a 和 vpc-b 打通，带宽 200M' },
    { q: '你好' },
    { q: 'MTU 是多少', extra: true },
    { q: '' },
    { q: '对等连接收费吗'.repeat(1500) },
    { q: '__proto__' },
  ];
  const { code, out, err } = await run(['understand'], {
    input: asked.map((q) => `${JSON.stringify(q)}\n`).join(''),
  });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const results = lines(out);
  expect(results.map(({ q }) => q)).toEqual(asked.map(({ q }) => q));
  expect(results.map(({ kind }) => kind)).toEqual([
    'answer',
    'answer',
    'suggest',
    'suggest',
    'task',
    'smalltalk',
    'none',
    'none',
    'none',
    'none',
  ]);
  for (const result of results) {
    expect(Object.keys(result)).toEqual([
      'q',
      'kind',
      'entry',
      'confidence',
      'alternatives',
      'ranked',
      'task',
      'slots',
      'text',
    ]);
    expect(result.confidence).toBeGreaterThanOrEqual(0);
    expect(result.confidence).toBeLessThanOrEqual(1);
    expect(result.ranked).toHaveLength(5);
    for (const hit of result.ranked as object[]) expect(Object.keys(hit)).toEqual(['id', 'score']);
    expect(Array.isArray(result.alternatives)).toBe(true);
    expect(typeof result.text).toBe('string');
    expect(result.kind === 'task').toBe(result.task !== null);
  }
  expect(results[4]).toMatchObject({
    task: 'create',
    entry: 'quick-start',
    slots: { local_vpc: 'vpc-a', peer_vpc: 'vpc-b', bandwidth_mbps: 200 },
  });
  expect(results[8]?.text).toBe(chatText.zh.tooLong(2000));
});

it('answers what is no question in its place, and goes on', async () => {
  const input = Buffer.concat([
    Buffer.from('not json\r\n\r\n   \n'),
    Buffer.from(
      '[]\nnull\n{"q":1}\n{"q":"a","lang":"fr"}\n{"q":"a","context":"b"}\n{"q":"a","context":[1]}\n',
    ),
    Buffer.from(`{"q":"${'长'.repeat(350_000)}"}\n`),
    Buffer.from([0x7b, 0x22, 0x71, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d, 0x0d, 0x0a]),
    Buffer.from('{"q":"\\ud800"}\n{"q":"对等连接加密吗"}'),
  ]);
  const { code, out, err } = await run(['understand'], { input });
  expect({ code, err }).toEqual({ code: 1, err: '' });
  const results = lines(out);
  expect(results.map((result) => ('error' in result ? 'error' : result.kind))).toEqual([
    ...Array<string>(8).fill('error'),
    'none',
    'none',
    'answer',
  ]);
  expect(results[7]?.error).toMatch(/longer than/);
  for (const { error } of results.slice(0, 7)) expect(error).toMatch(/"q"|"lang"|"context"/);
});

it('ends quietly when nobody reads any more', async () => {
  const child = spawn(process.execPath, [cli, 'understand']);
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.write('{"q":"对等连接加密吗"}\n'.repeat(2000));
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, err }).toEqual({ code: 0, err: '' });
});
