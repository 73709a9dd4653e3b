import type { Rules } from '../peering/index.ts';

/** What a command needs from the world outside: files, somewhere to write, the product's rule profiles by name. */
export interface CommandIo {
  /** Reads a file as UTF-8; throws as `node:fs` does. */
  readonly readFile: (path: string) => Promise<string>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly profiles: ReadonlyMap<string, Rules>;
}

/** 0: done and as expected. 1: done, but the answer is no. 2: not run, the input is at fault. */
export type ExitCode = 0 | 1 | 2;
