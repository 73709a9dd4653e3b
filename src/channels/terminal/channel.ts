import type { Channel, Delivery, OutboxMessage } from '../../assistant/ports.ts';

/** Puts a message on the screen, now or when its person sits down; false where there is nobody left to see it. */
export type Show = (message: OutboxMessage) => Promise<boolean>;

/** Ids remembered as shown; many more than any outbox delivers again. */
const remembered = 10_000;

/**
 * What is delivered to the person at the terminal. A message is shown once by its id, however often it is delivered,
 * and counts as delivered when it stands on the screen. Before there is a screen, delivery waits.
 */
export class TerminalChannel implements Channel {
  readonly name = 'terminal';
  readonly #shown = new Map<string, Promise<boolean>>();
  readonly #awaited = new Map<string, () => void>();
  #show: Show = () => Promise.resolve(false);
  #attached: () => void = () => {};
  readonly #screen = new Promise<void>((resolve) => {
    this.#attached = resolve;
  });

  /** Gives the channel its screen. */
  attach(show: Show): void {
    this.#show = show;
    this.#attached();
  }

  async deliver(message: OutboxMessage): Promise<Delivery> {
    await this.#screen;
    const showing = this.#shown.get(message.id) ?? this.#show(message);
    this.#shown.set(message.id, showing);
    if (this.#shown.size > remembered) {
      const [oldest] = this.#shown.keys();
      if (oldest !== undefined) this.#shown.delete(oldest);
    }
    const shown = await showing;
    this.#awaited.get(message.id)?.();
    if (shown) return { kind: 'sent', message: message.id };
    this.#shown.delete(message.id);
    return { kind: 'later', afterMs: 1_000, reason: 'nobody is at the terminal' };
  }

  /** Resolves when the message of this id stands on the screen, or cannot, or the signal aborts. */
  async arrival(id: string, stop: AbortSignal): Promise<void> {
    if (stop.aborted) return;
    const shown = this.#shown.get(id);
    if (shown) {
      await shown;
      return;
    }
    await new Promise<void>((resolve) => {
      const over = () => {
        this.#awaited.delete(id);
        stop.removeEventListener('abort', over);
        resolve();
      };
      this.#awaited.set(id, over);
      stop.addEventListener('abort', over, { once: true });
    });
  }
}
