import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** CPU in ms an update, memory in MB, times in ms. */
export interface TurnFigures {
  readonly acknowledged: Compared;
  readonly answered: Compared;
  /** Median of one write of 350 bytes and its fdatasync, on the same disk. */
  readonly rawSync: number;
  readonly memory: readonly { readonly updates: number; readonly heapMb: number }[];
  readonly flood: FloodFigures;
}

/** The round whose ratio is the median, and the ratios of all rounds in their order. */
export interface Compared {
  readonly ours: number;
  readonly telegraf: number;
  readonly ratio: number;
  readonly ratios: readonly number[];
}

interface FloodFigures {
  readonly sent: number;
  /** From another person's message to the answer on its way: median and slowest. */
  readonly others: { readonly asked: number; readonly median: number; readonly slowest: number };
  readonly grownMb: number;
}

const people = 1_000;
/** Updates before it is measured: a service that has run for a minute is what is compared. */
const warmUp = 10_000;
const abreast = 50;

/** A Telegram that takes every message at once, and tells when it came. */
async function stubApi() {
  let sent = 0;
  const heard = new Map<string, number>();
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { chat_id, text } = JSON.parse(Buffer.concat(chunks).toString() || '{}');
      if (text !== undefined) {
        sent += 1;
        heard.set(text, performance.now());
      }
      response.setHeader('content-type', 'application/json');
      const result = { message_id: sent, date: 0, chat: { id: chat_id, type: 'private' }, text };
      response.end(JSON.stringify({ ok: true, result }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { root, heard, sent: () => sent, close: () => server.close() };
}

class Bot {
  readonly #child: ChildProcess;
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 50 });
  /** Telegram keeps a lane for each chat: a flood in one does not hold up what others post. */
  readonly #floodAgent = new Agent({ keepAlive: true, maxSockets: 50 });
  #updates = 0;

  static async start(which: string, task: string, root: string, folder: string): Promise<Bot> {
    const child = fork(new URL('turn-bot.ts', import.meta.url), [which, task, root, folder], {
      execArgv: ['--import', 'tsx', '--expose-gc'],
    });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new Bot(child, port);
  }

  constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.#port = port;
  }

  async ask<T>(question: 'usage' | { readonly heapAfter: number }): Promise<T> {
    this.#child.send(question);
    const [answer] = await once(this.#child, 'message');
    return answer;
  }

  usage(): Promise<{ cpu: number; rss: number }> {
    return this.ask('usage');
  }

  /** Posts a text from a person; resolves when it is acknowledged. */
  post(person: number, text: string, flood = false): Promise<number> {
    this.#updates += 1;
    const from = { id: person, is_bot: false, first_name: 'P' };
    const message = { message_id: this.#updates, date: 0, chat: { id: person, type: 'private' }, from, text };
    const body = JSON.stringify({ update_id: this.#updates, message });
    return new Promise((resolve, reject) => {
      const outgoing = request({
        agent: flood ? this.#floodAgent : this.#agent,
        port: this.#port,
        host: '127.0.0.1',
        path: '/hook',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-telegram-bot-api-secret-token': 's',
        },
      });
      outgoing.on('response', (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** Posts so many texts, some at once. */
  async run(count: number): Promise<void> {
    let next = 0;
    const one = async () => {
      for (let i = next++; i < count; i = next++) {
        const status = await this.post(1 + (i % people), `text ${this.#updates}`);
        if (status !== 200) throw new Error(`an update was answered ${status}`);
      }
    };
    await Promise.all(Array.from({ length: abreast }, one));
  }

  stop(): void {
    this.#agent.destroy();
    this.#floodAgent.destroy();
    this.#child.kill('SIGKILL');
  }
}

/** CPU of an update in ms, once the bot is warm. */
async function cpuOf(which: string, task: string, updates: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-turn-'));
  const api = await stubApi();
  const bot = await Bot.start(which, task, api.root, folder);
  const all = async (count: number, before: number) => {
    await bot.run(count);
    while (task === 'answer' && api.sent() < before + count) await pause(5);
  };
  await all(warmUp, 0);
  const before = await bot.usage();
  await all(updates, api.sent());
  const after = await bot.usage();
  bot.stop();
  api.close();
  await rm(folder, { recursive: true, force: true });
  return (after.cpu - before.cpu) / updates;
}

async function compare(task: string, updates: number): Promise<Compared> {
  const rounds: Omit<Compared, 'ratios'>[] = [];
  // In turns, so that a busy machine weighs on both; the middle of five.
  for (let round = 0; round < 5; round += 1) {
    const ours = await cpuOf('ours', task, updates);
    const telegraf = await cpuOf('telegraf', task, updates);
    rounds.push({ ours, telegraf, ratio: ours / telegraf });
  }
  const ratios = rounds.map(({ ratio }) => ratio);
  const middle = rounds.sort((a, b) => a.ratio - b.ratio)[2] as Omit<Compared, 'ratios'>;
  return { ...middle, ratios };
}

/**
 * Heap of the bot's own process, after a collection, while 200 people write every two hours: a week, for which keys are
 * kept, is then 16,800 updates, so that everything outlives its time many times over.
 */
async function memory(updates: number): Promise<TurnFigures['memory']> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-turn-'));
  const bot = await Bot.start('ours', 'remembered', '', folder);
  const figures: { updates: number; heapMb: number }[] = [];
  for (let point = 1; point <= 10; point += 1) {
    const { heap } = await bot.ask<{ heap: number }>({ heapAfter: updates / 10 });
    figures.push({ updates: (point * updates) / 10, heapMb: heap / 2 ** 20 });
  }
  bot.stop();
  await rm(folder, { recursive: true, force: true });
  return figures;
}

/** One person at 1,000 messages a second, twenty others at one. */
async function flood(seconds: number): Promise<FloodFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-turn-'));
  const api = await stubApi();
  const bot = await Bot.start('ours', 'flooded', api.root, folder);
  await bot.run(1_000);
  const before = await bot.usage();
  const asked = new Map<string, number>();
  let sent = 0;
  const posts: Promise<unknown>[] = [];
  const begun = performance.now();
  for (let tick = 0; performance.now() - begun < seconds * 1_000; tick += 1) {
    for (; sent < performance.now() - begun; sent += 1) posts.push(bot.post(999_999, `flood ${sent}`, true));
    if (tick % 10 === 0) {
      const text = `question ${tick}`;
      asked.set(text, performance.now());
      posts.push(bot.post(2_000 + (tick % 200) / 10, text));
    }
    await pause(5);
  }
  await Promise.all(posts);
  await pause(500);
  const grown = (await bot.usage()).rss - before.rss;
  const waits = [...asked]
    .map(([text, at]) => (api.heard.get(text) ?? Number.POSITIVE_INFINITY) - at)
    .sort((a, b) => a - b);
  bot.stop();
  api.close();
  await rm(folder, { recursive: true, force: true });
  const median = waits[Math.floor(waits.length / 2)] ?? 0;
  return {
    sent,
    others: { asked: waits.length, median, slowest: waits.at(-1) ?? 0 },
    grownMb: grown / 2 ** 20,
  };
}

async function rawSync(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-turn-'));
  const file = await open(join(folder, 'raw'), 'w');
  const times: number[] = [];
  for (let i = 0; i < 300; i += 1) {
    const begun = performance.now();
    await file.write(Buffer.alloc(350, 'x'));
    await file.datasync();
    times.push(performance.now() - begun);
  }
  await file.close();
  await rm(folder, { recursive: true, force: true });
  return times.sort((a, b) => a - b)[150] ?? 0;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Measures the turn beside a bare Telegraf echo bot, on webhooks; about two minutes. */
export async function benchTurn(updates = 10_000, remembered = 200_000): Promise<TurnFigures> {
  return {
    acknowledged: await compare('acknowledge', updates),
    answered: await compare('answer', updates),
    rawSync: await rawSync(),
    flood: await flood(5),
    memory: await memory(remembered),
  };
}
