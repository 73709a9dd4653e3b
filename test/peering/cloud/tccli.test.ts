import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudPlan, type WantedPeering } from '../../../src/peering/cloud/plan.ts';
import { carried } from '../../../src/peering/cloud/quoting.ts';
import { tccliScript, tccliUndo } from '../../../src/peering/cloud/tccli.ts';
import { exportWords as en } from '../../../src/text/en/cloud.ts';
import { exportWords as zh } from '../../../src/text/zh/cloud.ts';
import { anyName, hostileNames, route, wanted } from '../../support/cloud-plan.ts';
import { runWithStub, syntaxOf } from '../../support/stub-tccli.ts';

const scriptOf = (peering: WantedPeering, words = en): string => tccliScript(cloudPlan(peering), words);

const createCall = (name: string): string[] => [
  ...['vpc', 'CreateVpcPeeringConnection', '--profile', '100000000001', '--region', 'ap-guangzhou'],
  ...['--SourceVpcId', 'vpc-aaaaaaaa'],
  ...(name.startsWith('-')
    ? [`--PeeringConnectionName=${carried(name)}`]
    : ['--PeeringConnectionName', carried(name)]),
  ...['--DestinationVpcId', 'vpc-bbbbbbbb', '--DestinationUin', '100000000002'],
  ...['--DestinationRegion', 'ap-beijing', '--filter', 'PeeringConnectionId', '--output', 'text'],
];

