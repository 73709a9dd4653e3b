import { describe, expect, it } from 'vitest';
import { reasonCodes } from '../../src/peering/index.ts';
import {
  allRaces,
  compare,
  type OutputLine,
  type ReadyCase,
  type RunState,
  raceFields,
  runCase,
  runStep,
  sayRace,
  sayStep,
} from '../../src/scenario/index.ts';
import { casesOf, scenarioFiles } from '../support/scenarios.ts';

const cases = scenarioFiles.flatMap(([file, text]) =>
  casesOf(text).map((ready) => [file, ready.id, ready] as const),
);

const linesOf = (ready: ReadyCase, lang: 'zh' | 'en'): OutputLine[] => [
  ...runCase(
    ready,
    (step, result) => sayStep(lang, step, result),
    (sentences) => sayRace(lang, sentences),
  ),
];

describe('our own scenarios', () => {
  it.each(cases)('%s: %s', (_file, _id, ready) => {
    const lines = linesOf(ready, 'zh');
    expect(lines).toHaveLength(ready.steps.length);
    const differences = lines.flatMap((line) => compare(line, ready.steps[line.step]?.expect ?? {}));
    expect(differences).toEqual([]);
  });

  it.each(cases)('%s: %s, said in both languages', (_file, _id, ready) => {
    const [zh, en] = [linesOf(ready, 'zh'), linesOf(ready, 'en')];
    for (const [i, line] of zh.entries()) {
      const other = en[i] as OutputLine;
      expect({ ...other, text: '' }).toEqual({ ...line, text: '' });
      for (const { text } of [line, other]) {
        expect(text.length).toBeGreaterThan(3);
        expect(text).not.toMatch(/undefined|null|NaN|\[object/);
      }
      expect(other.text).not.toMatch(/\p{Script=Han}/u);
      expect(line.text).toMatch(/\p{Script=Han}/u);
    }
  });

  it('every serial order of a race is one of its outcomes, and every outcome comes of some order', () => {
    let races = 0;
    for (const [, , ready] of cases) {
      let state: RunState = { world: ready.world, now: ready.now, made: 0, names: new Map() };
      for (const [i, step] of ready.steps.entries()) {
        if (step.op !== 'parallel') {
          state = runStep(state, step).state;
          continue;
        }
        races++;
        const head = {
          case: ready.id,
          step: i,
          op: step.op,
          verdict: 'ONE_OF',
          reasons: [],
          text: '',
        } as const;
        const lines = allRaces(state, step.args.steps).map(
          (race): OutputLine => ({ ...head, ...raceFields(race) }),
        );
        for (const line of lines) expect(compare(line, step.expect ?? {})).toEqual([]);
        const outcomes = (step.expect?.outcomes ?? []) as unknown[];
        for (const outcome of outcomes) {
          const only = { ...step.expect, outcomes: [outcome] };
          expect(lines.some((line) => compare(line, only).length === 0)).toBe(true);
        }
      }
    }
    expect(races).toBeGreaterThanOrEqual(5);
  });

  it('leave no reason code without a scenario', () => {
    const mentioned = new Set(
      scenarioFiles.flatMap(([, text]) => [...text.matchAll(/"([A-Z][A-Z0-9_]+)"/g)].map(([, code]) => code)),
    );
    expect(reasonCodes.filter((code) => !mentioned.has(code))).toEqual([]);
  });
});

describe('compare', () => {
  const line: OutputLine = {
    case: 'c',
    step: 0,
    op: 'reachability',
    verdict: 'UNREACHABLE',
    reasons: ['NO_PEERING', 'DELETED'],
    detail: { hub: 'vpc-b', more: 1 },
    path: ['a', 'b'],
    unreachableDest: ['10.0.0.0/25', '10.0.1.0/25'],
    fixes: [
      {
        op: 'add_route',
        routeTable: 'rtb-a',
        dest: '10.1.1.0/24',
        nextHopType: 'PEERCONNECTION',
        nextHop: 'pcx-1',
        by: '1',
      },
    ],
    results: [
      { verdict: 'OK', reasons: [] },
      { verdict: 'DENY', reasons: ['BUSY'] },
    ],
    finalState: { 'pcx-1': 'ACTIVE' },
    text: '',
  };
  const keys = (expected: Parameters<typeof compare>[1]): string[] =>
    compare(line, expected).map(({ key }) => key);

  it.each([
    [{}, []],
    [{ verdict: 'UNREACHABLE', reason: 'DELETED' }, []],
    [{ verdict: 'REACHABLE' }, ['verdict']],
    [{ reason: 'REJECTED' }, ['reason']],
    [{ reason: 'REJECTED', anyOf: ['NO_PEERING'] }, []],
    [{ all: ['NO_PEERING', 'BLACKHOLE'] }, ['all']],
    [{ not: ['DELETED'] }, ['not']],
    [{ detail: { hub: 'vpc-b' } }, []],
    [{ detail: { hub: 'vpc-c' } }, ['detail']],
    [{ path: ['b', 'a'] }, ['path']],
    [{ unreachableDest: ['10.0.1.0/25', '10.0.0.0/25'] }, []],
    [{ unreachableDest: ['10.0.1.0/25'] }, ['unreachableDest']],
    [{ state: 'ACTIVE' }, ['state']],
    [{ fix: [{ op: 'add_route', destCovers: '10.1.1.0/25', destWithin: '10.1.0.0/16' }] }, []],
    [{ fix: [{ op: 'add_route', destWithin: '10.1.1.0/25' }] }, ['fix']],
    [{ fix: [{ op: 'add_route', destCovers: '10.1.0.0/16' }] }, ['fix']],
    [{ fix: [{ op: 'delete_route' }] }, ['fix']],
    [
      {
        outcomes: [{ results: ['OK', 'DENY'], reasons: [null, ['BUSY']], finalState: { 'pcx-1': 'ACTIVE' } }],
      },
      [],
    ],
    [{ outcomes: [{ results: ['DENY', 'OK'] }] }, ['outcomes']],
    [{ outcomes: [{ results: ['OK', 'DENY'], reasons: [null, ['EXPIRED']] }] }, ['outcomes']],
    [{ outcomes: [{ finalState: { 'pcx-1': 'DELETED' } }, 7] }, ['outcomes']],
  ])('%j differs in %j', (expected, differing) => {
    expect(keys(expected)).toEqual(differing);
  });
});
