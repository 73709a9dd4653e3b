import type { TimerAbout } from '../dialog/index.ts';
import { timers } from './collections.ts';
import type { Transaction } from './ports.ts';
import { setTimer } from './timers.ts';

/** The kind of the dialog's own timers. */
export const dialogKind = 'dialog';

/**
 * Sets a timer that comes back to the dialog; the same id again moves it, `due` undefined ends it. It is due after `now`,
 * so that one that is set again once it has fired is never due when it was before: a firing is known by that moment.
 */
export function setDialogTimer(
  transaction: Transaction,
  id: string,
  due: number | undefined,
  about: TimerAbout,
  now: number,
): void {
  const name = `${dialogKind}/${id}`;
  if (due === undefined) transaction.delete(timers, name);
  else setTimer(transaction, name, { kind: dialogKind, due: Math.max(due, now + 1), about });
}

/** Lets the dialog know that a message of a ticket does not reach its customer. */
export function tellUndelivered(
  transaction: Transaction,
  { ticket, message }: { readonly ticket: string; readonly message: number },
  reason: string,
  now: number,
): void {
  const about = { kind: 'undelivered', ticket, message, reason } as const;
  setDialogTimer(transaction, `undelivered/${ticket}/${message}`, now, about, now);
}

/** Lets the dialog know that something said of a ticket did not reach the staff where it was to; see `TimerAbout`. */
export function tellUnposted(
  transaction: Transaction,
  ticket: string,
  refused: string | undefined,
  now: number,
): void {
  const about = { kind: 'unposted', ticket, ...(refused === undefined ? {} : { refused }) } as const;
  setDialogTimer(transaction, `unposted/${ticket}`, now, about, now);
}
