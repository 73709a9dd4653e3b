import { Attempts, mostTries } from './attempts.ts';
import { laneOf } from './collections.ts';
import { ConversationLanes } from './conversation-lanes.ts';
import type { Claim } from './enqueue.ts';
import { faultOf, type Observe } from './events.ts';
import type { Flood } from './flood.ts';
import type { Assistant, Clock, Inbound, Receipt, Store, Transaction } from './ports.ts';
import { DialogFault, type Done, type TurnWorld, takeTurn } from './take-turn.ts';
import { askToSlowDown, setAside } from './turn-aside.ts';

/** What receiving rests on, beside what a turn does. */
export interface ReceiverParts<State> extends TurnWorld<State> {
  readonly store: Store;
  readonly clock: Clock;
  /** Without one every input is taken. */
  readonly flood: Flood | undefined;
  /** Hears of every claim on a lane once it is durable. */
  readonly claimed: (claim: Claim) => void;
  readonly observe: Observe;
}

/**
 * One input, one commit.
 *
 *   flood? ─ lane of the conversation ─ count the attempt ── commit ─┐
 *                     ▲                                              │
 *                     └─ the dialog threw (three times: set aside) ──┤
 *                                                                    │
 *     inbound id, conversation, buttons, audit, outbox ───── commit ─┴─ receipt: only now may it be acknowledged
 */
export class Receiver<State> implements Assistant {
  readonly #parts: ReceiverParts<State>;
  readonly #lanes = new ConversationLanes();
  readonly #attempts: Attempts;

  constructor(parts: ReceiverParts<State>) {
    this.#parts = parts;
    this.#attempts = new Attempts(parts.store, parts.clock);
  }

  async receive(inbound: Inbound): Promise<Receipt> {
    const { clock, observe } = this.#parts;
    const from = clock();
    const receipt = await this.#admit(inbound).catch((error: unknown) => {
      observe({ kind: 'store_failed', fault: faultOf(error) });
      throw error;
    });
    observe({ kind: 'received', receipt: receipt.kind, ms: clock() - from });
    return receipt;
  }

  /** Resolves when every input given so far is committed or has failed. */
  idle(): Promise<void> {
    return this.#lanes.idle();
  }

  #admit(inbound: Inbound): Promise<Receipt> {
    const { conversation, actor, to } = inbound;
    switch (this.#parts.flood?.admit(actor, laneOf(to))) {
      case 'silent':
        return Promise.resolve({ kind: 'flooded' });
      case 'warn':
        return this.#lanes.run(conversation, () =>
          this.#commit((transaction, now) => askToSlowDown(transaction, inbound, this.#parts, now)),
        );
      default:
        return this.#lanes.run(conversation, () => this.#attempt(inbound));
    }
  }

  async #attempt(inbound: Inbound): Promise<Receipt> {
    let fault = 'the process ended during every attempt';
    for (let tries = 0; tries < mostTries; tries += 1) {
      const begun = await this.#attempts.begin(inbound.dedupeKey);
      if (begun === 'repeated') return { kind: 'repeated' };
      if (begun === 'poison') break;
      try {
        return await this.#commit((transaction, now) => takeTurn(transaction, inbound, this.#parts, now));
      } catch (error) {
        if (!(error instanceof DialogFault)) throw error;
        fault = error.message;
        this.#parts.observe({ kind: 'threw', key: inbound.dedupeKey, fault });
      }
    }
    return this.#commit((transaction, now) => setAside(transaction, inbound, fault, this.#parts, now));
  }

  async #commit(work: (transaction: Transaction, now: number) => Promise<Done>): Promise<Receipt> {
    const { store, clock, claimed } = this.#parts;
    const { receipt, claims = [] } = await store.transact((transaction) => work(transaction, clock()));
    for (const claim of claims) claimed(claim);
    return receipt;
  }
}
