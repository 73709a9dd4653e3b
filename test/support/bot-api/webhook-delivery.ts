import type { FaultScript } from './faults.ts';
import { type Answer, post } from './post.ts';
import type { QueuedUpdate, UpdateQueue } from './update-queue.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
}

/** One try to deliver an update. */
export interface Delivered {
  readonly at: number;
  readonly update: number;
  /** 0 where no answer came. */
  readonly status: number;
}

interface Lane {
  busy: boolean;
  failures: number;
  notBefore: number;
}

/**
 * Delivers updates to a webhook as Telegram does: lanes beside each other, one delivery in flight in each; at once,
 * then after 2, 4, 8 … seconds up to one or two minutes, or when `Retry-After` says so, until the update is too old.
 */
export class WebhookDelivery {
  readonly log: Delivered[] = [];
  settings: WebhookSettings | undefined;
  readonly #queue: UpdateQueue;
  readonly #clock: VirtualClock;
  readonly #faults: FaultScript;
  readonly #random: () => number;
  readonly #lanes = new Map<string, Lane>();
  #active = 0;
  #stopped = false;

  constructor(queue: UpdateQueue, clock: VirtualClock, faults: FaultScript, random: () => number) {
    this.#queue = queue;
    this.#clock = clock;
    this.#faults = faults;
    this.#random = random;
    queue.listen(() => this.pump());
  }

  /** Takes new settings; the same again change nothing, and who waits for the next try goes on waiting. */
  set(settings: WebhookSettings | undefined): void {
    if (JSON.stringify(settings) === JSON.stringify(this.settings)) return;
    this.settings = settings;
    this.#lanes.clear();
    this.pump();
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Starts every delivery that may start now. */
  pump(): void {
    if (this.settings === undefined || this.#stopped) return;
    const heads = new Set<string>();
    for (const update of this.#queue.waiting) {
      if (heads.has(update.lane)) continue;
      heads.add(update.lane);
      const lane = this.#lanes.get(update.lane) ?? { busy: false, failures: 0, notBefore: 0 };
      this.#lanes.set(update.lane, lane);
      if (lane.busy || this.#active >= this.settings.maxConnections) continue;
      if (lane.notBefore > this.#clock.now()) continue;
      lane.busy = true;
      this.#active += 1;
      void this.#deliver(update, lane, this.settings);
    }
  }

  async #deliver(update: QueuedUpdate, lane: Lane, settings: WebhookSettings): Promise<void> {
    const fault = this.#faults.draw('webhook');
    if (fault?.kind === 'delay') await this.#clock.sleep(fault.ms);
    const send = () =>
      post(settings.url, JSON.stringify(update.body), {
        headers: settings.secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': settings.secret },
        ...(fault?.kind === 'split' ? { pieceBytes: fault.bytes } : {}),
      });
    let answer: Answer = { status: 0, headers: {}, body: '' };
    if (fault?.kind !== 'drop_before') {
      answer = await send().then(async (first) => (fault?.kind === 'duplicate' ? await send() : first));
    }
    const status = fault?.kind === 'drop_after' ? 0 : answer.status;
    this.log.push({ at: this.#clock.now(), update: update.id, status });
    lane.busy = false;
    this.#active -= 1;
    if (status >= 200 && status < 300) {
      this.#queue.remove(update.id);
      lane.failures = 0;
      lane.notBefore = 0;
    } else {
      lane.failures += 1;
      const asked = Number(answer.headers['retry-after'] ?? Number.NaN);
      const longest = 60 + 60 * this.#random();
      const seconds = Number.isFinite(asked) ? Math.min(asked, 3600) : Math.min(2 ** lane.failures, longest);
      lane.notBefore = this.#clock.now() + seconds * 1000;
      this.#clock.after(seconds * 1000, () => this.pump());
    }
    this.pump();
  }
}
