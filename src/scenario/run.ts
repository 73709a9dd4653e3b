import {
  type Fix,
  isLive,
  mapGet,
  mapValues,
  type ReasonCode,
  type Refusal,
  routesTo,
  type Suggestion,
  stateAt,
} from '../peering/index.ts';
import type { ReadyCase } from './read.ts';
import { peeringFacts, type RunState, runStep, type StepResult } from './run-step.ts';
import type { SerialStep, Step } from './schema.ts';

/** One line of output: what a step came to, in the words of the format. Keys that do not apply are left out. */
export interface OutputLine {
  readonly case: string;
  readonly step: number;
  readonly op: Step['op'];
  readonly verdict: 'OK' | 'DENY' | 'REACHABLE' | 'UNREACHABLE' | 'PARTIAL' | 'AMOUNT' | 'ONE_OF';
  readonly reasons: readonly ReasonCode[];
  /** The arguments of the reasons; where two have one of the same name, the first reason's. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly state?: string;
  readonly billable?: boolean;
  readonly payer?: string | null;
  readonly routesTo?: Readonly<Record<string, number>>;
  readonly path?: readonly string[];
  readonly via?: string;
  readonly reachableDest?: readonly string[];
  readonly unreachableDest?: readonly string[];
  readonly reachableSource?: readonly string[];
  readonly unreachableSource?: readonly string[];
  readonly fixes?: readonly Fix[];
  readonly suggest?: Suggestion;
  readonly amount?: number;
  readonly currency?: string;
  readonly bandwidthMbps?: number;
  readonly routeState?: string;
  readonly created?: string;
  readonly results?: readonly { readonly verdict: string; readonly reasons: readonly ReasonCode[] }[];
  readonly finalState?: Readonly<Record<string, string>>;
  readonly livePeerings?: number;
  readonly text: string;
}

/** Says what a step came to, in somebody's language. */
export type Say = (step: SerialStep, result: StepResult) => string;
/** Puts the sentences of a race together. */
export type SayRace = (sentences: readonly string[]) => string;

/** Runs every step of a case in order; a race runs in the order it is written, which is one legal outcome. */
export function* runCase(ready: ReadyCase, say: Say, sayRace: SayRace): Generator<OutputLine> {
  let state: RunState = { world: ready.world, now: ready.now, made: 0, names: new Map() };
  for (const [i, step] of ready.steps.entries()) {
    const head = { case: ready.id, step: i, op: step.op };
    if (step.op === 'parallel') {
      const race = runRace(state, step.args.steps);
      state = race.state;
      const text = sayRace(step.args.steps.map((each, n) => say(each, race.results[n] as StepResult)));
      yield { ...head, verdict: 'ONE_OF', reasons: [], ...raceFields(race), text };
    } else {
      const result = runStep(state, step);
      state = result.state;
      yield { ...head, ...fieldsOf(step, result), text: say(step, result) };
    }
  }
}

/** A race in one serial order: results in the order of the steps, whatever the order they ran in. */
export interface Race {
  readonly state: RunState;
  readonly results: readonly StepResult[];
}

/** Runs racing steps one after the other, in the given order of their indexes (as written by default). */
export function runRace(
  start: RunState,
  steps: readonly SerialStep[],
  order: readonly number[] = steps.map((_, i) => i),
): Race {
  const results: StepResult[] = [];
  let state = start;
  for (const i of order) {
    const result = runStep(state, steps[i] as SerialStep);
    results[i] = result;
    state = result.state;
  }
  return { state, results };
}

/** Every serial order of a race, for whoever wants to see all legal outcomes. */
export function allRaces(start: RunState, steps: readonly SerialStep[]): Race[] {
  return ordersOf(steps.map((_, i) => i)).map((order) => runRace(start, steps, order));
}

function ordersOf(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    ordersOf(items.filter((each) => each !== item)).map((rest) => [item, ...rest]),
  );
}

