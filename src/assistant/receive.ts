import { Attempts, mostTries } from './attempts.ts';
import { laneOf } from './collections.ts';
import { ConversationLanes } from './conversation-lanes.ts';
import { type Claim, noteMove } from './enqueue.ts';
import { faultOf, type Observe } from './events.ts';
import type { Flood } from './flood.ts';
import type { Address, Clock, Inbound, MovableAssistant, Receipt, Store, Transaction } from './ports.ts';
import { DialogFault, type Done, type TurnWorld, takeTurn } from './take-turn.ts';
import { askToSlowDown, setAside } from './turn-aside.ts';

/** What receiving rests on, beside what a turn does. */
export interface ReceiverParts<State> extends TurnWorld<State> {
  readonly store: Store;
  readonly clock: Clock;
  /** Without one every input is taken. */
  readonly flood: Flood | undefined;
  /** No other process uses the store. */
  readonly alone: boolean;
  /** Hears of every claim on a lane once it is durable. */
  readonly claimed: (claim: Claim) => void;
  readonly observe: Observe;
}

/**
 * One input, one commit.
 *
 *   flood? ─ lane of the conversation ─ count the attempt, after an unclean stop ── commit ─┐
 *                     ▲                                                                     │
 *                     └─ the dialog threw: counted at the latest now; three times: aside ───┤
 *                                                                                           │
 *     inbound id, conversation, buttons, audit, outbox ──────────────────────────── commit ─┴─ receipt:
 *                                                                    only now may it be acknowledged
 */
export class Receiver<State> implements MovableAssistant {
  readonly #parts: ReceiverParts<State>;
  readonly #lanes = new ConversationLanes();
  readonly #attempts: Attempts;

  constructor(parts: ReceiverParts<State>) {
    this.#parts = parts;
    this.#attempts = new Attempts(parts.store, parts.clock, parts.alone);
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

  chatMoved(from: Address, to: Address): Promise<void> {
    return this.#parts.store.transact((transaction) => noteMove(transaction, from, to));
  }

  /** Resolves when every input given so far is committed or has failed. */
  idle(): Promise<void> {
    return this.#lanes.idle();
  }

  /** Ends the run cleanly, once nothing is being tried any more. */
  close(): Promise<void> {
    return this.#attempts.close();
  }

  #admit(inbound: Inbound): Promise<Receipt> {
    const { conversation, actor, to } = inbound;
    const { flood } = this.#parts;
    const admission = flood?.admit(actor, laneOf(to)) ?? 'taken';
    if (admission === 'silent') return Promise.resolve({ kind: 'flooded' });
    if (flood === undefined || admission === 'taken')
      return this.#lanes.run(conversation, () => this.#attempt(inbound));
    return this.#lanes.run(conversation, () =>
      this.#commit((transaction, now) => askToSlowDown(transaction, inbound, this.#parts, flood.since, now)),
    );
  }

  async #attempt(inbound: Inbound): Promise<Receipt> {
    const { dedupeKey } = inbound;
    let fault = 'the process ended during every attempt';
    for (let tries = 0; tries < mostTries; ) {
      const begun = await this.#attempts.begin(dedupeKey);
      if (begun === 'repeated') return { kind: 'repeated' };
      if (begun === 'poison') break;
      try {
        return await this.#commit((transaction, now) => takeTurn(transaction, inbound, this.#parts, now));
      } catch (error) {
        if (!(error instanceof DialogFault)) throw error;
        fault = error.message;
        this.#parts.observe({ kind: 'threw', key: dedupeKey, fault });
        tries = begun === 'try' ? await this.#attempts.failed(dedupeKey) : tries + 1;
      }
    }
    return this.#commit((transaction, now) => setAside(transaction, inbound, fault, this.#parts, now));
  }

  async #commit(work: (transaction: Transaction, now: number) => Promise<Done>): Promise<Receipt> {
    const { store, clock, claimed, observe } = this.#parts;
    const { receipt, claims = [], kind } = await store.transact((transaction) => work(transaction, clock()));
    for (const claim of claims) claimed(claim);
    if (kind !== undefined) observe({ kind: 'answered', as: kind });
    return receipt;
  }
}
