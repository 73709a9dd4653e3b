interface Due {
  readonly at: number;
  readonly run: () => void;
}

/** Time that a test owns: it stands still until it is moved, or flows so many times faster than real time. */
export class VirtualClock {
  #now: number;
  #due: Due[] = [];
  #flow: NodeJS.Timeout | undefined;

  constructor(start = Date.UTC(2026, 0, 5, 8)) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  /** Runs something in so many milliseconds; returns how to call it off. */
  after(ms: number, run: () => void): () => void {
    const due: Due = { at: this.#now + Math.max(ms, 0), run };
    this.#due.push(due);
    return () => {
      this.#due = this.#due.filter((other) => other !== due);
    };
  }

  /** Resolves after so many milliseconds of this clock, or as soon as the signal aborts. */
  readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const cancel = this.after(ms, done);
      const abort = () => {
        cancel();
        resolve();
      };
      signal?.addEventListener('abort', abort, { once: true });
    });

  /** Moves the clock and runs what is due, in order of time. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#due.reduce<Due | undefined>(
        (first, due) => (due.at <= end && (first === undefined || due.at < first.at) ? due : first),
        undefined,
      );
      if (next === undefined) break;
      this.#due = this.#due.filter((due) => due !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }

  /** Lets time pass, `factor` times as fast as the world's. */
  flow(factor: number): void {
    this.stop();
    let last = performance.now();
    this.#flow = setInterval(() => {
      const now = performance.now();
      this.advance((now - last) * factor);
      last = now;
    }, 1);
  }

  stop(): void {
    clearInterval(this.#flow);
    this.#flow = undefined;
  }
}
