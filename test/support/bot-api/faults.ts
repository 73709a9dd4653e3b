/** What goes wrong with one call of the bot, or with one delivery to its webhook. */
export type Fault =
  /** Done after so many milliseconds. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection is cut and nothing was done. */
  | { readonly kind: 'drop_before' }
  /** It was done, and the connection is cut before the answer. */
  | { readonly kind: 'drop_after' }
  | { readonly kind: 'too_many'; readonly retryAfter: number }
  /** Nothing was done. */
  | { readonly kind: 'server_error'; readonly status: 500 | 502 | 503 | 504 }
  /** It was done, and the answer is no JSON. */
  | { readonly kind: 'garbage' }
  /** The bytes come one read at a time, cut inside characters. */
  | { readonly kind: 'split'; readonly bytes: number }
  /** The same update is delivered once more, at the same time (webhook) or with the next answer (polling). */
  | { readonly kind: 'duplicate' };

interface Rule {
  readonly method: string;
  readonly rate: number;
  readonly fault: Fault;
}

/** Method names of the script: those of the Bot API, and `webhook` for deliveries to it. */
export class FaultScript {
  readonly #random: () => number;
  readonly #queued = new Map<string, Fault[]>();
  #rules: Rule[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The next calls of a method go wrong like this, one after the other. */
  next(method: string, ...faults: Fault[]): void {
    this.#queued.set(method, [...(this.#queued.get(method) ?? []), ...faults]);
  }

  /** From now on, calls of a method go wrong like this at a rate from 0 to 1, drawn from the seed. */
  often(method: string, rate: number, fault: Fault): void {
    this.#rules.push({ method, rate, fault });
  }

  /** Nothing goes wrong any more. */
  end(): void {
    this.#rules = [];
    this.#queued.clear();
  }

  draw(method: string): Fault | undefined {
    const queued = this.#queued.get(method)?.shift();
    if (queued !== undefined) return queued;
    return this.#rules.find((rule) => rule.method === method && this.#random() < rule.rate)?.fault;
  }
}
