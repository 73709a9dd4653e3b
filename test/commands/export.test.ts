import { readFileSync } from 'node:fs';
import { parse } from '@cdktf/hcl2json';
import { describe, expect, it } from 'vitest';
import { exportCommand, exportForms } from '../../src/commands/export.ts';
import { type Rules, routesOf, worldOf } from '../../src/peering/index.ts';
import type { Peering } from '../../src/peering/world.ts';
import { cidr } from '../support/cloud-plan.ts';
import { runWithStub, syntaxOf } from '../support/stub-tccli.ts';

const seed = new URL('../../knowledge/rules/tencent-seed.json', import.meta.url);
const rules = (JSON.parse(readFileSync(seed, 'utf8')) as { rules: Rules }).rules;

const worldWith = (peering: Partial<Peering> = {}, change: Partial<Rules> = {}) => {
  const vpc = (id: string, owner: string, block: string) => ({
    ...{ id, owner, region: 'ap-guangzhou', cidr: cidr(block), secondaryCidrs: [], ipv6Cidr: null, name: '' },
  });
  const to = (dest: string, enabled = true) => ({
    ...{ dest: cidr(dest), nextHopType: 'PEERCONNECTION', nextHop: 'pcx-aaaaaaaa', enabled },
  });
  const table = (id: string, vpcId: string, ...routes: ReturnType<typeof to>[]) => ({
    ...{ id, vpc: vpcId, default: true, routes: routesOf(routes) },
  });
  return worldOf({
    rules: { ...rules, ...change },
    vpcs: [vpc('vpc-a', '100000000001', '10.0.0.0/16'), vpc('vpc-b', '100000000002', '10.1.0.0/16')],
    routeTables: [
      table('rtb-a', 'vpc-a', to('10.1.1.0/24'), to('10.1.2.0/24', false), {
        ...to('10.2.0.0/16'),
        nextHop: 'pcx-bbbbbbbb',
      }),
      table('rtb-b', 'vpc-b', to('10.0.1.0/24')),
    ],
    peerings: [
      {
        ...{
          id: 'pcx-aaaaaaaa',
          name: "it's",
          requesterVpc: 'vpc-a',
          accepterVpc: 'vpc-b',
          state: 'PENDING',
        },
        ...{ createdAt: 0, bandwidthMbps: null, chargeType: null },
        ...peering,
      },
    ],
  });
};

function run(options: Partial<Parameters<typeof exportCommand>[0]>): {
  code: number;
  out: string;
  err: string;
} {
  const said = { out: '', err: '' };
  const to =
    (where: 'out' | 'err') =>
    (text: string): void => {
      said[where] += text;
    };
  const code = exportCommand(
    { world: worldWith(), peering: 'pcx-aaaaaaaa', as: 'tccli', lang: 'en', ...options },
    { out: to('out'), err: to('err') },
  );
  return { code, ...said };
}

describe('export', () => {
  it('takes from the world the peering and the live routes that use it', () => {
    const { code, out } = run({});
    expect(code).toBe(0);
    const { calls } = runWithStub(out);
    expect(calls[0]).toContain("it's");
    expect(calls.filter(([, action]) => action === 'CreateRoutes').map((call) => call.at(-1))).toEqual([
      '[{"DestinationCidrBlock":"10.1.1.0/24","GatewayType":"PEERCONNECTION","GatewayId":"pcx-6gw5wvmk"}]',
      '[{"DestinationCidrBlock":"10.0.1.0/24","GatewayType":"PEERCONNECTION","GatewayId":"pcx-6gw5wvmk"}]',
    ]);
    expect(out).toContain('# Left out: the route to 10.1.2.0/24 in rtb-a is disabled.');
  });

  it.each(['zh', 'en'] as const)('prints every form and its undo, each valid (%s)', async (lang) => {
    for (const as of exportForms) {
      for (const undo of [false, true]) {
        const { code, out } = run({ as, undo, lang });
        expect(code).toBe(0);
        if (as === 'tccli') expect(syntaxOf(out)).toBe('');
        else if (as === 'api') expect(JSON.parse(out)).toBeInstanceOf(Array);
        else expect(await parse('x.tf', out)).toHaveProperty('provider');
      }
    }
  });

  it('refuses what is not there, over, or of another cloud', () => {
    expect(run({ peering: 'pcx-cccccccc' })).toMatchObject({
      ...{
        code: 2,
        out: '',
        err: 'There is no peering pcx-cccccccc in this world. Check the id under "peerings".\n',
      },
    });
    expect(run({ world: worldWith({ state: 'DELETED' }) })).toMatchObject({ code: 2, out: '' });
    expect(run({ world: worldWith({ state: 'DELETED' }), lang: 'zh' }).err).toContain('DELETED');
    expect(run({ world: worldWith({}, { cloud: 'aws' }) })).toMatchObject({ code: 2, out: '' });
  });
});
