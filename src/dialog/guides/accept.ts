import { dearestText, endText, farRole, payerText } from '../peering-facts.ts';
import { called, lifeWords, peeringChange } from './peering-change.ts';

/** Accepts a request of another account, and goes on to the routes. */
export const accept = peeringChange({
  action: 'accept',
  commandOf: (_, { id }) => ({ op: 'accept', peering: id }),
  follows(at, peering) {
    const words = lifeWords(at);
    const { bandwidthMbps } = peering;
    return [
      words.peerEnd(endText(at, peering, farRole(at, peering))),
      ...(bandwidthMbps === null ? [] : [words.bandwidthOf(bandwidthMbps)]),
      payerText(at, peering),
      ...dearestText(at, peering),
      words.follows.accept,
    ];
  },
  done: (at, peering) => lifeWords(at).done.accept(...called(peering)),
  next: (_, { id }) => ({ guide: 'add_route', values: { peering: id } }),
});
