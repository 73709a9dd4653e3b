import { changePeering, createPeering } from './peering-changes.ts';
import type { Refusal } from './refusal.ts';
import { addRoute, changeRoute } from './route-changes.ts';
import type { Fix } from './trace.ts';
import { siteOf, type World } from './world.ts';

/** What comes of a fix: the next world, or why it is no longer possible. */
export type FixOutcome =
  | { readonly ok: true; readonly world: World }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Carries out one fix as the account it names. Authority is checked here again: the world may have moved on. */
export function applyFix(world: World, fix: Fix, now: number): FixOutcome {
  const context = { actor: fix.by, now };
  switch (fix.op) {
    case 'create_peering': {
      const far = siteOf(world, fix.accepterVpc)?.vpc;
      const request = {
        requesterVpc: fix.requesterVpc,
        accepterVpc: fix.accepterVpc,
        accepterUin: far?.owner ?? '',
        accepterRegion: far?.region ?? '',
        name: `${fix.requesterVpc}-${fix.accepterVpc}`.slice(0, world.rules.nameMax),
        bandwidthMbps: fix.bandwidthMbps,
      };
      return createPeering(world, context, request, fix.as);
    }
    case 'accept':
      return changePeering(world, context, fix.peering, 'accept');
    case 'add_route':
      return addRoute(world, context, fix);
    case 'delete_route':
      return changeRoute(world, context, fix, 'delete');
    case 'enable_route':
      return changeRoute(world, context, fix, 'enable');
  }
}

/** Carries out fixes in order and stops at the first that is refused. */
export function applyFixes(world: World, fixes: readonly Fix[], now: number): FixOutcome {
  let next = world;
  for (const fix of fixes) {
    const outcome = applyFix(next, fix, now);
    if (!outcome.ok) return outcome;
    next = outcome.world;
  }
  return { ok: true, world: next };
}
