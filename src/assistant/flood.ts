import type { Clock } from './ports.ts';

/** A share: so many inputs at once, and so many a second in the long run. */
export interface Share {
  readonly burst: number;
  readonly perSecond: number;
}

/** The shares of one person and of one chat, whoever writes in it. */
export interface FloodLimits {
  readonly person: Share;
  readonly chat: Share;
}

/** Room for a fast typist and a busy group. */
export const usualLimits: FloodLimits = {
  person: { burst: 20, perSecond: 2 },
  chat: { burst: 60, perSecond: 10 },
};

/** Taken; over the share for the first time since there was room, which is worth a line; over it still. */
export type Admission = 'taken' | 'warn' | 'silent';

interface Bucket {
  left: number;
  at: number;
  warned: boolean;
}

/**
 * Token buckets, in memory: a restart forgets them, which costs at most one more burst; that somebody was told lasts
 * (`askToSlowDown`). Holds at most `most` of them
 * and forgets the one that was touched longest ago.
 */
export class Flood {
  /** Since when it counts; what was said before, an earlier run said. */
  readonly since: number;
  readonly #limits: FloodLimits;
  readonly #clock: Clock;
  readonly #most: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: FloodLimits, clock: Clock, most = 20_000) {
    this.#limits = limits;
    this.#clock = clock;
    this.since = clock();
    this.#most = most;
  }

  /** Buckets held. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Asks for room for one input. Neither bucket is drawn on unless both have room. */
  admit(actor: string, chat: string): Admission {
    const person = this.#bucket(`person ${actor}`, this.#limits.person);
    const room = this.#bucket(`chat ${chat}`, this.#limits.chat);
    if (person.left >= 1 && room.left >= 1) {
      person.left -= 1;
      room.left -= 1;
      return 'taken';
    }
    const short = person.left < 1 ? person : room;
    if (short.warned) return 'silent';
    short.warned = true;
    return 'warn';
  }

  #bucket(key: string, { burst, perSecond }: Share): Bucket {
    const now = this.#clock();
    const bucket = this.#buckets.get(key) ?? { left: burst, at: now, warned: false };
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) * perSecond) / 1000);
    bucket.at = now;
    // One line an episode: it is over when half the share is there again.
    if (bucket.left >= burst / 2) bucket.warned = false;
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > this.#most) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return bucket;
  }
}
