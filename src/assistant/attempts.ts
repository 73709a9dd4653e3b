import { inbox, runs } from './collections.ts';
import type { Clock, Store, Transaction } from './ports.ts';

/** An input that failed this often is poison. */
export const mostTries = 3;

/**
 * For so long after an unclean stop every attempt is counted before it is made, in ms. Telegram brings an update again
 * for a day; whatever comes first later than that was not there when the process ended.
 */
export const waryMs = 86_400_000;

/** What is known of an input before it is tried. */
export type Begun =
  /** To be tried; should it throw, that is to be counted. */
  | 'try'
  /** To be tried, and counted already. */
  | 'counted'
  /** Done with before. */
  | 'repeated'
  /** Tried as often as anything is: it threw each time, or took the process down with it. */
  | 'poison';

/**
 * Counts attempts at inputs so that nothing is tried for ever, and pays for it only where there is something to fear.
 *
 *   calm   a turn that throws is counted after it threw; one that takes the process down is not counted, but leaves
 *          the run open, and so the next start
 *   wary   counts every attempt durably before it is made. An input that ends the process ends at most three more.
 *
 * The run is opened durably before the first attempt and closed by a clean stop. A clean stop does not end the day:
 * what was on its way when the process ended may come again after it. Where other processes share the store nobody
 * can tell who ended how, and every attempt is counted.
 */
export class Attempts {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #alone: boolean;
  /** Until when this run is wary; undefined before it is opened. */
  #waryUntil: Promise<number> | undefined;
  #waiting: { key: string; resolve: (begun: Begun) => void; reject: (error: unknown) => void }[] = [];

  constructor(store: Store, clock: Clock, alone: boolean) {
    this.#store = store;
    this.#clock = clock;
    this.#alone = alone;
  }

  /** Begins one attempt at the input; rejects when that could not be made durable, and then it must not be tried. */
  async begin(key: string): Promise<Begun> {
    if (this.#clock() >= (await this.#opened())) return 'try';
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) queueMicrotask(() => void this.#flush());
      this.#waiting.push({ key, resolve, reject });
    });
  }

  /** Counts an attempt that threw and was not counted before; returns how many there were by now. */
  failed(key: string): Promise<number> {
    return this.#store.transact(async (transaction) => {
      const tries = await triesOf(transaction, key);
      return tries === 'done' ? mostTries : this.#count(transaction, key, tries);
    });
  }

  /** Ends the run cleanly: no input is being tried. The next attempt would open another. */
  async close(): Promise<void> {
    if (this.#alone && this.#waryUntil !== undefined) {
      const waryUntil = await this.#waryUntil;
      this.#waryUntil = undefined;
      await this.#store.transact(async (transaction) => {
        transaction.put(runs, 'last', { open: false, waryUntil });
      });
    }
  }

  /** Opens the run if it is not open yet; until when it is wary. */
  #opened(): Promise<number> {
    this.#waryUntil ??= this.#open().catch((error: unknown) => {
      this.#waryUntil = undefined;
      throw error;
    });
    return this.#waryUntil;
  }

  async #open(): Promise<number> {
    if (!this.#alone) return Number.POSITIVE_INFINITY;
    return this.#store.transact(async (transaction) => {
      const last = await transaction.get(runs, 'last');
      const waryUntil = last?.open ? this.#clock() + waryMs : (last?.waryUntil ?? 0);
      transaction.put(runs, 'last', { open: true, waryUntil });
      return waryUntil;
    });
  }

  /** All inputs that come in one tick share a commit. */
  async #flush(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    const keys = new Set(batch.map(({ key }) => key));
    try {
      const begun = await this.#store.transact(async (transaction) => {
        const outcome = new Map<string, Begun>();
        for (const key of keys) {
          const tries = await triesOf(transaction, key);
          if (tries === 'done') outcome.set(key, 'repeated');
          else if (tries >= mostTries) outcome.set(key, 'poison');
          else {
            this.#count(transaction, key, tries);
            outcome.set(key, 'counted');
          }
        }
        return outcome;
      });
      for (const { key, resolve } of batch) resolve(begun.get(key) ?? 'repeated');
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  #count(transaction: Transaction, key: string, before: number): number {
    const tries = before + 1;
    transaction.put(inbox, key, { at: this.#clock(), tries, done: false });
    return tries;
  }
}

async function triesOf(transaction: Transaction, key: string): Promise<number | 'done'> {
  const record = await transaction.get(inbox, key);
  return record?.done ? 'done' : (record?.tries ?? 0);
}
