import { type Meaning, type Understanding, understand } from '../../src/dialog/index.ts';
import { isChinese, type Labelled } from './utterances.ts';

export const figureNames = [
  'right entry first, zh',
  'right entry first, en',
  'right entry among the first three, zh',
  'right entry among the first three, en',
  'in scope served: answered right, or right one suggested',
  'in scope answered, and right',
  'of all answers, right',
  'out of scope answered',
  'task recognised with the right name',
  'slot values found',
  'slot values found that are not there',
  'how-to taken for a task',
  'how-to answered right or right one suggested',
  'follow-up answered right or right one suggested',
  'small talk recognised',
] as const;
export type Figures = Record<(typeof figureNames)[number], number>;

/** What the test split must not fall below (or rise above); raised whenever the figures rise. */
export const floors: Partial<Record<keyof Figures, { least?: number; most?: number }>> = {
  'right entry first, zh': { least: 0.98 },
  'right entry first, en': { least: 0.975 },
  'right entry among the first three, zh': { least: 0.995 },
  'right entry among the first three, en': { least: 0.99 },
  'in scope served: answered right, or right one suggested': { least: 0.98 },
  'in scope answered, and right': { least: 0.88 },
  'of all answers, right': { least: 0.988 },
  'out of scope answered': { most: 0.01 },
  'task recognised with the right name': { least: 0.975 },
  'slot values found': { least: 0.97 },
  'slot values found that are not there': { most: 0.005 },
  'how-to taken for a task': { most: 0.02 },
  'how-to answered right or right one suggested': { least: 0.93 },
  'follow-up answered right or right one suggested': { least: 0.92 },
  'small talk recognised': { least: 0.94 },
};

/** Runs every utterance through the chat's own understanding and counts. `misses` names what went wrong. */
export function evaluate(
  rows: readonly Labelled[],
  with_: Understanding,
): { figures: Figures; misses: string[] } {
  const misses: string[] = [];
  const seen = rows.map((row) => ({
    row,
    meaning: understand({ text: row.q, ...(row.context ? { context: row.context } : {}) }, with_),
  }));
  const of = (...groups: Labelled['group'][]) => seen.filter(({ row }) => groups.includes(row.group));
  const share = (all: readonly Seen[], test: (one: Seen) => boolean, note?: string) => {
    let hits = 0;
    for (const one of all) {
      if (test(one)) hits += 1;
      else if (note)
        misses.push(
          `${note}: ${one.row.q} -> ${describe(one.meaning)} | want ${JSON.stringify(one.row.entries ?? one.row.task ?? one.row.group)}`,
        );
    }
    return all.length ? hits / all.length : 0;
  };
  const ranked = (one: Seen, depth: number) =>
    one.meaning.ranked.slice(0, depth).some(({ id }) => wanted(one).includes(id));
  const faq = of('faq');
  const outside = of('near', 'far');
  const tasks = of('task');
  const answers = seen.filter(
    ({ row, meaning }) => meaning.kind === 'answer' && ['faq', 'howto', 'near', 'far'].includes(row.group),
  );
  const zh = faq.filter(({ row }) => isChinese(row));
  const en = faq.filter(({ row }) => !isChinese(row));
  const slots = countSlots(tasks);
  const figures: Figures = {
    'right entry first, zh': share(zh, (one) => ranked(one, 1), 'FIRST'),
    'right entry first, en': share(en, (one) => ranked(one, 1), 'FIRST'),
    'right entry among the first three, zh': share(zh, (one) => ranked(one, 3)),
    'right entry among the first three, en': share(en, (one) => ranked(one, 3)),
    'in scope served: answered right, or right one suggested': share(faq, served, 'UNSERVED'),
    'in scope answered, and right': share(faq, answeredRight),
    'of all answers, right': share(answers, answeredRight, 'WRONG ANSWER'),
    'out of scope answered': 1 - share(outside, ({ meaning }) => meaning.kind !== 'answer'),
    'task recognised with the right name': share(
      tasks,
      ({ row, meaning }) => meaning.kind === 'task' && meaning.task === row.task,
      'TASK',
    ),
    'slot values found': slots.total ? slots.found / slots.total : 0,
    'slot values found that are not there': slots.total ? slots.extra / slots.total : 0,
    'how-to taken for a task':
      1 - share(of('howto', 'faq'), ({ meaning }) => meaning.kind !== 'task', 'NOT A TASK'),
    'how-to answered right or right one suggested': share(of('howto'), served, 'HOW-TO'),
    'follow-up answered right or right one suggested': share(of('followup'), served, 'FOLLOW-UP'),
    'small talk recognised': share(of('smalltalk'), ({ meaning }) => meaning.kind === 'smalltalk', 'TALK'),
  };
  misses.push(...slots.misses);
  return { figures, misses };
}

interface Seen {
  readonly row: Labelled;
  readonly meaning: Meaning;
}

const wanted = ({ row }: Seen) => row.entries ?? [];

function answeredRight(one: Seen): boolean {
  return one.meaning.kind === 'answer' && wanted(one).includes(one.meaning.entry);
}

function served(one: Seen): boolean {
  return (
    answeredRight(one) ||
    (one.meaning.kind === 'suggest' && one.meaning.alternatives.some((id) => wanted(one).includes(id)))
  );
}

function countSlots(tasks: readonly Seen[]) {
  const counts = { total: 0, found: 0, extra: 0, misses: [] as string[] };
  for (const { row, meaning } of tasks) {
    const want = row.slots ?? {};
    const got = meaning.slots as Record<string, unknown>;
    for (const [name, value] of Object.entries(want)) {
      counts.total += 1;
      if (JSON.stringify(got[name]) === JSON.stringify(value)) counts.found += 1;
      else
        counts.misses.push(
          `SLOT ${name}: ${row.q} -> ${JSON.stringify(got[name])} | want ${JSON.stringify(value)}`,
        );
    }
    for (const name of Object.keys(got)) {
      if (name in want) continue;
      counts.extra += 1;
      counts.misses.push(`EXTRA ${name}: ${row.q} -> ${JSON.stringify(got[name])}`);
    }
  }
  return counts;
}

function describe(meaning: Meaning): string {
  const what =
    meaning.kind === 'answer'
      ? meaning.entry
      : meaning.kind === 'suggest'
        ? meaning.alternatives.join('/')
        : meaning.kind === 'task'
          ? meaning.task
          : meaning.kind === 'none'
            ? (meaning.topic ?? '-')
            : meaning.talk;
  return `${meaning.kind} ${what} ${meaning.confidence.toFixed(2)} [${meaning.ranked[0]?.id}]`;
}
