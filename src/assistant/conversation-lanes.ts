/** Work that is done one after another where it has the same key, and side by side where it has not. */
export class ConversationLanes {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the work after all that was given for this key before, whatever became of that. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const mine = before === undefined ? work() : before.then(work, work);
    this.#last.set(key, mine);
    const forget = () => {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  }

  /** Keys with work in progress. */
  get size(): number {
    return this.#last.size;
  }

  /** Resolves when all that was given so far is over. */
  async idle(): Promise<void> {
    await Promise.allSettled([...this.#last.values()]);
  }
}
