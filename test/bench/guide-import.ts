import { describeCalls } from '../support/cloud-world.ts';
import { BenchDesk, rules } from './guide-desk.ts';
import { benchWorld, importedParts, newcomer } from './guide-world.ts';
import { ranFor } from './ran-for.ts';
import { quantile } from './table.ts';

/** VPCs in one paste. */
const vpcs = 500;

/** Times in ms, medians of the rounds; the largest paste in KB. */
export interface ImportFigures {
  readonly took: { readonly read: number; readonly commit: number };
  /** The longest the main thread ran without a break, while it is imported and while nobody imports. */
  readonly stall: number;
  readonly stallWithout: number;
  /** The same for the first import of the process, whose code is not compiled yet. */
  readonly first: number;
  /** The longest that somebody else's question took. */
  readonly others: number;
  readonly largest: number;
}

/** One person imports a network, while another goes on asking. */
export async function importing(rounds: number): Promise<ImportFigures> {
  const desk = await BenchDesk.open('embedded', benchWorld(rules, 1, 0));
  const other = 'other';
  await desk.enter(other, newcomer(0));
  const figures: Omit<ImportFigures, 'took' | 'first'>[] = [];
  let first = 0;
  const reads: number[] = [];
  const commits: number[] = [];
  // The first stands for itself: the code is not compiled yet.
  for (let n = 0; n <= rounds; n += 1) {
    const uin = String(700000000000 + n);
    const person = `importer${n}`;
    await desk.enter(person, uin);
    const text = describeCalls(importedParts(uin, vpcs))
      .map((call) => JSON.stringify(call))
      .join('\n');
    const timed = async (into: number[], work: () => Promise<unknown>) => {
      const begun = performance.now();
      await work();
      if (n > 0) into.push(performance.now() - begun);
    };
    const during = await watched(desk, other, async () => {
      await timed(reads, () => desk.take(person, { kind: 'file', name: 'vpc.json', text }));
      await timed(commits, () => desk.tap(person, ({ do: does }) => does === 'commit'));
    });
    const without = await watched(desk, other, () => new Promise((resolve) => setTimeout(resolve, 200)));
    if (n === 0) first = during.stall;
    else
      figures.push({
        ...{ stall: during.stall, stallWithout: without.stall, others: during.slowest },
        largest: Math.round(text.length / 1024),
      });
  }
  await desk.close();
  const middle = (of: (each: (typeof figures)[number]) => number) => quantile(figures.map(of), 0.5);
  return {
    took: { read: quantile(reads, 0.5), commit: quantile(commits, 0.5) },
    stall: middle(({ stall }) => stall),
    first,
    stallWithout: middle(({ stallWithout }) => stallWithout),
    others: middle(({ others }) => others),
    largest: middle(({ largest }) => largest),
  };
}

/** Lets another person ask on and on during some work, and watches how long the event loop stands still. */
async function watched(desk: BenchDesk, other: string, work: () => Promise<unknown>) {
  let running = true;
  let stall = 0;
  let slowest = 0;
  const watch = (async () => {
    for (let last = ranFor(); running; ) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = ranFor();
      stall = Math.max(stall, now - last);
      last = now;
    }
  })();
  const asks = (async () => {
    while (running) {
      const begun = performance.now();
      await desk.say(other, '/peerings');
      slowest = Math.max(slowest, performance.now() - begun);
    }
  })();
  await work();
  running = false;
  await Promise.all([watch, asks]);
  return { stall, slowest };
}
