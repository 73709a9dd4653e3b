/**
 * Questions that carry data, worked out: by arithmetic for anybody, by their own network for those who have one here.
 * Knows kinds of questions by their words, and what an account may see.
 * Refuses to change anything, and to say anything of an account where others read along.
 */

import type { Frame } from '../frame.ts';
import type { Meaning } from '../understand.ts';
import { addressOwnerKind } from './address-owner.ts';
import { type ToCheck, toCheck } from './connectivity.ts';
import { overlapKind } from './overlap.ts';
import { peeringStatusKind } from './peering-status.ts';
import { priceKind } from './price.ts';
import { type Kind, questionOf, type Worked } from './question.ts';
import { remainingKind } from './remaining.ts';

export type { ToCheck } from './connectivity.ts';
export { ownCase } from './own-case.ts';
export type { Worked } from './question.ts';

/** Asked in order; the first that hears its words and finds what it takes answers. */
const kinds: readonly Kind[] = [overlapKind, addressOwnerKind, priceKind, remainingKind, peeringStatusKind];

/** A question that carries data, worked out; undefined where there is nothing to work out. */
export async function computed(frame: Frame, meaning: Meaning, text: string): Promise<Worked | undefined> {
  const question = questionOf(frame, meaning, text);
  for (const kind of kinds) {
    const worked = kind.hears(question) ? await kind.work(question) : undefined;
    if (worked !== undefined) return worked;
  }
  return undefined;
}

/** Whether a question about connectivity is looked into, as which account and between which ends. */
export const endsToCheck = (frame: Frame, meaning: Meaning, text: string): Promise<ToCheck | undefined> =>
  toCheck(questionOf(frame, meaning, text));
