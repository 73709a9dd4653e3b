import type { TimerAbout } from '../dialog/index.ts';
import { carryOut } from './carry-out.ts';
import type { Dialog } from './dialog.ts';
import { OpenDesk } from './open-desk.ts';
import { nowhere } from './room.ts';
import type { TurnWorld } from './take-turn.ts';
import type { TimerHandler } from './timers.ts';

/** Nobody talks when a timer fires. */
const cloud = { id: 'cloud', name: '', alone: false };

/** The dialog's timers: what has become due is asked of the dialog, and its effects are carried out in the same commit. */
export function fireDialog<State>(
  world: TurnWorld<State> & { readonly dialog: Dialog<State> },
): TimerHandler {
  return async (transaction, { id, key: firing, due, now, about, claims }) => {
    // A timer of the same id may be set again after it has fired: when it was due tells the two apart.
    const key = `${firing}/${due}`;
    const { dialog, network, teaching, secretName, lang, claimant, staffing } = world;
    const person = cloud;
    const frame = { now, person, key, network, teaching, secretName, lang, staffing, where: nowhere };
    const desk = new OpenDesk(transaction, frame);
    const { effects } = await dialog.fire(about as TimerAbout, desk);
    desk.check();
    const circumstances = { desk, network, key, where: id, secretName, claimant, staffing };
    claims.push(...(await carryOut(transaction, effects, circumstances)));
    return undefined;
  };
}
