import type { StaffMember } from '../tickets/index.ts';
import { laneOf, lanes } from './collections.ts';
import { type PersonRecord, people } from './desk-collections.ts';
import { currentLane } from './enqueue.ts';
import type { Address, Inbound, Transaction } from './ports.ts';
import { placeOfMessage, saidOf, type TicketPlace, ticketPlaces } from './support-collections.ts';

/** Where somebody is reached alone, and the conversation held there. */
export type Home = NonNullable<PersonRecord['home']>;

/** Who is on the staff by configuration, and where they meet. */
export interface Staffing {
  readonly members: readonly StaffMember[];
  /** The staff's own chat: whoever is in it may read tickets. */
  readonly room?: Address | undefined;
  /** Whether customers see what agents are called; by default they do not. */
  readonly namesShown?: boolean;
  /** Private chats of those who never wrote yet, by the person, where a channel knows them all the same. */
  readonly homes?: ReadonlyMap<string, Home>;
}

/** Nobody answers tickets. */
export const noStaff: Staffing = { members: [] };

/** Where somebody is reached alone, if anywhere. */
export const homeOf = async (
  transaction: Transaction,
  person: string,
  { homes }: Staffing,
): Promise<Home | undefined> => (await transaction.get(people, person))?.home ?? homes?.get(person);

/** Where an input came from, as far as the support desk cares. */
export interface Where {
  readonly room: boolean;
  /** The lane of the chat or topic, and the message there that is answered or was tapped. */
  readonly at?: { readonly lane: string; readonly message: string } | undefined;
  /** The ticket that the tapped buttons belong to. */
  readonly ticket?: string | undefined;
  /** That of whoever put it in. */
  readonly conversation?: string;
}

/** Of no chat: a timer fires. */
export const nowhere: Where = { room: false };

/** The part of the room that a ticket has to itself; the channel makes one where it can (see `Address`). */
export function partOfRoom({ channel, chat }: Address, ticket: string): Address {
  return { channel, chat: `${chat}#${ticket}` };
}

/** The whole chat that an address is a part of. */
export function wholeOf({ channel, chat }: Address): Address {
  return { channel, chat: chat.replace(/[/#].*$/s, '') };
}

/** Whether an input comes from the staff's room, wherever that has moved to. */
export async function isInRoom(
  transaction: Transaction,
  { alone, to }: Pick<Inbound, 'alone' | 'to'>,
  room: Address | undefined,
): Promise<boolean> {
  if (room === undefined || alone || to.channel !== room.channel) return false;
  const lane = laneOf(wholeOf(to));
  return lane === laneOf(room) || lane === (await currentLane(transaction, room))[0];
}

/** Whether there is such a chat, and the last that was said there got through. */
export async function isReached(transaction: Transaction, chat: Address | undefined): Promise<boolean> {
  if (chat === undefined) return false;
  const [, lane] = await currentLane(transaction, chat);
  return lane.ended === undefined;
}

/** The room was heard from, in whatever part of it: it can be reached again. */
export async function heardFromRoom(transaction: Transaction, from: Address): Promise<void> {
  const [name, lane] = await currentLane(transaction, wholeOf(from));
  if (lane.ended === undefined) return;
  const { ended: _, ...open } = lane;
  transaction.put(lanes, name, open);
}

/** The last message that was said of a ticket in a chat, by the channel's own id. */
export async function lastSaidOf(
  transaction: Transaction,
  ticket: string,
  lane: string,
): Promise<string | undefined> {
  const range = { ...saidOf(lane, ticket), limit: 1, reverse: true };
  return (await transaction.find(ticketPlaces, 'in', range))[0]?.document.message;
}

/** The ticket that an input belongs to: that of the buttons, of the message it answers, of the topic it answers in. */
export async function ticketHere(
  transaction: Transaction,
  where: Where,
): Promise<Pick<TicketPlace, 'ticket' | 'aside' | 'note'> | undefined> {
  if (where.ticket !== undefined) return { ticket: where.ticket };
  if (where.at === undefined) return undefined;
  const { lane, message } = where.at;
  return (
    (await transaction.get(ticketPlaces, placeOfMessage(lane, message))) ??
    (await transaction.get(ticketPlaces, placeOfMessage(lane)))
  );
}