describe('a tccli script', { timeout: 30_000 }, () => {
  it('asks, accepts, waits and routes, each call by its account in its region', () => {
    const run = runWithStub(scriptOf(wanted()));
    expect(run).toMatchObject({ code: 0, err: '', strays: [], out: 'Done. The peering is pcx-6gw5wvmk\n' });
    const [create, accept, wait, routesA, routesB, ...more] = run.calls;
    expect(create).toEqual(createCall('PeerConn'));
    const by = (uin: string, region: string): string[] => ['--profile', uin, '--region', region];
    const requester = by('100000000001', 'ap-guangzhou');
    const accepter = by('100000000002', 'ap-beijing');
    expect(accept).toEqual([
      ...['vpc', 'AcceptVpcPeeringConnection', ...accepter, '--PeeringConnectionId', 'pcx-6gw5wvmk'],
    ]);
    expect(wait?.slice(0, -1)).toEqual([
      ...['vpc', 'DescribeVpcPeeringConnections', ...requester],
      ...['--PeeringConnectionIds', '["pcx-6gw5wvmk"]', '--waiter'],
    ]);
    expect(JSON.parse(wait?.at(-1) ?? '')).toEqual({
      expr: 'PeerConnectionSet[0].State',
      to: 'ACTIVE',
      timeout: 180,
      interval: 5,
    });
    expect(routesA?.slice(0, -1)).toEqual([
      ...['vpc', 'CreateRoutes', ...requester, '--RouteTableId', 'rtb-aaaaaaaa', '--Routes'],
    ]);
    const hop = { GatewayType: 'PEERCONNECTION', GatewayId: 'pcx-6gw5wvmk' };
    expect(JSON.parse(routesA?.at(-1) ?? '')).toEqual([
      { DestinationCidrBlock: '10.1.1.0/24', ...hop },
      { DestinationCidrBlock: '10.1.2.0/24', ...hop },
    ]);
    expect(routesB?.slice(0, -1)).toEqual([
      ...['vpc', 'CreateRoutes', ...accepter, '--RouteTableId', 'rtb-bbbbbbbb', '--Routes'],
    ]);
    expect(JSON.parse(routesB?.at(-1) ?? '')).toEqual([{ DestinationCidrBlock: '10.0.1.0/24', ...hop }]);
    expect(more).toEqual([]);
  });

  it('has no accept where both ends are one account, and carries cap, charge type and IPv6', () => {
    const { accepter } = wanted();
    const run = runWithStub(
      scriptOf(
        wanted({
          accepter: { ...accepter, uin: '100000000001' },
          bandwidthMbps: 100,
          chargeType: 'POSTPAID_BY_DAY_MAX',
          qosLevel: 'AU',
          routes: [route('requester', 'rtb-aaaaaaaa', '2402:4e00:1000:810b::/64')],
        }),
      ),
    );
    expect(run.code).toBe(0);
    expect(run.calls.map(([, action]) => action)).toEqual([
      'CreateVpcPeeringConnection',
      'DescribeVpcPeeringConnections',
      'CreateRoutes',
    ]);
    expect(run.calls[0]?.join(' ')).toContain(
      '--Bandwidth 100 --ChargeType POSTPAID_BY_DAY_MAX --QosLevel AU',
    );
    expect(run.calls[2]?.at(-1)).toContain('"DestinationIpv6CidrBlock":"2402:4e00:1000:810b::/64"');
  });

  it.each(hostileNames)('passes the name %j on as one argument, and runs nothing else', (name) => {
    for (const words of [en, zh]) {
      const script = scriptOf(wanted({ name }), words);
      expect(syntaxOf(script)).toBe('');
      const run = runWithStub(script);
      expect(run).toMatchObject({ code: 0, strays: [] });
      expect(run.calls).toHaveLength(5);
      expect(run.calls[0]).toEqual(createCall(name));
    }
  });

  it('holds for any name, id, region and UIN', () => {
    fc.assert(
      fc.property(anyName, anyName, anyName, anyName, (name, vpc, region, uin) => {
        const end = { uin, region, vpc };
        const run = runWithStub(scriptOf(wanted({ name, requester: end, routes: [] })));
        expect(run).toMatchObject({ code: 0, strays: [] });
        const got = run.calls[0] ?? [];
        expect(got[3]).toBe(carried(uin));
        expect(got[5]).toBe(carried(region));
        expect(got).toContain(
          name.startsWith('-') ? `--PeeringConnectionName=${carried(name)}` : carried(name),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('stops where a call fails and says how to take back what there is', () => {
    const run = runWithStub(scriptOf(wanted({ name: "it's" })), { failAt: 3 });
    expect(run.code).not.toBe(0);
    expect(run.calls).toHaveLength(4);
    expect(run.err).toContain(
      'tccli vpc DeleteVpcPeeringConnection --profile 100000000001 --region ap-guangzhou --PeeringConnectionId pcx-6gw5wvmk',
    );
  });

  it('stops where the create call returned no id, or failed', () => {
    const noId = runWithStub(scriptOf(wanted()), { answer: 'None' });
    expect(noId).toMatchObject({ code: 1, err: 'No peering was made: the answer holds no id: None\n' });
    expect(noId.calls).toHaveLength(1);
    expect(runWithStub(scriptOf(wanted()), { failAt: 0 }).calls).toHaveLength(1);
  });

  it('leaves a disabled route out and says so', () => {
    const script = scriptOf(wanted({ routes: [route('requester', 'rtb-aaaaaaaa', '10.1.1.0/24', false)] }));
    expect(script).toContain('# Left out: the route to 10.1.1.0/24 in rtb-aaaaaaaa is disabled.');
    expect(runWithStub(script).calls.map(([, action]) => action)).not.toContain('CreateRoutes');
  });

  it('says that it was not run, and holds no secret', () => {
    expect(scriptOf(wanted())).toContain('# This was not run against a live account');
    expect(scriptOf(wanted(), zh)).toContain('# 本文件未在真实账号上执行过');
    expect(scriptOf(wanted())).not.toMatch(/secret/i);
  });
});

describe('the undo of a tccli script', () => {
  const undo = tccliUndo(cloudPlan(wanted({ name: 'x\ntouch pwned' })), en);

  it('deletes the peering by the requester, whose routes go with it', () => {
    const run = runWithStub(undo, { args: ['pcx-6gw5wvmk'] });
    expect(run).toMatchObject({ code: 0, strays: [] });
    expect(run.calls).toEqual([
      [
        ...['vpc', 'DeleteVpcPeeringConnection', '--profile', '100000000001', '--region', 'ap-guangzhou'],
        ...['--PeeringConnectionId', 'pcx-6gw5wvmk'],
      ],
    ]);
  });

  it('does nothing without an id', () => {
    expect(runWithStub(undo)).toMatchObject({ code: 2, calls: [] });
    expect(runWithStub(undo, { args: ['vpc-aaaaaaaa'] })).toMatchObject({ code: 2, calls: [] });
  });
});
