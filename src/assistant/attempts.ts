import { inbox } from './collections.ts';
import type { Clock, Store } from './ports.ts';

/** An input that failed this often is poison. */
export const mostTries = 3;

/** What is known of an input before it is tried. */
export type Begun =
  | 'try'
  /** Done with before. */
  | 'repeated'
  /** Tried as often as anything is: it threw each time, or took the process down with it. */
  | 'poison';

/**
 * Counts attempts durably before they are made, so that an input which kills the process is counted too. All inputs
 * that come in one tick share a commit.
 */
export class Attempts {
  readonly #store: Store;
  readonly #clock: Clock;
  #waiting: { key: string; resolve: (begun: Begun) => void; reject: (error: unknown) => void }[] = [];

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Counts one attempt at the input; rejects when that could not be made durable, and then it must not be tried. */
  begin(key: string): Promise<Begun> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) queueMicrotask(() => void this.#flush());
      this.#waiting.push({ key, resolve, reject });
    });
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    const keys = new Set(batch.map(({ key }) => key));
    try {
      const begun = await this.#store.transact(async (transaction) => {
        const outcome = new Map<string, Begun>();
        for (const key of keys) {
          const before = await transaction.get(inbox, key);
          const tries = before?.tries ?? 0;
          if (before?.done) outcome.set(key, 'repeated');
          else if (tries >= mostTries) outcome.set(key, 'poison');
          else {
            transaction.put(inbox, key, { at: this.#clock(), tries: tries + 1, done: false });
            outcome.set(key, 'try');
          }
        }
        return outcome;
      });
      for (const { key, resolve } of batch) resolve(begun.get(key) ?? 'repeated');
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
