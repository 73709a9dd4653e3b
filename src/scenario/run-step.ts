import {
  addRoute,
  addSecondaryCidr,
  bill,
  changePeering,
  changeRoute,
  chargeOf,
  createPeering,
  createSubnet,
  createVpc,
  getPeering,
  mapHas,
  modifyPeering,
  type Peering,
  type Question,
  type Refusal,
  reachability,
  routesTo,
  stateAt,
  type Trace,
  type Usage,
  type World,
} from '../peering/index.ts';
import type { SerialStep } from './schema.ts';

/** Where a run stands: the world, its clock, the ids it has handed out and the names given to peerings. */
export interface RunState {
  readonly world: World;
  readonly now: number;
  readonly made: number;
  readonly names: ReadonlyMap<string, string>;
}

/** What one step came to, as values; text and output lines are made from it. */
export type StepResult = { readonly state: RunState } & (
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'peering'; readonly peering: Peering; readonly bandwidth: boolean }
  | { readonly kind: 'made'; readonly id: string }
  | { readonly kind: 'secondary'; readonly vpc: string; readonly cidr: string }
  | { readonly kind: 'route'; readonly routeState: string; readonly dest: string; readonly nextHop: string }
  | { readonly kind: 'trace'; readonly trace: Trace; readonly question: Question }
  | {
      readonly kind: 'bill';
      readonly amount: number;
      readonly currency: string;
      readonly payer: string | null;
    }
  | { readonly kind: 'time' }
);

/** Runs one step on a state. Names given by `as` stand for ids wherever a step names a peering or next hop. */
export function runStep(state: RunState, step: SerialStep): StepResult {
  const { world, now } = state;
  const context = { actor: step.actor ?? '', now };
  const known = (name: string): string => state.names.get(name) ?? name;
  const refused = (refusals: readonly Refusal[]): StepResult => ({ kind: 'refused', refusals, state });
  switch (step.op) {
    case 'create_peering': {
      const { bandwidthMbps, chargeType, qos, ...rest } = step.args;
      const request = {
        ...rest,
        bandwidthMbps: bandwidthMbps ?? undefined,
        chargeType: chargeType ?? undefined,
        qos: qos ?? undefined,
      };
      const { id, made } = freshId(state, 'pcx', step.as);
      const outcome = createPeering(world, context, request, id);
      if (!outcome.ok) return refused(outcome.refusals);
      const names = step.as === undefined ? state.names : new Map(state.names).set(step.as, id);
      return {
        kind: 'peering',
        peering: outcome.peering,
        bandwidth: false,
        state: { world: outcome.world, now, made, names },
      };
    }
    case 'accept':
    case 'reject':
    case 'delete':
    case 'reenable':
    case 'get_peering':
    case 'modify': {
      const id = known(step.args.peering);
      const outcome =
        step.op === 'modify'
          ? modifyPeering(world, context, id, step.args.bandwidthMbps)
          : step.op === 'get_peering'
            ? getPeering(world, context, id)
            : changePeering(world, context, id, step.op);
      if (!outcome.ok) return refused(outcome.refusals);
      return {
        kind: 'peering',
        peering: outcome.peering,
        bandwidth: step.op === 'modify',
        state: { ...state, world: outcome.world },
      };
    }
    case 'create_vpc': {
      const vpc = freshId(state, 'vpc', step.as);
      const table = freshId({ ...state, made: vpc.made }, 'rtb', undefined);
      const outcome = createVpc(world, context, step.args, { vpc: vpc.id, routeTable: table.id });
      if (!outcome.ok) return refused(outcome.refusals);
      return { kind: 'made', id: vpc.id, state: { ...state, world: outcome.world, made: table.made } };
    }
    case 'create_subnet': {
      const { id, made } = freshId(state, 'subnet', step.as);
      const outcome = createSubnet(world, context, step.args, id);
      if (!outcome.ok) return refused(outcome.refusals);
      return { kind: 'made', id, state: { ...state, world: outcome.world, made } };
    }
    case 'add_secondary_cidr': {
      const outcome = addSecondaryCidr(world, context, step.args);
      if (!outcome.ok) return refused(outcome.refusals);
      return { kind: 'secondary', ...step.args, state: { ...state, world: outcome.world } };
    }
    case 'add_route':
    case 'delete_route':
    case 'enable_route':
    case 'disable_route': {
      const outcome =
        step.op === 'add_route'
          ? addRoute(world, context, { ...step.args, nextHop: known(step.args.nextHop) })
          : changeRoute(world, context, step.args, routeAction[step.op]);
      if (!outcome.ok) return refused(outcome.refusals);
      const { world: next, route, state: routeState } = outcome;
      return {
        kind: 'route',
        routeState,
        dest: route.dest.text,
        nextHop: route.nextHop,
        state: { ...state, world: next },
      };
    }
    case 'reachability': {
      const { from, to, family } = step.args;
      const question: Question = { from, to, family };
      const answer = reachability(world, context, question);
      return answer.ok ? { kind: 'trace', trace: answer.trace, question, state } : refused(answer.refusals);
    }
    case 'bill': {
      const usage: Usage = step.args;
      const outcome = bill(world, context, known(step.args.peering), usage);
      return outcome.ok ? { ...outcome, kind: 'bill', state } : refused(outcome.refusals);
    }
    case 'advance_time':
      return {
        kind: 'time',
        state: { ...state, now: Math.min(now + step.args.hours * 3_600_000, END_OF_TIME) },
      };
  }
}

/** The last instant that has a date, in milliseconds since 1970; a clock that passes it stops there. */
const END_OF_TIME = 8.64e15;

const routeAction = { delete_route: 'delete', enable_route: 'enable', disable_route: 'disable' } as const;

/** A name that is free is the id; otherwise ids are counted, in the cloud's shape. */
function freshId(
  { world, made }: RunState,
  prefix: 'pcx' | 'vpc' | 'subnet' | 'rtb',
  wanted: string | undefined,
): { id: string; made: number } {
  const taken = (id: string): boolean =>
    [world.peerings, world.sites, world.subnetVpc, world.tableVpc].some((map) => mapHas<unknown>(map, id));
  if (wanted !== undefined && !taken(wanted)) return { id: wanted, made };
  for (let n = made + 1; ; n++) {
    const id = `${prefix}-${n.toString(36).padStart(8, '0')}`;
    if (!taken(id)) return { id, made: n };
  }
}

/** What a step says about a peering once it is done: state by the clock, cost, and the routes that lead to it. */
export const peeringFacts = ({ world, now }: RunState, peering: Peering) => ({
  state: stateAt(peering, world.rules, now),
  ...chargeOf(world, peering),
  routes: routesTo(world, peering),
});
