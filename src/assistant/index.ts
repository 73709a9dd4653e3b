/**
 * One turn in one commit, whatever the channel; delivery of what was said, in order; timers; a clean stop.
 * Knows conversations, the tokens of their buttons, what was delivered before and what still waits.
 * Refuses to know what anything means, what a channel looks like, and where documents are kept.
 */
import type { Lang } from '../faq/index.ts';
import type { After } from './alarm.ts';
import { conversations, outbox } from './collections.ts';
import type { Dialog } from './dialog.ts';
import { dialogKind } from './dialog-timers.ts';
import type { Claim } from './enqueue.ts';
import type { Observe } from './events.ts';
import { fireDialog } from './fire-dialog.ts';
import { Flood, type FloodLimits } from './flood.ts';
import { Network } from './network.ts';
import { Deliverer } from './outbox.ts';
import type { Channel, Clock, MovableAssistant, Store } from './ports.ts';
import { Receiver } from './receive.ts';
import { noStaff, type Staffing } from './room.ts';
import { ensureSweep, sweep, sweepKind } from './sweep.ts';
import { Teaching } from './teaching.ts';
import { type TimerHandler, Timers } from './timers.ts';

export { type After, after } from './alarm.ts';
export { collections } from './collections.ts';
export { type Dialog, type DialogTurn, deskDialog } from './dialog.ts';
export type { AssistantEvent, Observe } from './events.ts';
export { type FloodLimits, usualLimits } from './flood.ts';
export { outboxId } from './ids.ts';
export type * from './ports.ts';
export type { Home, Staffing } from './room.ts';
export { type Firing, setTimer, type TimerHandler } from './timers.ts';

/** What the service is made of. */
export interface AssistantParts<State> {
  readonly store: Store;
  readonly dialog: Dialog<State>;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly after: After;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** An unguessable name of at most 43 characters of A-Za-z0-9_-, the same for the same seed. */
  readonly secretName: (seed: string) => string;
  /** Language until the person shows theirs, where the channel does not guess. */
  readonly lang: Lang;
  /** Names this process among those that share the store; absent where no other does. */
  readonly process?: string;
  /** How long a process may take to deliver one message before others take over its chat, in ms. */
  readonly leaseMs?: number;
  /** Shares of a person and a chat; without them every input is taken. */
  readonly flood?: FloodLimits;
  /** Who answers tickets by configuration, and where they meet; without it, nobody but who was invited. */
  readonly staff?: Staffing;
  /** What timers do, by their kind, beside the sweep. */
  readonly timers?: Readonly<Record<string, TimerHandler>>;
  readonly observe?: Observe;
}

/** The assistant as whoever starts it sees it. */
export interface RunningAssistant extends MovableAssistant {
  /** Begins to deliver and to fire timers; first what an earlier run left. */
  start(): Promise<void>;
  /**
   * Stops within so many ms: commits what was received, delivers what waits and can go, gives the rest back to the
   * store. The channels' intake must have stopped before; the store is left open. False where the time did not do.
   */
  drain(withinMs: number): Promise<boolean>;
  /** How many messages wait, and for how long the oldest has, in ms. Costs the same however many wait. */
  backlog(): Promise<{ readonly depth: number; readonly oldestMs: number }>;
  /** The language a conversation is held in, for what its channel itself says. */
  language(conversation: string): Promise<Lang>;
}

/** Wires a turn, its delivery and its timers over a store. Nothing runs before `start`, but inputs may come. */
export function createAssistant<State>(parts: AssistantParts<State>): RunningAssistant {
  const { store, dialog, clock, after, lang, observe = () => {} } = parts;
  const claimant = { owner: parts.process ?? 'alone', leaseMs: parts.leaseMs ?? 20_000 };
  const alone = parts.process === undefined;
  const deliverer = new Deliverer({ ...parts, claimant, alone, observe });
  const claimed = (claim: Claim) => deliverer.claimed(claim);
  const turns = {
    ...parts,
    claimant,
    network: new Network(dialog.rules),
    teaching: new Teaching(),
    staffing: parts.staff ?? noStaff,
  };
  const handlers = { ...parts.timers, [sweepKind]: sweep, [dialogKind]: fireDialog(turns) };
  const timers = new Timers({ ...parts, handlers, claimed, observe });
  const receiver = new Receiver({
    ...turns,
    alone,
    observe,
    flood: parts.flood && new Flood(parts.flood, clock),
    claimed,
  });
  return {
    receive: (inbound) => receiver.receive(inbound),
    chatMoved: (from, to) => receiver.chatMoved(from, to),
    async start() {
      await ensureSweep(store, clock());
      await deliverer.start();
      timers.start();
    },
    async drain(withinMs) {
      const deadline = clock() + withinMs;
      const inTime = <T>(work: Promise<T>, late: T): Promise<T> =>
        new Promise((resolve, reject) => {
          const cancel = after(Math.max(0, deadline - clock()), () => resolve(late));
          work.finally(cancel).then(resolve, reject);
        });
      const committed = await inTime(
        Promise.all([receiver.idle(), timers.stop()]).then(() => true),
        false,
      );
      const flushed = await deliverer.flush(deadline);
      await deliverer.stop(deadline);
      // What is still being tried may yet end the process: the run stays open then.
      if (committed) await receiver.close();
      return committed && flushed;
    },
    async backlog() {
      const [depth, [oldest]] = await store.transact(async (transaction) => [
        await transaction.count(outbox, 'since'),
        await transaction.find(outbox, 'since', { limit: 1 }),
      ]);
      return { depth, oldestMs: oldest === undefined ? 0 : Math.max(0, clock() - oldest.document.at) };
    },
    async language(conversation) {
      const stored = await store.transact((transaction) => transaction.get(conversations, conversation));
      const state = stored && dialog.read(stored.state);
      return state ? dialog.language(state) : lang;
    },
  };
}
