import type { After } from '../../src/assistant/index.ts';

/** The time of this machine, which jumps ahead when told to: what falls due on the way rings at once. */
export class JumpingTime {
  #ahead = 0;
  readonly #pending = new Map<() => void, number>();

  readonly clock = (): number => Date.now() + this.#ahead;

  readonly after: After = (ms, wake) => {
    const ring = () => {
      cancel();
      wake();
    };
    const timer = setTimeout(ring, Math.min(ms, 2 ** 31 - 1));
    const cancel = () => {
      clearTimeout(timer);
      this.#pending.delete(ring);
    };
    this.#pending.set(ring, this.clock() + ms);
    return cancel;
  };

  jump(ms: number): void {
    this.#ahead += ms;
    for (const [ring, due] of [...this.#pending]) if (due <= this.clock()) ring();
  }
}
