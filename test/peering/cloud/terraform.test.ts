import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudPlan, type WantedPeering } from '../../../src/peering/cloud/plan.ts';
import { carried } from '../../../src/peering/cloud/quoting.ts';
import { terraformFile, terraformUndo } from '../../../src/peering/cloud/terraform.ts';
import { exportWords as en } from '../../../src/text/en/cloud.ts';
import { exportWords as zh } from '../../../src/text/zh/cloud.ts';
import { anyName, hostileNames, route, wanted } from '../../support/cloud-plan.ts';

/** HashiCorp's own parser, compiled to wasm. It writes a literal as Terraform's JSON does, signs doubled again. */
type Blocks = Record<string, Record<string, Record<string, unknown>[]>>;
interface Parsed {
  readonly resource?: Blocks;
  readonly provider?: Record<string, Record<string, unknown>[]>;
  readonly terraform?: unknown;
}
const parsed = async (hcl: string): Promise<Parsed> => (await parse('plan.tf', hcl)) as Parsed;
function plain(literal: unknown): string {
  const text = String(literal);
  expect(text, 'an interpolation').not.toMatch(/(?<!\$)\$\{|(?<!%)%\{/);
  return text.replace(/([$%])\1\{/g, '$1{');
}
const fileOf = (peering: WantedPeering, words = en): string => terraformFile(cloudPlan(peering), words);
const manager = (file: Parsed): Record<string, unknown> | undefined =>
  file.resource?.tencentcloud_vpc_peer_connect_manager?.peering?.[0];

describe('a Terraform file', () => {
  it('has two providers, the peering, its acceptance and the routes after it', async () => {
    const file = await parsed(fileOf(wanted()));
    expect(file.provider).toEqual({
      tencentcloud: [
        { alias: 'requester', region: 'ap-guangzhou', profile: '100000000001' },
        { alias: 'accepter', region: 'ap-beijing', profile: '100000000002' },
      ],
    });
    const id = `\${tencentcloud_vpc_peer_connect_manager.peering.id}`;
    const entry = (role: string, table: string, dest: string): unknown => [
      {
        provider: `\${tencentcloud.${role}}`,
        route_table_id: table,
        destination_cidr_block: dest,
        next_type: 'PEERCONNECTION',
        next_hub: id,
        depends_on: [`\${tencentcloud_vpc_peer_connect_accept_operation.peering}`],
      },
    ];
    expect(file.resource).toEqual({
      tencentcloud_vpc_peer_connect_manager: {
        peering: [
          {
            provider: `\${tencentcloud.requester}`,
            source_vpc_id: 'vpc-aaaaaaaa',
            peering_connection_name: 'PeerConn',
            destination_vpc_id: 'vpc-bbbbbbbb',
            destination_uin: '100000000002',
            destination_region: 'ap-beijing',
          },
        ],
      },
      tencentcloud_vpc_peer_connect_accept_operation: {
        peering: [{ provider: `\${tencentcloud.accepter}`, peering_connection_id: id }],
      },
      tencentcloud_route_table_entry: {
        requester_3_0: entry('requester', 'rtb-aaaaaaaa', '10.1.1.0/24'),
        requester_3_1: entry('requester', 'rtb-aaaaaaaa', '10.1.2.0/24'),
        accepter_4_0: entry('accepter', 'rtb-bbbbbbbb', '10.0.1.0/24'),
      },
    });
  });

  it('has one provider and no acceptance where both ends are one account in one region', async () => {
    const { requester } = wanted();
    const file = await parsed(
      fileOf(
        wanted({
          accepter: { ...requester, vpc: 'vpc-bbbbbbbb' },
          bandwidthMbps: 20,
          chargeType: 'POSTPAID_BY_MONTH_95',
          qosLevel: 'PT',
        }),
      ),
    );
    expect(file.provider?.tencentcloud).toEqual([{ alias: 'requester', region: 'ap-guangzhou' }]);
    expect(file.resource?.tencentcloud_vpc_peer_connect_accept_operation).toBeUndefined();
    expect(manager(file)).toMatchObject({
      bandwidth: 20,
      charge_type: 'POSTPAID_BY_MONTH_95',
      qos_level: 'PT',
    });
    const entry = file.resource?.tencentcloud_route_table_entry?.accepter_3_0?.[0];
    expect(entry).toMatchObject({
      provider: `\${tencentcloud.requester}`,
      depends_on: [`\${tencentcloud_vpc_peer_connect_manager.peering}`],
    });
  });

  it.each(hostileNames)('keeps the name %j a literal', async (name) => {
    for (const words of [en, zh]) {
      const file = await parsed(fileOf(wanted({ name }), words));
      expect(plain(manager(file)?.peering_connection_name)).toBe(carried(name).normalize('NFC'));
      expect(Object.keys(file.resource ?? {})).toHaveLength(3);
    }
  });

  it('holds for any name, id and region', async () => {
    await fc.assert(
      fc.asyncProperty(anyName, anyName, anyName, async (name, vpc, region) => {
        const { requester } = wanted();
        const file = await parsed(fileOf(wanted({ name, requester: { ...requester, vpc, region } })));
        expect(plain(manager(file)?.peering_connection_name)).toBe(carried(name).normalize('NFC'));
        expect(plain(manager(file)?.source_vpc_id)).toBe(carried(vpc).normalize('NFC'));
        expect(plain(file.provider?.tencentcloud?.[0]?.region)).toBe(carried(region).normalize('NFC'));
      }),
      { numRuns: 150 },
    );
  });

  it('is undone by the providers alone', async () => {
    const file = await parsed(terraformUndo(cloudPlan(wanted({ name: 'x\n}' })), en));
    expect(file.resource).toBeUndefined();
    expect(file.provider?.tencentcloud).toHaveLength(2);
  });

  it('says that it was not run and what it left out', () => {
    const text = fileOf(wanted({ routes: [route('accepter', 'rtb-bbbbbbbb', '10.0.1.0/24', false)] }));
    expect(text).toContain('# This was not run against a live account');
    expect(text).toContain('# Left out: the route to 10.0.1.0/24');
    expect(text).not.toContain('tencentcloud_route_table_entry');
  });
});
