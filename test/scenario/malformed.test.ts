import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/simulate.ts';
import { profiles } from '../support/profiles.ts';

const folder = new URL('../scenarios/malformed/', import.meta.url);
const world = '$.cases[0].world';
const step = (n: number, rest: string): string => `$.cases[0].steps[${n}].${rest}`;

/** Each file and the paths of its mistakes, all of them. Every file also holds a case that would print if run. */
const expected: Readonly<Record<string, readonly string[]>> = {
  // No scenario file at all
  ...Object.fromEntries(
    ['empty', 'blank', 'null', 'list', 'text', 'number', 'truncated', 'two-values', 'trailing-comma'].map(
      (name) => [name, ['$']],
    ),
  ),
  comments: ['$'],
  'single-quotes': ['$'],
  nan: ['$'],
  deep: ['$'],
  'deep-expect': ['$'],
  'wrong-format': ['$.format'],
  'no-format': ['$.format'],
  'no-cases': ['$.cases'],
  'cases-no-list': ['$.cases'],
  // Types and sizes
  'wrong-types': [
    `${world}.now`,
    `${world}.rules.autoAcceptSameAccount`,
    `${world}.vpcs[0].owner`,
    `${world}.vpcs[1].cidr`,
    `${world}.routeTables[0].routes[0].enabled`,
    `${world}.peerings[0].bandwidthMbps`,
    step(0, 'args'),
    step(1, 'args.hours'),
  ],
  infinity: [step(1, 'args.hours')],
  'minus-infinity': [step(1, 'args.hours')],
  'huge-numbers': [
    `${world}.rules.pendingTtlHours`,
    `${world}.rules.quotas.peeringsPerVpc`,
    `${world}.rules.subnetMask[1]`,
    `${world}.rules.nameMax`,
    `${world}.peerings[0].bandwidthMbps`,
    step(1, 'args.hours'),
    step(3, 'args.bandwidthMbps'),
    step(4, 'args.p95Mbps'),
    step(4, 'args.validDays'),
    step(4, 'args.daysInMonth'),
    step(5, 'args.peakInMbps'),
    step(5, 'args.peakOutMbps'),
  ],
  'bad-blocks': [
    `${world}.vpcs[0].cidr`,
    `${world}.vpcs[0].ipv6Cidr`,
    `${world}.vpcs[1].cidr`,
    `${world}.vpcs[1].secondaryCidrs[0]`,
    `${world}.vpcs[1].secondaryCidrs[1]`,
    `${world}.subnets[0].cidr`,
    `${world}.routeTables[0].routes[0].dest`,
  ],
  'bad-states': [
    `${world}.peerings[0].state`,
    `${world}.peerings[0].createdAt`,
    `${world}.peerings[0].chargeType`,
  ],
  'bad-time': [`${world}.now`],
  'bad-rules': [
    `${world}.rules.crossRegion`,
    `${world}.rules.onDeleteRoutes`,
    `${world}.rules.quotas.peeringsPerVpc`,
    `${world}.rules.quotaCounts[0]`,
    `${world}.rules.vpcRanges[0]`,
  ],
  'bad-expect': [step(0, 'expect.verdict'), step(0, 'expect.anyOf'), step(0, 'expect.all[0]')],
  // Ids
  'unknown-ids': [
    `${world}.vpcs[0].owner`,
    `${world}.subnets[0].vpc`,
    `${world}.routeTables[0].vpc`,
    `${world}.peerings[0].requesterVpc`,
    `${world}.peerings[0].accepterVpc`,
    `${world}.gateways[0].vpc`,
    `${world}.classicHosts[0].linkedVpc`,
    `${world}.classicHosts[0].owner`,
  ],
  'unknown-table': [`${world}.subnets[0].routeTable`],
  'table-of-another-vpc': [`${world}.subnets[0].routeTable`],
  'duplicate-ids': [
    `${world}.accounts[1].uin`,
    `${world}.vpcs[2].id`,
    `${world}.subnets[1].id`,
    `${world}.routeTables[1].id`,
    `${world}.peerings[1].id`,
    `${world}.gateways[1].id`,
    `${world}.classicHosts[1].id`,
  ],
  'duplicate-cases': ['$.cases[1].id'],
  'unknown-profile': [`${world}.profile`],
  'profile-cycle': [
    `${world}.profile`,
    '$.profiles.first.extends',
    '$.profiles.second.extends',
    '$.profiles.third.extends',
  ],
  'profile-extends-itself': [`${world}.profile`, '$.profiles["tencent-seed"].extends'],
  'profile-extends-nothing': [`${world}.profile`, '$.profiles.mine.extends'],
  // Keys
  'prototype-key': [`${world}.__proto__`],
  'prototype-rule': [`${world}.rules.__proto__`],
  'constructor-profile': ['$.profiles.constructor'],
  'half-character': ['$.cases[0].title'],
  'half-character-id': [`${world}.vpcs[0].id`],
  'half-character-key': ['$.cases[0]["\\ud83d"]'],
  'misspelt-keys': [
    `${world}.vpcs[0].secondaryCidr`,
    `${world}.routeTables[0].routes[0].enable`,
    `${world}.peerings[0].bandwithMbps`,
    `${world}.rules.siblingOverlaps`,
    step(0, 'expects'),
    step(3, 'args.bandwithMbps'),
    step(4, 'args.famliy'),
  ],
  // Steps
  'unknown-op': [step(0, 'op')],
  'no-op': [step(0, 'op')],
  'no-actor': [step(0, 'actor')],
  'actor-no-uin': [step(0, 'actor'), step(2, 'actor')],
  'missing-args': [
    step(0, 'args.peering'),
    step(2, 'args.to'),
    step(3, 'args.nextHopType'),
    step(3, 'args.nextHop'),
    step(4, 'args.mode'),
  ],
  'no-end': [step(2, 'args.from'), step(2, 'args.to')],
  'race-in-a-race': [step(0, 'args.steps[0].op')],
  'race-of-nobody': [step(0, 'args.steps')],
};

