import type { Effect } from '../dialog/index.ts';
import { buttonsLiveMs, layOut, messagesKept } from './buttons.ts';
import type { Circumstances } from './carry-out.ts';
import { buttons, conversations } from './collections.ts';
import { people } from './desk-collections.ts';
import { type Claim, enqueue } from './enqueue.ts';
import type { Transaction } from './ports.ts';
import { partOfRoom } from './room.ts';

/** Says it in the person's own chat, where its buttons are theirs and work like all others there. */
export async function tell(
  transaction: Transaction,
  { person, reply }: Effect & { do: 'tell' },
  id: string,
  { desk: { now }, secretName, claimant }: Circumstances,
): Promise<Claim | undefined> {
  const home = (await transaction.get(people, person))?.home;
  if (!home) return undefined;
  const { conversation, to } = home;
  const name = secretName(id);
  const frame = { conversation, owner: person, step: id, expires: now + buttonsLiveMs };
  const { record, shown } = layOut(reply, name, frame);
  if (shown.length > 0) {
    transaction.put(buttons, name, record);
    const before = await transaction.get(conversations, conversation);
    const open = [...(before?.open ?? []), name];
    for (const old of open.slice(0, -messagesKept)) transaction.delete(buttons, old);
    transaction.put(conversations, conversation, { state: null, ...before, open: open.slice(-messagesKept) });
  }
  const outgoing = { markdown: reply.markdown, buttons: shown };
  return enqueue(transaction, to, [{ id, outgoing, policy: 'repeat' }], now, claimant);
}

/** Says it in the staff's room, in the ticket's own part of it; nothing where there is no room. */
export async function post(
  transaction: Transaction,
  { ticket, reply }: Effect & { do: 'post' },
  id: string,
  { desk: { now }, claimant, room }: Circumstances,
): Promise<Claim | undefined> {
  if (room === undefined) return undefined;
  const outgoing = { markdown: reply.markdown, buttons: [] };
  return enqueue(transaction, partOfRoom(room, ticket), [{ id, outgoing, policy: 'repeat' }], now, claimant);
}
