import type { Desk, Effect, TimerAbout } from '../desk.ts';

/** What comes of a timer of the support desk that is due. */
export async function fireSupport(
  _about: Exclude<TimerAbout, { readonly kind: 'reminder' | 'expiry' }>,
  _desk: Desk,
): Promise<readonly Effect[]> {
  return [];
}
