import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TuneRow } from '../dialog/index.ts';
import { knowledgeFolder } from './load.ts';
import type { Mistake } from './mistake.ts';

const groups: readonly TuneRow['group'][] = ['faq', 'howto', 'followup', 'near', 'far', 'smalltalk', 'task'];

/** A line of the file, from 1, with what it says; undefined where that is no labelled utterance. */
interface TuneLine {
  readonly line: number;
  readonly row: TuneRow | undefined;
}

/**
 * The utterances that understanding was tuned on, of a knowledge folder; none where the folder has no `tune.jsonl`. A
 * line that is no labelled utterance is left out, which the lint tells: they are for measuring by, and nothing is
 * answered from them.
 */
export function readTune(root = knowledgeFolder): readonly TuneRow[] {
  return linesOf(root).flatMap(({ row }) => row ?? []);
}

/** Lines of `tune.jsonl` that cannot be read: drafts would not be held against them. */
export function checkTune(root: string, prefix: string): Mistake[] {
  return linesOf(root)
    .filter(({ row }) => row === undefined)
    .map(({ line }) => ({
      file: `${prefix}tune.jsonl`,
      line,
      message: `no labelled utterance: needs one JSON object with "q" and "group", one of: ${groups.join(', ')}; "entries" and "context" are lists of texts`,
    }));
}

function linesOf(root: string): TuneLine[] {
  let text: string;
  try {
    text = readFileSync(join(root, 'tune.jsonl'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [{ line: i + 1, row: readRow(line) }]));
}

function readRow(line: string): TuneRow | undefined {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof row !== 'object' || row === null) return undefined;
  const { q, group, entries, context, task } = row as Partial<Record<keyof TuneRow, unknown>>;
  const known = groups.find((each) => each === group);
  if (typeof q !== 'string' || known === undefined) return undefined;
  if ([entries, context].some((texts) => texts !== undefined && !isTexts(texts))) return undefined;
  return {
    q,
    group: known,
    ...(isTexts(entries) ? { entries } : {}),
    ...(isTexts(context) ? { context } : {}),
    ...(typeof task === 'string' ? { task } : {}),
  };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');
