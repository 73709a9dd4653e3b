import { type Peering, type PeeringAction, stateAt, transition } from '../peering/index.ts';
import { guideText, leftText, refusalText } from '../text/index.ts';
import type { Desk } from './desk.ts';
import { firstAnswerText } from './first-answer.ts';
import { type Actor, peeringButtons } from './peering-actions.ts';
import { type Looker, ownersOf } from './peering-facts.ts';
import type { Reply } from './reply.ts';

/**
 * Says why something cannot be done to a peering of one's own any more: what became of it, who was first, and what can
 * be done now.
 */
export async function sayTooLate(
  at: Actor & Looker,
  desk: Desk,
  peering: Peering,
  action: PeeringAction,
): Promise<Reply> {
  const words = guideText[at.lang].life;
  const state = stateAt(peering, at.world.rules, at.now);
  const [requester] = ownersOf(at.world, peering);
  const answered = state === 'ACTIVE' || state === 'REJECTED' || state === 'DELETED';
  const first = answered ? await firstAnswerText(desk, peering.id, at.uin, at.lang) : undefined;
  const waited = leftText(at.lang, at.world.rules.pendingTtlHours * 3_600_000);
  const result = transition(at.world, peering, action, { actor: at.uin, now: at.now });
  const notOurs = result.ok ? [] : result.refusals.filter(({ code }) => code === 'NOT_OWNER');
  const over = state === 'REJECTED' || state === 'DELETED';
  const { details, create } = words.buttons;
  const anew = { do: 'guide', guide: 'create', values: {}, uin: at.uin } as const;
  return {
    markdown: [
      first ?? words.late[state](peering.id, waited, requester),
      ...(over ? [words.wayOn[state]] : []),
      ...(notOurs.length > 0 ? [refusalText(at.lang, notOurs)] : []),
    ].join('\n\n'),
    buttons: [
      ...peeringButtons(at, peering),
      ...(over && requester === at.uin ? [{ label: create, action: anew }] : []),
      { label: details, action: { do: 'show', page: 'peering', id: peering.id, uin: at.uin } },
    ],
  };
}
