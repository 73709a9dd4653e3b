import { loadUnderstanding } from '../../src/commands/understanding.ts';
import type { DialogWorld } from '../../src/dialog/index.ts';

const worlds = new Map<string, Promise<DialogWorld>>();

/** The shipped knowledge under a rule profile, loaded once a test file. */
export function shipped(profile = 'tencent-seed'): Promise<DialogWorld> {
  const world = worlds.get(profile) ?? loadUnderstanding(profile);
  worlds.set(profile, world);
  return world;
}
