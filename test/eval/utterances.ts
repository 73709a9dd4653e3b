import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TuneRow } from '../../src/dialog/index.ts';

/** A labelled utterance; one a line in `knowledge/tune.jsonl`, which ships, and `test.jsonl`, which nobody looks at. */
export interface Labelled extends TuneRow {
  readonly slots?: Readonly<Record<string, unknown>>;
  readonly style?: string;
}

/** Where each split lies. */
export const splits = {
  tune: fileURLToPath(new URL('../../knowledge/tune.jsonl', import.meta.url)),
  test: fileURLToPath(new URL('test.jsonl', import.meta.url)),
} as const;

export function readLabelled(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled);
}

export const isChinese = ({ q }: Labelled): boolean => /[\u3400-\u9fff]/.test(q);
