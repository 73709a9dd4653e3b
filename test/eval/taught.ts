import { readFileSync } from 'node:fs';
import { type DialogWorld, understand } from '../../src/dialog/index.ts';
import { type Taught, TaughtShelf } from '../../src/faq/index.ts';

/** Thirty answers as a support desk teaches them: near the FAQ, and not in it. */
export const thirty: Taught = JSON.parse(
  readFileSync(new URL('taught.json', import.meta.url), 'utf8'),
) as Taught;

/** A question about one of the thirty, in no wording of theirs. */
export interface Paraphrase {
  readonly q: string;
  readonly entry: string;
}

export const paraphrases: readonly Paraphrase[] = readFileSync(
  new URL('taught.jsonl', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Paraphrase);

/** Every other line was used to choose the thresholds; what holds is measured on those between. */
export const halves = ['fitted', 'held out'] as const;

/** The same understanding with the thirty in place. */
export function withTaught(world: DialogWorld, taught = thirty): DialogWorld {
  const index = new TaughtShelf(world.faq).index(taught, world.entries);
  return { ...world, taught: index, entries: new Map([...world.entries, ...index.entries]) };
}

/** How the paraphrases of one half are answered; shares of them. */
export function evaluateTaught(world: DialogWorld, half: (typeof halves)[number]) {
  const rows = paraphrases.filter((_, i) => i % 2 === (half === 'fitted' ? 0 : 1));
  const counts = { right: 0, offered: 0, wrong: 0, missed: 0 };
  const misses: string[] = [];
  for (const { q, entry } of rows) {
    const meaning = understand({ text: q }, world);
    const others = 'alternatives' in meaning ? meaning.alternatives : [];
    if (meaning.kind === 'answer' && meaning.entry === entry) counts.right += 1;
    else if (meaning.kind === 'suggest' && others.includes(entry)) counts.offered += 1;
    else {
      counts[meaning.kind === 'answer' ? 'wrong' : 'missed'] += 1;
      misses.push(`${meaning.kind}: ${q} | want ${entry}`);
    }
  }
  const share = (count: number) => count / rows.length;
  return {
    figures: {
      'answered right': share(counts.right),
      'answered right or offered': share(counts.right + counts.offered),
      'answered wrong': share(counts.wrong),
      missed: share(counts.missed),
    },
    misses,
  };
}
