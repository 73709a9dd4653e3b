import { type LaneRecord, lanes, type MessageState, type OutboxRecord } from './collections.ts';
import { setDialogTimer, tellUndelivered, tellUnposted } from './dialog-timers.ts';
import { type Claim, currentLane, noteMove } from './enqueue.ts';
import type { Address, Transaction } from './ports.ts';
import { wholeOf } from './room.ts';
import { placeOfMessage, ticketPlaces } from './support-collections.ts';

/** How a message that is about a ticket ended. */
export interface Ended {
  readonly state: MessageState;
  /** The channel's own ids of it. */
  readonly messages: readonly string[];
  readonly reason?: string | undefined;
}

/** What follows from the end of a message about a ticket: where it stands is known, or that it stands nowhere. */
export function endAbout(
  transaction: Transaction,
  { about, lane, topic }: OutboxRecord,
  { state, messages, reason = '' }: Ended,
  now: number,
): void {
  if (about === undefined) return;
  const { ticket, message: brings, desk, aside, note } = about;
  for (const message of messages)
    transaction.put(ticketPlaces, placeOfMessage(lane, message), {
      ticket,
      lane,
      message,
      ...(aside === undefined ? {} : { aside }),
      ...(note === undefined ? {} : { note }),
      at: now,
    });
  // Told to others of the staff. What one of them refuses, though they are there, the next would refuse as well.
  if ((topic !== undefined || desk) && state === 'gone') tellUnposted(transaction, ticket, undefined, now);
  if (topic !== undefined && state === 'never') tellUnposted(transaction, ticket, reason, now);
  const whole = state === 'sent' && reason === '';
  if (brings !== undefined && !whole) tellUndelivered(transaction, { ticket, message: brings }, reason, now);
}

/** The chat is closed to us: where it is the staff's room, or a part of it, the dialog hears of it, once. */
export async function endRoom(
  transaction: Transaction,
  { lane, to }: Claim,
  ended: readonly OutboxRecord[],
  reason: string,
  now: number,
): Promise<void> {
  if (!ended.some(({ topic }) => topic !== undefined)) return;
  const [name, room] = await currentLane(transaction, wholeOf(to));
  if (name !== lane) {
    // Another part of it was closed before.
    if (room.ended !== undefined) return;
    transaction.put(lanes, name, { ...room, ended: reason });
  }
  setDialogTimer(transaction, 'room_gone', now, { kind: 'room_gone', reason }, now);
}

/**
 * The messages of a lane go to another: where that is the part of the room that was made for a ticket, what is answered
 * there is known to belong to it; where the whole room has moved, so have its other parts.
 */
export async function moveAbout(
  transaction: Transaction,
  { to: from, record: { about } }: Claim,
  [name, { to }]: readonly [string, LaneRecord],
  now: number,
): Promise<void> {
  const made = from.chat.includes('#') && isPart(to);
  if (made && about !== undefined)
    transaction.put(ticketPlaces, placeOfMessage(name), { ticket: about.ticket, lane: name, at: now });
  const [before, after] = [wholeOf(from), wholeOf(to)];
  if (before.chat !== after.chat && from.chat !== before.chat) await noteMove(transaction, before, after);
}

const isPart = (address: Address): boolean => wholeOf(address).chat !== address.chat;
