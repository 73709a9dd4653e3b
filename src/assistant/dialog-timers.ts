import type { TimerAbout } from '../dialog/index.ts';
import { timers } from './collections.ts';
import type { Transaction } from './ports.ts';
import { setTimer } from './timers.ts';

/** The kind of the dialog's own timers. */
export const dialogKind = 'dialog';

/** Sets a timer that comes back to the dialog; the same id again moves it, `due` undefined ends it. */
export function setDialogTimer(
  transaction: Transaction,
  id: string,
  due: number | undefined,
  about: TimerAbout,
): void {
  const name = `${dialogKind}/${id}`;
  if (due === undefined) transaction.delete(timers, name);
  else setTimer(transaction, name, { kind: dialogKind, due, about });
}

/**
 * When a timer is due that is to fire at once. One that is set again after it fired is due later than it was, never at
 * the same moment: the moment is part of what a firing is known by.
 */
export const atOnce = (now: number): number => now + 1;

/** Lets the dialog know that a message of a ticket does not reach its customer. */
export function tellUndelivered(
  transaction: Transaction,
  { ticket, message }: { readonly ticket: string; readonly message: number },
  reason: string,
  now: number,
): void {
  const about = { kind: 'undelivered', ticket, message, reason } as const;
  setDialogTimer(transaction, `undelivered/${ticket}/${message}`, atOnce(now), about);
}

/** Lets the dialog know that something said of a ticket did not reach the staff where it was to; see `TimerAbout`. */
export function tellUnposted(
  transaction: Transaction,
  ticket: string,
  refused: string | undefined,
  now: number,
): void {
  const about = { kind: 'unposted', ticket, ...(refused === undefined ? {} : { refused }) } as const;
  setDialogTimer(transaction, `unposted/${ticket}`, atOnce(now), about);
}
