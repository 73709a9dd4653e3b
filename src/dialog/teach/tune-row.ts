/** An utterance with what it is known to mean; `knowledge/tune.jsonl` holds one a line. */
export interface TuneRow {
  readonly q: string;
  readonly group: 'faq' | 'howto' | 'followup' | 'near' | 'far' | 'smalltalk' | 'task';
  /** Every entry that is a right answer. */
  readonly entries?: readonly string[];
  /** What was said before, oldest first. */
  readonly context?: readonly string[];
  readonly task?: string;
}
