import { parseArgs } from 'node:util';
import { raiseStory } from '../story/desk.ts';
import type { Play } from '../story/play.ts';
import { sweepStory } from '../story/sweep.ts';
import { twoCompanies } from '../story/two-companies.ts';
import { killLoop, type Torment } from './kill-loop.ts';
import type { Verdict } from './verdict.ts';

// npm run chaos [-- --kills 20] [--seed 1] [--people 40] [--by webhook]: the durable bot and the usual one, killed
// alike, by polling and by webhook. With --story companies or --story desk: the real service and the story of two companies,
// or that of a ticket, in a group with topics and in one without, killed at every step.
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    people: { type: 'string', default: '40' },
    by: { type: 'string' },
    story: { type: 'string' },
  },
});
const [kills, seed, people] = [values.kills, values.seed, values.people].map(Number) as [
  number,
  number,
  number,
];
const ways = (['polling', 'webhook'] as const).filter((by) => values.by === undefined || values.by === by);
/** Stories by their name. */
const stories: ReadonlyMap<string, readonly (readonly [title: string, play: Play])[]> = new Map([
  ['companies', [['two companies', twoCompanies]]],
  [
    'desk',
    [
      ['a ticket, with topics', raiseStory(true)],
      ['a ticket, without topics', raiseStory(false)],
    ],
  ],
]);
if (values.story !== undefined) {
  const plays = stories.get(values.story);
  if (plays === undefined) throw new Error(`--story must be ${[...stories.keys()].join(' or ')}`);
  let clean = true;
  for (const [title, play] of plays)
    for (const by of ways) clean = (await sweepStory(title, play, by, seed)) && clean;
  process.exit(clean ? 0 : 1);
}

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

const runs: { readonly title: string; readonly bot: Torment['bot']; readonly verdict: Verdict }[] = [];
for (const by of ways) {
  for (const bot of ['durable-bot', 'usual-bot'] as const) {
    const onKill = (done: number) => {
      if (done % 20 === 0) console.error(`${bot} by ${by}: ${done} of ${kills} kills`);
    };
    const verdict = await killLoop({ bot, by, kills, seed, people, onKill });
    runs.push({ title: `${bot === 'durable-bot' ? 'this bot' : 'usual'}, ${by}`, bot, verdict });
  }
}
const row = (name: string, cells: readonly (string | number)[]) =>
  console.log(name.padEnd(28) + cells.map((cell) => String(cell).padStart(19)).join(''));
row(
  '',
  runs.map(({ title }) => title),
);
for (const [name, field] of rows) {
  row(
    name,
    runs.map(({ verdict }) => verdict[field]),
  );
}
const mustBeZero = [
  'lost',
  'twice',
  'outOfOrder',
  'repliesMissing',
  'repliesOutOfOrder',
  'doubledBeyond',
] as const;
const clean = runs.every(
  ({ bot, verdict }) => bot === 'usual-bot' || mustBeZero.every((field) => verdict[field] === 0),
);
process.exitCode = clean ? 0 : 1;
