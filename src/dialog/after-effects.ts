import type { Desk, Effect } from './desk.ts';

/** The desk as it will be once these effects are carried out: who goes on sees the network that was left to them. */
export function afterEffects(desk: Desk, effects: readonly Effect[]): Desk {
  const change = effects.findLast((effect) => effect.do === 'network');
  if (change === undefined) return desk;
  const after: Desk = Object.create(desk);
  return Object.assign(after, { network: () => Promise.resolve(change.world) });
}
