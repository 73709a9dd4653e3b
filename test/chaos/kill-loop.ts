import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conversations } from '../../src/assistant/collections.ts';
import { collections } from '../../src/assistant/index.ts';
import { openEmbedded } from '../../src/store/index.ts';
import { BotApi } from '../support/bot-api/bot-api.ts';
import { seededRandom } from '../support/bot-api/random.ts';
import { freePort } from '../support/free-port.ts';
import { numberIn, said } from './talk.ts';
import { judge, type Verdict } from './verdict.ts';

/** How updates reach the bot. */
export type Intake = 'polling' | 'webhook';

/** How a bot is tormented. */
export interface Torment {
  readonly bot: 'durable-bot' | 'usual-bot';
  readonly by: Intake;
  readonly kills: number;
  readonly people?: number;
  readonly seed?: number;
  readonly onKill?: (kills: number) => void;
}

/** A person waits for answers once so many are owed. */
const patience = 8;
/** How long the last start may take to answer everything, in ms. */
const quietMs = 60_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Lets people talk to a bot that is killed again and again, with about a tenth of the calls going wrong. */
export async function killLoop({ bot, by, kills, people = 40, seed = 1, onKill }: Torment): Promise<Verdict> {
  const random = seededRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'chaos-'));
  const api = new BotApi({ seed });
  await api.listen();
  // Telegram waits up to two minutes before it posts again to a bot that was dead; here that is a tenth of it.
  api.clock.flow(by === 'webhook' ? 10 : 1);
  misbehave(api);
  const hook = by === 'webhook' ? [`http://127.0.0.1:${await freePort()}/updates`] : [];
  const told = new Map<number, number>();
  const ids = Array.from({ length: people }, (_, i) => 1_000 + i);
  const timers = ids.map((id) => setInterval(() => talk(api, told, id), 100 + Math.floor(random() * 200)));
  const killedAt: number[] = [];
  const start = async () => {
    const child = fork(new URL(`${bot}.ts`, import.meta.url), [api.root, api.token, folder, ...hook], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await Promise.race([once(child, 'message'), once(child, 'exit')]);
    return child;
  };
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const child = await start();
      await pause(250 + random() * 350);
      await end(child, 'SIGKILL');
      // What the dead had sent may be read only now; it was on its way.
      await api.deserted();
      killedAt.push(api.clock.now());
      onKill?.(kill);
    }
    for (const timer of timers) clearInterval(timer);
    api.faults.end();
    const child = await start();
    await untilQuiet(api, told);
    await end(child, 'SIGTERM');
    const applied = bot === 'durable-bot' ? await readDurable(folder, ids) : await readUsual(folder);
    return judge(told, applied, api.ledger, killedAt);
  } finally {
    for (const timer of timers) clearInterval(timer);
    await api.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function misbehave({ faults }: BotApi): void {
  faults.often('sendMessage', 0.04, { kind: 'too_many', retryAfter: 1 });
  faults.often('sendMessage', 0.02, { kind: 'drop_after' });
  faults.often('sendMessage', 0.02, { kind: 'drop_before' });
  faults.often('sendMessage', 0.02, { kind: 'server_error', status: 500 });
  faults.often('sendMessage', 0.05, { kind: 'delay', ms: 40 });
  faults.often('getUpdates', 0.03, { kind: 'drop_before' });
  faults.often('getUpdates', 0.03, { kind: 'drop_after' });
  faults.often('getUpdates', 0.02, { kind: 'duplicate' });
  faults.often('webhook', 0.03, { kind: 'drop_before' });
  faults.often('webhook', 0.03, { kind: 'drop_after' });
  faults.often('webhook', 0.02, { kind: 'duplicate' });
  faults.often('webhook', 0.02, { kind: 'split', bytes: 7 });
}

function talk(api: BotApi, told: Map<number, number>, id: number): void {
  const n = (told.get(id) ?? 0) + 1;
  if (n - answeredTo(api, id).size > patience) return;
  told.set(id, n);
  api.people.say(id, said(n));
}

function answeredTo(api: BotApi, id: number): ReadonlySet<number | undefined> {
  return new Set(api.said(id).map(({ text }) => numberIn(text)));
}

/** Resolves when everybody is answered, or nothing has been sent for a while. */
async function untilQuiet(api: BotApi, told: ReadonlyMap<number, number>): Promise<void> {
  const until = performance.now() + quietMs;
  let calls = -1;
  let still = 0;
  while (performance.now() < until && still < 20) {
    await pause(250);
    const owed = [...told].some(([id, n]) => answeredTo(api, id).size < n);
    if (!owed) return;
    const now = api.calls('sendMessage').length;
    still = now === calls && api.queue.waiting.length === 0 ? still + 1 : 0;
    calls = now;
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(late);
}

async function readDurable(folder: string, ids: readonly number[]): Promise<Map<number, readonly number[]>> {
  const store = await openEmbedded({ folder, collections });
  if ('code' in store) throw new Error(`the data folder was refused: ${JSON.stringify(store)}`);
  const applied = await store.transact(async (transaction) => {
    const heard = new Map<number, readonly number[]>();
    for (const id of ids) {
      const record = await transaction.get(conversations, `telegram:${id}:${id}`);
      heard.set(id, (record?.state as { heard?: readonly number[] } | undefined)?.heard ?? []);
    }
    return heard;
  });
  await store.close();
  return applied;
}

async function readUsual(folder: string): Promise<Map<number, readonly number[]>> {
  const sessions = JSON.parse(await readFile(join(folder, 'sessions.json'), 'utf8')) as Record<
    string,
    { heard: number[] }
  >;
  return new Map(Object.entries(sessions).map(([key, { heard }]) => [Number(key.split(':')[0]), heard]));
}
