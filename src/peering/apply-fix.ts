import { applyCommand, commandOf } from './command.ts';
import type { Refusal } from './refusal.ts';
import type { Fix } from './trace.ts';
import type { World } from './world.ts';

/** What comes of a fix: the next world, or why it is no longer possible. */
export type FixOutcome =
  | { readonly ok: true; readonly world: World }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Carries out one fix as the account it names. Authority is checked here again: the world may have moved on. */
export function applyFix(world: World, fix: Fix, now: number): FixOutcome {
  return applyCommand(world, { actor: fix.by, now }, commandOf(world, fix));
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
