import { type After, Alarm } from './alarm.ts';
import { audit, type TimerRecord, timers } from './collections.ts';
import type { Claim } from './enqueue.ts';
import { faultOf, type Observe } from './events.ts';
import { timerKey } from './ids.ts';
import type { Clock, Store, Transaction } from './ports.ts';

/** One firing of a timer. */
export interface Firing {
  readonly id: string;
  /** Names this firing and no other; ids of what it causes come from it. */
  readonly key: string;
  /** When it was due. */
  readonly due: number;
  readonly now: number;
  readonly about: unknown;
  /** Takes the claims on lanes that the handler's writes carry. */
  readonly claims: Claim[];
}

/**
 * What a timer of one kind does, inside the transaction that ticks it off. Returns when it is due again, or undefined
 * when it is over.
 */
export type TimerHandler = (transaction: Transaction, firing: Firing) => Promise<number | undefined>;

/** What timers rest on. */
export interface TimersParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly after: After;
  /** By kind of timer. */
  readonly handlers: Readonly<Record<string, TimerHandler>>;
  /** Hears of every claim on a lane once it is durable. */
  readonly claimed: (claim: Claim) => void;
  readonly observe: Observe;
}

/** A timer that failed so often in a row is set aside. */
const mostFailures = 10;
/** How often the store is asked for timers that another process set, in ms; also the first rest after a failure. */
const lookMs = 5_000;

/** Sets a timer within a turn; the same id again moves it. */
export function setTimer(
  transaction: Transaction,
  id: string,
  timer: Pick<TimerRecord, 'kind' | 'due' | 'about'>,
): void {
  transaction.put(timers, id, { ...timer, n: 0, failures: 0 });
}

/** Fires what is due. A firing and its ticking off are one commit, so it has its effect once. */
export class Timers {
  readonly #parts: TimersParts;
  readonly #alarm: Alarm;
  #firing: Promise<void> | undefined;
  #running = false;

  constructor(parts: TimersParts) {
    this.#parts = parts;
    this.#alarm = new Alarm(parts.after, parts.clock, () => this.wake());
  }

  start(): void {
    this.#running = true;
    this.wake();
  }

  /** Fires nothing more; resolves when what fires now is committed. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#alarm.off();
    await this.#firing;
  }

  /** Looks for timers that are due. */
  wake(): void {
    if (!this.#running || this.#firing) return;
    this.#firing = this.#fireDue()
      .catch((error: unknown) => {
        this.#parts.observe({ kind: 'store_failed', fault: faultOf(error) });
        return lookMs;
      })
      .then((ms) => {
        this.#firing = undefined;
        if (this.#running) this.#alarm.at(this.#parts.clock() + ms);
      });
  }

  /** Fires every timer that is due, one commit each; returns in how many ms to look again. */
  async #fireDue(): Promise<number> {
    const { store, clock } = this.#parts;
    const due = await store.transact((transaction) =>
      transaction.find(timers, 'due', { below: clock() + 1, limit: 100 }),
    );
    for (const { id } of due) {
      if (!this.#running) break;
      await this.#fire(id);
    }
    const [next] = await store.transact((transaction) => transaction.find(timers, 'due', { limit: 1 }));
    return Math.min(lookMs, Math.max(0, (next?.document.due ?? Number.POSITIVE_INFINITY) - clock()));
  }

  async #fire(id: string): Promise<void> {
    const { store, clock, handlers, claimed, observe } = this.#parts;
    let fault: unknown;
    try {
      const claims = await store.transact(async (transaction) => {
        const taken: Claim[] = [];
        const now = clock();
        const timer = await transaction.get(timers, id);
        // Another process was faster, or a turn moved it.
        if (!timer || timer.due > now) return taken;
        const handler = Object.hasOwn(handlers, timer.kind) ? handlers[timer.kind] : undefined;
        if (!handler) throw new Error(`no handler for timers of kind ${timer.kind}`);
        const { due, about } = timer;
        const firing = { id, key: timerKey(id, timer.n), due, now, about, claims: taken };
        // First of all, as the handler may set it anew.
        transaction.delete(timers, id);
        const again = await handler(transaction, firing).catch((error: unknown) => {
          fault = error;
          throw error;
        });
        if (again !== undefined)
          transaction.put(timers, id, { ...timer, due: again, n: timer.n + 1, failures: 0 });
        return taken;
      });
      for (const claim of claims) claimed(claim);
      observe({ kind: 'timer', id });
    } catch (error) {
      observe({ kind: 'timer', id, fault: faultOf(fault ?? error) });
      await this.#failed(id, faultOf(fault ?? error));
    }
  }

  /** Puts a timer off that failed, each time for twice as long, and in the end sets it aside. */
  async #failed(id: string, fault: string): Promise<void> {
    const { store, clock } = this.#parts;
    await store.transact(async (transaction) => {
      const timer = await transaction.get(timers, id);
      const now = clock();
      if (!timer || timer.due > now) return;
      const failures = timer.failures + 1;
      if (failures < mostFailures) {
        transaction.put(timers, id, { ...timer, failures, due: now + lookMs * 2 ** failures });
        return;
      }
      transaction.delete(timers, id);
      const about = { kind: timer.kind, fault };
      transaction.put(audit, timerKey(id, timer.n), { at: now, what: 'timer_set_aside', where: id, about });
    });
  }
}
