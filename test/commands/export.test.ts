import { parse } from '@cdktf/hcl2json';
import { describe, expect, it } from 'vitest';
import { type ExportOptions, exportForms, run as exportPeering } from '../../src/commands/export.ts';
import { profiles } from '../support/profiles.ts';
import { runWithStub, syntaxOf } from '../support/stub-tccli.ts';

const world = (peering: object = {}, profile = 'tencent-seed'): string => {
  const to = (dest: string, enabled = true): object => ({
    ...{ dest, nextHopType: 'PEERCONNECTION', nextHop: 'pcx-aaaaaaaa', enabled },
  });
  const vpc = (id: string, owner: string, cidr: string): object => ({
    id,
    owner,
    region: 'ap-guangzhou',
    cidr,
  });
  return JSON.stringify({
    ...{ now: '2026-03-05T00:00:00Z', profile, accounts: [{ uin: '100000000001' }, { uin: '100000000002' }] },
    vpcs: [vpc('vpc-a', '100000000001', '10.0.0.0/16'), vpc('vpc-b', '100000000002', '10.1.0.0/16')],
    routeTables: [
      {
        ...{ id: 'rtb-a', vpc: 'vpc-a', default: true },
        routes: [
          to('10.1.1.0/24'),
          to('10.1.2.0/24', false),
          { ...to('10.2.0.0/16'), nextHop: 'pcx-bbbbbbbb' },
        ],
      },
      { id: 'rtb-b', vpc: 'vpc-b', default: true, routes: [to('10.0.1.0/24')] },
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
        ...{ createdAt: '2026-03-01T00:00:00Z', ...peering },
      },
    ],
  });
};

async function run(
  options: Partial<ExportOptions>,
  file = world(),
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const to =
    (where: 'out' | 'err') =>
    (text: string): void => {
      said[where] += `${text}\n`;
    };
  const code = await exportPeering(
    { world: 'w.json', peering: 'pcx-aaaaaaaa', as: 'tccli', lang: 'en', ...options },
    { readFile: async () => file, out: to('out'), err: to('err'), profiles },
  );
  return { code, ...said };
}

describe('export', () => {
  it('takes from the world the peering and the live routes that use it', async () => {
    const { code, out } = await run({});
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
        const { code, out } = await run({ as, undo, lang });
        expect(code).toBe(0);
        if (as === 'tccli') expect(syntaxOf(out)).toBe('');
        else if (as === 'api') expect(JSON.parse(out)).toBeInstanceOf(Array);
        else expect(await parse('x.tf', out)).toHaveProperty('provider');
      }
    }
  });

  it('refuses what is not there, over, or of another cloud', async () => {
    expect(await run({ peering: 'pcx-cccccccc' })).toEqual({
      code: 2,
      out: '',
      err: 'There is no peering pcx-cccccccc in this world. Check the id under "peerings".\n',
    });
    expect(await run({}, world({ state: 'DELETED' }))).toMatchObject({ code: 2, out: '' });
    expect((await run({ lang: 'zh' }, world({ state: 'DELETED' }))).err).toContain('DELETED');
    // Asked for more than seven days ago by the file's clock, whatever its state says.
    expect((await run({}, world({ createdAt: '2026-02-20T00:00:00Z' }))).err).toContain('EXPIRED');
    expect(await run({}, world({}, 'aws'))).toMatchObject({ code: 2, out: '' });
    expect(await run({}, '{')).toMatchObject({ code: 2, out: '' });
  });
});
