import { mapGet, type Peering, type World } from '../peering/index.ts';
import type { Effect, RequestTimer } from './desk.ts';

const hour = 3_600_000;
/** How long before a request expires its people are reminded, ms. */
const remindBefore = 24 * hour;

/** When a request stops waiting; until then, and at that instant, it can be answered. */
export const deadlineOf = ({ createdAt }: Peering, { rules }: World): number =>
  createdAt + rules.pendingTtlHours * hour;

/**
 * The timers of the requests that began or stopped waiting between two worlds:
 *
 *     asked ──────────── 24 h before ── reminder ──────── deadline + 1 ms ── expiry
 *     answered, deleted: both end; re-enabled: both move
 */
export function requestTimers(
  before: World,
  after: World,
  ids: Iterable<string>,
  now: number,
): readonly Effect[] {
  return [...new Set(ids)].flatMap((id): readonly Effect[] => {
    const [was, is] = [mapGet(before.peerings, id), mapGet(after.peerings, id)];
    if (is?.state === 'PENDING') {
      const asked = was?.state !== 'PENDING' || was.createdAt !== is.createdAt;
      return asked ? timersOf(is, after, now) : [];
    }
    if (was?.state !== 'PENDING') return [];
    return [timer('reminder', was, undefined), timer('expiry', was, undefined)];
  });
}

function timersOf(peering: Peering, world: World, now: number): readonly Effect[] {
  const deadline = deadlineOf(peering, world);
  const [remind, expire] = [deadline - remindBefore, deadline + 1];
  // A reminder that would come with the request itself, or after it, is none; the one of an earlier request ends.
  const early = remind > peering.createdAt && remind > now;
  return [
    timer('reminder', peering, early ? remind : undefined),
    timer('expiry', peering, expire > now ? expire : undefined),
  ];
}

const timer = (kind: RequestTimer['kind'], { id, createdAt }: Peering, due: number | undefined): Effect =>
  requestTimer({ kind, peering: id, createdAt }, due);

/** A timer of a request; each peering has one of a kind. */
export const requestTimer = (about: RequestTimer, due: number | undefined): Effect => ({
  do: 'timer',
  id: `${about.kind}/${about.peering}`,
  due,
  about,
});
