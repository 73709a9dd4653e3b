import type { VirtualClock } from './virtual-clock.ts';

export interface QueuedUpdate {
  readonly id: number;
  /** Webhooks have one delivery in flight per lane: a chat for messages, a person for taps. */
  readonly lane: string;
  readonly expiresAt: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const day = 86_400_000;
/** How long Telegram keeps an update of a kind. */
const retention = new Map([
  ['callback_query', 150_000],
  ['inline_query', 30_000],
]);

/** Updates that the bot has not confirmed. */
export class UpdateQueue {
  #waiting: QueuedUpdate[] = [];
  #nextId: number;
  #lastAt: number;
  readonly #clock: VirtualClock;
  readonly #random: () => number;
  readonly #listeners = new Set<() => void>();

  constructor(clock: VirtualClock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
    this.#nextId = this.#drawId();
    this.#lastAt = clock.now();
  }

  /** Queues an update; its id follows the last one, or starts anew at random after a week of silence. */
  push(kind: string, content: unknown, lane: string): QueuedUpdate {
    const now = this.#clock.now();
    if (now - this.#lastAt > 7 * day) this.#nextId = this.#drawId();
    this.#lastAt = now;
    const id = this.#nextId;
    this.#nextId += 1;
    const update = {
      id,
      lane,
      expiresAt: now + (retention.get(kind) ?? day),
      body: { update_id: id, [kind]: content },
    };
    this.#waiting.push(update);
    for (const heard of [...this.#listeners]) heard();
    return update;
  }

  /** What waits and is not too old, oldest first. */
  get waiting(): readonly QueuedUpdate[] {
    const now = this.#clock.now();
    this.#waiting = this.#waiting.filter((update) => update.expiresAt > now);
    return this.#waiting;
  }

  /** Forgets all before `offset`, and all but the last so many if it is negative. */
  confirm(offset: number): void {
    if (offset < 0) this.#waiting = this.#waiting.slice(offset);
    else if (offset > 0) this.#waiting = this.#waiting.filter(({ id }) => id >= offset);
  }

  remove(id: number): void {
    this.#waiting = this.#waiting.filter((update) => update.id !== id);
  }

  clear(): void {
    this.#waiting = [];
  }

  /** Calls back at each new update; returns how to stop. */
  listen(heard: () => void): () => void {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  #drawId(): number {
    return 1 + Math.floor(this.#random() * 900_000_000);
  }
}
