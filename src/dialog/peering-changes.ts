import { mapGet, type Peering, type Rules, siteOf, stateAt, type World } from '../peering/index.ts';

/** What happened to a peering, as people tell it. */
export type PeeringDeed =
  | 'requested'
  | 'reenabled'
  | 'created'
  | 'accepted'
  | 'rejected'
  | 'withdrawn'
  | 'deleted'
  | 'isolated'
  | 'restored'
  | 'failed'
  | 'bandwidth';

/** One change of a peering between two worlds. */
export interface PeeringChange {
  readonly deed: PeeringDeed;
  readonly peering: Peering;
}

/** What became of these peerings from one world to the next; nothing for one that is as it was. */
export function peeringChanges(
  before: World,
  after: World,
  ids: Iterable<string>,
  now: number,
): readonly PeeringChange[] {
  return [...new Set(ids)].flatMap((id): PeeringChange[] => {
    const [was, peering] = [mapGet(before.peerings, id), mapGet(after.peerings, id)];
    if (peering === undefined || peering === was) return [];
    const deed = deedOf(was, peering, after.rules, now);
    const capped = was !== undefined && was.bandwidthMbps !== peering.bandwidthMbps;
    return [
      ...(deed === undefined ? [] : [{ deed, peering }]),
      ...(capped && deed !== 'deleted' ? [{ deed: 'bandwidth' as const, peering }] : []),
    ];
  });
}

function deedOf(was: Peering | undefined, is: Peering, rules: Rules, now: number): PeeringDeed | undefined {
  const [from, to] = [was && stateAt(was, rules, now), stateAt(is, rules, now)];
  if (from === to && was?.createdAt === is.createdAt) return undefined;
  switch (to) {
    case 'PENDING':
      return was === undefined ? 'requested' : 'reenabled';
    case 'ACTIVE':
      if (from === 'PENDING') return 'accepted';
      return from === 'ISOLATED' ? 'restored' : 'created';
    case 'REJECTED':
      return was && 'rejected';
    case 'DELETED':
      return was && (from === 'PENDING' ? 'withdrawn' : 'deleted');
    case 'ISOLATED':
      return was && 'isolated';
    case 'FAILED':
      return was && 'failed';
    case 'EXPIRED':
      return undefined;
  }
}

/** The accounts of the two ends of a peering. */
export function partiesOf(
  world: World,
  { requesterVpc, accepterVpc }: Peering,
): { readonly requester: string; readonly accepter: string } {
  const owner = (vpc: string): string => siteOf(world, vpc)?.vpc.owner ?? '';
  return { requester: owner(requesterVpc), accepter: owner(accepterVpc) };
}
