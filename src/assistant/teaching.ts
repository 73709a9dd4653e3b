import { unansweredKey } from '../dialog/index.ts';
import { nothingTaught, type Taught, type TaughtAsk, type TaughtThing } from '../faq/index.ts';
import type { Transaction } from './ports.ts';
import { taught, taughtHead } from './teach-collections.ts';

/** Revisions kept for transactions that began before the latest; they share all but what differs. */
const kept = 4;

/**
 * What was taught, in memory: only what was read from commits. What another process wrote comes in with the next read,
 * and only what is new of it; entries that stay are the same objects, so that nothing about them is worked out again.
 */
export class Teaching {
  /** The latest first. */
  #held: readonly Taught[] = [nothingTaught];

  /** What was taught as of this transaction, which must not have taught anything itself. */
  async read(transaction: Transaction): Promise<Taught> {
    const rev = (await transaction.get(taughtHead, 'head'))?.rev ?? 0;
    const base = this.#held.find(({ revision }) => revision <= rev) ?? nothingTaught;
    if (base.revision === rev) return base;
    const added = await transaction.find(taught, 'rev', { from: base.revision + 1 });
    const entries = new Map(base.entries.map((entry) => [entry.id, entry]));
    const asks = new Map(base.asks.map((ask) => [askId(ask), ask]));
    for (const { document } of added) {
      const { entry, ask, withdrawn } = document;
      if (entry) replace(entries, entry.id, withdrawn ? undefined : entry);
      if (ask) replace(asks, askId(ask), withdrawn ? undefined : ask);
    }
    const next = { revision: rev, entries: [...entries.values()], asks: [...asks.values()] };
    this.#held = [next, ...this.#held.filter(({ revision }) => revision !== rev)]
      .sort((a, b) => b.revision - a.revision)
      .slice(0, kept);
    return next;
  }
}

/** The last that is set stands last. */
function replace<T>(things: Map<string, T>, id: string, thing: T | undefined): void {
  things.delete(id);
  if (thing !== undefined) things.set(id, thing);
}

/** Adds something to what was taught, or takes it out again, as the next revision. */
export async function teach(transaction: Transaction, thing: TaughtThing, withdrawn = false): Promise<void> {
  const rev = ((await transaction.get(taughtHead, 'head'))?.rev ?? 0) + 1;
  transaction.put(taughtHead, 'head', { rev });
  const id = 'entry' in thing ? `entry/${thing.entry.id}` : `ask/${askId(thing.ask)}`;
  transaction.put(taught, id, { rev, ...thing, ...(withdrawn ? { withdrawn } : {}) });
}

/** The same wording is taught once, whichever way it is written; the last entry it was taught for has it. */
const askId = ({ text }: TaughtAsk): string => unansweredKey(text);
