import { backOff, type Timing } from './timing.ts';

/** Work of one lane is done one by one, in order; lanes go on beside each other. */
export interface Lanes {
  /** Queues work. It is tried until it succeeds, and nothing in its lane overtakes it. */
  add(lane: string, work: () => Promise<void>): void;
  /** Starts nothing more; resolves when what was running is through. */
  stop(): Promise<void>;
}

/** Lanes that exist as long as there is work in them. */
export function createLanes(timing: Timing): Lanes {
  const tails = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  const insist = async (work: () => Promise<void>) => {
    for (let attempt = 1; !stopping.signal.aborted; attempt += 1) {
      try {
        return await work();
      } catch {
        // Whoever works has said what is wrong; here it only counts that it is not done.
        await timing.sleep(backOff(attempt, timing.random), stopping.signal);
      }
    }
  };

  return {
    add(lane, work) {
      const before = tails.get(lane) ?? Promise.resolve();
      const tail = before.then(() => insist(work));
      tails.set(lane, tail);
      void tail.then(() => {
        if (tails.get(lane) === tail) tails.delete(lane);
      });
    },
    async stop() {
      stopping.abort();
      await Promise.all(tails.values());
    },
  };
}
