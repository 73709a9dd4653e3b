/** Calls back once after so many ms, unless the function it returns is called before. Passed in, like the clock. */
export type After = (ms: number, wake: () => void) => () => void;

/** Longest span that timers of the platform take. */
const longestMs = 2 ** 31 - 1;

/** The alarm of this machine. */
export const after: After = (ms, wake) => {
  const timer = setTimeout(wake, Math.min(Math.max(ms, 0), longestMs));
  return () => clearTimeout(timer);
};

/** One alarm that always stands at the earliest time it was asked for. */
export class Alarm {
  readonly #after: After;
  readonly #now: () => number;
  readonly #ring: () => void;
  #at = Number.POSITIVE_INFINITY;
  #cancel: () => void = () => {};

  constructor(after: After, now: () => number, ring: () => void) {
    this.#after = after;
    this.#now = now;
    this.#ring = ring;
  }

  /** Rings at that time, or before if it was asked to. */
  at(time: number): void {
    if (time >= this.#at) return;
    this.#cancel();
    this.#at = time;
    this.#cancel = this.#after(Math.max(0, time - this.#now()), () => {
      this.#at = Number.POSITIVE_INFINITY;
      this.#ring();
    });
  }

  off(): void {
    this.#cancel();
    this.#at = Number.POSITIVE_INFINITY;
  }
}
