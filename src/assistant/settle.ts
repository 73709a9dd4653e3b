import {
  audit,
  type LaneRecord,
  lanes,
  type MessageState,
  type OutboxRecord,
  outbox,
  waitingIn,
} from './collections.ts';
import type { Outcome } from './delivery.ts';
import { type Claim, type Claimant, claimHead, currentLane } from './enqueue.ts';
import type { Address, Found, Transaction } from './ports.ts';
import { endAbout, endRoom, moveAbout } from './settle-about.ts';

/** What a lane came to: the next claim, a time to look again, nothing left, or the lane is another's by now. */
export type Settled =
  | { readonly kind: 'next'; readonly claim: Claim }
  | { readonly kind: 'rests'; readonly due: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fenced' };

/** Most messages that one commit ends or moves. */
const atOnce = 500;

/** Writes down how a delivery went, if the claim still holds, and claims the next message of the lane. */
export async function settle(
  transaction: Transaction,
  claim: Claim,
  outcome: Outcome,
  now: number,
  claimant: Claimant | undefined,
): Promise<Settled> {
  const before = await transaction.get(lanes, claim.lane);
  if (before === undefined || before.fence !== claim.fence) return { kind: 'fenced' };
  const record = { ...claim.record, attempts: claim.record.attempts + 1 };
  const { lease: _, due: __, ...lane } = before;
  switch (outcome.kind) {
    case 'done':
      finish(transaction, [claim.id, record], outcome.state, now, outcome);
      if (outcome.state === 'never') {
        note(transaction, claim, 'undeliverable', outcome.reason ?? '', now);
      }
      return goOn(transaction, claim.lane, { ...lane, failures: 0 }, now, claimant, claim);
    case 'rest': {
      const due = now + outcome.ms;
      transaction.put(outbox, claim.id, record);
      transaction.put(lanes, claim.lane, { ...lane, failures: lane.failures + 1, due });
      return { kind: 'rests', due };
    }
    case 'end': {
      const { reason } = outcome;
      const all = await transaction.find(outbox, 'waiting', { ...waitingIn(claim.lane), limit: atOnce });
      for (const { id, document } of all) finish(transaction, [id, document], 'gone', now, { reason });
      note(transaction, claim, 'chat_gone', reason, now);
      const ended = { ...lane, failures: 0, ended: reason };
      const more = all.length === atOnce;
      transaction.put(lanes, claim.lane, more ? { ...ended, due: now } : ended);
      const records = all.map(({ document }) => document);
      await endRoom(transaction, claim, records, reason, now);
      return more ? { kind: 'rests', due: now } : { kind: 'empty' };
    }
    case 'move':
      return move(transaction, claim, lane, outcome.to, now);
  }
}

/**
 * Takes a lane that is due and claims its head. A lease that died tells which message may have been on its way: one
 * that is sent at most once is not sent again.
 */
export async function takeUp(
  transaction: Transaction,
  lane: string,
  record: LaneRecord,
  now: number,
  claimant: Claimant,
): Promise<Settled> {
  const { lease, due: _, ...rested } = record;
  const inFlight = lease && (await transaction.get(outbox, lease.message));
  if (lease && inFlight?.state === 'waiting' && inFlight.policy === 'once') {
    const reason = 'the process ended while it was on its way';
    finish(transaction, [lease.message, inFlight], 'unknown', now, { reason });
    return goOn(transaction, lane, rested, now, claimant, { id: lease.message, record: inFlight });
  }
  return goOn(transaction, lane, rested, now, claimant, undefined);
}

async function goOn(
  transaction: Transaction,
  lane: string,
  record: LaneRecord,
  now: number,
  claimant: Claimant | undefined,
  done: Pick<Claim, 'id' | 'record'> | undefined,
): Promise<Settled> {
  // Numbers are given in order and only the lowest is delivered: behind the last one given, nothing waits.
  const last = done !== undefined && done.record.lane === lane && done.record.seq + 1 === record.next;
  // Sees what this transaction wrote: the message just finished no longer waits.
  const waiting = last ? [] : await transaction.find(outbox, 'waiting', { ...waitingIn(lane), limit: 1 });
  const [head] = waiting.filter(({ id }) => id !== done?.id);
  if (head === undefined) {
    transaction.put(lanes, lane, record);
    return { kind: 'empty' };
  }
  if (claimant === undefined) {
    transaction.put(lanes, lane, { ...record, due: now });
    return { kind: 'rests', due: now };
  }
  return {
    kind: 'next',
    claim: claimHead(transaction, lane, record, [head.id, head.document], now, claimant),
  };
}

/** Puts all that waits behind what waits in the new chat already; the old lane only points there from then on. */
async function move(
  transaction: Transaction,
  claim: Claim,
  lane: Omit<LaneRecord, 'due' | 'lease'>,
  to: Address,
  now: number,
): Promise<Settled> {
  const [name, target] = await currentLane(transaction, to);
  const all = await transaction.find(outbox, 'waiting', waitingIn(claim.lane));
  if (name === claim.lane) {
    transaction.put(lanes, name, { ...lane, failures: lane.failures + 1, due: now + 60_000 });
    return { kind: 'rests', due: now + 60_000 };
  }
  all.forEach(({ id, document }: Found<OutboxRecord>, place) => {
    transaction.put(outbox, id, { ...document, lane: name, seq: target.next + place });
  });
  transaction.put(lanes, claim.lane, { ...lane, failures: 0, movedTo: to });
  transaction.put(lanes, name, { ...target, next: target.next + all.length, due: target.due ?? now });
  await moveAbout(transaction, claim, [name, target], now);
  note(transaction, claim, 'chat_moved', name, now);
  return { kind: 'rests', due: now };
}

function finish(
  transaction: Transaction,
  [id, { outgoing: _, ...ended }]: readonly [string, OutboxRecord],
  state: MessageState,
  now: number,
  {
    message,
    earlier = [],
    reason,
  }: { readonly message?: string; readonly earlier?: readonly string[]; readonly reason?: string },
): void {
  const { state: __, ...record } = ended;
  transaction.put(outbox, id, {
    state,
    doneAt: now,
    ...(message === undefined ? {} : { message }),
    ...(reason === undefined ? {} : { reason }),
    ...record,
  });
  const messages = message === undefined ? earlier : [...earlier, message];
  endAbout(transaction, ended, { state, messages, reason }, now);
}

function note(transaction: Transaction, { id, lane }: Claim, what: string, about: string, now: number): void {
  transaction.put(audit, `${what}/${id}`, { at: now, what, where: lane, about });
}
