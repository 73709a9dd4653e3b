/** Time that a test owns. Work between two instants is given the turns of the event loop that it needs. */
export class VirtualTime {
  #now = Date.UTC(2026, 0, 5, 8);
  #due: { at: number; wake: () => void }[] = [];

  readonly clock = (): number => this.#now;

  readonly after = (ms: number, wake: () => void): (() => void) => {
    const due = { at: this.#now + Math.max(0, ms), wake };
    this.#due.push(due);
    return () => {
      this.#due = this.#due.filter((other) => other !== due);
    };
  };

  /** Lets so many ms go by, instant by instant. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const [next] = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#due = this.#due.filter((due) => due !== next);
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
    this.#now = end;
    await settle();
  }

  /** Skips a long span, as a machine does that slept: what fell due meanwhile comes now, and late. */
  async skip(ms: number): Promise<void> {
    this.#now += ms;
    await this.pass(10_000);
  }
}

/** Gives everything that can run now the chance to. */
export async function settle(turns = 8): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
