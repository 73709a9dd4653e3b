/**
 * The reads of one turn: each is done once and remembered. A read that the store failed on is remembered as well,
 * whatever the dialog makes of it: the turn then failed with the store.
 */
export class Reads {
  readonly #reads = new Map<string, Promise<unknown>>();
  #failure: { readonly error: unknown } | undefined;

  once<T>(what: string, read: () => Promise<T>): Promise<T> {
    const before = this.#reads.get(what);
    if (before) return before as Promise<T>;
    const reading = read().catch((error: unknown) => {
      this.#failure ??= { error };
      throw error;
    });
    // One that the dialog does not wait for fails the turn all the same, and not the process.
    reading.catch(() => undefined);
    this.#reads.set(what, reading);
    return reading;
  }

  /** Throws what the store failed with at a read, if it failed. */
  check(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
