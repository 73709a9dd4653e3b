import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits, readScenarios, readWorld, runCase } from '../../src/scenario/index.ts';
import { profiles } from '../support/profiles.ts';
import { inFull, scaled } from '../support/runs.ts';
import { scenarioFiles } from '../support/scenarios.ts';

const good = {
  format: 'peering-scenarios/1',
  profiles: { mine: { extends: 'aws', rules: { quotas: { peeringsPerVpc: 3 } } } },
  cases: [
    {
      id: 'one',
      world: {
        now: '2026-03-01T00:00:00Z',
        profile: 'mine',
        accounts: [{ uin: '1' }],
        vpcs: [{ id: 'vpc-a', owner: '1', region: 'r', cidr: '10.0.0.0/16' }],
        subnets: [{ id: 'subnet-a', vpc: 'vpc-a', cidr: '10.0.0.0/24', routeTable: 'rtb-a' }],
        routeTables: [{ id: 'rtb-a', vpc: 'vpc-a', routes: [] }],
        peerings: [],
      },
      steps: [{ op: 'get_peering', actor: '1', args: { peering: 'pcx-1' } }],
    },
  ],
};

/** The good file with one place changed. */
function spoiled(path: readonly (string | number)[], value: unknown): string {
  const copy = structuredClone(good) as unknown;
  const last = path.at(-1) as string;
  const at = path.slice(0, -1).reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], copy);
  (at as Record<string, unknown>)[last] = value;
  return JSON.stringify(copy);
}
const mistakes = (text: string): string[] => {
  const read = readScenarios(text, profiles);
  return read.ok ? [] : read.mistakes.map(({ path, message }) => `${path}: ${message}`);
};
const world = ['cases', 0, 'world'] as const;

describe('readScenarios', () => {
  it('reads a good file; what a profile leaves out falls back through what it extends', () => {
    const read = readScenarios(JSON.stringify(good), profiles);
    expect(read).toMatchObject({ ok: true });
    if (!read.ok) return;
    const rules = read.value[0]?.world.rules;
    expect(rules).toMatchObject({ cloud: 'aws', autoAcceptSameAccount: false, currency: 'USD' });
    expect(rules?.quotas).toMatchObject({ peeringsPerVpc: 3, routesPerTable: 50 });
  });

  it.each([
    // where, what is written there, the mistake
    [['format'], 'peering-scenarios/2', '$.format'],
    [[...world, 'now'], 'yesterday', '$.cases[0].world.now'],
    [[...world, 'profile'], 'nowhere', '$.cases[0].world.profile: no profile nowhere'],
    [
      [...world, 'vpcs', 0, 'cidr'],
      '10.0.0.1/16',
      '$.cases[0].world.vpcs[0].cidr: host bits set; the block is 10.0.0.0/16',
    ],
    [
      [...world, 'vpcs', 0, 'cidr'],
      '10.0.0/16',
      '$.cases[0].world.vpcs[0].cidr: not a CIDR block (octet-count: 10.0.0); perhaps 10.0.0.0/16',
    ],
    [[...world, 'vpcs', 0, 'cidr'], 7, '$.cases[0].world.vpcs[0].cidr'],
    [[...world, 'vpcs', 0, 'cidr'], '::/0', '$.cases[0].world.vpcs[0].cidr: not an IPv4 block'],
    [[...world, 'vpcs', 0, 'owner'], '2', '$.cases[0].world.vpcs[0].owner: no account 2'],
    [[...world, 'vpcs', 0, 'owner'], 'me', '$.cases[0].world.vpcs[0].owner'],
    [
      [...world, 'vpcs', 1],
      good.cases[0]?.world.vpcs[0],
      '$.cases[0].world.vpcs[1].id: vpc-a is taken by $.cases[0].world.vpcs[0]',
    ],
    [[...world, 'subnets', 0, 'vpc'], 'vpc-z', '$.cases[0].world.subnets[0].vpc: no VPC vpc-z'],
    [
      [...world, 'subnets', 0, 'routeTable'],
      'rtb-z',
      '$.cases[0].world.subnets[0].routeTable: no route table rtb-z',
    ],
    [[...world, 'routeTables', 0, 'vpc'], 'vpc-z', '$.cases[0].world.routeTables[0].vpc: no VPC vpc-z'],
    [[...world, 'routeTables', 0, 'routes'], [{}], '$.cases[0].world.routeTables[0].routes[0].dest'],
    [
      [...world, 'peerings'],
      [
        {
          id: 'p',
          requesterVpc: 'vpc-a',
          accepterVpc: 'vpc-z',
          state: 'ACTIVE',
          createdAt: '2026-03-01T00:00:00Z',
        },
      ],
      '$.cases[0].world.peerings[0].accepterVpc: no VPC vpc-z',
    ],
    [
      [...world, 'peerings'],
      [
        {
          id: 'p',
          requesterVpc: 'vpc-a',
          accepterVpc: 'vpc-a',
          state: 'OPEN',
          createdAt: '2026-03-01T00:00:00Z',
        },
      ],
      '$.cases[0].world.peerings[0].state',
    ],
    [
      [...world, 'gateways'],
      [{ id: 'nat-1', vpc: 'vpc-z', type: 'NAT', reaches: 'internet' }],
      '$.cases[0].world.gateways[0].vpc: no VPC vpc-z',
    ],
    [
      [...world, 'classicHosts'],
      [{ id: 'ins-1', owner: '3', region: 'r', ip: '10.0.0.1', linkedVpc: 'vpc-z' }],
      '$.cases[0].world.classicHosts[0].linkedVpc: no VPC vpc-z',
    ],
    [
      [...world, 'accounts'],
      [{ uin: '1' }, { uin: '1' }],
      '$.cases[0].world.accounts[1].uin: 1 is taken by $.cases[0].world.accounts[0]',
    ],
    [[...world, 'rules'], { pendingTtlHours: '168' }, '$.cases[0].world.rules.pendingTtlHours'],
    [['cases', 1], good.cases[0], '$.cases[1].id: one is taken by $.cases[0]'],
    [['cases', 0, 'steps', 0, 'op'], 'explode', '$.cases[0].steps[0].op'],
    [['cases', 0, 'steps', 0, 'args'], null, '$.cases[0].steps[0].args'],
    [['cases', 0, 'steps', 0, 'actor'], null, '$.cases[0].steps[0].actor'],
    [
      ['profiles', 'mine', 'extends'],
      'mine',
      '$.profiles.mine.extends: profiles extend each other in a circle',
    ],
    [['profiles', 'mine', 'extends'], 'nowhere', '$.profiles.mine.extends: no profile nowhere'],
    [['profiles', 'mine', 'rules'], [], '$.profiles.mine.rules'],
    [['cases', 0, 'title'], '\ud800', '$.cases[0].title: text with half a character (lone surrogate)'],
  ])('%j = %j', (path, value, mistake) => {
    expect(mistakes(spoiled(path, value)).some((line) => line.startsWith(mistake))).toBe(true);
  });

  it('names every mistake of a file, not the first', () => {
    const text = spoiled([...world, 'vpcs', 0], {
      id: 'vpc-a',
      owner: '9',
      region: 'r',
      cidr: '10.0.0.0/16',
    });
    expect(mistakes(text.replace('"routeTable":"rtb-a"', '"routeTable":"rtb-b"'))).toHaveLength(2);
    expect(mistakes(spoiled([...world], {})).length).toBeGreaterThan(2);
  });

  it.each([
    ['', '$: not JSON'],
    ['{"format": NaN}', '$: not JSON'],
    ['[1e999]', '$'],
    ['null', '$'],
    ['[', '$: not JSON'],
    ['['.repeat(100_000), '$: nested deeper than 64 levels (at character 64)'],
    ['{"a":'.repeat(100_000), '$: nested deeper than 64 levels'],
    [
      '{"__proto__": {"format": "peering-scenarios/1"}, "cases": []}',
      '$.__proto__: key __proto__ is not allowed',
    ],
    [
      '{"format":"peering-scenarios/1","profiles":{"constructor":{"rules":{}}},"cases":[]}',
      '$.profiles.constructor',
    ],
    ['{"\\ud800": 1}', '$["\\ud800"]: key with half a character'],
    ['"\\""', '$'],
  ])('refuses %.40s', (text, mistake) => {
    expect(mistakes(text)[0]).toContain(mistake);
  });

  it('does not take brackets in strings for depth', () => {
    expect(mistakes(spoiled(['cases', 0, 'title'], '[{"\\'.repeat(100)))).toEqual([]);
  });

  it('refuses a file of a hundred megabytes without parsing it', () => {
    expect(mistakes(' '.repeat(100 * 1024 * 1024))[0]).toBe(`$: larger than ${limits.bytes} bytes`);
  });

  it('reads a world file with the same care', () => {
    expect(readWorld(JSON.stringify(good.cases[0]?.world).replace('mine', 'aws'), profiles)).toMatchObject({
      ok: true,
    });
    expect(readWorld('{', profiles)).toMatchObject({ ok: false });
    expect(readWorld('{}', profiles)).toMatchObject({ ok: false });
  });
});

