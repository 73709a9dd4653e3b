import type { CloudPlan, CloudStep } from './plan.ts';
import { jsonText } from './quoting.ts';
import type { ExportWords } from './words.ts';

/**
 * One API 3.0 call (service `vpc`, version 2017-03-12). `$pcx` in a body stands for what a call before saved under
 * that name; `until` asks to repeat the call until a field of the answer has this value.
 */
export interface ApiCall {
  readonly comment: string;
  readonly account: string;
  readonly region: string;
  readonly action: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly save?: { readonly pcx: string };
  readonly until?: {
    readonly field: string;
    readonly equals: string;
    readonly timeoutSeconds: number;
    readonly intervalSeconds: number;
  };
}

/** How long a script waits for ACTIVE, and how often it asks; the CLI's own defaults. */
export const patience = { timeoutSeconds: 180, intervalSeconds: 5 } as const;

/** Where the describe call says the state. */
export const stateField = 'PeerConnectionSet[0].State';

/**
 * The body of a step's call. Field names as in tencentcloud-sdk-nodejs 4.1.313 `vpc_models.d.ts`
 * (CreateVpcPeeringConnectionRequest, CreateRoutesRequest, Route) and tencentcloud-cli's `api.json`.
 */
export function apiOf(plan: CloudPlan, step: CloudStep): Pick<ApiCall, 'action' | 'body' | 'save' | 'until'> {
  const { name, requester, accepter, bandwidthMbps, chargeType, qosLevel } = plan.peering;
  switch (step.kind) {
    case 'create':
      return {
        action: 'CreateVpcPeeringConnection',
        body: {
          SourceVpcId: requester.vpc,
          PeeringConnectionName: name,
          DestinationVpcId: accepter.vpc,
          DestinationUin: accepter.uin,
          DestinationRegion: accepter.region,
          ...(bandwidthMbps === null ? {} : { Bandwidth: bandwidthMbps }),
          ...(chargeType === null ? {} : { ChargeType: chargeType }),
          ...(qosLevel === null ? {} : { QosLevel: qosLevel }),
        },
        save: { pcx: 'PeeringConnectionId' },
      };
    case 'accept':
      return { action: 'AcceptVpcPeeringConnection', body: { PeeringConnectionId: '$pcx' } };
    case 'wait':
      return {
        action: 'DescribeVpcPeeringConnections',
        body: { PeeringConnectionIds: ['$pcx'] },
        until: { field: stateField, equals: 'ACTIVE', ...patience },
      };
    case 'add-routes':
      return {
        action: 'CreateRoutes',
        body: {
          RouteTableId: step.routeTable,
          Routes: step.dests.map(({ family, text }) => ({
            [family === 'ipv4' ? 'DestinationCidrBlock' : 'DestinationIpv6CidrBlock']: text,
            GatewayType: 'PEERCONNECTION',
            GatewayId: '$pcx',
          })),
        },
      };
    case 'delete':
      return { action: 'DeleteVpcPeeringConnection', body: { PeeringConnectionId: '$pcx' } };
  }
}

/** The plan, or its undo, as calls. The first comment is the header: JSON has no other place for it. */
export function apiCalls(plan: CloudPlan, words: ExportWords, undo = false): readonly ApiCall[] {
  const head = undo
    ? [...words.undoHeader(plan), words.undoId]
    : [...words.header(plan), ...plan.leftOut.map(words.leftOut)];
  return (undo ? plan.undo : plan.steps).map((step, at) => {
    const { action, body, save, until } = apiOf(plan, step);
    return {
      comment: [...(at === 0 ? head : []), words.step(step)].join(' '),
      account: step.account,
      region: step.region,
      action,
      body,
      ...(save === undefined ? {} : { save }),
      ...(until === undefined ? {} : { until }),
    };
  });
}

/** The calls as text: one JSON array. */
export const apiText = (plan: CloudPlan, words: ExportWords, undo = false): string =>
  `${jsonText(apiCalls(plan, words, undo), 2)}\n`;
