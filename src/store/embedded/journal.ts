import type { Writes } from '../image.ts';
import type { Log } from '../serialisable-store.ts';
import { StoreStoppedError, StoreUseError } from '../store-error.ts';
import { type DiskFile, writeAll } from './disk.ts';
import { batchJson, commitJson, headerJson } from './journal-line.ts';
import { encodeLine } from './line.ts';

/**
 * What a commit waits for. `power`: the device has it, so it outlives a power cut. `crash`: the operating system has
 * it, so it outlives the process, however it ends.
 */
export type Durability = 'power' | 'crash';

/** A moment at which a crash leaves something different behind; tests stop there. */
export type JournalStep = 'journal written' | 'journal synced';

/** The segment that is written to. */
export interface OpenSegment {
  readonly file: DiskFile;
  readonly number: number;
  /** Where the next line goes. */
  readonly size: number;
}

export interface JournalOptions {
  readonly durability: Durability;
  readonly reached: (step: JournalStep) => void;
  /** Called after every write with the bytes written since the last call. */
  readonly grown: (bytes: number) => void;
}

interface Waiter {
  readonly seq: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

interface Switch {
  readonly segment: OpenSegment;
  readonly begun: () => void;
}

/** Characters of commits in one line: a longer queue becomes several, so that no line is too long to read back. */
const longestBatch = 16 << 20;
/** A line of these must still fit into a string when it is read back, three bytes a character. */
const longestCommit = 64 << 20;

/**
 * The log of the embedded store. Commits that arrive in one tick, or while the disk is busy, become one line, one
 * write and one sync; then all who wait for them are told. A line is therefore on the disk whole, or nobody was told
 * of anything in it. The first error of the disk ends it all: what a failed sync left behind is not knowable, so
 * nothing is tried again.
 */
export class Journal implements Log {
  failure: Error | undefined;
  readonly #options: JournalOptions;
  #segment: OpenSegment;
  #next: Switch | undefined;
  /** Commits that wait to be written; the first of them has number `#written + 1`. */
  #queue: string[] = [];
  #written: number;
  #durable: number;
  #waiters: Waiter[] = [];
  #running: Promise<void> | undefined;

  constructor(segment: OpenSegment, seq: number, options: JournalOptions) {
    this.#segment = segment;
    this.#written = seq;
    this.#durable = seq;
    this.#options = options;
  }

  get number(): number {
    return this.#segment.number;
  }

  append(_seq: number, writes: Writes): void {
    const json = commitJson(writes);
    if (json.length > longestCommit)
      throw new StoreUseError(`a commit may have ${longestCommit} characters, not ${json.length}`);
    this.#queue.push(json);
    this.#wake();
  }

  durable(seq: number): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    if (seq <= this.#durable) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiters.push({ seq, resolve, reject });
    });
  }

  /** Goes on in a new, empty segment. Resolves when its header is on the disk; the old one is whole and closed. */
  switchTo(segment: OpenSegment): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.#next = { segment, begun: resolve };
      this.#waiters.push({ seq: Number.POSITIVE_INFINITY, resolve, reject });
      this.#wake();
    });
  }

  /** Writes a header into a segment that has none. */
  async begin(): Promise<void> {
    await this.#writeLine(headerJson({ number: this.#segment.number, after: this.#written }));
    await this.#segment.file.datasync();
  }

  /** Everything that waits is rejected, now and for ever. */
  fail(cause: unknown): void {
    this.failure ??= new StoreStoppedError(cause);
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const { reject } of waiters) reject(this.failure);
  }

  async close(): Promise<void> {
    await this.#running;
    await this.#segment.file.close().catch(() => undefined);
  }

  #wake(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async #run(): Promise<void> {
    try {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (this.failure) return;
        if (this.#next) await this.#switch(this.#next);
        if (this.#queue.length > 0) await this.#flush();
        else if (!this.#next) return;
      }
    } catch (error) {
      this.fail(error);
    }
  }

  async #switch(next: Switch): Promise<void> {
    this.#next = undefined;
    const old = this.#segment;
    this.#segment = next.segment;
    try {
      await this.begin();
    } finally {
      await old.file.close();
    }
    this.#waiters = this.#waiters.filter(({ resolve }) => resolve !== next.begun);
    next.begun();
  }

  async #flush(): Promise<void> {
    const commits = this.#take();
    await this.#writeLine(batchJson(this.#written + 1, commits));
    this.#options.reached('journal written');
    if (this.#options.durability === 'power') await this.#segment.file.datasync();
    this.#options.reached('journal synced');
    this.#written += commits.length;
    this.#durable = this.#written;
    const waiters = this.#waiters;
    this.#waiters = waiters.filter(({ seq }) => seq > this.#durable);
    for (const { seq, resolve } of waiters) if (seq <= this.#durable) resolve();
  }

  #take(): string[] {
    let [count, length] = [0, 0];
    while (count < this.#queue.length && (count === 0 || length < longestBatch))
      length += this.#queue[count++]?.length ?? 0;
    return this.#queue.splice(0, count);
  }

  async #writeLine(json: string): Promise<void> {
    const line = encodeLine(json);
    const { file, number, size } = this.#segment;
    await writeAll(file, line, size);
    this.#segment = { file, number, size: size + line.length };
    this.#options.grown(line.length);
  }
}
