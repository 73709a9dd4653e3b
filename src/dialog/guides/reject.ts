import { endText, farRole } from '../peering-facts.ts';
import { called, lifeWords, peeringChange } from './peering-change.ts';

/** Turns a request of another account down. */
export const reject = peeringChange({
  action: 'reject',
  commandOf: (_, { id }) => ({ op: 'reject', peering: id }),
  follows: (at, peering) => {
    const words = lifeWords(at);
    return [words.peerEnd(endText(at, peering, farRole(at, peering))), words.follows.reject];
  },
  done: (at, peering) => lifeWords(at).done.reject(...called(peering)),
});
