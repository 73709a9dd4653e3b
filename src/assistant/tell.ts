import type { Effect, Reply } from '../dialog/index.ts';
import { buttonsLiveMs, layOut, messagesKept, outgoingOf } from './buttons.ts';
import type { Circumstances } from './carry-out.ts';
import { type ButtonsRecord, buttons, conversations } from './collections.ts';
import { tellUndelivered } from './dialog-timers.ts';
import { type Claim, enqueue, type Queued } from './enqueue.ts';
import type { Transaction } from './ports.ts';
import { homeOf, partOfRoom } from './room.ts';

/** Says it in the person's own chat, where its buttons are theirs and work like all others there. */
export async function tell(
  transaction: Transaction,
  { person, reply, about: given }: Effect & { do: 'tell' },
  id: string,
  { desk: { now }, secretName, claimant, staffing }: Circumstances,
): Promise<Claim | undefined> {
  const home = await homeOf(transaction, person, staffing);
  if (!home) {
    const { ticket, message } = given ?? {};
    if (ticket !== undefined && message !== undefined)
      tellUndelivered(transaction, { ticket, message }, 'no private chat', now);
    return undefined;
  }
  const { conversation, to } = home;
  const name = secretName(id);
  const of = given ?? (reply.ticket === undefined ? undefined : { ticket: reply.ticket });
  const about = of && { ...of, ...noteOf(reply) };
  const frame = {
    conversation,
    owner: person,
    step: id,
    expires: now + buttonsLiveMs,
    told: true as const,
    ...(about === undefined ? {} : { ticket: about.ticket }),
  };
  const { record, shown } = layOut(reply, name, frame);
  if (shown.length > 0) {
    transaction.put(buttons, name, record);
    const before = await transaction.get(conversations, conversation);
    const open = [...(before?.open ?? []), name];
    for (const old of open.slice(0, -messagesKept)) transaction.delete(buttons, old);
    transaction.put(conversations, conversation, { state: null, ...before, open: open.slice(-messagesKept) });
  }
  const outgoing = outgoingOf(reply, shown);
  const message: Queued = { id, outgoing, policy: 'repeat', ...(about === undefined ? {} : { about }) };
  return enqueue(transaction, to, [message], now, claimant);
}

const noteOf = ({ note }: Reply) => (note === undefined ? {} : { note });

/** Buttons that anybody in the staff's room may tap. */
export function roomFrame(
  id: string,
  ticket: string | undefined,
  now: number,
): Omit<ButtonsRecord, 'buttons' | 'used'> {
  return {
    conversation: '',
    owner: '',
    room: true,
    step: id,
    expires: now + buttonsLiveMs,
    ...(ticket === undefined ? {} : { ticket }),
  };
}

/** Says it in the staff's room, in the ticket's own part of it; nothing where there is no room. */
export async function post(
  transaction: Transaction,
  { ticket, title, reply }: Effect & { do: 'post' },
  id: string,
  { desk: { now }, secretName, claimant, staffing: { room } }: Circumstances,
): Promise<Claim | undefined> {
  if (room === undefined) return undefined;
  const name = secretName(id);
  const { record, shown } = layOut(reply, name, roomFrame(id, ticket, now));
  if (shown.length > 0) transaction.put(buttons, name, record);
  const outgoing = outgoingOf(reply, shown);
  const message: Queued = {
    id,
    outgoing,
    policy: 'repeat',
    about: { ticket, ...noteOf(reply) },
    topic: title,
  };
  return enqueue(transaction, partOfRoom(room, ticket), [message], now, claimant);
}
