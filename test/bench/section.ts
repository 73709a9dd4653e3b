/** What the command line asks of every section. */
export interface BenchOptions {
  /** Fewer queries and runs: a look, not a figure to quote. */
  readonly quick: boolean;
}

/** A part of the bench: prints progress, tables and verdicts. */
export type Section = (options: BenchOptions) => Promise<void>;
