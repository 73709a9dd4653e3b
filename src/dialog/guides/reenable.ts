import { leftText } from '../../text/index.ts';
import { dearestText, endText, otherAccount, payerText } from '../peering-facts.ts';
import { called, lifeWords, peeringChange } from './peering-change.ts';

/** Puts an expired request of one's own before the accepter again. */
export const reenable = peeringChange({
  action: 'reenable',
  commandOf: (_, { id }) => ({ op: 'reenable', peering: id }),
  follows(at, peering) {
    const words = lifeWords(at);
    const time = leftText(at.lang, at.world.rules.pendingTtlHours * 3_600_000);
    const other = otherAccount(at, peering);
    return [
      words.peerEnd(endText(at, peering, 'accepter')),
      other === undefined ? words.follows.reenableOwn(time) : words.follows.reenable(other, time),
      payerText(at, peering),
      ...dearestText(at, peering),
    ];
  },
  done: (at, peering) => lifeWords(at).done.reenable(...called(peering)),
  buttons: (at, { id }) => [
    { label: lifeWords(at).buttons.details, action: { do: 'show', page: 'peering', id, uin: at.uin } },
  ],
});