/** What a race left: its results, and the states, routes and number of peerings at the end. */
export function raceFields({
  state,
  results,
}: Race): Pick<OutputLine, 'results' | 'finalState' | 'routesTo' | 'livePeerings'> {
  const peerings = [...mapValues(state.world.peerings)];
  const nameOf = new Map([...state.names].map(([name, id]) => [id, name]));
  const byName = <T>(factOf: (peering: (typeof peerings)[number]) => T): Record<string, T> =>
    Object.fromEntries(peerings.map((peering) => [nameOf.get(peering.id) ?? peering.id, factOf(peering)]));
  const states = byName((peering) => stateAt(peering, state.world.rules, state.now));
  return {
    results: results.map((result) => {
      const { verdict, reasons } = verdictOf(result);
      return { verdict, reasons };
    }),
    finalState: states,
    routesTo: byName((peering) => routesTo(state.world, peering)),
    livePeerings: peerings.filter((peering) => isLive(stateAt(peering, state.world.rules, state.now))).length,
  };
}

type Fields = Omit<OutputLine, 'case' | 'step' | 'op' | 'text'>;

function verdictOf(result: StepResult): Pick<Fields, 'verdict' | 'reasons'> {
  if (result.kind === 'refused') return { verdict: 'DENY', reasons: codesOf(result.refusals) };
  if (result.kind === 'trace') {
    return {
      verdict: result.trace.verdict,
      reasons: codesOf(result.trace.blockers.map(({ reason }) => reason)),
    };
  }
  return { verdict: result.kind === 'bill' ? 'AMOUNT' : 'OK', reasons: [] };
}

/** The fields of a step's line. */
export function fieldsOf(step: SerialStep, result: StepResult): Fields {
  const head = verdictOf(result);
  switch (result.kind) {
    case 'refused':
      return { ...head, ...detailOf(result.refusals) };
    case 'peering': {
      const { state, billable, payer, routes } = peeringFacts(result.state, result.peering);
      const name =
        step.op === 'create_peering' ? step.as : 'peering' in step.args ? step.args.peering : undefined;
      const { bandwidthMbps, id } = result.peering;
      const left = step.op === 'delete' && routes > 0 ? { routeState: 'blackhole' } : {};
      return {
        ...head,
        state,
        billable,
        payer,
        routesTo: { [name ?? id]: routes },
        ...(bandwidthMbps === null ? {} : { bandwidthMbps }),
        ...left,
        ...(step.op === 'create_peering' ? { created: id } : {}),
      };
    }
    case 'route': {
      const target = mapGet(result.state.world.peerings, result.nextHop);
      const counts = target === undefined ? {} : { [target.id]: routesTo(result.state.world, target) };
      return { ...head, routeState: result.routeState, routesTo: counts };
    }
    case 'trace':
      return { ...head, ...traceFields(result) };
    case 'bill': {
      const { amount, currency, payer } = result;
      return { ...head, amount, currency, payer };
    }
    case 'made':
      return { ...head, created: result.id };
    case 'secondary':
    case 'time':
      return head;
  }
}

function traceFields({ trace }: Extract<StepResult, { kind: 'trace' }>): Partial<Fields> {
  const texts = (blocks: readonly { readonly text: string }[]): string[] => blocks.map(({ text }) => text);
  const ranges =
    trace.verdict === 'PARTIAL'
      ? {
          reachableDest: texts(trace.reachableDest),
          unreachableDest: texts(trace.unreachableDest),
          reachableSource: texts(trace.reachableSource),
          unreachableSource: texts(trace.unreachableSource),
        }
      : {};
  return {
    ...detailOf(trace.blockers.map(({ reason }) => reason)),
    ...(trace.path.length > 0 ? { path: trace.path } : {}),
    ...(trace.via === null ? {} : { via: trace.via }),
    ...ranges,
    fixes: trace.fixes,
  };
}

function detailOf(refusals: readonly Refusal[]): Partial<Fields> {
  if (refusals.length === 0) return {};
  const detail: Record<string, unknown> = Object.assign({}, ...refusals.map(({ args }) => args).reverse());
  const suggest = refusals.find((reason) => reason.suggest !== undefined)?.suggest;
  return suggest === undefined ? { detail } : { detail, suggest };
}

const codesOf = (refusals: readonly Refusal[]): ReasonCode[] => [
  ...new Set(refusals.map(({ code }) => code)),
];
