import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection } from '../../src/assistant/ports.ts';
import { type EmbeddedStore, openEmbedded } from '../../src/store/index.ts';
import { ranFor } from './ran-for.ts';

interface Conversation {
  readonly chat: string;
  readonly due: number;
  readonly said: string;
}

const conversations: Collection<Conversation> = {
  name: 'conversations',
  indexes: { chat: ({ chat }) => chat, due: ({ due }) => due },
};

/** Times in milliseconds, throughput in commits a second. */
export interface StoreFigures {
  /** One write and fdatasync of 350 bytes, as the device does it beside us; median. */
  readonly rawSync: number;
  /** One commit (two reads, a find, two writes) alone, by size of the data; median and the 99th percentile. */
  readonly commit: readonly { readonly megabytes: number; readonly median: number; readonly p99: number }[];
  /** CPU of one such commit, by size of the data: what the store itself does, whatever the device. */
  readonly cpu: readonly { readonly megabytes: number; readonly each: number }[];
  /** Cost at the largest size over cost at the smallest, of CPU and of the whole commit. */
  readonly growth: { readonly cpu: number; readonly commit: number };
  /** Commits a second by how many wait at once. */
  readonly throughput: readonly { readonly waiting: number; readonly perSecond: number }[];
  /** While the largest data is compacted: the longest the event loop stood still, the slowest commit, how long it took. */
  readonly compaction: {
    readonly took: number;
    readonly stall: number;
    /** The same in time that the process really ran, where the system tells: what a machine of our own would show. */
    readonly stallRunning: number;
    readonly slowest: number;
    readonly p99: number;
    /** The same without compaction, as long as it took: what the machine itself does to us. */
    readonly stallWithout: number;
    readonly slowestWithout: number;
  };
  /** Opening the largest data again. */
  readonly start: number;
}

const megabyte = 1 << 20;
const documentBytes = 700;

/** Measures the embedded store in a new folder under the folder for temporary files. About 30 s. */
export async function benchStore(sizes: readonly number[] = [1, 50]): Promise<StoreFigures> {
  const home = await mkdtemp(join(tmpdir(), 'bench-store-'));
  const commit: StoreFigures['commit'][number][] = [];
  const cpu: StoreFigures['cpu'][number][] = [];
  try {
    const stores: EmbeddedStore[] = [];
    for (const megabytes of sizes) stores.push(await filled(join(home, `${megabytes}`), megabytes));
    // In turns, so that both sizes meet the same weather on the device.
    const times = sizes.map((): number[] => []);
    for (let round = 0; round < 20; round++) {
      for (const [i, megabytes] of sizes.entries())
        times[i]?.push(...(await commitTimes(stores[i] as EmbeddedStore, megabytes, 25)));
    }
    for (const [i, megabytes] of sizes.entries()) {
      commit.push({ megabytes, median: quantile(times[i] ?? [], 0.5), p99: quantile(times[i] ?? [], 0.99) });
      cpu.push({ megabytes, each: await cpuOfCommit(stores[i] as EmbeddedStore, megabytes) });
    }
    const largest = sizes.at(-1) ?? 1;
    const store = stores.at(-1) as EmbeddedStore;
    const throughput = await throughputs(store, largest);
    const compaction = await whileCompacting(store, largest);
    for (const each of stores) await each.close();
    const begun = performance.now();
    const again = await opened(join(home, `${largest}`));
    const start = performance.now() - begun;
    await again.close();
    return {
      rawSync: await rawSync(join(home, 'raw')),
      commit,
      cpu,
      growth: {
        cpu: (cpu.at(-1)?.each ?? 0) / (cpu[0]?.each ?? 1),
        commit: (commit.at(-1)?.median ?? 0) / (commit[0]?.median ?? 1),
      },
      throughput,
      compaction,
      start,
    };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function opened(folder: string): Promise<EmbeddedStore> {
  const store = await openEmbedded({ folder, collections: [conversations], compactAt: 1 << 30 });
  if ('code' in store) throw new Error(store.code);
  return store;
}

async function filled(folder: string, megabytes: number): Promise<EmbeddedStore> {
  const store = await opened(folder);
  const count = documentsOf(megabytes);
  for (let from = 0; from < count; from += 1_000) {
    await store.transact(async (tx) => {
      for (let i = from; i < Math.min(count, from + 1_000); i++)
        tx.put(conversations, `c${i}`, conversation(i, 0));
    });
  }
  await store.compact();
  return store;
}

function documentsOf(megabytes: number): number {
  return Math.floor((megabytes * megabyte) / documentBytes);
}

function conversation(i: number, turn: number): Conversation {
  return { chat: `chat-${i % 997}`, due: i + turn, said: 'x'.repeat(documentBytes - 60) };
}

/** What a turn does: looks up two documents and the next in a lane, writes two. */
function turn(store: EmbeddedStore, megabytes: number, i: number): Promise<void> {
  const count = documentsOf(megabytes);
  return store.transact(async (tx) => {
    const [a, b] = [(i * 7_919) % count, (i * 104_729 + 1) % count];
    await tx.get(conversations, `c${a}`);
    await tx.get(conversations, `c${b}`);
    await tx.find(conversations, 'due', { from: a, limit: 1 });
    tx.put(conversations, `c${a}`, { ...conversation(a, i), said: 'short' });
    tx.put(conversations, `c${b}`, { ...conversation(b, i), said: 'short' });
  });
}

let turns = 0;

async function commitTimes(store: EmbeddedStore, megabytes: number, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const begun = performance.now();
    await turn(store, megabytes, turns++);
    times.push(performance.now() - begun);
  }
  return times;
}

async function cpuOfCommit(store: EmbeddedStore, megabytes: number): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 7; round++) {
    const before = process.cpuUsage();
    await Promise.all(Array.from({ length: 1_000 }, () => turn(store, megabytes, turns++)));
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / 1_000 / 1_000);
  }
  return quantile(rounds, 0.5);
}

