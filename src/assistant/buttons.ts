import type { Action, Reply } from '../dialog/index.ts';
import { usesUp } from '../dialog/index.ts';
import { type ButtonsRecord, buttons } from './collections.ts';
import type { Outgoing, ShownButton, Transaction } from './ports.ts';
import type { TicketPlace } from './support-collections.ts';

/** How long a button works, in ms, if nothing ends it before. */
export const buttonsLiveMs = 30 * 86_400_000;
/** Buttons of this many latest messages of a conversation keep working. */
export const messagesKept = 20;

/** Why a tap does nothing: not known any more, another person's, used already. */
export type Refusal = 'stale' | 'foreign' | 'used';

/** What a tap means, or why it means nothing. */
export type Tap =
  | {
      readonly kind: 'action';
      readonly action: Action;
      readonly id: string;
      readonly record: ButtonsRecord;
      readonly place: number;
    }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** Who taps, where; `room`: in the staff's room. */
export interface Tapper {
  readonly conversation: string;
  readonly actor: string;
  readonly room: boolean;
}

/** Looks a token up; whoever sends it, and whatever bytes it is made of. */
export async function readTap(
  transaction: Transaction,
  token: string,
  who: Tapper,
  now: number,
): Promise<Tap> {
  const [, id, place] = /^([\w-]{1,43})-(\d{1,2})$/.exec(token) ?? [];
  const stale: Tap = { kind: 'refused', why: 'stale' };
  if (id === undefined) return stale;
  const record = await transaction.get(buttons, id);
  const button = record?.buttons[Number(place)];
  if (record === undefined || button === undefined) return stale;
  // In the staff's room it is the dialog that sees who taps.
  if (record.room ? !who.room : record.owner !== who.actor) return { kind: 'refused', why: 'foreign' };
  if (record.expires <= now || (!record.room && record.conversation !== who.conversation)) return stale;
  if (button.once && record.used.includes(Number(place))) return { kind: 'refused', why: 'used' };
  return { kind: 'action', action: button.action, id, record, place: Number(place) };
}

/**
 * A button's label typed out, where it stands in the latest message with buttons, presses that button. Typed in answer to
 * a message about a ticket, at that `place`: in the latest one about it. What came unasked takes no answer from the step
 * of a guide.
 */
export async function readLabel(
  transaction: Transaction,
  typed: string,
  open: readonly string[],
  who: Tapper,
  now: number,
  place?: Pick<TicketPlace, 'ticket' | 'aside'>,
): Promise<Tap | undefined> {
  const all: (readonly [string, ButtonsRecord])[] = [];
  for (const id of open.toReversed()) {
    const record = await transaction.get(buttons, id);
    if (record === undefined || (place !== undefined && record.ticket !== place.ticket)) continue;
    all.push([id, record]);
    if (record.told === undefined) break;
  }
  const [latest] = all;
  const asked = all.at(-1);
  // What is answered is the ticket, not the step of a guide that stands beside it.
  const mayStep = place === undefined || place.aside !== undefined;
  const may = (action: Action) => mayStep || !isOfStep(action);
  const token =
    (mayStep && asked ? tokenTyped(asked, typed, isOfStep) : undefined) ??
    (latest && tokenTyped(latest, typed, may));
  if (token === undefined) return undefined;
  const tap = await readTap(transaction, token, who, now);
  return tap.kind === 'action' ? tap : undefined;
}

const isOfStep = (action: Action): boolean => 'run' in action;

function tokenTyped(
  [id, { buttons: all }]: readonly [string, ButtonsRecord],
  typed: string,
  may: (action: Action) => boolean,
): string | undefined {
  const place = placeTyped(
    all.map(({ label }) => label),
    typed,
  );
  const action = all[place]?.action;
  return action !== undefined && may(action) ? `${id}-${place}` : undefined;
}

/** Which label was typed, if one: whole, or as much of it as tells what it does: `批准` for `批准：20`, `更多` for `更多…`. */
function placeTyped(labels: readonly string[], typed: string): number {
  const wanted = typed.trim().toLowerCase();
  const whole = labels.findIndex((label) => label.toLowerCase() === wanted);
  if (whole >= 0) return whole;
  const heads = labels.map((label) => label.toLowerCase().replace(/(?:：|: |…|\.\.\.).*$/su, ''));
  const place = heads.indexOf(wanted);
  return wanted !== '' && place === heads.lastIndexOf(wanted) ? place : -1;
}

/** The record of the buttons under a reply, and what the channel shows of it. */
export function layOut(
  { buttons: given }: Reply,
  id: string,
  frame: Omit<ButtonsRecord, 'buttons' | 'used'>,
): { readonly record: ButtonsRecord; readonly shown: readonly ShownButton[] } {
  return {
    record: {
      ...frame,
      buttons: given.map(({ label, action }) => ({ label, action, once: usesUp(action) })),
      used: [],
    },
    shown: given.map(({ label }, place) => ({ label, token: `${id}-${place}` })),
  };
}

/** A reply as a channel gets it, with the buttons it is shown with. */
export function outgoingOf(reply: Reply, shown: readonly ShownButton[]): Outgoing {
  const { markdown, attachment, file, picture } = reply;
  return {
    markdown,
    buttons: shown,
    ...(attachment === undefined ? {} : { attachment }),
    ...(file === undefined ? {} : { file }),
    ...(picture === undefined ? {} : { picture }),
  };
}
