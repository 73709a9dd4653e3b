import { loadUnderstanding } from '../../src/commands/understanding.ts';
import { evaluate, type Figures, floors } from './evaluate.ts';
import { evaluateTaught, halves, withTaught } from './taught.ts';
import { readLabelled, splits } from './utterances.ts';

// npm run eval [-- --misses] [--taught]: the table for both splits; with --misses also what went wrong on the tuning
// split, with --taught as it is with 30 taught answers in place, and how paraphrases of those are answered.
// The test split is only ever counted, never shown: whoever tunes must not have seen it.
const base = await loadUnderstanding(process.env.RULES ?? 'tencent-seed');
const taught = process.argv.includes('--taught');
const understanding = taught ? withTaught(base) : base;
const tables: Record<string, Figures> = {};
for (const split of ['tune', 'test'] as const) {
  const rows = readLabelled(splits[split]);
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
if (taught) {
  for (const half of halves) {
    const { figures, misses } = evaluateTaught(understanding, half);
    console.log(`\ntaught answers, ${half} half`);
    for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(58)}${percent(value)}`);
    if (half === 'fitted' && process.argv.includes('--misses')) for (const miss of misses) console.log(miss);
  }
}
