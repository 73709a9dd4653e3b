import type { Draft, TeachDesk, TeachEffect, Unanswered } from '../dialog/index.ts';
import { longestKept, unansweredKey } from '../dialog/index.ts';
import type { Taught } from '../faq/index.ts';
import type { Transaction } from './ports.ts';
import type { Reads } from './reads.ts';
import { drafts, taughtHead, unanswered, unansweredAtMost } from './teach-collections.ts';
import { type Teaching, teach } from './teaching.ts';

/** What a turn reads of what is taught, in its own transaction, once. */
export class OpenTeachDesk implements TeachDesk {
  readonly #transaction: Transaction;
  readonly #reads: Reads;
  readonly #teaching: Teaching;

  constructor(transaction: Transaction, reads: Reads, teaching: Teaching) {
    this.#transaction = transaction;
    this.#reads = reads;
    this.#teaching = teaching;
  }

  taught(): Promise<Taught> {
    return this.#reads.once('taught', () => this.#teaching.read(this.#transaction));
  }

  nextDraft(): Promise<number> {
    return this.#reads.once('next draft', async () => {
      return ((await this.#transaction.get(taughtHead, 'drafts'))?.rev ?? 0) + 1;
    });
  }

  draft(id: string): Promise<Draft | undefined> {
    return this.#reads.once(`draft ${id}`, () => this.#transaction.get(drafts, id));
  }

  drafts(most: number): Promise<readonly Draft[]> {
    return this.#reads.once(`drafts ${most}`, async () => {
      const found = await this.#transaction.find(drafts, 'waiting', { limit: most });
      return found.map(({ document }) => document);
    });
  }

  unanswered(most: number): Promise<readonly Unanswered[]> {
    return this.#reads.once(`unanswered ${most}`, async () => {
      const found = await this.#transaction.find(unanswered, 'asked', { reverse: true, limit: most });
      return found.map(({ document }) => document);
    });
  }
}

/** Carries an effect on what is taught out within the turn's transaction. */
export async function carryOutTeaching(
  transaction: Transaction,
  effect: TeachEffect,
  now: number,
): Promise<void> {
  switch (effect.do) {
    case 'draft': {
      const { id } = effect.draft;
      if ((await transaction.get(drafts, id)) === undefined) {
        const rev = ((await transaction.get(taughtHead, 'drafts'))?.rev ?? 0) + 1;
        transaction.put(taughtHead, 'drafts', { rev });
      }
      transaction.put(drafts, id, effect.draft);
      break;
    }
    case 'teach_entry':
      return teach(transaction, { entry: effect.entry });
    case 'teach_ask':
      return teach(transaction, { ask: effect.ask });
    case 'withdraw':
      return teach(transaction, effect.thing, true);
    case 'unanswered':
      return count(transaction, effect, now);
    case 'answered':
      transaction.delete(unanswered, unansweredKey(effect.text));
  }
}

async function count(
  transaction: Transaction,
  { text, lang, answered }: TeachEffect & { readonly do: 'unanswered' },
  now: number,
): Promise<void> {
  const key = unansweredKey(text);
  if (key === '') return;
  const before = await transaction.get(unanswered, key);
  if (before === undefined && (await transaction.count(unanswered, 'last')) >= unansweredAtMost) {
    const [oldest] = await transaction.find(unanswered, 'last', { limit: 1 });
    if (oldest) transaction.delete(unanswered, oldest.id);
  }
  const first = before ?? {
    text: text.slice(0, longestKept).replace(/[\ud800-\udbff]$/, ''),
    lang,
    count: 0,
  };
  transaction.put(unanswered, key, { ...first, count: first.count + 1, last: now, answered });
}
