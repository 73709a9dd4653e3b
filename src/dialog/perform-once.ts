import { mapGet, rolesOf } from '../peering/index.ts';
import type { Effect } from './desk.ts';
import type { Frame } from './frame.ts';
import { perform } from './perform.ts';
import type { Action, Reply } from './reply.ts';
import { sayDone } from './say-done.ts';
import { sayTooLate } from './say-too-late.ts';

/** Carries out what a button promised, at one tap, and says what was done; or why not, and who was first. */
export async function performOnce(
  { conversation, desk, library }: Frame,
  { uin, commands }: Extract<Action, { readonly do: 'perform' }>,
): Promise<{ readonly replies: readonly Reply[]; readonly effects: readonly Effect[] }> {
  const { lang } = conversation;
  const done = await perform(desk, uin, commands);
  if (done.ok)
    return { replies: [sayDone(lang, { uin, world: done.world, commands })], effects: done.effects };
  const refused = { replies: [{ markdown: done.words(lang), buttons: [] }], effects: [] };
  const [command] = commands;
  const late = done.refusals.some(({ code }) => code === 'INVALID_STATE' || code === 'EXPIRED');
  if (!late || commands.length > 1 || command === undefined || !('peering' in command)) return refused;
  const world = await desk.network();
  const peering = mapGet(world.peerings, command.peering);
  if (peering === undefined || rolesOf(world, peering, uin).length === 0) return refused;
  const { memberships } = await desk.self();
  const role = memberships.find((member) => member.uin === uin)?.role;
  const at = { lang, now: desk.now, library, world, uin, role };
  const reply = await sayTooLate(at, desk, peering, command.op);
  return { replies: [reply], effects: [] };
}
