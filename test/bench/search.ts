import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Measured } from './measure.ts';
import { type EngineName, engines } from './peers.ts';
import type { Section } from './section.ts';
import { printTable, printVerdict, quantile } from './table.ts';

/** The real base and two grown ones, with the milliseconds that 95 of 100 answers may take there. */
const sizes = [
  { entries: 0, p95: 3 },
  { entries: 1_000, p95: 8 },
  { entries: 10_000, p95: 30 },
] as const;
const names = Object.keys(engines) as EngineName[];
const baseline: EngineName = 'MiniSearch as it comes';

/** Our search beside the others: each engine at each size in a process of its own, one after the other. */
export const search: Section = async ({ quick }) => {
  const verdicts: [boolean, string][] = [];
  for (const { entries, p95 } of sizes) {
    const results = new Map<EngineName, Measured>();
    for (const name of names) {
      process.stdout.write(`   ${entries || 'real base'}: ${name} …`);
      const measured = await measure(name, entries, quick);
      console.log(` ${measured.answers.length} questions`);
      results.set(name, measured);
    }
    const ours = results.get('ours') as Measured;
    const base = speed(results.get(baseline) as Measured, 0.95);
    console.log(`\n${ours.entries} entries`);
    printTable(
      ['', 'asked', 'first zh', 'first en', 'in three', 'p50 ms', 'p95 ms', 'p95 ratio', 'build ms', 'MB'],
      [...results].map(([name, one]) => row(name, one, base)),
    );
    console.log();
    for (const [name, peer] of results) {
      if (name !== 'ours')
        verdicts.push([ahead(ours, peer), `${ours.entries} entries: ours is ahead of ${name}`]);
    }
    const slowest = speed(ours, 0.95);
    verdicts.push([
      slowest <= p95,
      `${ours.entries} entries: p95 within ${p95} ms (${slowest.toFixed(2)} ms)`,
    ]);
  }
  for (const [holds, what] of verdicts) printVerdict(holds, what);
};

async function measure(name: EngineName, entries: number, quick: boolean): Promise<Measured> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--expose-gc',
      '--import',
      'tsx',
      fileURLToPath(new URL('measure.ts', import.meta.url)),
      name,
      String(entries),
      quick ? '120' : '100000',
      quick ? '6' : '25',
    ],
    { maxBuffer: 2 ** 26 },
  );
  return JSON.parse(stdout) as Measured;
}

function row(name: string, { answers, buildMs, megabytes, ...rest }: Measured, base: number): string[] {
  const p95 = speed({ answers, buildMs, megabytes, ...rest }, 0.95);
  return [
    name,
    String(answers.length),
    percent(answers.filter(({ zh }) => zh)),
    percent(answers.filter(({ zh }) => !zh)),
    percent(answers, 3),
    quantile(
      answers.map(({ ms }) => ms),
      0.5,
    ).toFixed(2),
    p95.toFixed(2),
    (p95 / base).toFixed(1),
    buildMs.toFixed(0),
    megabytes.toFixed(1),
  ];
}

function speed({ answers }: Measured, share: number): number {
  return quantile(
    answers.map(({ ms }) => ms),
    share,
  );
}

/** How many have a right entry among the first `depth`. */
function hits(answers: Measured['answers'], depth = 1): number {
  return answers.filter(({ place }) => place > 0 && place <= depth).length;
}

function percent(answers: Measured['answers'], depth = 1): string {
  return ((100 * hits(answers, depth)) / answers.length).toFixed(1);
}

/** Right-first in both languages, on the questions that the peer had time for; they are the first of ours. */
function ahead(ours: Measured, peer: Measured): boolean {
  const same = ours.answers.slice(0, peer.answers.length);
  return [true, false].every(
    (zh) => hits(same.filter((one) => one.zh === zh)) > hits(peer.answers.filter((one) => one.zh === zh)),
  );
}
