import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Delivery, Receipt } from '../../assistant/ports.ts';
import type { CallObserver } from './api.ts';
import type { SkipReason } from './arrival.ts';

/** How far behind the outbox is. */
export interface OutboxState {
  /** Messages waiting. */
  readonly depth: number;
  /** Age of the oldest, in milliseconds; 0 where none waits. */
  readonly oldestMs: number;
}

/** What became of an update: the receipt of its turn, or why there was none. */
export type UpdateOutcome =
  | Receipt['kind']
  | SkipReason
  | 'stray_tap'
  | 'inline'
  | 'migrated'
  | 'failed'
  | 'file_refused';

/** The numbers of the service. Labels come from closed lists only: no ids, no tokens, no texts. */
export interface Metrics {
  readonly registry: Registry;
  update(outcome: UpdateOutcome): void;
  /** A turn took so long from its arrival to its durable commit. */
  turn(ms: number): void;
  delivery(kind: Delivery['kind'], ms: number): void;
  /** What kind of answer a turn gave, as the dialog names it, e.g. `answer`, `suggest`, `unknown`. */
  answer(kind: string): void;
  /** An intake could not do its work: a poll that failed, a webhook request that was turned away. */
  intakeFailure(reason: string): void;
  readonly call: CallObserver;
  /** Reads the outbox whenever the numbers are fetched. */
  watchOutbox(read: () => OutboxState | Promise<OutboxState>): void;
}

const seconds = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/** Fresh numbers in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const count = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers });
  const time = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Histogram({ name, help, labelNames, buckets: seconds, registers });

  const updates = count('telegram_updates_total', 'Updates, by what became of them', 'outcome');
  const turns = time('turn_seconds', 'From the arrival of an input to its durable commit');
  const deliveries = time('delivery_seconds', 'Deliveries of a message, by how they went', 'result');
  const answers = count('answers_total', 'Answers given, by kind', 'kind');
  const failures = count('telegram_intake_failures_total', 'What kept updates from being taken', 'reason');
  const calls = time('telegram_call_seconds', 'Calls to the Bot API', 'method', 'outcome');

  return {
    registry,
    update: (outcome) => updates.inc({ outcome }),
    turn: (ms) => turns.observe(ms / 1000),
    delivery: (result, ms) => deliveries.observe({ result }, ms / 1000),
    answer: (kind) => answers.inc({ kind }),
    intakeFailure: (reason) => failures.inc({ reason }),
    call: (method, outcome, ms) => calls.observe({ method, outcome }, ms / 1000),
    watchOutbox(read) {
      new Gauge({
        name: 'outbox_depth',
        help: 'Messages waiting to be delivered',
        registers,
        async collect() {
          this.set((await read()).depth);
        },
      });
      new Gauge({
        name: 'outbox_oldest_seconds',
        help: 'Age of the message that waits longest',
        registers,
        async collect() {
          this.set((await read()).oldestMs / 1000);
        },
      });
    },
  };
}
