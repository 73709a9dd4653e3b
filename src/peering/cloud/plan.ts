import type { Cidr } from '../cidr.ts';
import { mapGet } from '../persistent-map.ts';
import type { Role } from '../refusal.ts';
import { allRoutes } from '../route-set.ts';
import type { ChargeType, ConnectionState, ServiceLevel } from '../rules.ts';
import { isLive, stateAt } from '../state-machine.ts';
import { siteOf, type World } from '../world.ts';
import { carried, commentText } from './quoting.ts';

/** One end of a peering as the cloud addresses it. */
export interface CloudEnd {
  readonly uin: string;
  /** `ap-guangzhou`. */
  readonly region: string;
  readonly vpc: string;
}

/** A route that sends `dest` over the peering, in a table of the VPC at `side`. */
export interface CloudRoute {
  readonly side: Role;
  readonly routeTable: string;
  readonly dest: Cidr;
  readonly enabled: boolean;
}

/** What is to exist in the cloud: all that a plan is made of, whoever made it up. Bandwidth in Mbps. */
export interface WantedPeering {
  readonly name: string;
  readonly requester: CloudEnd;
  readonly accepter: CloudEnd;
  readonly bandwidthMbps: number | null;
  readonly chargeType: ChargeType | null;
  readonly qosLevel: ServiceLevel | null;
  readonly routes: readonly CloudRoute[];
}

/** One call, by the account that may make it, in the region that hears it. `role` says whose profile signs it. */
export type CloudStep = {
  readonly role: Role;
  readonly account: string;
  readonly region: string;
} & (
  | { readonly kind: 'create' | 'accept' | 'wait' | 'delete' }
  | { readonly kind: 'add-routes'; readonly routeTable: string; readonly dests: readonly Cidr[] }
);

/** A route that the plan leaves to people: a call that adds a route adds it enabled. */
export interface LeftOut {
  readonly route: CloudRoute;
  readonly because: 'disabled';
}

export interface CloudPlan {
  readonly peering: WantedPeering;
  readonly steps: readonly CloudStep[];
  /** Takes back all that `steps` made: the routes on both sides go with the peering. */
  readonly undo: readonly CloudStep[];
  readonly leftOut: readonly LeftOut[];
}

/** Why there is no plan. */
export type ExportRefusal =
  | { readonly code: 'PEERING_NOT_FOUND'; readonly args: { readonly peering: string } }
  | {
      readonly code: 'PEERING_OVER';
      readonly args: { readonly peering: string; readonly state: ConnectionState };
    }
  | { readonly code: 'OTHER_CLOUD'; readonly args: { readonly cloud: string } };

export type Wanted =
  | { readonly ok: true; readonly wanted: WantedPeering }
  | { readonly ok: false; readonly refusal: ExportRefusal };

/**
 * A peering of a world, finished or planned, with the routes on both sides that use it; `now` in milliseconds since
 * 1970. The world that `plan` leaves, and the peering of one of its links, will do.
 */
export function wantedPeering(world: World, id: string, now: number): Wanted {
  const no = (refusal: ExportRefusal): Wanted => ({ ok: false, refusal });
  if (world.rules.cloud !== 'tencent') return no({ code: 'OTHER_CLOUD', args: { cloud: world.rules.cloud } });
  const peering = mapGet(world.peerings, id);
  const from = peering && siteOf(world, peering.requesterVpc);
  const to = peering && siteOf(world, peering.accepterVpc);
  if (peering === undefined || from === undefined || to === undefined)
    return no({ code: 'PEERING_NOT_FOUND', args: { peering: commentText(id).slice(0, 100) } });
  const state = stateAt(peering, world.rules, now);
  if (!isLive(state)) return no({ code: 'PEERING_OVER', args: { peering: commentText(id), state } });
  const ends = { requester: from, accepter: to };
  const routes = (['requester', 'accepter'] as const).flatMap((side) =>
    ends[side].tables.flatMap((table) =>
      allRoutes(table.routes)
        .filter(({ nextHop }) => nextHop === id)
        .map(({ dest, enabled }): CloudRoute => ({ side, routeTable: table.id, dest, enabled })),
    ),
  );
  const end = ({ vpc }: typeof from): CloudEnd => ({ uin: vpc.owner, region: vpc.region, vpc: vpc.id });
  const { name, bandwidthMbps, chargeType } = peering;
  return {
    ok: true,
    wanted: {
      name: name === '' ? id : name,
      requester: end(from),
      accepter: end(to),
      bandwidthMbps,
      chargeType,
      qosLevel: null,
      routes,
    },
  };
}

/**
 * The calls that make a peering, in order, and the calls that take it back.
 *
 *     create (requester) -> accept (accepter, if another account) -> wait for ACTIVE -> routes, one call a table
 *
 * The accept goes to the accepter's region, as in the console. The wait stands before the routes because whether a
 * route to a peering that is still PENDING is taken is not documented. Texts are made such that every form of
 * export carries the same ones.
 */
export function cloudPlan(wanted: WantedPeering): CloudPlan {
  const peering = { ...wanted, name: carried(wanted.name) };
  const by = (role: Role) => ({ role, account: wanted[role].uin, region: wanted[role].region });
  const live = wanted.routes.filter(({ enabled }) => enabled);
  const tables = new Map<string, CloudRoute[]>();
  for (const route of live) {
    const key = `${route.side} ${route.routeTable}`;
    tables.set(key, [...(tables.get(key) ?? []), route]);
  }
  const routeSteps = [...tables.values()].flatMap(([head, ...tail]): CloudStep[] => {
    if (head === undefined) return [];
    const dests = [head, ...tail].map(({ dest }) => dest);
    return [{ ...by(head.side), kind: 'add-routes', routeTable: head.routeTable, dests }];
  });
  const accept: CloudStep[] =
    wanted.requester.uin === wanted.accepter.uin ? [] : [{ ...by('accepter'), kind: 'accept' }];
  return {
    peering,
    steps: [
      { ...by('requester'), kind: 'create' },
      ...accept,
      { ...by('requester'), kind: 'wait' },
      ...routeSteps,
    ],
    undo: [{ ...by('requester'), kind: 'delete' }],
    leftOut: wanted.routes
      .filter(({ enabled }) => !enabled)
      .map((route) => ({ route, because: 'disabled' as const })),
  };
}
