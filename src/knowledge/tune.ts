import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TuneRow } from '../dialog/index.ts';
import { knowledgeFolder } from './load.ts';

const groups: readonly TuneRow['group'][] = ['faq', 'howto', 'followup', 'near', 'far', 'smalltalk', 'task'];

/**
 * The utterances that understanding was tuned on, of a knowledge folder; none where the folder has no `tune.jsonl`. A
 * line that is no labelled utterance is left out: they are for measuring by, and nothing is answered from them.
 */
export function readTune(root = knowledgeFolder): readonly TuneRow[] {
  let text: string;
  try {
    text = readFileSync(join(root, 'tune.jsonl'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => readRow(line) ?? []);
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
