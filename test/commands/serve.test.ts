import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BotApi } from '../support/bot-api/bot-api.ts';
import { freePort } from '../support/free-port.ts';

let api: BotApi;
let folder: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
  api = new BotApi();
  await api.listen();
  api.clock.flow(1);
  api.people.join(7, { lang: 'en' });
});

afterEach(async () => {
  child?.kill('SIGKILL');
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

function start(env: NodeJS.ProcessEnv = {}, program = '../../src/main.ts') {
  let out = '';
  const started = fork(new URL(program, import.meta.url), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env.PATH, BOT_TOKEN: api.token, TELEGRAM_API: api.root, DATA: folder, ...env },
  });
  for (const stream of [started.stdout, started.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
  }
  child = started;
  const stopped = once(started, 'exit').then(([code]) => code as number | null);
  return {
    stop: () => started.kill('SIGTERM'),
    kill: () => started.kill('SIGKILL'),
    tell: (order: object) => started.send(order),
    stopped,
    out: () => out,
  };
}

const said = () => api.said(7).map(({ text }) => text);
const patient = { timeout: 40_000, interval: 20 };

it('polls, answers, remembers through a kill, and stops cleanly on SIGTERM', async () => {
  const first = start();
  api.people.say(7, '/lang zh');
  await expect.poll(said, patient).toEqual([expect.stringContaining('中文')]);
  first.kill();
  await first.stopped;
  const second = start();
  api.people.say(7, '/topics');
  // The first answer may be there twice: it may have been on its way when the kill came.
  await expect.poll(() => said().at(-1), patient).toBe('想了解哪一类？');
  second.stop();
  expect(await second.stopped).toBe(0);
  expect(second.out()).toContain('"event":"stopped"');
  expect(second.out()).toContain('"clean":true');
  expect(second.out()).not.toContain(api.token);
}, 120_000);

it('serves a webhook and its numbers, and turns taps into edits', async () => {
  const port = await freePort();
  const service = start({
    WEBHOOK_URL: `http://127.0.0.1:${port}/updates`,
    WEBHOOK_SECRET: 'a-secret',
    PORT: String(port),
  });
  api.people.say(7, '/topics');
  await expect.poll(said, patient).toEqual(['What would you like to know about?']);
  const [menu] = api.said(7);
  const data = (menu?.keyboard?.[0]?.[0] as { callback_data?: string } | undefined)?.callback_data;
  api.people.tap(7, menu?.id ?? 0, data ?? '');
  await expect.poll(said, patient).toEqual(['Basics']);
  const page = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  const asked = ['how do I bake sourdough bread', 'Can overlapping CIDR blocks be peered?', 'hello', '/nope'];
  for (const text of [...asked, 'create a peering between vpc-a and vpc-b']) api.people.say(7, text);
  api.people.say(7, '', { also: { text: undefined, voice: {} } });
  await expect.poll(() => said().length, patient).toBe(7);
  expect(said().at(-1)).toContain('text only');
  expect(await page('/healthz')).toBe('ok\n');
  expect(await page('/readyz')).toBe('ready\n');
  await expect.poll(() => page('/metrics'), patient).toContain('delivery_seconds_count{result="sent"} 8');
  const numbers = await page('/metrics');
  for (const line of [
    'telegram_updates_total{outcome="applied"} 8',
    'turn_seconds_count 8',
    'answers_total{kind="topics"} 1',
    'answers_total{kind="command"} 2',
    'answers_total{kind="answer"} 1',
    'answers_total{kind="unknown"} 1',
    'answers_total{kind="smalltalk"} 1',
    'answers_total{kind="task"} 1',
    'answers_total{kind="wordless"} 1',
    'outbox_depth 0',
    'outbox_oldest_seconds 0',
  ])
    expect(numbers).toContain(line);
  service.stop();
  expect(await service.stopped).toBe(0);
  expect(service.out()).not.toContain('a-secret');
}, 120_000);

it('names the setting that Telegram does not know', async () => {
  const service = start({ BOT_TOKEN: '42:wrong' });
  expect(await service.stopped).toBe(1);
  expect(service.out()).toContain('BOT_TOKEN is not known to Telegram');
  expect(service.out()).not.toContain('42:wrong');
}, 60_000);

it.each([
  ['polling', 'write', 'ENOSPC'],
  ['webhook', 'datasync', 'EIO'],
])(
  'by %s, stops where a %s fails with %s, in words, with nothing acknowledged and the disk left alone',
  async (by, call, code) => {
    const port = await freePort();
    const hook = { WEBHOOK_URL: `http://127.0.0.1:${port}/updates`, WEBHOOK_SECRET: 's', PORT: `${port}` };
    const env = { BOT_LANG: 'en', ...(by === 'webhook' ? hook : {}) };
    const service = start(env, 'failing-service.ts');
    api.people.say(7, '/nope one');
    await expect.poll(said, patient).toHaveLength(1);
    await expect.poll(() => api.queue.waiting.length, patient).toBe(0);
    service.tell({ call, code });
    for (const person of [7, 8, 9]) api.people.say(person, '/nope two');
    expect(await service.stopped).toBe(1);
    expect(service.out()).toContain(`could not be written (${code}: broken on purpose, ${call})`);
    expect(service.out()).not.toMatch(/^ +at /m);
    expect(service.out()).toContain('asked 0\n');
    // Telegram has them all still, and nobody was answered by a turn that may not last.
    expect(api.queue.waiting).toHaveLength(3);
    expect(said()).toHaveLength(1);
    const next = start(env);
    await expect.poll(() => [7, 8, 9].map((person) => api.said(person).length), patient).toEqual([2, 1, 1]);
    next.stop();
    expect(await next.stopped).toBe(0);
  },
  120_000,
);

it('answers its operators while Telegram cannot be reached, and stops within its time', async () => {
  const port = await freePort();
  api.faults.often('getMe', 1, { kind: 'drop_before' });
  const service = start({ PORT: `${port}`, DRAIN_SECONDS: '1' });
  const page = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      async (answer) => `${answer.status} ${await answer.text()}`,
      () => 'nobody',
    );
  await expect.poll(() => page('/healthz'), patient).toBe('200 ok\n');
  expect(await page('/readyz')).toBe('503 not ready: starting\n');
  expect(await page('/metrics')).toContain('outbox_depth 0');
  service.stop();
  expect(await service.stopped).toBe(0);
}, 60_000);
