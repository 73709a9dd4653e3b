import type { Place, Segment } from './endpoint.ts';
import type { Decision } from './leg.ts';
import type { Context } from './preflight.ts';
import type { Side } from './refusal.ts';
import { stateAt } from './state-machine.ts';
import type { Hop } from './trace.ts';
import type { Peering, World } from './world.ts';

type VpcPlace = Extract<Place, { kind: 'vpc' }>;
interface Leg {
  readonly side: Side;
  readonly near: VpcPlace;
  readonly segment: Segment;
  readonly decisions: readonly (readonly Decision[])[];
}

/** The stops of a two-way journey in order: source, its table, the link, destination, the table on the way back. */
export function hopsOf(
  world: World,
  context: Context,
  way: {
    readonly from: VpcPlace;
    readonly to: VpcPlace;
    readonly best: Peering | null;
    readonly out: readonly Leg[];
    readonly back: readonly Leg[];
  },
): Hop[] {
  const { from, to, best } = way;
  const link: Hop[] =
    from.site === to.site
      ? [{ at: 'local', id: from.site.vpc.id }]
      : best === null
        ? []
        : [{ at: 'peering', id: best.id, state: stateAt(best, world.rules, context.now) }];
  return [
    endHop('source', from),
    ...tableHops(context, way.out),
    ...link,
    endHop('destination', to),
    ...(from.site === to.site ? [] : tableHops(context, way.back)),
  ];
}

const endHop = (at: 'source' | 'destination', { label, segments }: VpcPlace): Hop => ({
  at,
  id: label,
  blocks: segments.map(({ block }) => block.text),
});

/** One hop a table; segments that share a table share a hop. */
function tableHops({ actor }: Context, legs: readonly Leg[]): Hop[] {
  const seen = new Set<string>();
  return legs.flatMap(({ side, near, segment, decisions }): Hop[] => {
    const id = segment.table?.id ?? '';
    if (seen.has(id)) return [];
    seen.add(id);
    const all = decisions.flat();
    const { owner } = near.site.vpc;
    if (owner !== actor) {
      return [
        { at: 'hidden table', side, owner, through: all.every(({ outcome }) => outcome === 'through') },
      ];
    }
    const told = all.map(({ block, outcome, route, local }) => ({
      block: block.text,
      outcome,
      dest: route?.dest.text ?? local?.text ?? null,
      nextHop: route?.nextHop ?? null,
    }));
    return [{ at: 'table', side, id, decisions: told }];
  });
}
