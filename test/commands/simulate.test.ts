import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as check from '../../src/commands/check.ts';
import * as simulate from '../../src/commands/simulate.ts';
import { profiles } from '../support/profiles.ts';

function io(files: Readonly<Record<string, string>> = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  const read = async (path: string): Promise<string> => files[path] ?? readFile(path, 'utf8');
  return {
    out,
    err,
    io: {
      readFile: read,
      out: (line: string) => out.push(line),
      err: (line: string) => err.push(line),
      profiles,
    },
  };
}
const scenarios = fileURLToPath(new URL('../scenarios/create.json', import.meta.url));

const world = {
  now: '2026-03-01T00:00:00Z',
  profile: 'tencent-seed',
  accounts: [{ uin: '1' }, { uin: '2' }],
  vpcs: [
    { id: 'vpc-a', owner: '1', region: 'r', cidr: '10.0.0.0/16' },
    { id: 'vpc-b', owner: '2', region: 'r', cidr: '10.1.0.0/16' },
  ],
  subnets: [
    { id: 'subnet-a', vpc: 'vpc-a', cidr: '10.0.1.0/24', routeTable: 'rtb-a' },
    { id: 'subnet-b', vpc: 'vpc-b', cidr: '10.1.1.0/24', routeTable: 'rtb-b' },
  ],
  routeTables: [
    {
      id: 'rtb-a',
      vpc: 'vpc-a',
      routes: [{ dest: '10.1.1.0/24', nextHopType: 'PEERCONNECTION', nextHop: 'pcx-1' }],
    },
    {
      id: 'rtb-b',
      vpc: 'vpc-b',
      routes: [{ dest: '10.0.1.0/25', nextHopType: 'PEERCONNECTION', nextHop: 'pcx-1' }],
    },
  ],
  peerings: [
    {
      id: 'pcx-1',
      requesterVpc: 'vpc-a',
      accepterVpc: 'vpc-b',
      state: 'ACTIVE',
      createdAt: '2026-02-01T00:00:00Z',
    },
  ],
};
const files = { 'world.json': JSON.stringify(world) };

describe('simulate', () => {
  it('prints one JSON line a step, with the words of the language', async () => {
    const run = io();
    expect(await simulate.run({ file: scenarios, lang: 'en' }, run.io)).toBe(0);
    const lines = run.out.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({
      case: 'create-same-account',
      step: 0,
      op: 'create_peering',
      verdict: 'OK',
      reasons: [],
      state: 'ACTIVE',
    });
    expect(lines[0]?.text).toContain('Add a route on each side');
    const zh = io();
    await simulate.run({ file: scenarios }, zh.io);
    expect(zh.out[0]).toContain('两边路由表');
  });

  it('checks: 0 if all is as expected, 1 with every difference if not', async () => {
    const good = io();
    expect(await simulate.run({ file: scenarios, check: true }, good.io)).toBe(0);
    expect(good.out).toEqual(['26 cases, 32 steps, 0 differences']);
    const text = (await readFile(scenarios, 'utf8')).replace('"state": "ACTIVE"', '"state": "PENDING"');
    const bad = io({ 'bad.json': text });
    expect(await simulate.run({ file: 'bad.json', check: true }, bad.io)).toBe(1);
    expect(bad.out[0]).toBe('create-same-account #0 create_peering state: expected "PENDING", got "ACTIVE"');
  });

  it('refuses files with mistakes, and files that are not there, with 2 and nothing run', async () => {
    const bad = io({ 'bad.json': '{"format":"peering-scenarios/1","cases":[{}]}' });
    expect(await simulate.run({ file: 'bad.json' }, bad.io)).toBe(2);
    expect(bad.out).toEqual([]);
    expect(bad.err[0]).toMatch(/^bad\.json: \$\.cases\[0\]\.id: /);
    const none = io();
    expect(await simulate.run({ file: '/nowhere/x.json' }, none.io)).toBe(2);
    expect(none.err[0]).toContain('/nowhere/x.json: ENOENT');
  });
});

describe('check', () => {
  const ask = async (options: Partial<check.CheckOptions>) => {
    const run = io(files);
    const code = await check.run(
      { world: 'world.json', from: 'subnet-a', to: 'subnet-b', ...options },
      run.io,
    );
    return { code, out: run.out.join('\n'), err: run.err.join('\n') };
  };

  it('answers for a person: verdict, ranges, reasons, steps, stops on the way', async () => {
    const { code, out } = await ask({ lang: 'en' });
    expect(code).toBe(1);
    expect(out).toContain('subnet-a and subnet-b can talk to each other only in part.');
    expect(out).toContain('Sources that do not: 10.0.1.128/25');
    expect(out).toContain('1. account 2: add route 10.0.1.128/25 → pcx-1 to rtb-b');
    expect(out).toContain("account 2's: no usable route");
    expect(out).not.toContain('10.0.1.0/25 →');
    expect((await ask({ as: '2', lang: 'zh' })).out).toContain('回程');
  });

  it('answers a program in JSON', async () => {
    const { code, out } = await ask({ json: true });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'PARTIAL',
      unreachableSource: ['10.0.1.128/25'],
      via: 'pcx-1',
    });
  });

  it('takes addresses, ranges, gateways and hosts', async () => {
    expect((await ask({ from: 'vpc-a:10.0.1.7', to: 'vpc-b:10.1.1.9' })).code).toBe(0);
    expect(check.endOf('vpc-a:10.0.0.0/24')).toEqual({ vpc: 'vpc-a', ip: '10.0.0.0/24' });
    expect(check.endOf('vpc-a:2001:db8::1')).toEqual({ vpc: 'vpc-a', ip: '2001:db8::1' });
    expect(check.endOf('internet@nat-1')).toEqual({ external: 'internet', via: 'nat-1' });
    expect(check.endOf('ins-1')).toEqual({ host: 'ins-1' });
  });

  it('refuses questions and files that are none, with 2', async () => {
    expect(await ask({ to: 'subnet-z', lang: 'en' })).toEqual({
      code: 2,
      out: '',
      err: 'There is no subnet subnet-z. Check it and try again.',
    });
    expect((await ask({ to: 'vpc-b:10.1.1' })).code).toBe(2);
    expect((await ask({ world: 'none.json' })).code).toBe(2);
    const broken = io({ 'world.json': '{}' });
    expect(await check.run({ world: 'world.json', from: 'a', to: 'b' }, broken.io)).toBe(2);
    expect(broken.err.length).toBeGreaterThan(1);
  });
});
