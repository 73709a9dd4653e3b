import type { Channel, Delivery, OutboxMessage } from '../../assistant/ports.ts';

/** Ids of messages remembered as shown; more than any outbox repeats. */
const remembered = 10_000;

/**
 * What is delivered to the person at the terminal. A message is shown once by its id, however often it is delivered,
 * and counts as delivered when it stands on the screen; until there is one, delivery waits.
 */
export class TerminalChannel implements Channel {
  readonly name = 'terminal';
  readonly #shown = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, () => void>();
  #show: ((message: OutboxMessage) => Promise<void>) | undefined;
  #attached: () => void = () => {};
  readonly #screen = new Promise<void>((resolve) => {
    this.#attached = resolve;
  });

  /** Gives the channel its screen. */
  attach(show: (message: OutboxMessage) => Promise<void>): void {
    this.#show = show;
    this.#attached();
  }

  async deliver(message: OutboxMessage): Promise<Delivery> {
    await this.#screen;
    const shown = this.#shown.get(message.id) ?? this.#show?.(message) ?? Promise.resolve();
    this.#shown.set(message.id, shown);
    if (this.#shown.size > remembered) {
      const [oldest] = this.#shown.keys();
      if (oldest !== undefined) this.#shown.delete(oldest);
    }
    await shown;
    this.#waiting.get(message.id)?.();
    this.#waiting.delete(message.id);
    return { kind: 'sent', message: message.id };
  }

  /** Resolves when the message of this id stands on the screen. */
  arrival(id: string): Promise<void> {
    const shown = this.#shown.get(id);
    if (shown) return shown;
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }
}
