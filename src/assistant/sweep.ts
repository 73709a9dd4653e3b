import {
  audit,
  auditKeptMs,
  buttons,
  deliveredKeptMs,
  inbox,
  inboxKeptMs,
  outbox,
  timers,
} from './collections.ts';
import { invitations, invitationsKeptMs } from './desk-collections.ts';
import type { Collection, Store, Transaction } from './ports.ts';
import { placesKeptMs, staffInvitations, ticketPlaces } from './support-collections.ts';
import { tallies, talliesKeptMs } from './tallies.ts';
import { unanswered, unansweredKeptMs } from './teach-collections.ts';
import { setTimer, type TimerHandler } from './timers.ts';

/** The kind, and the id, of the timer that sweeps. */
export const sweepKind = 'sweep';

/** How often is swept, in ms. */
const everyMs = 60_000;
/** Most documents of a collection that one sweep removes; the rest waits for the next, which then comes at once. */
const atOnce = 500;

/**
 * Removes what has been kept long enough: dedupe keys, delivered messages, expired buttons and invitations, old audit, old
 * messages about tickets, questions that nobody asks any more, and what was counted long ago.
 */
export const sweep: TimerHandler = async (transaction, { now }) => {
  const removed = [
    await removeBelow(transaction, inbox, 'at', now - inboxKeptMs),
    await removeBelow(transaction, outbox, 'done', now - deliveredKeptMs),
    await removeBelow(transaction, buttons, 'expires', now),
    await removeBelow(transaction, audit, 'at', now - auditKeptMs),
    await removeBelow(transaction, invitations, 'expires', now - invitationsKeptMs),
    await removeBelow(transaction, staffInvitations, 'expires', now - invitationsKeptMs),
    await removeBelow(transaction, ticketPlaces, 'at', now - placesKeptMs),
    await removeBelow(transaction, tallies, 'week', now - talliesKeptMs),
    await removeBelow(transaction, unanswered, 'last', now - unansweredKeptMs),
  ];
  return now + (removed.some((count) => count === atOnce) ? 1 : everyMs);
};

/** Sees to it that the sweep is among the timers. */
export function ensureSweep(store: Store, now: number): Promise<void> {
  return store.transact(async (transaction) => {
    if (await transaction.get(timers, sweepKind)) return;
    setTimer(transaction, sweepKind, { kind: sweepKind, due: now + everyMs });
  });
}

async function removeBelow<T>(
  transaction: Transaction,
  collection: Collection<T>,
  index: string,
  below: number,
): Promise<number> {
  const old = await transaction.find(collection, index, { below, limit: atOnce });
  for (const { id } of old) transaction.delete(collection, id);
  return old.length;
}
