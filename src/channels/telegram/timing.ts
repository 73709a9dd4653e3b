/** Time and chance, handed in so that tests own them. */
export interface Timing {
  /** Resolves after so many milliseconds, or as soon as the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 ≤ x < 1. */
  random(): number;
}

/** The time of this machine. */
export const realTiming: Timing = {
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done, { once: true });
    }),
  random: Math.random,
};

/** Milliseconds before attempt `attempt` (from 1) is tried again: doubling up to a minute, half of it by chance. */
export function backOff(attempt: number, random: () => number): number {
  const full = Math.min(500 * 2 ** Math.min(attempt - 1, 10), 60_000);
  return full / 2 + (full / 2) * random();
}
