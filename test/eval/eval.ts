import { fileURLToPath } from 'node:url';
import { loadUnderstanding } from '../../src/commands/understanding.ts';
import { evaluate, type Figures, floors } from './evaluate.ts';
import { readLabelled } from './utterances.ts';

// npm run eval [-- --misses] : the table for both splits; with --misses also what went wrong on the tuning split.
// The test split is only ever counted, never shown: whoever tunes must not have seen it.
const understanding = await loadUnderstanding(process.env.RULES ?? 'tencent-seed');
const tables: Record<string, Figures> = {};
for (const split of ['tune', 'test'] as const) {
  const rows = readLabelled(fileURLToPath(new URL(`${split}.jsonl`, import.meta.url)));
  const { figures, misses } = evaluate(rows, understanding);
  tables[split] = figures;
  if (split === 'tune' && process.argv.includes('--misses')) for (const miss of misses) console.log(miss);
}
const percent = (value: number | undefined) => `${((value ?? 0) * 100).toFixed(1)} %`.padStart(8);
console.log(`${'figure'.padEnd(58)}${'tune'.padStart(8)}${'test'.padStart(8)}${'floor'.padStart(10)}`);
for (const name of Object.keys(tables.tune ?? {}) as (keyof Figures)[]) {
  const floor = floors[name];
  const bound = floor
    ? `${floor.least === undefined ? '≤' : '≥'} ${percent(floor.least ?? floor.most).trim()}`
    : '';
  console.log(
    `${name.padEnd(58)}${percent(tables.tune?.[name])}${percent(tables.test?.[name])}${bound.padStart(10)}`,
  );
}
