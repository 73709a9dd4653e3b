import type { DialogInput, Here, Reply } from '../dialog/index.ts';
import type { Lang } from '../faq/index.ts';
import { turnText } from '../text/index.ts';
import { buttonsLiveMs, layOut, messagesKept, outgoingOf, readLabel, readTap, type Tap } from './buttons.ts';
import { carryOut } from './carry-out.ts';
import { audit, buttons, type ConversationRecord, conversations, inbox, laneOf } from './collections.ts';
import type { Dialog, DialogTurn } from './dialog.ts';
import { type Claim, type Claimant, enqueue, type Queued } from './enqueue.ts';
import { faultOf } from './events.ts';
import { outboxId } from './ids.ts';
import { keepPerson } from './keep-person.ts';
import type { Network } from './network.ts';
import { OpenDesk } from './open-desk.ts';
import type { Inbound, Receipt, ShownButton, Transaction } from './ports.ts';
import { heardFromRoom, isInRoom, type Staffing, ticketHere, type Where } from './room.ts';
import type { Teaching } from './teaching.ts';
import { roomFrame } from './tell.ts';

/** What a turn inside its transaction rests on. */
export interface TurnWorld<State> {
  readonly dialog: Dialog<State>;
  /** Language until the person shows theirs, where the channel does not guess. */
  readonly lang: Lang;
  /** An unguessable name of at most 43 characters of A-Za-z0-9_-, the same for the same seed. */
  readonly secretName: (seed: string) => string;
  readonly claimant: Claimant;
  readonly network: Network;
  readonly teaching: Teaching;
  readonly staffing: Staffing;
}

/** What a transaction came to, and the claims on lanes that it carries. */
export interface Done {
  readonly receipt: Receipt;
  readonly claims?: readonly Claim[];
  /** What the dialog made of the input, where it tells. */
  readonly kind?: string | undefined;
}

/** The dialog threw: a bug, which another attempt may or may not meet again. */
export class DialogFault extends Error {}

type Pressed = Tap & { readonly kind: 'action' };

/** One turn: reads, asks the dialog, writes everything it causes. Runs again after a conflict, to the same effect. */
export async function takeTurn<State>(
  transaction: Transaction,
  inbound: Inbound,
  world: TurnWorld<State>,
  now: number,
): Promise<Done> {
  const { dedupeKey: key, conversation, actor, input } = inbound;
  const { network, teaching, secretName, lang, claimant, staffing } = world;
  const seen = await transaction.get(inbox, key);
  if (seen?.done) return { receipt: { kind: 'repeated' } };
  const stored = await transaction.get(conversations, conversation);
  const state = stateOf(stored, inbound, world);
  const room = await isInRoom(transaction, inbound, staffing.room);
  if (room) await heardFromRoom(transaction, inbound.to);
  const who = { conversation, actor, room };
  const open = stored?.open ?? [];
  const tap =
    input.kind === 'button'
      ? await readTap(transaction, input.token, who, now)
      : input.kind === 'text'
        ? await readLabel(transaction, input.text, open, who, now, await answered(transaction, inbound, room))
        : undefined;
  if (tap?.kind === 'refused') {
    // As if it had never come: delivered again, it is refused again.
    if (seen) transaction.delete(inbox, key);
    return { receipt: { kind: 'refused', toast: turnText[world.dialog.language(state)][tap.why] } };
  }
  const person = { id: actor, name: inbound.name, alone: inbound.alone };
  const where: Where = { room, at: messageMeant(inbound), ticket: tap?.record.ticket, conversation };
  const frame = { now, person, key, network, teaching, secretName, lang, staffing, where };
  const desk = new OpenDesk(transaction, frame);
  const behind = await isBehind(transaction, inbound, now);
  const turn = await ask(world.dialog, state, meantBy(input, tap, behind), desk);
  const { conversation: next, replies, effects, kind, run = 0 } = turn;
  if (tap) useUp(transaction, tap, inbound, now);
  const here = await desk.support.here();
  const said = say(transaction, replies, inbound, { open, tap, here, run, name: secretName, now });
  const told = await keepPerson(transaction, inbound, world.dialog.language(next), stored?.told, room);
  const record = { state: next, open: said.open, ...(told === undefined ? {} : { told }) };
  transaction.put(conversations, conversation, record);
  transaction.put(inbox, key, { at: now, tries: seen?.tries ?? 1, done: true });
  const claim = await enqueue(transaction, inbound.to, said.messages, now, claimant);
  const circumstances = {
    desk,
    network,
    key,
    where: conversation,
    secretName,
    claimant,
    staffing,
  };
  const others = await carryOut(transaction, effects, circumstances);
  return {
    receipt: { kind: 'applied', replies: said.messages.map(({ outgoing }) => outgoing) },
    claims: claim ? [claim, ...others] : others,
    kind,
  };
}

