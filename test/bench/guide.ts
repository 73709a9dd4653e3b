import { BenchDesk, rules } from './guide-desk.ts';
import { importing } from './guide-import.ts';
import { type Round, round } from './guide-rounds.ts';
import { benchWorld } from './guide-world.ts';
import type { Section } from './section.ts';
import { printTable, printVerdict, quantile } from './table.ts';

/** Where the same rounds are held, in turns, so that a busy machine weighs on all alike. */
const settings = [
  { name: 'memory', where: 'memory', crowd: 0 },
  { name: 'embedded', where: 'embedded', crowd: 0 },
  { name: 'embedded, beside 10,000', where: 'embedded', crowd: 10_000 },
] as const;
type Setting = (typeof settings)[number]['name'];

/** Rounds before it is measured: the code is compiled by then. */
const warmUp = 6;

/** One round in all settings, by both accounts. */
type Everywhere = Readonly<Record<Setting, { readonly empty: Round; readonly full: Round }>>;

/** Turns of a guide, by what they are filed under, in words. */
const guides = {
  create: 'create, by taps and typing',
  accept: 'accept, then its routes and the check',
  routes: 'routes of what was accepted, and the check',
  choose: 'delete, a peering chosen by its name',
} as const;
const compared = {
  ...guides,
  peerings: 'the page of peerings',
  tail: 'a question with the asker’s own case',
} as const;

async function rounds(count: number): Promise<Everywhere[]> {
  const desks: BenchDesk[] = [];
  for (const { where, crowd } of settings)
    desks.push(await BenchDesk.open(where, benchWorld(rules, count + warmUp, crowd)));
  const all: Everywhere[] = [];
  for (let n = 0; n < count + warmUp; n += 1) {
    const everywhere: Partial<Record<Setting, { empty: Round; full: Round }>> = {};
    for (const [i, { name }] of settings.entries()) {
      const desk = desks[i] as BenchDesk;
      everywhere[name] = { empty: await round(desk, 'empty', n), full: await round(desk, 'full', n) };
    }
    if (n >= warmUp) all.push(everywhere as Everywhere);
  }
  for (const desk of desks) await desk.close();
  return all;
}

const middle = (taken: Round, what: string): number => quantile(taken.get(what) ?? [], 0.5);

/** Measures guides beside questions, and an account full of peerings beside an empty one; about a minute. */
export const guide: Section = async ({ quick }) => {
  const all = await rounds(quick ? 6 : 30);
  const over = (ratio: (round: Everywhere) => number): number => quantile(all.map(ratio), 0.5);

  console.log(
    'CPU of one turn, all threads, from the input to its durable commit; nothing is delivered. Every figure is the\n' +
      `median of ${all.length} rounds of what one round’s medians come to, as a ratio within that round. A question is\n` +
      'free text that is answered from the FAQ. Memory and embedded are the stores.\n',
  );
  const toQuestion = (what: string, setting: Setting, who: 'empty' | 'full') =>
    over((each) => middle(each[setting][who], what) / middle(each[setting][who], 'faq'));
  const columns: readonly (readonly [Setting, 'empty' | 'full'])[] = [
    ['memory', 'empty'],
    ['embedded', 'empty'],
    ['embedded', 'full'],
  ];
  printTable(
    ['a guide turn to a question', 'memory', 'embedded', 'embedded, full account'],
    Object.entries(guides).map(([what, words]) => [
      words,
      ...columns.map(([setting, who]) => toQuestion(what, setting, who).toFixed(2)),
    ]),
  );
  const steps = [...new Set(all.flatMap(({ embedded }) => [...embedded.empty.keys()]))]
    .filter((what) => what.includes(': '))
    .map((what) => ({ what, ratio: toQuestion(what, 'embedded', 'empty') }))
    .sort((a, b) => b.ratio - a.ratio);
  const [dearest] = steps;
  if (dearest)
    console.log(`The dearest step of them all, ${dearest.what}: ${dearest.ratio.toFixed(2)} questions.`);
  const worst = Math.max(
    ...Object.keys(guides).flatMap((what) => columns.map((column) => toQuestion(what, ...column))),
  );
  printVerdict(worst <= 1.5, `a guide turn at most 1.5 questions (${worst.toFixed(2)} at most)\n`);

  const fullToEmpty = (what: string, full: Setting, empty: Setting) =>
    over((each) => middle(each[full].full, what) / middle(each[empty].empty, what));
  const beside = 'embedded, beside 10,000';
  const pairs: readonly (readonly [full: Setting, empty: Setting])[] = [
    ['memory', 'memory'],
    ['embedded', 'embedded'],
    [beside, 'embedded'],
  ];
  printTable(
    ['20 VPCs and 200 peerings to an account of none', ...pairs.map(([setting]) => setting)],
    Object.entries(compared).map(([what, words]) => [
      words,
      ...pairs.map((pair) => fullToEmpty(what, ...pair).toFixed(2)),
    ]),
  );
  console.log(
    'The account of none has two VPCs to begin a guide with, no peering before the guides and two behind them; beside\n' +
      '10,000: the full account has 10,000 VPCs of others around it, the empty one has not.',
  );
  const slowest = (...pair: readonly [Setting, Setting]) =>
    Math.max(...Object.keys(compared).map((what) => fullToEmpty(what, ...pair)));
  const [alone, crowded] = [slowest('embedded', 'embedded'), slowest(beside, 'embedded')];
  const bare = slowest('memory', 'memory');
  printVerdict(alone <= 2, `as fast as an empty account within 2 times (${alone.toFixed(2)})`);
  printVerdict(crowded <= 2, `and beside 10,000 VPCs of others (${crowded.toFixed(2)})`);
  printVerdict(
    bare <= 2,
    `and over a store in memory, where nothing but the answer counts (${bare.toFixed(2)})\n`,
  );

  const { took, stall, first, stallWithout, others, largest } = await importing(quick ? 3 : 7);
  console.log(
    `An import of 500 VPCs with subnets and tables, ${largest} KB: reading it takes ${took.read.toFixed(0)} ms, taking it ` +
      `over ${took.commit.toFixed(0)} ms.\nThe event loop stands still for ${stall.toFixed(0)} ms at most (${stallWithout.toFixed(0)} without the import, ${first.toFixed(0)} for the first of all); a question of ` +
      `somebody else meanwhile waits ${others.toFixed(0)} ms at most.`,
  );
  printVerdict(stall < 300, `others wait less than 300 ms for an import (${stall.toFixed(0)})`);
};
