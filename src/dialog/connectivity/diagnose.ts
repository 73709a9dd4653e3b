import {
  type Blocker,
  blocksOf,
  type Cidr,
  contains,
  type Endpoint,
  type Fix,
  merge,
  parseCidr,
  type Refusal,
  reachability,
  siteOf,
  type Trace,
  tableOf,
  type Verdict,
} from '../../peering/index.ts';
import type { End, Looking } from './ends.ts';

/** What there is to say about two ends, as far as the asker's account may know it. */
export interface Diagnosis {
  readonly verdict: Verdict;
  /** LOCAL, or the id of the peering in question; null where there is none. */
  readonly via: string | null;
  /** The route tables on the way there and on the way back; null for those of another account. */
  readonly tables: { readonly there: readonly (string | null)[]; readonly back: readonly (string | null)[] };
  readonly blockers: readonly Blocker[];
  readonly fixes: readonly Fix[];
}

/** A diagnosis, or why the question cannot be asked. */
export type Diagnosed =
  | { readonly ok: true; readonly diagnosis: Diagnosis }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * Asks whether all of one end and all of the other can talk both ways. A VPC stands for those of its blocks that hold
 * subnets and that a peering carries. What the engine says of subnets in another account's VPC is said of its whole
 * block: the asker named the VPC, not what lies in it.
 */
export function diagnose(looking: Looking, from: End, to: End): Diagnosed {
  const { world, uin, now } = looking;
  const family = [from, to].some((end) => end.kind === 'address' && end.address.includes(':'))
    ? 'ipv6'
    : 'ipv4';
  const answers = endpointsOf(looking, from, family).flatMap((source) =>
    endpointsOf(looking, to, family).map((target) =>
      reachability(world, { actor: uin, now }, { from: source, to: target, family }),
    ),
  );
  const traces = answers.flatMap((answer) => (answer.ok ? [answer.trace] : []));
  if (traces.length < answers.length)
    return { ok: false, refusals: answers.flatMap((answer) => (answer.ok ? [] : answer.refusals)) };
  const veiled = [from, to].flatMap((end) => (end.kind === 'vpc' && end.vpc.owner !== uin ? [end.vpc] : []));
  const whole = (dest: string): string => wholeOf(dest, veiled.flatMap(blocksOf));
  const blockers = traces.flatMap((trace) => trace.blockers).map((blocker) => widened(blocker, whole));
  return {
    ok: true,
    diagnosis: {
      verdict: verdictOf(traces),
      via: traces.find(({ via }) => via !== null)?.via ?? null,
      tables: { there: tablesOf(traces, 'local'), back: tablesOf(traces, 'return') },
      blockers: distinct(blockers),
      fixes: gathered(
        looking,
        traces.flatMap(({ fixes }) => fixes),
        whole,
      ),
    },
  };
}

/** What the engine is asked for an end. */
function endpointsOf({ world }: Looking, end: End, family: Cidr['family']): Endpoint[] {
  if (end.kind === 'subnet') return [{ subnet: end.subnet }];
  if (end.kind === 'address') return [{ ip: end.address, vpc: end.vpc.id }];
  const { secondaryCidrRoutable } = world.rules;
  const { vpc } = end;
  const carried = secondaryCidrRoutable ? [vpc.cidr, ...vpc.secondaryCidrs] : [vpc.cidr];
  const blocks = family === 'ipv6' && vpc.ipv6Cidr !== null ? [vpc.ipv6Cidr] : carried;
  const subnets = siteOf(world, vpc.id)?.subnets ?? [];
  const used = blocks.filter((block) => subnets.some(({ cidr }) => contains(block, cidr)));
  return (used.length > 0 ? used : blocks).map(({ text }) => ({ ip: text, vpc: vpc.id }));
}

function verdictOf(traces: readonly Trace[]): Verdict {
  const [first = 'UNREACHABLE', ...more] = new Set(traces.map(({ verdict }) => verdict));
  return more.length === 0 ? first : 'PARTIAL';
}

function tablesOf(traces: readonly Trace[], side: 'local' | 'return'): (string | null)[] {
  const tables = traces.flatMap(({ hops }) =>
    hops.flatMap((hop) => {
      if (hop.at === 'table' && hop.side === side) return [hop.id];
      return hop.at === 'hidden table' && hop.side === side ? [null] : [];
    }),
  );
  return [...new Set(tables)];
}

/** The block of a VPC that holds a part of it; the part itself where none does. */
function wholeOf(dest: string, blocks: readonly Cidr[]): string {
  const read = parseCidr(dest);
  if (!read.ok) return dest;
  return blocks.find((block) => contains(block, read.cidr))?.text ?? dest;
}

/** Where the engine names what of the far VPC is not reached, its whole block. */
function widened({ reason, ...blocker }: Blocker, whole: (dest: string) => string): Blocker {
  switch (reason.code) {
    case 'NO_ROUTE_LOCAL':
    case 'NO_ROUTE_RETURN':
      return { ...blocker, reason: { ...reason, args: { ...reason.args, dest: whole(reason.args.dest) } } };
    case 'LOCAL_ROUTE_WINS':
      return { ...blocker, reason: { ...reason, args: { ...reason.args, dest: whole(reason.args.dest) } } };
    default:
      return { reason, ...blocker };
  }
}

/** The fixes of all traces, each once; routes of one table to one hop in as few as can be, where the first stood. */
function gathered(looking: Looking, fixes: readonly Fix[], whole: (dest: string) => string): Fix[] {
  const groups = new Map<string, Cidr[]>();
  const keyOf = ({ routeTable, nextHop }: Fix & { op: 'add_route' }): string => `${routeTable} ${nextHop}`;
  for (const fix of fixes) {
    if (fix.op !== 'add_route') continue;
    // Only the asker's own tables lead to what is veiled; in the others the asker's own blocks are named.
    const mine = tableOf(looking.world, fix.routeTable)?.site.vpc.owner === looking.uin;
    const read = parseCidr(mine ? whole(fix.dest) : fix.dest);
    if (read.ok) groups.set(keyOf(fix), [...(groups.get(keyOf(fix)) ?? []), read.cidr]);
  }
  const out: Fix[] = [];
  for (const fix of fixes) {
    if (fix.op !== 'add_route') {
      out.push(fix);
      continue;
    }
    out.push(...merge(groups.get(keyOf(fix)) ?? []).map(({ text }) => ({ ...fix, dest: text })));
    groups.delete(keyOf(fix));
  }
  return distinct(out);
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