/** The state to go on from: what is stored if the dialog can read it, else a fresh one. */
export function stateOf<State>(
  stored: ConversationRecord | undefined,
  { lang }: Pick<Inbound, 'lang'>,
  world: Pick<TurnWorld<State>, 'dialog' | 'lang'>,
): State {
  return (stored && world.dialog.read(stored.state)) ?? world.dialog.fresh(lang ?? world.lang);
}

function meantBy(input: Inbound['input'], tap: Pressed | undefined, behind: number | undefined): DialogInput {
  if (tap) return { kind: 'action', action: tap.action };
  if (input.kind === 'button') return { kind: 'stale' };
  return behind === undefined ? input : { ...input, album: behind };
}

/** When the first of the same album came, where this is another. */
async function isBehind(
  transaction: Transaction,
  { album }: Inbound,
  now: number,
): Promise<number | undefined> {
  if (album === undefined) return undefined;
  const first = await transaction.get(inbox, album);
  if (first !== undefined) return first.at;
  transaction.put(inbox, album, { at: now, tries: 1, done: true });
  return undefined;
}

/** Asks the dialog, and tells its faults from the store's, which it meets when it reads at the desk. */
async function ask<State>(
  dialog: Dialog<State>,
  state: State,
  input: DialogInput,
  desk: OpenDesk,
): Promise<DialogTurn<State>> {
  let turn: DialogTurn<State>;
  try {
    turn = await dialog.turn(state, input, desk);
  } catch (error) {
    desk.check();
    throw new DialogFault(faultOf(error), { cause: error });
  }
  desk.check();
  return turn;
}

/** The message of the bot that an input answers, or under which it taps. */
function messageMeant({ to, input, replyTo }: Inbound): Where['at'] {
  const message = input.kind === 'button' ? input.message : replyTo;
  return message === undefined ? undefined : { lane: laneOf(to), message };
}

/** What is answered of a ticket, if anything. */
const answered = (transaction: Transaction, inbound: Inbound, room: boolean) =>
  ticketHere(transaction, { room, at: messageMeant(inbound) });

function useUp(
  transaction: Transaction,
  { id, record, place, action }: Pressed,
  { conversation, actor }: Inbound,
  now: number,
): void {
  if (!record.buttons[place]?.once) return;
  transaction.put(buttons, id, { ...record, used: [...record.used, place] });
  const change = { at: now, what: 'tapped', where: conversation, actor, about: action };
  transaction.put(audit, `${id}-${place}`, change);
}

/** Turns replies into messages; stores their buttons and drops those of messages long gone by. */
function say(
  transaction: Transaction,
  replies: readonly Reply[],
  { dedupeKey, conversation, actor, input, message: asked }: Inbound,
  at: {
    readonly open: readonly string[];
    readonly tap: Pressed | undefined;
    readonly here: Here;
    readonly run: number;
    readonly name: TurnWorld<unknown>['secretName'];
    readonly now: number;
  },
): { readonly messages: readonly Queued[]; readonly open: readonly string[] } {
  let { open } = at;
  const tapped = input.kind === 'button' ? input.message : undefined;
  const messages = replies.map((reply, place): Queued => {
    const id = outboxId(dedupeKey, place);
    const edits = reply.inPlace && place === 0 ? tapped : undefined;
    if (edits !== undefined && at.tap) {
      // The message shows another step from here on, and has no other buttons than that step's.
      transaction.delete(buttons, at.tap.id);
      open = open.filter((name) => name !== at.tap?.id);
    }
    const ticket = reply.ticket ?? at.here.ticket;
    let shown: readonly ShownButton[] = [];
    if (reply.buttons.length > 0) {
      const name = at.name(id);
      // What shows a ticket to the room is for everybody there; all else is between the bot and who asked.
      const shared =
        at.here.room && (reply.ticket !== undefined || (edits !== undefined && at.tap?.record.room));
      const frame = { conversation, owner: actor, step: id, expires: at.now + buttonsLiveMs };
      const own = ticket === undefined ? frame : { ...frame, ticket };
      const laidOut = layOut(reply, name, shared ? roomFrame(id, ticket, at.now) : own);
      transaction.put(buttons, name, laidOut.record);
      if (!shared) open = [...open, name];
      shown = laidOut.shown;
    }
    const outgoing = outgoingOf(reply, shown);
    const aside = reply.ticket === undefined ? { aside: { conversation, run: at.run } } : {};
    const note = reply.note === undefined ? {} : { note: reply.note };
    const about = ticket === undefined ? {} : { about: { ticket, ...aside, ...note } };
    if (edits !== undefined) return { id, outgoing, policy: 'edit', edits, ...about };
    return {
      id,
      outgoing,
      policy: 'repeat',
      ...(asked === undefined || place > 0 ? {} : { answers: asked }),
      ...about,
    };
  });
  for (const old of open.slice(0, -messagesKept)) transaction.delete(buttons, old);
  return { messages, open: open.slice(-messagesKept) };
}