describe('mutated files', () => {
  const smaller = scenarioFiles.flatMap(([, text]) => {
    const file = JSON.parse(text) as { cases: unknown[] };
    return file.cases.map((each) => JSON.stringify({ ...file, cases: [each] }));
  });
  const odd = [
    'null',
    '-1',
    '1e999',
    '""',
    '"__proto__"',
    '[]',
    '{}',
    'true',
    '"\\ud800"',
    '"10.0.0.0/0"',
    '99999999999999999999',
    '"pcx-1"',
  ];
  const mutation = fc.record({
    file: fc.nat(),
    at: fc.nat(),
    kind: fc.nat(4),
    with: fc.constantFrom(...odd),
    text: fc.string({ maxLength: 4 }),
  });

  /** Cuts, inserts, doubles, or puts an odd value in place of one of the file's values. */
  function mutated({
    file,
    at,
    kind,
    with: value,
    text,
  }: {
    file: number;
    at: number;
    kind: number;
    with: string;
    text: string;
  }): string {
    const original = smaller[file % smaller.length] as string;
    const place = at % original.length;
    if (kind === 0) return original.slice(0, place);
    if (kind === 1) return original.slice(0, place) + text + original.slice(place);
    if (kind === 2) return original.slice(0, place) + original.slice(Math.max(0, place - 40));
    const values = [...original.matchAll(/(?<=:)("[^"]*"|\d+|true|false|null)/g)];
    const hit = values[at % values.length];
    return hit === undefined
      ? original
      : original.slice(0, hit.index) + value + original.slice(hit.index + hit[0].length);
  }

  it('are refused or run, and crash nothing', { timeout: 3_600_000 }, () => {
    let ran = 0;
    fc.assert(
      fc.property(mutation, (change) => {
        const read = readScenarios(mutated(change), profiles);
        if (!read.ok) {
          expect(read.mistakes.length).toBeGreaterThan(0);
          return;
        }
        ran++;
        for (const ready of read.value)
          for (const line of runCase(
            ready,
            () => 'said',
            () => 'said',
          ))
            JSON.stringify(line);
      }),
      { numRuns: scaled(5000) },
    );
    if (inFull) expect(ran).toBeGreaterThan(100);
  });
});
