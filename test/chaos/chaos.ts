import { parseArgs } from 'node:util';
import { killLoop } from './kill-loop.ts';
import type { Verdict } from './verdict.ts';

// npm run chaos [-- --kills 20] [--seed 1] [--people 40]: the durable bot and the usual one, killed alike.
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    people: { type: 'string', default: '40' },
  },
});
const [kills, seed, people] = [values.kills, values.seed, values.people].map(Number) as [
  number,
  number,
  number,
];

const rows: readonly (readonly [string, keyof Verdict])[] = [
  ['kills', 'kills'],
  ['updates', 'updates'],
  ['lost', 'lost'],
  ['applied twice', 'twice'],
  ['applied out of order', 'outOfOrder'],
  ['replies missing', 'repliesMissing'],
  ['replies out of order', 'repliesOutOfOrder'],
  ['replies doubled', 'doubled'],
  ['  an answer lost on the wire', 'doubledByLoss'],
  ['  on its way when killed', 'doubledByKill'],
  ['  beyond those', 'doubledBeyond'],
];

const verdicts: Verdict[] = [];
for (const bot of ['durable-bot', 'usual-bot'] as const) {
  const onKill = (done: number) => {
    if (done % 20 === 0) console.error(`${bot}: ${done} of ${kills} kills`);
  };
  verdicts.push(await killLoop({ bot, kills, seed, people, onKill }));
}
const [durable, usual] = verdicts as [Verdict, Verdict];
console.log(`${''.padEnd(32)}${'this bot'.padStart(12)}${'usual style'.padStart(14)}`);
for (const [name, field] of rows) {
  console.log(`${name.padEnd(32)}${String(durable[field]).padStart(12)}${String(usual[field]).padStart(14)}`);
}
const clean = (
  ['lost', 'twice', 'outOfOrder', 'repliesMissing', 'repliesOutOfOrder', 'doubledBeyond'] as const
).every((field) => durable[field] === 0);
process.exitCode = clean ? 0 : 1;
