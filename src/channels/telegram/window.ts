/**
 * Updates between the last one confirmed and the newest one seen, in the order in which they came.
 *
 *     confirmed │ ✓ ✓ … ✓ … │ not seen yet        ✓ committed, … still being worked on
 *               └──┬──┘
 *                  the prefix: only so far may the offset move
 *
 * Telegram hands out everything behind the offset again and again, so what is in here already is not taken twice.
 */
export class Window {
  readonly #updates = new Map<number, boolean>();
  #offset: number | undefined;

  /** What to send as `offset`: one more than the last update of the committed prefix; none before there is one. */
  get offset(): number | undefined {
    return this.#offset;
  }

  /** How many are not committed. */
  get open(): number {
    let open = 0;
    for (const committed of this.#updates.values()) if (!committed) open += 1;
    return open;
  }

  /** Takes note of an update; false where it is known already. */
  add(updateId: number): boolean {
    if (this.#updates.has(updateId)) return false;
    this.#updates.set(updateId, false);
    return true;
  }

  /** Marks an update as durable, and moves the offset past the prefix. */
  commit(updateId: number): void {
    this.#updates.set(updateId, true);
    for (const [id, committed] of this.#updates) {
      if (!committed) return;
      this.#updates.delete(id);
      this.#offset = id + 1;
    }
  }

  /**
   * Telegram said that nothing is left behind the offset, so it has done its work. After a week without updates the ids
   * start anew at a random number, which an old offset might hide.
   */
  forgetOffset(): void {
    if (this.#updates.size === 0) this.#offset = undefined;
  }
}