async function simulate(file: string, check: boolean) {
  const [out, err]: [string[], string[]] = [[], []];
  const readText = (path: string): Promise<string> => readFile(path, 'utf8');
  const io = {
    readFile: readText,
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    profiles,
  };
  return { code: await run({ file, check }, io), out, err };
}

describe('malformed files', () => {
  it('are all in the table', () => {
    const files = readdirSync(folder).map((file) => file.replace('.json', ''));
    expect(files.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s: refused at %j, and nothing is run', async (name, paths) => {
    const file = fileURLToPath(new URL(`${name}.json`, folder));
    for (const check of [true, false]) {
      const { code, out, err } = await simulate(file, check);
      expect(code).toBe(2);
      expect(out).toEqual([]);
      const told = err.map((line) => line.slice(file.length + 2).split(': ')[0]);
      expect(new Set(told)).toEqual(new Set(paths));
      for (const line of err) expect(line).not.toMatch(/\p{Cc}|\p{Surrogate}/u);
    }
  });
});

describe('a file that is well-formed and hostile all the same', () => {
  const base = {
    id: 'one',
    world: { now: '2026-06-10T08:00:00Z', profile: 'tencent-seed', accounts: [], vpcs: [] },
    steps: [] as unknown[],
  };
  const written = (change: Partial<typeof base>): string =>
    JSON.stringify({ format: 'peering-scenarios/1', cases: [{ ...base, ...change }] });
  async function outcome(text: string) {
    const [out, err]: [string[], string[]] = [[], []];
    const io = {
      readFile: async () => text,
      out: (line: string) => out.push(line),
      err: (line: string) => err.push(line),
      profiles,
    };
    return { code: await run({ file: 'f', check: true }, io), out, err };
  }

  it('cannot wind the clock past the last date there is', async () => {
    const steps = Array.from({ length: 2500 }, () => ({ op: 'advance_time', args: { hours: 1e6 } }));
    expect(await outcome(written({ steps }))).toMatchObject({ code: 0, err: [] });
  });

  it('cannot write to the terminal', async () => {
    const actor = '251000001';
    const steps = [
      { op: 'get_peering', actor, args: { peering: '\u001b[2J\u009b' }, expect: { verdict: '\u001b[2J' } },
    ];
    const { code, out } = await outcome(written({ id: '\u001b[31m', steps }));
    expect(code).toBe(1);
    for (const line of out) expect(line).not.toMatch(/\p{Cc}/u);
    const world = { ...base.world, profile: '\u001b[31m' };
    const { err } = await outcome(written({ world }));
    expect(err).toHaveLength(1);
    expect(err[0]).not.toMatch(/\p{Cc}/u);
  });
});
