import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes, type Question, reachability, type Trace, type World } from '../../src/peering/index.ts';
import { inFull, scaled } from '../support/runs.ts';
import { addressesOf, slowReachability } from '../support/slow-twin.ts';
import { build, type Draft, drafts, NOW } from '../support/worlds.ts';

const runs = scaled(10_000);

function ask(world: World, actor: string, question: Question): Trace {
  const answer = reachability(world, { actor, now: NOW }, question);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
  return answer.trace;
}
const codes = (trace: Trace): string[] => [...new Set(trace.blockers.map(({ reason }) => reason.code))];

/** What the engine's answer comes to, address by address. */
function pairsOf(trace: Trace): Set<string> {
  return new Set(
    trace.pairs.flatMap(({ source, dest }) =>
      source.flatMap(addressesOf).flatMap((s) => dest.flatMap(addressesOf).map((d) => `${s}>${d}`)),
    ),
  );
}

describe(`reachability, over ${runs} generated worlds`, () => {
  it('agrees with the slow twin, gives a reason for every no, and fixes that work', {
    timeout: 120_000,
  }, () => {
    const seen = { REACHABLE: 0, UNREACHABLE: 0, PARTIAL: 0 };
    let cured = 0;
    fc.assert(
      fc.property(drafts, (draft: Draft) => {
        const world = build(draft);
        const { actor, question } = draft;
        const trace = ask(world, actor, question);
        const twin = slowReachability(draft);
        if (trace.via !== 'LOCAL') seen[trace.verdict]++;
        expect(trace.verdict).toBe(twin.verdict);
        if (trace.verdict === 'PARTIAL') {
          expect(pairsOf(trace)).toEqual(twin.pairs);
          const dests = trace.reachableDest.flatMap(addressesOf).map(String);
          const sources = trace.reachableSource.flatMap(addressesOf).map(String);
          expect(new Set(dests)).toEqual(new Set([...twin.pairs].map((pair) => pair.split('>')[1])));
          expect(new Set(sources)).toEqual(new Set([...twin.pairs].map((pair) => pair.split('>')[0])));
        }
        // A no has a reason, a yes has none; asked the other way round, a yes stays one.
        expect(trace.blockers.length > 0).toBe(trace.verdict !== 'REACHABLE');
        const back = ask(world, actor, { from: question.to, to: question.from });
        expect(back.verdict).toBe(trace.verdict);
        // All fixes can be made, in order, and leave nothing to fix.
        const done = applyFixes(world, trace.fixes, NOW);
        expect(done.ok ? [] : done.refusals).toEqual([]);
        if (!done.ok) return;
        const after = ask(done.world, actor, question);
        if (trace.fixes.length > 0 && after.verdict === 'REACHABLE') cured++;
        if (after.verdict !== 'REACHABLE') {
          expect(after.fixes).toEqual([]);
          expect(codes(trace)).toEqual(expect.arrayContaining(codes(after)));
        }
      }),
      { numRuns: runs },
    );
    if (!inFull) return;
    // The generator must not drift into worlds where nothing is at stake.
    expect(Math.min(seen.REACHABLE, seen.UNREACHABLE, seen.PARTIAL)).toBeGreaterThan(100);
    expect(cured).toBeGreaterThan(1000);
  });
});
