import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApiCall, apiText } from '../../../src/peering/cloud/api.ts';
import { cloudPlan } from '../../../src/peering/cloud/plan.ts';
import { carried } from '../../../src/peering/cloud/quoting.ts';
import { exportWords as en } from '../../../src/text/en/cloud.ts';
import { exportWords as zh } from '../../../src/text/zh/cloud.ts';
import { anyName, wanted } from '../../support/cloud-plan.ts';

const calls = (text: string): ApiCall[] => JSON.parse(text) as ApiCall[];
const bare = ({ comment: _, ...call }: ApiCall): Omit<ApiCall, 'comment'> => call;

describe('API 3.0 calls', () => {
  it('come in order, each with account and region, the id passed on as $pcx', () => {
    const text = apiText(cloudPlan(wanted({ bandwidthMbps: 50, chargeType: 'POSTPAID_BY_DAY_MAX' })), en);
    const requester = { account: '100000000001', region: 'ap-guangzhou' };
    const accepter = { account: '100000000002', region: 'ap-beijing' };
    const hop = { GatewayType: 'PEERCONNECTION', GatewayId: '$pcx' };
    expect(calls(text).map(bare)).toEqual([
      {
        ...requester,
        action: 'CreateVpcPeeringConnection',
        body: {
          SourceVpcId: 'vpc-aaaaaaaa',
          PeeringConnectionName: 'PeerConn',
          DestinationVpcId: 'vpc-bbbbbbbb',
          DestinationUin: '100000000002',
          DestinationRegion: 'ap-beijing',
          Bandwidth: 50,
          ChargeType: 'POSTPAID_BY_DAY_MAX',
        },
        save: { pcx: 'PeeringConnectionId' },
      },
      { ...accepter, action: 'AcceptVpcPeeringConnection', body: { PeeringConnectionId: '$pcx' } },
      {
        ...requester,
        action: 'DescribeVpcPeeringConnections',
        body: { PeeringConnectionIds: ['$pcx'] },
        until: {
          field: 'PeerConnectionSet[0].State',
          equals: 'ACTIVE',
          timeoutSeconds: 180,
          intervalSeconds: 5,
        },
      },
      {
        ...requester,
        action: 'CreateRoutes',
        body: {
          RouteTableId: 'rtb-aaaaaaaa',
          Routes: [
            { DestinationCidrBlock: '10.1.1.0/24', ...hop },
            { DestinationCidrBlock: '10.1.2.0/24', ...hop },
          ],
        },
      },
      {
        ...accepter,
        action: 'CreateRoutes',
        body: { RouteTableId: 'rtb-bbbbbbbb', Routes: [{ DestinationCidrBlock: '10.0.1.0/24', ...hop }] },
      },
    ]);
  });

  it('say in the first comment that they were not run', () => {
    expect(calls(apiText(cloudPlan(wanted()), en))[0]?.comment).toContain('not run against a live account');
    expect(calls(apiText(cloudPlan(wanted()), zh))[0]?.comment).toContain('未在真实账号上执行过');
  });

  it('are undone by one delete', () => {
    expect(calls(apiText(cloudPlan(wanted()), en, true)).map(bare)).toEqual([
      {
        account: '100000000001',
        region: 'ap-guangzhou',
        action: 'DeleteVpcPeeringConnection',
        body: { PeeringConnectionId: '$pcx' },
      },
    ]);
  });

  it('carry any name, and show no hidden character', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const text = apiText(cloudPlan(wanted({ name })), en);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Surrogate}\u202e\u2028]/u);
        expect(calls(text)[0]?.body.PeeringConnectionName).toBe(carried(name));
      }),
    );
  });
});
