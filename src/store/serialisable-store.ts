import type { Store, Transaction } from '../assistant/ports.ts';
import { applied, type Image, type Writes } from './image.ts';
import { OpenTransaction } from './open-transaction.ts';
import type { Schema } from './schema.ts';
import { StoreClosedError } from './store-error.ts';

/** Where commits are made to last, in order. */
export interface Log {
  /** Why nothing can be written any more. */
  readonly failure: Error | undefined;
  /** Takes a commit, or throws if it cannot take one like this; `durable` tells when it lasts. */
  append(seq: number, writes: Writes): void;
  /** Resolves once all commits up to this one last. */
  durable(seq: number): Promise<void>;
  /** Resolves once all is written and let go. */
  close(): Promise<void>;
}

/** A commit in memory, not yet durable. */
interface Outcome<T> {
  readonly value: T;
  readonly seq: number;
}

/** So often a transaction may lose to others before all others wait for it. */
const patience = 5;

/**
 * Runs transactions side by side, each on its own image, and lets one commit only if all it read still holds: the
 * commits are as if run one by one. A loser runs again in a queue of losers, one at a time, so that a hot document
 * costs two runs a transaction and not a run for every other. Nobody is told anything that could still be lost: a
 * transaction that only reads waits until what it read is durable.
 */
export class SerialisableStore implements Store {
  readonly #schema: Schema;
  readonly #log: Log;
  #image: Image;
  #closed: Promise<void> | undefined;
  #losers: Promise<unknown> = Promise.resolve();
  /** Set while a transaction that lost too often runs alone: new ones wait for it, others lose to it. */
  #alone: Promise<unknown> | undefined;

  constructor(schema: Schema, image: Image, log: Log) {
    this.#schema = schema;
    this.#image = image;
    this.#log = log;
  }

  /** The data as of the last commit. */
  get image(): Image {
    return this.#image;
  }

  async transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    while (this.#alone) await this.#alone;
    const { value, seq } = (await this.#attempt(work)) ?? (await this.#again(work));
    await this.#log.durable(seq);
    return value;
  }

  close(): Promise<void> {
    this.#closed ??= this.#log.close();
    return this.#closed;
  }

  /** Runs the work once; undefined if it lost to another commit. */
  async #attempt<T>(
    work: (transaction: Transaction) => Promise<T>,
    alone = false,
  ): Promise<Outcome<T> | undefined> {
    this.#check();
    const transaction = new OpenTransaction(this.#image, this.#schema);
    let value: T;
    let writes: Writes;
    try {
      value = await work(transaction);
    } finally {
      writes = transaction.end();
    }
    this.#check();
    // What only reads saw one image: it counts as run before every commit since.
    if (writes.size === 0) return { value, seq: transaction.image.seq };
    if ((this.#alone && !alone) || !transaction.holdsIn(this.#image)) return undefined;
    const seq = this.#image.seq + 1;
    const image = applied(this.#image, seq, writes);
    this.#log.append(seq, writes);
    this.#image = image;
    return { value, seq };
  }

  /** Runs the work in the queue of losers until it wins. */
  #again<T>(work: (transaction: Transaction) => Promise<T>): Promise<Outcome<T>> {
    const turn = this.#losers.then(async () => {
      for (let lost = 1; lost < patience; lost++) {
        const outcome = await this.#attempt(work);
        if (outcome) return outcome;
      }
      const last = this.#attempt(work, true);
      this.#alone = last.catch(() => undefined);
      try {
        const outcome = await last;
        if (!outcome) throw new Error('a transaction that runs alone cannot lose');
        return outcome;
      } finally {
        this.#alone = undefined;
      }
    });
    this.#losers = turn.catch(() => undefined);
    return turn;
  }

  #check(): void {
    if (this.#log.failure) throw this.#log.failure;
    if (this.#closed) throw new StoreClosedError();
  }
}
