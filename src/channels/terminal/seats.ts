import type { ShownButton } from '../../assistant/ports.ts';

/** A person at the terminal, and what the numbers they type mean. */
export interface Seat {
  readonly actor: string;
  buttons: readonly ShownButton[];
  /** Whether buttons stand on the screen that the next ones are numbered after. */
  counting: boolean;
}

/** What a person is called who types as `terminal:NAME`. */
export const nameOf = (actor: string): string => actor.replace(/^terminal:/, '');

/** The people of one run: one of them is at the screen, messages for the others wait. */
export class Seats {
  readonly #seats = new Map<string, Seat>();
  readonly #waiting = new Map<string, ((seated: boolean) => void)[]>();
  #taken: Seat;
  #closed = false;

  constructor(actor: string) {
    this.#taken = this.#seat(actor);
  }

  /** Whoever is at the screen. */
  get taken(): Seat {
    return this.#taken;
  }

  /** Who else has been at the screen in this run. */
  get others(): readonly string[] {
    return [...this.#seats.keys()].filter((actor) => actor !== this.#taken.actor);
  }

  /** For whom something waits. */
  get waiting(): readonly string[] {
    return [...this.#waiting.keys()];
  }

  isAwaited(actor: string): boolean {
    return this.#waiting.has(actor);
  }

  /** Puts somebody at the screen, and lets go of what has waited for them. */
  take(actor: string): void {
    this.#taken = this.#seat(actor);
    const waiting = this.#waiting.get(actor) ?? [];
    this.#waiting.delete(actor);
    for (const go of waiting) go(true);
  }

  /**
   * Where somebody is not at the screen: what resolves once they are, or false when nobody sits down any more; and
   * whether it is the first thing that waits for them.
   */
  keep(actor: string): { readonly kept: Promise<boolean> | undefined; readonly first: boolean } {
    if (actor === this.#taken.actor) return { kept: undefined, first: false };
    if (this.#closed) return { kept: Promise.resolve(false), first: false };
    const before = this.#waiting.get(actor);
    const kept = new Promise<boolean>((resolve) => {
      this.#waiting.set(actor, [...(before ?? []), resolve]);
    });
    return { kept, first: before === undefined };
  }

  close(): void {
    this.#closed = true;
    for (const waiting of this.#waiting.values()) for (const go of waiting) go(false);
    this.#waiting.clear();
  }

  #seat(actor: string): Seat {
    const seat = this.#seats.get(actor) ?? { actor, buttons: [], counting: false };
    this.#seats.set(actor, seat);
    return seat;
  }
}
