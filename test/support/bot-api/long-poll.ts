import type { Params } from './checks.ts';
import { Refusal } from './refusal.ts';
import type { UpdateQueue } from './update-queue.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** getUpdates: one poller at a time, the newest wins. */
export class LongPoll {
  readonly #queue: UpdateQueue;
  readonly #clock: VirtualClock;
  #ousted: (() => void) | undefined;
  #last: { offset: number; at: number } | undefined;
  /** Updates already handed out that come once more with the next answer, as a confused server would. */
  readonly repeats: Readonly<Record<string, unknown>>[] = [];

  constructor(queue: UpdateQueue, clock: VirtualClock) {
    this.#queue = queue;
    this.#clock = clock;
  }

  /** Answers a poll, at the latest when its timeout is over or the caller has hung up. */
  async poll(params: Params, hungUp: AbortSignal): Promise<readonly unknown[]> {
    this.#ousted?.();
    const offset = Number(params.offset ?? 0);
    const now = this.#clock.now();
    const hasty = this.#last !== undefined && this.#last.offset === offset && now - this.#last.at < 500;
    const limit = hasty ? 1 : Math.min(Math.max(Number(params.limit ?? 100), 1), 100);
    this.#queue.confirm(offset);

    const seconds = Math.min(Math.max(Number(params.timeout ?? 0), 0), 50);
    if (this.#queue.waiting.length === 0 && this.repeats.length === 0 && seconds > 0) {
      const ended = await this.#wait(seconds * 1000, hungUp);
      if (ended === 'ousted')
        throw new Refusal(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        );
    }
    this.#last = { offset, at: this.#clock.now() };
    return [...this.repeats.splice(0), ...this.#queue.waiting.slice(0, limit).map(({ body }) => body)];
  }

  #wait(ms: number, hungUp: AbortSignal): Promise<'done' | 'ousted'> {
    return new Promise((resolve) => {
      const end = (how: 'done' | 'ousted') => {
        cancel();
        unlisten();
        hungUp.removeEventListener('abort', done);
        if (this.#ousted === oust) this.#ousted = undefined;
        resolve(how);
      };
      const done = () => end('done');
      const oust = () => end('ousted');
      const cancel = this.#clock.after(ms, done);
      const unlisten = this.#queue.listen(done);
      hungUp.addEventListener('abort', done, { once: true });
      this.#ousted = oust;
    });
  }
}
