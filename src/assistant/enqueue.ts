import { type LaneRecord, laneOf, lanes, type OutboxRecord, outbox } from './collections.ts';
import type { Address, DeliveryPolicy, Outgoing, Transaction } from './ports.ts';

/** A message to be put into a chat's queue. */
export interface Queued {
  readonly id: string;
  readonly outgoing: Outgoing;
  readonly policy: DeliveryPolicy;
  readonly edits?: string;
  readonly answers?: string;
  readonly about?: OutboxRecord['about'];
  readonly topic?: string;
}

/** The right to deliver the message at the head of a lane, until then and as long as the fence is the lane's. */
export interface Claim {
  readonly lane: string;
  readonly to: Address;
  readonly id: string;
  readonly record: OutboxRecord;
  /** Failures in a row of the lane before this one. */
  readonly failures: number;
  readonly fence: number;
  readonly until: number;
}

/** Who may claim a lane, and for how long in ms. */
export interface Claimant {
  readonly owner: string;
  readonly leaseMs: number;
}

/**
 * Puts messages into the queue of a chat. Where the lane is idle, whoever queues claims the first of them in the same
 * commit, which saves a commit of its own; the claim is only good once that commit is durable.
 */
export async function enqueue(
  transaction: Transaction,
  to: Address,
  messages: readonly Queued[],
  now: number,
  claimant: Claimant,
): Promise<Claim | undefined> {
  const [first] = messages;
  if (first === undefined) return undefined;
  const [lane, before] = await currentLane(transaction, to);
  const records = messages.map((message, place): [string, OutboxRecord] => [
    message.id,
    {
      outgoing: message.outgoing,
      policy: message.policy,
      ...(message.edits === undefined ? {} : { edits: message.edits }),
      ...(message.answers === undefined ? {} : { answers: message.answers }),
      ...(message.about === undefined ? {} : { about: message.about }),
      ...(message.topic === undefined ? {} : { topic: message.topic }),
      lane,
      seq: before.next + place,
      state: 'waiting',
      at: now,
      attempts: 0,
    },
  ]);
  for (const [id, record] of records) transaction.put(outbox, id, record);
  const idle = before.due === undefined && before.lease === undefined;
  const { ended: _, ...open } = before;
  const next = { ...open, next: before.next + messages.length };
  const [record] = records;
  if (idle && record) return claimHead(transaction, lane, next, record, now, claimant);
  // Whoever holds the lane goes on with what waits in it; a lane that rests comes up when it is due.
  transaction.put(lanes, lane, { ...next, due: before.due ?? now });
  return undefined;
}

/** Writes the claim on a lane's head. What is spread stands last: in Node 20 a property added behind it costs 1 µs. */
export function claimHead(
  transaction: Transaction,
  lane: string,
  before: LaneRecord,
  [id, record]: readonly [string, OutboxRecord],
  now: number,
  { owner, leaseMs }: Claimant,
): Claim {
  const until = now + leaseMs;
  const fence = before.fence + 1;
  const { fence: _, due: __, lease: ___, ...kept } = before;
  transaction.put(lanes, lane, { fence, due: until, lease: { owner, until, message: id }, ...kept });
  return { lane, to: before.to, id, record, failures: before.failures, fence, until };
}

/** The lane of an address, after every move of the chat. */
export async function currentLane(transaction: Transaction, to: Address): Promise<[string, LaneRecord]> {
  let at = to;
  for (let moves = 0; ; moves += 1) {
    const lane = laneOf(at);
    const record = await transaction.get(lanes, lane);
    if (record?.movedTo === undefined || moves > 8) {
      return [lane, record ?? { to: at, next: 0, fence: 0, failures: 0 }];
    }
    at = record.movedTo;
  }
}

/** Leads on from the lane of one address to that of another; what waits in it finds the way when it is tried. */
export async function noteMove(transaction: Transaction, from: Address, to: Address): Promise<void> {
  const [lane, record] = await currentLane(transaction, from);
  if (lane !== laneOf(to)) transaction.put(lanes, lane, { ...record, movedTo: to });
}
