import { fileURLToPath } from 'node:url';
import { knowledgeFolder } from '../../src/knowledge/index.ts';
import { parseFolder } from '../../src/knowledge/parse-folder.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { isChinese, type Labelled, readLabelled } from '../eval/utterances.ts';
import { grow, random } from './grow.ts';
import { type EngineName, engines } from './peers.ts';
import { quantile } from './table.ts';

// One engine at one size, in a process of its own: measure.ts ENGINE SIZE QUERIES SECONDS -> one line of JSON.
// The utterances come in one fixed order, so that an engine whose time is up has answered a beginning of the others' row.

/** What a child process found. */
export interface Measured {
  readonly entries: number;
  readonly buildMs: number;
  /** Heap and external memory that the built engine holds, beyond the entries themselves. */
  readonly megabytes: number;
  /** One a question, in the fixed order: place of a right entry among the first three (0 for none), milliseconds. */
  readonly answers: readonly { readonly zh: boolean; readonly place: number; readonly ms: number }[];
}

/** A question is asked up to five times, and its median counts: the machine may be busy with something else. */
const passes = 5;
const warmUp = 40;
/** However slow an engine is, so many questions it answers. */
const atLeast = 10;

/** The faq questions of both splits, shuffled; only ever counted, never shown. */
function questions(limit: number): Labelled[] {
  const all = ['tune', 'test']
    .flatMap((split) => readLabelled(fileURLToPath(new URL(`../eval/${split}.jsonl`, import.meta.url))))
    .filter(({ group }) => group === 'faq');
  const next = random(7);
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = next(i + 1);
    [all[i], all[j]] = [all[j] as Labelled, all[i] as Labelled];
  }
  return all.slice(0, limit);
}

function megabytes(): number {
  for (let i = 0; i < 3; i += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

async function measure(engine: EngineName, size: number, limit: number, seconds: number): Promise<Measured> {
  const { parts } = parseFolder(readFolder(knowledgeFolder));
  if (!parts) throw new Error('the knowledge has mistakes; run npm run lint');
  const entries = grow(parts.entries, size);
  const asked = questions(limit);
  const before = megabytes();
  const started = performance.now();
  const answer = await engines[engine]({ ...parts, entries });
  const buildMs = performance.now() - started;
  const held = megabytes() - before;

  const until = performance.now() + seconds * 1000;
  const inTime = () => performance.now() < until;
  for (const { q } of asked.slice(0, warmUp)) if (performance.now() < until - 0.8 * seconds * 1000) answer(q);
  const places: number[] = [];
  const times: number[][] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    for (const [i, row] of asked.entries()) {
      if (!inTime() && (pass > 0 || i >= atLeast)) break;
      const from = performance.now();
      const found = answer(row.q);
      const ms = performance.now() - from;
      times[i] = [...(times[i] ?? []), ms];
      places[i] ??= found.findIndex((id) => row.entries?.includes(id)) + 1;
    }
  }
  return {
    entries: entries.length,
    buildMs,
    megabytes: held,
    answers: places.map((place, i) => ({
      zh: isChinese(asked[i] as Labelled),
      place,
      ms: quantile(times[i] ?? [], 0.5),
    })),
  };
}

const [engine, size, limit, seconds] = process.argv.slice(2);
console.log(
  JSON.stringify(await measure(engine as EngineName, Number(size), Number(limit), Number(seconds))),
);
