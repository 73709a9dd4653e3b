import type { Lang } from '../../faq/index.ts';
import {
  allRoutes,
  type Fix,
  type ReasonCode,
  reachability,
  type Site,
  type Trace,
} from '../../peering/index.ts';
import { type ComputedText, fixStep } from '../../text/index.ts';
import { type Home, isOpen, type OwnPeering, ownPeerings, peeringTitle } from './home.ts';

/** Open peerings that are traced in one answer; the suspicious ones come first. */
const tracesAtMost = 6;
/** Pairs of subnets that a trace may hold; beyond it one subnet stands for each VPC. */
const pairsAtMost = 16;
/** Route tables of a VPC that are looked at, and steps that one line names. */
const tablesAtMost = 10;
const stepsAtMost = 2;

const ofRoutes: readonly ReasonCode[] = [
  'NO_ROUTE_LOCAL',
  'NO_ROUTE_RETURN',
  'ROUTE_DISABLED',
  'ROUTE_WRONG_NEXT_HOP',
  'BLACKHOLE',
];

/** Open peerings that routes are missing for, each with what is missing on whose side; as many as asked for. */
export function missingRoutes(
  home: Home,
  { words, lang, most }: { readonly words: ComputedText; readonly lang: Lang; readonly most: number },
): readonly string[] {
  const open = ownPeerings(home, isOpen);
  const hops = new Map<string, ReadonlySet<string>>();
  const served = ({ near, peering }: OwnPeering): boolean => {
    const known = hops.get(near.vpc.id) ?? new Set(routesIn(near));
    hops.set(near.vpc.id, known);
    return known.has(peering.id);
  };
  const suspects = [...open.filter((own) => !served(own)), ...open.filter(served)].slice(0, tracesAtMost);
  const lines: string[] = [];
  for (const own of suspects) {
    if (lines.length >= most) break;
    const line = missingFor(home, own, words, lang);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

function missingFor(
  home: Home,
  { near, far, peering }: OwnPeering,
  words: ComputedText,
  lang: Lang,
): string | undefined {
  const trace = traced(home, near, far);
  if (trace === undefined || trace.verdict === 'REACHABLE' || trace.via !== peering.id) return undefined;
  const title = peeringTitle(peering, words);
  const mine = trace.fixes.filter((fix) => isRoute(fix) && fix.by === home.uin);
  if (mine.length > 0) {
    const steps = mine.slice(0, stepsAtMost).map((fix) => fixStep(lang, fix));
    const more = mine.length > steps.length ? [words.more(mine.length - steps.length)] : [];
    return words.own.missingRoutes(title, [...steps, ...more].join(lang === 'zh' ? '；' : '; '));
  }
  const theirs = trace.blockers.some(
    ({ reason, by }) => by !== null && by !== home.uin && ofRoutes.includes(reason.code),
  );
  return theirs ? words.own.missingTheirs(title, far.vpc.owner) : undefined;
}

const isRoute = ({ op }: Fix): boolean =>
  op === 'add_route' || op === 'enable_route' || op === 'delete_route';

/** Between the main blocks of two VPCs, or between a subnet of each where they hold too many. */
function traced({ world, uin, now }: Home, near: Site, far: Site): Trace | undefined {
  const many = near.subnets.length * far.subnets.length > pairsAtMost;
  const ipOf = ({ vpc, subnets }: Site): string => (many ? (subnets[0]?.cidr ?? vpc.cidr) : vpc.cidr).text;
  const answer = reachability(
    world,
    { actor: uin, now },
    { from: { ip: ipOf(near), vpc: near.vpc.id }, to: { ip: ipOf(far), vpc: far.vpc.id } },
  );
  return answer.ok ? answer.trace : undefined;
}

/** Next hops of the enabled routes of a VPC, as often as they occur. */
export const routesIn = ({ tables }: Site): readonly string[] =>
  tables
    .slice(0, tablesAtMost)
    .flatMap(({ routes }) => allRoutes(routes).flatMap(({ enabled, nextHop }) => (enabled ? [nextHop] : [])));
