import type { Peering } from '../../peering/index.ts';
import { withdraws } from '../peering-actions.ts';
import { endText, farRole, otherAccount, ownRouteCount } from '../peering-facts.ts';
import type { At } from './guide.ts';
import { called, lifeWords, peeringChange } from './peering-change.ts';

/** Takes back a request that nobody has answered, or deletes a peering from either end. */
export const deletePeering = peeringChange({
  action: 'delete',
  commandOf: (_, { id }) => ({ op: 'delete', peering: id }),
  follows(at, peering) {
    const words = lifeWords(at);
    return [
      words.peerEnd(endText(at, peering, farRole(at, peering))),
      whatEnds(at, peering),
      ...routesLeft(at, peering),
    ];
  },
  title(at, peering) {
    const { withdraw, delete: cut } = lifeWords(at).titles;
    return withdraws(at, peering) ? withdraw : cut;
  },
  commitLabel: (at, peering) =>
    withdraws(at, peering) ? lifeWords(at).withdraw : lifeWords(at).commit.delete,
  done(at, peering) {
    const { done, routes } = lifeWords(at);
    const said = withdraws(at, peering) ? done.withdraw(...called(peering)) : done.delete(...called(peering));
    const count = ownRouteCount(at, peering);
    if (count === 0) return said;
    const left = at.world.rules.onDeleteRoutes === 'remove' ? routes.removed : routes.blackholed;
    return `${said}\n\n${left(count)}`;
  },
  buttons: (at) => [
    { label: lifeWords(at).buttons.list, action: { do: 'show', page: 'peerings', uin: at.uin } },
  ],
});

function whatEnds(at: At, peering: Peering): string {
  const { follows } = lifeWords(at);
  if (withdraws(at, peering)) return follows.withdraw;
  return peering.state === 'ACTIVE' ? follows.cut : follows.clear;
}

/** What becomes of the routes: one's own are counted, the other account's only mentioned. */
function routesLeft(at: At, peering: Peering): readonly string[] {
  const words = lifeWords(at).routes;
  const removes = at.world.rules.onDeleteRoutes === 'remove';
  const count = ownRouteCount(at, peering);
  if (count === 0 && peering.state !== 'ACTIVE') return [];
  const theirs = removes ? words.removeTheirs : words.blackholeTheirs;
  return [
    removes ? words.remove(count) : words.blackhole(count),
    ...(otherAccount(at, peering) === undefined || peering.state !== 'ACTIVE' ? [] : [theirs]),
  ];
}
