import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskTask, DeskTimes } from './desk-bot.ts';
import type { Section } from './section.ts';
import { printTable, printVerdict, quantile } from './table.ts';

const few = 100;
const commands = ['queue', 'search', 'stats'] as const;

/** A desk with so many tickets, in a process and a folder of its own. */
class Desk {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #ended: Promise<never>;

  static async open(count: number): Promise<Desk> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-desk-'));
    const child = fork(new URL('desk-bot.ts', import.meta.url), [folder, String(count)], {
      execArgv: ['--import', 'tsx', '--max-old-space-size=4096'],
    });
    const desk = new Desk(child, folder);
    await desk.#answer();
    return desk;
  }

  constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.#folder = folder;
    this.#ended = new Promise((_, reject) => {
      child.on('exit', (code) => reject(new Error(`a desk ended with ${code}`)));
    });
    this.#ended.catch(() => undefined);
  }

  does(task: DeskTask): Promise<DeskTimes> {
    this.#child.send(task);
    return this.#answer();
  }

  async close(): Promise<void> {
    this.#child.removeAllListeners('exit').kill('SIGKILL');
    await rm(this.#folder, { recursive: true, force: true });
  }

  #answer(): Promise<DeskTimes> {
    const answer = new Promise<DeskTimes>((resolve) => this.#child.once('message', resolve as () => void));
    return Promise.race([answer, this.#ended]);
  }
}

/** An agent’s desk with many tickets, and a customer's question beside them and beside few; about two minutes. */
export const desk: Section = async ({ quick }) => {
  const many = quick ? 10_000 : 100_000;
  const rounds = quick ? 5 : 15;
  const small = await Desk.open(few);
  const large = await Desk.open(many);
  try {
    const tickets = many.toLocaleString('en');
    const rows: string[][] = [];
    const verdicts: (() => void)[] = [];
    for (const name of commands) {
      const times: DeskTimes[] = [];
      for (const to of [small, large]) {
        await to.does({ do: 'command', name, count: 16 });
        times.push(await to.does({ do: 'command', name, count: quick ? 40 : 200 }));
      }
      rows.push([
        `/${name}`,
        ...times.flatMap(({ wall, ran }) =>
          [quantile(wall, 0.5), quantile(wall, 0.95), quantile(ran, 0.95)].map((ms) => ms.toFixed(1)),
        ),
      ]);
      const p95 = quantile(times[1]?.wall ?? [], 0.95);
      const what = `/${name} beside ${tickets} tickets under 100 ms at the 95th percentile`;
      verdicts.push(() => printVerdict(p95 < 100, `${what} (${p95.toFixed(1)} ms)`));
    }
    console.log(
      'An agent’s commands on the embedded store, from the input to its durable commit, in ms; searches are for words of\n' +
        'all tickets, of some, of one and of none. Ran: what the process itself ran of it, whatever else the machine did.\n',
    );
    const heads = [few.toLocaleString('en'), tickets].flatMap((count) => [
      `beside ${count}`,
      '95 %',
      'ran 95 %',
    ]);
    printTable(['', ...heads], rows);
    for (const verdict of verdicts) verdict();

    const ratios: { readonly cpu: number; readonly wall: number; readonly ours: number }[] = [];
    for (let round = -2; round < rounds; round += 1) {
      // In turns, so that a busy machine weighs on both; the first rounds warm up.
      const task = { do: 'questions', from: round * 40 + 80, count: 40 } as const;
      const [one, other] = [await small.does(task), await large.does(task)];
      const wall = quantile(other.wall, 0.5) / quantile(one.wall, 0.5);
      if (round >= 0) ratios.push({ cpu: other.cpu / one.cpu, wall, ours: other.cpu });
    }
    const middle = (of: 'cpu' | 'wall' | 'ours') =>
      quantile(
        ratios.map((each) => each[of]),
        0.5,
      );
    console.log(
      `\nA customer’s question beside ${tickets} tickets over one beside ${few}: CPU of all threads ${middle('cpu').toFixed(2)} times ` +
        `(${middle('ours').toFixed(1)} ms), time to its commit ${middle('wall').toFixed(2)} times; medians of ${rounds} rounds in turns: ` +
        `${ratios.map(({ cpu }) => cpu.toFixed(2)).join(' ')}`,
    );
    printVerdict(middle('cpu') <= 1.2, `a question at most 1.2 times (${middle('cpu').toFixed(2)})`);
  } finally {
    await small.close();
    await large.close();
  }
};