async function throughputs(store: EmbeddedStore, megabytes: number): Promise<StoreFigures['throughput']> {
  const figures: StoreFigures['throughput'][number][] = [];
  for (const waiting of [1, 10, 50, 200]) {
    const begun = performance.now();
    let done = 0;
    const worker = async () => {
      while (performance.now() - begun < 1_000) {
        await turn(store, megabytes, turns++);
        done++;
      }
    };
    await Promise.all(Array.from({ length: waiting }, worker));
    figures.push({ waiting, perSecond: Math.round((done * 1_000) / (performance.now() - begun)) });
  }
  return figures;
}

async function whileCompacting(store: EmbeddedStore, megabytes: number): Promise<StoreFigures['compaction']> {
  const begun = performance.now();
  const during = await watched(store, megabytes, store.compact());
  const took = performance.now() - begun;
  const without = await watched(store, megabytes, sleep(took));
  return {
    took,
    stall: during.stall,
    stallRunning: during.stallRunning,
    slowest: Math.max(...during.times),
    p99: quantile(during.times, 0.99),
    stallWithout: without.stall,
    slowestWithout: Math.max(...without.times),
  };
}

/** Commits one after the other while something else goes on, and watches how long the event loop stands still. */
async function watched(store: EmbeddedStore, megabytes: number, until: Promise<unknown>) {
  let running = true;
  let [stall, stallRunning] = [0, 0];
  const watch = (async () => {
    for (let [last, lastRan] = [performance.now(), ranFor()]; running; ) {
      await new Promise((resolve) => setImmediate(resolve));
      const [now, ran] = [performance.now(), ranFor()];
      stall = Math.max(stall, now - last);
      stallRunning = Math.max(stallRunning, ran - lastRan);
      [last, lastRan] = [now, ran];
    }
  })();
  const over = until.then(() => {
    running = false;
  });
  const times: number[] = [];
  while (running) times.push(...(await commitTimes(store, megabytes, 1)));
  await Promise.all([over, watch]);
  return { stall, stallRunning, times };
}

async function rawSync(path: string): Promise<number> {
  const file = await open(path, 'w');
  const bytes = Buffer.alloc(350, 'x');
  const times: number[] = [];
  for (let i = 0; i < 300; i++) {
    const begun = performance.now();
    await file.write(bytes, 0, bytes.length, i * bytes.length);
    await file.datasync();
    times.push(performance.now() - begun);
  }
  await file.close();
  return quantile(times, 0.5);
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
