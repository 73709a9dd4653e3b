import type { BusinessHours } from '../../../src/tickets/index.ts';
import { isOpen } from '../../support/slow-business-time.ts';

const minute = 60_000;

/** Business time read off a list of minutes, each looked up in the calendar by itself, from one instant on. */
export class OpenMinutes {
  readonly #hours: BusinessHours;
  readonly #start: number;
  /** How many minutes were open before the nth. */
  readonly #before: number[] = [0];

  constructor(hours: BusinessHours, start: number) {
    this.#hours = hours;
    this.#start = Math.floor(start / minute) * minute;
  }

  between(from: number, to: number): number {
    return this.#upTo(to) - this.#upTo(from);
  }

  /** The first instant by which so much has passed since then. */
  after(from: number, ms: number): number {
    const wanted = this.#upTo(from) + ms;
    if (ms <= 0) return from;
    let n = Math.floor((from - this.#start) / minute);
    while (this.#upTo(this.#start + (n + 1) * minute) < wanted) n += 1;
    const at = this.#start + n * minute;
    return at + wanted - this.#upTo(at);
  }

  /** Open time from the start to an instant. */
  #upTo(at: number): number {
    const n = Math.floor((at - this.#start) / minute);
    while (this.#before.length < n + 2) {
      const last = this.#before.length - 1;
      const open = isOpen(this.#hours, this.#start + last * minute);
      this.#before.push((this.#before[last] ?? 0) + (open ? 1 : 0));
    }
    const whole = this.#before[n] ?? 0;
    const open = (this.#before[n + 1] ?? 0) > whole;
    return whole * minute + (open ? at - this.#start - n * minute : 0);
  }
}
