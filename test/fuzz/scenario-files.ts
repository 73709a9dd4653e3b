/**
 * `npm run fuzz -- [N] [SEED]`: mutates our scenario files N times (20,000), reads and runs each, and proves that
 * nothing crashes. Exit 1 with the seeds if anything does.
 */
import { fuzz } from '../support/mutants.ts';

const runs = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run fuzz -- [N] [SEED]');
  process.exit(2);
}
const start = performance.now();
const report = fuzz(runs, seed);
const seconds = (performance.now() - start) / 1000;
console.log(
  `${report.runs} mutants in ${seconds.toFixed(1)} s: ${report.refused} refused, ${report.ran} run, ` +
    `${report.crashes.length} crashes, slowest ${report.slowestMs.toFixed(0)} ms`,
);
for (const { seed: at, error, text } of report.crashes.slice(0, 20)) {
  console.log(`seed ${at}: ${error.split('\n').slice(0, 4).join(' | ')}\n  ${text.slice(0, 300)}`);
}
process.exitCode = report.crashes.length === 0 ? 0 : 1;
