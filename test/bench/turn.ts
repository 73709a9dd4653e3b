import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { collections, createAssistant } from '../../src/assistant/index.ts';
import { openEmbedded } from '../../src/store/index.ts';
import { countingDialog } from '../assistant/counting-dialog.ts';
import { FakeChannel } from '../assistant/desk.ts';
import { VirtualTime } from '../assistant/virtual-time.ts';

/** CPU in ms an update, memory in MB, times in ms. */
export interface TurnFigures {
  readonly acknowledged: Compared;
  readonly answered: Compared;
  /** Median of one write of 350 bytes and its fdatasync, on the same disk. */
  readonly rawSync: number;
  readonly memory: readonly { readonly updates: number; readonly heapMb: number }[];
  readonly flood: FloodFigures;
}

interface Compared {
  readonly ours: number;
  readonly telegraf: number;
  readonly ratio: number;
}

interface FloodFigures {
  readonly sent: number;
  /** From another person's message to the answer on its way: median and slowest. */
  readonly others: { readonly asked: number; readonly median: number; readonly slowest: number };
  readonly grownMb: number;
}

const people = 1_000;
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
      execArgv: ['--import', 'tsx'],
    });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new Bot(child, port);
  }

  constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.#port = port;
  }

  async usage(): Promise<{ cpu: number; rss: number }> {
    this.#child.send('usage');
    const [usage] = await once(this.#child, 'message');
    return usage;
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
  await all(2_000, 0);
  const before = await bot.usage();
  await all(updates, api.sent());
  const after = await bot.usage();
  bot.stop();
  api.close();
  await rm(folder, { recursive: true, force: true });
  return (after.cpu - before.cpu) / updates;
}

async function compare(task: string, updates: number): Promise<Compared> {
  const rounds: Compared[] = [];
  // In turns, so that a busy machine weighs on both; the middle of three.
  for (let round = 0; round < 3; round += 1) {
    const ours = await cpuOf('ours', task, updates);
    const telegraf = await cpuOf('telegraf', task, updates);
    rounds.push({ ours, telegraf, ratio: ours / telegraf });
  }
  return rounds.sort((a, b) => a.ratio - b.ratio)[1] as Compared;
}

/** Heap after so many updates, while a clock runs ahead so that everything outlives its time. */
async function memory(updates: number): Promise<TurnFigures['memory']> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const folder = await mkdtemp(join(tmpdir(), 'bench-turn-'));
  const store = await openEmbedded({ folder, collections, durability: 'crash' });
  if ('code' in store) throw new Error(store.code);
  const time = new VirtualTime();
  const channel = new FakeChannel();
  channel.deliver = async () => ({ kind: 'sent', message: '1' });
  const assistant = createAssistant({
    store,
    dialog: { ...countingDialog, turn: async (...given) => forgetful(await countingDialog.turn(...given)) },
    channels: [channel],
    clock: time.clock,
    after: time.after,
    random: Math.random,
    secretName: (seed) => Buffer.from(seed).toString('base64url').slice(0, 43),
    lang: 'en',
  });
  await assistant.start();
  const figures: { updates: number; heapMb: number }[] = [];
  for (let done = 0; done < updates; done += 200) {
    const batch = Array.from({ length: 200 }, (_, i) => ({
      dedupeKey: `u${done + i}`,
      conversation: `c${i}`,
      actor: `p${i}`,
      name: `p${i}`,
      alone: true,
      to: { channel: 'fake', chat: `c${i}` },
      input: { kind: 'text' as const, text: i % 10 === 0 ? 'menu' : 'text' },
    }));
    await Promise.all(batch.map((inbound) => assistant.receive(inbound)));
    // Two hours: a week, for which keys are kept, is then 16,800 updates.
    await time.skip(7_200_000);
    if ((done + 200) % (updates / 5) === 0) {
      collect();
      figures.push({ updates: done + 200, heapMb: process.memoryUsage().heapUsed / 2 ** 20 });
    }
  }
  await Promise.all([assistant.drain(1_000), time.pass(2_000)]);
  await store.close();
  await rm(folder, { recursive: true, force: true });
  return figures;
}

function forgetful<
  T extends { readonly conversation: { readonly version: 1; readonly heard: readonly string[] } },
>(turn: T): T {
  return { ...turn, conversation: { version: 1, heard: turn.conversation.heard.slice(-5) } };
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
export async function benchTurn(updates = 5_000, remembered = 200_000): Promise<TurnFigures> {
  return {
    acknowledged: await compare('acknowledge', updates),
    answered: await compare('answer', updates),
    rawSync: await rawSync(),
    flood: await flood(5),
    memory: await memory(remembered),
  };
}
