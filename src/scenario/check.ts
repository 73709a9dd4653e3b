import { contains, parseCidr } from '../peering/index.ts';
import type { OutputLine } from './run.ts';
import type { Expectation } from './schema.ts';

/** One thing that came out otherwise than expected. */
export interface Difference {
  readonly case: string;
  readonly step: number;
  readonly key: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Everything in which a line differs from what was expected of it; keys that are not expected do not matter. */
export function compare(line: OutputLine, expected: Expectation): Difference[] {
  const { verdict, reason, anyOf, all, not, fix, outcomes, ...rest } = expected;
  const actual: Record<string, unknown> = { ...line };
  const found: Difference[] = [];
  const differ = (key: string, want: unknown, got: unknown): void => {
    found.push({ case: line.case, step: line.step, key, expected: want, actual: got });
  };
  if (verdict !== undefined && verdict !== line.verdict) differ('verdict', verdict, line.verdict);
  const codes: readonly string[] = line.reasons;
  const accepted = [...(reason ? [reason] : []), ...(anyOf ?? [])];
  if (accepted.length > 0 && !accepted.some((code) => codes.includes(code)))
    differ('reason', accepted, codes);
  const missing = (all ?? []).filter((code) => !codes.includes(code));
  if (missing.length > 0) differ('all', missing, codes);
  const unwanted = (not ?? []).filter((code) => codes.includes(code));
  if (unwanted.length > 0) differ('not', unwanted, codes);
  if (Array.isArray(fix)) {
    const lacking = fix.filter((want) => !(line.fixes ?? []).some((got) => fixMatches(want, { ...got })));
    if (lacking.length > 0) differ('fix', lacking, line.fixes);
  }
  if (Array.isArray(outcomes) && !outcomes.some((outcome) => outcomeMatches(outcome, line))) {
    const { results, finalState, routesTo, livePeerings } = line;
    differ('outcomes', outcomes, { results, finalState, routesTo, livePeerings });
  }
  for (const [key, want] of Object.entries(rest)) {
    // A path is a sequence; every other list is a set.
    const inOrder = key !== 'path' || JSON.stringify(want) === JSON.stringify(actual[key]);
    if (!inOrder || !matches(want, actual[key])) differ(key, want, actual[key]);
  }
  return found;
}

/** Is `got` what is wanted: equal, except that an object may hold more, and that lists are compared without order? */
export function matches(want: unknown, got: unknown): boolean {
  if (Array.isArray(want)) {
    if (!Array.isArray(got) || got.length !== want.length) return false;
    const left = [...got];
    return want.every((item) => {
      const at = left.findIndex((each) => matches(item, each));
      if (at !== -1) left.splice(at, 1);
      return at !== -1;
    });
  }
  if (isRecord(want)) {
    return isRecord(got) && Object.entries(want).every(([key, value]) => matches(value, got[key]));
  }
  if (typeof want === 'number' && typeof got === 'number') return Math.abs(want - got) < 0.005;
  return want === got;
}

function fixMatches(want: unknown, got: Readonly<Record<string, unknown>>): boolean {
  if (!isRecord(want)) return false;
  const { destCovers, destWithin, ...rest } = want;
  return (
    matches(rest, got) &&
    (destCovers === undefined || within(destCovers, got.dest)) &&
    (destWithin === undefined || within(got.dest, destWithin))
  );
}

function within(inner: unknown, outer: unknown): boolean {
  if (typeof inner !== 'string' || typeof outer !== 'string') return false;
  const [a, b] = [parseCidr(inner), parseCidr(outer)];
  return a.ok && b.ok && contains(b.cidr, a.cidr);
}

/** One outcome of a race: verdicts by step, for each refusal its possible codes, and the state at the end. */
function outcomeMatches(outcome: unknown, line: OutputLine): boolean {
  if (!isRecord(outcome)) return false;
  const { results, reasons, ...rest } = outcome;
  const got = line.results ?? [];
  const verdicts = got.map(({ verdict }) => verdict);
  if (
    Array.isArray(results) &&
    !(results.length === got.length && results.every((want, i) => want === verdicts[i]))
  ) {
    return false;
  }
  const said = (want: unknown, i: number): boolean => {
    if (want === null) return true;
    const codes = Array.isArray(want) ? want : [want];
    return codes.some((code) => got[i]?.reasons.includes(code));
  };
  if (Array.isArray(reasons) && !reasons.every(said)) return false;
  const actual: Record<string, unknown> = { ...line };
  return Object.entries(rest).every(([key, want]) => matches(want, actual[key]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
