import { readFileSync } from 'node:fs';

/** A labelled utterance; one a line in `tune.jsonl` and `test.jsonl`. */
export interface Labelled {
  readonly q: string;
  readonly group: 'faq' | 'howto' | 'followup' | 'near' | 'far' | 'smalltalk' | 'task';
  /** Every entry that is a right answer. */
  readonly entries?: readonly string[];
  readonly context?: readonly string[];
  readonly task?: string;
  readonly slots?: Readonly<Record<string, unknown>>;
  readonly style?: string;
}

export function readLabelled(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled);
}

export const isChinese = ({ q }: Labelled): boolean => /[\u3400-\u9fff]/.test(q);
