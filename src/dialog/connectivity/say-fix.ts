import { type Fix, tableOf } from '../../peering/index.ts';
import { fixStep, guideText } from '../../text/index.ts';
import type { Looking } from './ends.ts';

/**
 * Steps in words, in order. A peering that does not exist yet is called by its ends, not by the name the engine gave it
 * in passing; another account's table is not named.
 */
export function fixSteps({ world, uin, lang }: Looking, fixes: readonly Fix[]): string[] {
  const { newPeering, theirRoutes } = guideText[lang].connectivity;
  const fresh = new Map(
    fixes.flatMap((fix) =>
      fix.op === 'create_peering' ? [[fix.as, newPeering(fix.requesterVpc, fix.accepterVpc)]] : [],
    ),
  );
  const named = (id: string): string => fresh.get(id) ?? id;
  return fixes.map((fix) => {
    if (fix.op === 'accept') return fixStep(lang, { ...fix, peering: named(fix.peering) });
    if (fix.op !== 'add_route') return fixStep(lang, fix);
    const nextHop = named(fix.nextHop);
    const mine = tableOf(world, fix.routeTable)?.site.vpc.owner === uin;
    return mine ? fixStep(lang, { ...fix, nextHop }) : theirRoutes(fix.dest, nextHop);
  });
}
