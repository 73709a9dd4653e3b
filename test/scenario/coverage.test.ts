import { describe, expect, it } from 'vitest';
import {
  applyFixes,
  connectionStates,
  mapGet,
  reachability,
  reasonCodes,
  rolesOf,
  stateAt,
} from '../../src/peering/index.ts';
import { casesOf, rehearsedSteps, scenarioFiles } from '../support/scenarios.ts';

const cases = scenarioFiles.flatMap(([, text]) => casesOf(text));
const steps = [...rehearsedSteps()];

/**
 * Codes that no answer opens with: BUSY takes two threads, and the runner takes a race's steps one after the other;
 * DELETED tells what became of the last peering, after NO_PEERING has said that there is none.
 */
const neverFirst = ['BUSY', 'DELETED'];

describe('the collection', () => {
  it('holds at least 120 cases, each with a source and something expected', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
    for (const [file, text] of scenarioFiles) {
      const { cases: written } = JSON.parse(text) as { cases: { id: string; source?: unknown[] }[] };
      for (const { id, source } of written) expect(source?.length ?? 0, `${file} ${id}`).toBeGreaterThan(0);
    }
    for (const { id, steps: of } of cases)
      expect(
        of.some((step) => step.expect?.verdict),
        id,
      ).toBe(true);
  });

  it('expects every reason code at least twice', () => {
    const counts = new Map<string, number>();
    for (const { steps: of } of cases) {
      for (const { expect: wanted } of of) {
        const outcomes = JSON.stringify(wanted?.outcomes ?? []).match(/[A-Z][A-Z0-9_]+/g) ?? [];
        const codes = [wanted?.reason ?? '', ...(wanted?.anyOf ?? []), ...(wanted?.all ?? []), ...outcomes];
        for (const code of new Set(codes)) counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    }
    expect(reasonCodes.filter((code) => (counts.get(code) ?? 0) < 2)).toEqual([]);
  });

  it('meets every reason code as the first of an answer, but two', () => {
    const first = new Set(steps.map(({ line }) => line.reasons[0]));
    expect(reasonCodes.filter((code) => !first.has(code))).toEqual(neverFirst);
  });

  it('names the expected reason first, where only one will do', () => {
    const late = steps.filter(({ step, line }) => {
      const { reason, anyOf } = step.expect ?? {};
      return reason && anyOf === undefined && line.reasons[0] !== reason;
    });
    expect(late.map(({ at, step, line }) => [at, step.expect?.reason, ...line.reasons])).toEqual([]);
  });

  it('runs under every profile and both ways of deleting', () => {
    expect(new Set(cases.map(({ world }) => world.rules.cloud))).toEqual(new Set(['tencent', 'aws']));
    expect(new Set(cases.map(({ world }) => world.rules.crossRegion)).size).toBe(2);
    expect(new Set(cases.map(({ world }) => world.rules.onDeleteRoutes)).size).toBe(2);
    expect(new Set(cases.map(({ world }) => world.rules.reenableExpired)).size).toBe(2);
  });
});

describe('the state machine', () => {
  const events = ['accept', 'reject', 'delete', 'reenable', 'modify'] as const;
  const isEvent = (op: string): op is (typeof events)[number] => (events as readonly string[]).includes(op);
  const met = new Set<string>();
  for (const { step, before } of steps) {
    if (!isEvent(step.op) || !('peering' in step.args) || step.expect?.verdict === undefined) continue;
    const id = before.names.get(step.args.peering) ?? step.args.peering;
    const peering = mapGet(before.world.peerings, id);
    if (peering === undefined) continue;
    const roles = rolesOf(before.world, peering, step.actor ?? '');
    const who = roles.length === 2 ? 'both' : (roles[0] ?? 'stranger');
    met.add(`${stateAt(peering, before.world.rules, before.now)} ${step.op} ${who}`);
  }

  it.each(connectionStates)(
    '%s: every event by requester, accepter, stranger and owner of both ends',
    (state) => {
      const cells = events.flatMap((event) =>
        ['requester', 'accepter', 'stranger', 'both'].map((who) => `${state} ${event} ${who}`),
      );
      expect(cells.filter((cell) => !met.has(cell))).toEqual([]);
    },
  );
});

describe('fixes', () => {
  const traces = steps.flatMap((each) =>
    each.result.kind === 'trace' ? [{ ...each, result: each.result }] : [],
  );

  it('all of them in order lead to REACHABLE, or to a reason of the first answer', () => {
    let mended = 0;
    const stuck = traces.flatMap(({ at, step, before, result }) => {
      if (result.trace.fixes.length === 0) return [];
      const done = applyFixes(before.world, result.trace.fixes, before.now);
      if (!done.ok) return [[at, 'refused', ...done.refusals.map(({ code }) => code)]];
      const context = { actor: step.actor ?? '', now: before.now };
      const again = reachability(done.world, context, result.question);
      if (!again.ok) return [[at, 'cannot be asked again']];
      if (again.trace.verdict === 'REACHABLE') mended++;
      if (again.trace.verdict === 'REACHABLE' || step.expect?.fix === undefined) {
        const known = result.trace.blockers.map(({ reason }) => reason.code);
        const fresh = again.trace.blockers.filter(({ reason }) => !known.includes(reason.code));
        return fresh.length === 0 ? [] : [[at, ...fresh.map(({ reason }) => reason.code)]];
      }
      return [[at, again.trace.verdict, ...again.trace.blockers.map(({ reason }) => reason.code)]];
    });
    expect(stuck).toEqual([]);
    expect(mended).toBeGreaterThan(20);
  });

  it('are no more than the ones expected: the fewest that do', () => {
    const more = traces.filter(({ step, result }) => {
      const wanted = step.expect?.fix;
      return Array.isArray(wanted) && result.trace.fixes.length !== wanted.length;
    });
    expect(more.map(({ at, result }) => [at, ...result.trace.fixes.map(({ op }) => op)])).toEqual([]);
  });
});
