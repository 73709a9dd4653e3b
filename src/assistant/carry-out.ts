import type { Effect } from '../dialog/index.ts';
import {
  accounts,
  history,
  invitations,
  memberId,
  members,
  ofAccount,
  ofPeering,
  people,
} from './desk-collections.ts';
import { setDialogTimer } from './dialog-timers.ts';
import type { Claim, Claimant } from './enqueue.ts';
import { outboxId } from './ids.ts';
import { keepSupport } from './keep-support.ts';
import type { Network } from './network.ts';
import type { OpenDesk } from './open-desk.ts';
import { carryOutTeaching } from './open-teach-desk.ts';
import type { Transaction } from './ports.ts';
import type { Staffing } from './room.ts';
import { addTally } from './tallies.ts';
import { post, tell } from './tell.ts';

/** What effects are carried out in. */
export interface Circumstances {
  /** The desk that the dialog decided on. */
  readonly desk: OpenDesk;
  readonly network: Network;
  /** The dedupe key of what caused them. */
  readonly key: string;
  /** The conversation, for the history. */
  readonly where: string;
  readonly secretName: (seed: string) => string;
  readonly claimant: Claimant;
  readonly staffing: Staffing;
}

/** Carries effects out within the turn's transaction, in order; returns the lanes that were claimed for what is told. */
export async function carryOut(
  transaction: Transaction,
  effects: readonly Effect[],
  at: Circumstances,
): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  // The last network is the one that stays: each rests on the one before.
  const last = effects.findLast((effect) => effect.do === 'network');
  for (const [place, effect] of effects.entries()) {
    switch (effect.do) {
      case 'network':
        if (effect === last) await at.network.write(transaction, await at.desk.snapshot(), effect.world);
        break;
      case 'account':
        transaction.put(accounts, effect.account.uin, effect.account);
        break;
      case 'member': {
        const id = memberId(effect.uin, effect.person);
        if (effect.member) transaction.put(members, id, effect.member);
        else transaction.delete(members, id);
        break;
      }
      case 'invitation':
        transaction.put(invitations, effect.invitation.code, effect.invitation);
        break;
      case 'act_for':
        await actFor(transaction, effect.uin, at.desk);
        break;
      case 'tell': {
        const claim = await tell(transaction, effect, outboxId(`${at.key}/tell`, place), at);
        if (claim) claims.push(claim);
        break;
      }
      case 'post': {
        const claim = await post(transaction, effect, outboxId(`${at.key}/post`, place), at);
        if (claim) claims.push(claim);
        break;
      }
      case 'note':
        note(transaction, effect, place, at);
        break;
      case 'tally':
        await addTally(transaction, effect, at.where);
        break;
      case 'timer':
        setDialogTimer(transaction, effect.id, effect.due, effect.about, at.desk.now);
        break;
      case 'draft':
      case 'teach_entry':
      case 'teach_ask':
      case 'withdraw':
      case 'unanswered':
      case 'answered':
        await carryOutTeaching(transaction, effect, at.desk.now);
        break;
      default:
        await keepSupport(transaction, effect);
    }
  }
  return claims;
}

async function actFor(transaction: Transaction, uin: string | null, desk: OpenDesk): Promise<void> {
  const { id, name } = desk.person;
  const before = (await transaction.get(people, id)) ?? { name, lang: await desk.language(id) };
  transaction.put(people, id, { ...before, uin });
}

function note(
  transaction: Transaction,
  { line, uins, peering }: Effect & { do: 'note' },
  place: number,
  { key, where }: Circumstances,
): void {
  const shelves = [...uins.map(ofAccount), ...(peering === undefined ? [] : [ofPeering(peering)])];
  // Padded, so that lines of one instant stand in the order in which they were noted.
  const id = `${key}/${String(place).padStart(4, '0')}`;
  for (const of of new Set(shelves))
    transaction.put(history, `${id}/${of}`, { of, line: { ...line, where } });
}
