import { describe, expect, it } from 'vitest';
import {
  type Assumptions,
  type FindingArgs,
  type FindingCode,
  type Imported,
  importWorld,
} from '../../../../src/peering/cloud/import/index.ts';
import { findingWords as en } from '../../../../src/text/en/cloud.ts';
import { findingWords as zh } from '../../../../src/text/zh/cloud.ts';

const assumed: Assumptions = { account: '100000000001', region: 'ap-guangzhou', now: 0 };
const unsaid = { account: null, region: null };
const read = (text: string, how: Partial<Assumptions> = {}): Imported =>
  importWorld([{ file: 'f.json', text, ...unsaid }], { ...assumed, ...how });
const readAll = (...documents: unknown[]): Imported =>
  read(documents.map((each) => JSON.stringify(each)).join(' '));
const brief = ({ findings }: Imported): string[] =>
  findings.map(({ code, place, args }) => `${code} ${place.path} ${JSON.stringify(args)}`);

const vpc = (id: string, cidr: string, rest: object = {}): object => ({
  VpcId: id,
  CidrBlock: cidr,
  ...rest,
});
const vpcs = (...VpcSet: object[]): object => ({ VpcSet });
const peering = (rest: object): object => ({
  PeerConnectionSet: [
    {
      ...{ PeeringConnectionId: 'pcx-aaaaaaaa', PeeringConnectionName: 'p', State: 'ACTIVE' },
      ...{
        SourceVpcId: 'vpc-a',
        PeerVpcId: 'vpc-b',
        SourceUin: 100000000001,
        DestinationUin: '100000000002',
      },
      ...{ SourceRegion: 'gz', DestinationRegion: 'ap-beijing', CreateTime: '2026-03-01 08:00:00' },
      ...rest,
    },
  ],
});
const table = (...RouteSet: object[]): object => ({
  RouteTableSet: [{ VpcId: 'vpc-a', RouteTableId: 'rtb-a', Main: true, RouteSet }],
});
const a = vpcs(vpc('vpc-a', '10.0.0.0/16'));

describe('a mistake, with the place of it', () => {
  const syntax = (fault: string, line: number, column: number, near: string): string =>
    `SYNTAX $ ${JSON.stringify({ fault, line, column, near })}`;

  it.each<[string, string]>([
    ['', syntax('empty', 1, 1, '')],
    [' \n\t', syntax('empty', 1, 1, ' \n\t')],
    ['{"VpcSet": [\n  {"VpcId": "vpc-', syntax('truncated', 2, 18, '')],
    ['{"VpcSet": [', syntax('truncated', 1, 13, '')],
    ['{"VpcSet"', syntax('truncated', 1, 10, '')],
    ['{"a": tru', syntax('truncated', 1, 10, '')],
    ['{"VpcSet": NaN}', syntax('unexpected', 1, 12, 'NaN}')],
    ['{"a": -Infinity}', syntax('unexpected', 1, 7, '-Infinity}')],
    ['{"a": 1e999}', syntax('number', 1, 7, '1e999}')],
    ['{"a": 012}', syntax('number', 1, 7, '012}')],
    ['{"a": 0x10}', syntax('number', 1, 7, '0x10}')],
    ["{'a': 1}", syntax('unexpected', 1, 2, "'a': 1}")],
    ['{"a": 1,}', syntax('unexpected', 1, 9, '}')],
    ['[1 2]', syntax('unexpected', 1, 4, '2]')],
    ['{"a" 1}', syntax('unexpected', 1, 6, '1}')],
    ['{"a":1}\n]', syntax('unexpected', 2, 1, ']')],
    ['{"a": "\\x"}', syntax('string', 1, 7, '"\\x"}')],
    ['{"a": "\n"}', syntax('string', 1, 7, '"\n"}')],
    ['{"a":1,"a":2}', syntax('duplicate key', 1, 8, '"a":2}')],
    ['{"__proto__":1,"__proto__":2}', syntax('duplicate key', 1, 16, '"__proto__":2}')],
    ['Inquiry result is PENDING.', syntax('unexpected', 1, 1, 'Inquiry result is PE')],
  ])('in the syntax: %j', (text, expected) => {
    const got = read(text);
    expect(brief(got)).toEqual([expected]);
    expect(got.parts).toBeNull();
  });

  it('in nesting, however deep', () => {
    expect(read('['.repeat(5_000_000)).findings[0]?.args).toMatchObject({ fault: 'deep', column: 102 });
    expect(read('{"a":'.repeat(1_000_000)).findings[0]?.args).toMatchObject({ fault: 'deep' });
  });

  it.each<[string, unknown, string[]]>([
    ['no document that is known', { hello: 1 }, ['UNKNOWN_DOCUMENT $[0] {}']],
    ['a list', [], ['UNKNOWN_DOCUMENT $[0] {}']],
    ['a prototype key', JSON.parse('{"__proto__": {"VpcSet": []}}'), ['UNKNOWN_DOCUMENT $[0] {}']],
    ['a member of Object', { constructor: 1, toString: 2 }, ['UNKNOWN_DOCUMENT $[0] {}']],
    [
      "the cloud's own error",
      { Response: { Error: { Code: 'AuthFailure', Message: 'x' } } },
      ['CLOUD_ERROR $[0].Response.Error {"error":"AuthFailure"}'],
    ],
    ['an old state', { version: 3, resources: [] }, ['STATE_VERSION $[0].version {"version":"3"}']],
    ['a set that is none', { VpcSet: {} }, ['WRONG_TYPE $[0].VpcSet {"wants":"list","got":"object"}']],
    ['a set of texts', { VpcSet: ['x'] }, ['WRONG_TYPE $[0].VpcSet[0] {"wants":"object","got":"string"}']],
    [
      'missing fields',
      { Response: { SubnetSet: [{ SubnetId: 'subnet-a' }] } },
      [
        'WRONG_TYPE $[0].Response.SubnetSet[0].VpcId {"wants":"string","got":"undefined"}',
        'WRONG_TYPE $[0].Response.SubnetSet[0].CidrBlock {"wants":"CIDR","got":"undefined"}',
      ],
    ],
    [
      'wrong blocks',
      vpcs(vpc('vpc-a', '10.0.0.0'), vpc('vpc-b', '10.0.0.1/16'), vpc('vpc-c', '::/0')),
      [
        'INVALID_BLOCK $[0].VpcSet[0].CidrBlock {"block":"10.0.0.0","code":"INVALID_CIDR"}',
        'INVALID_BLOCK $[0].VpcSet[1].CidrBlock {"block":"10.0.0.1/16","code":"HOST_BITS_SET"}',
        'INVALID_BLOCK $[0].VpcSet[2].CidrBlock {"block":"::/0","code":"FAMILY"}',
      ],
    ],
    [
      'a wrong id',
      vpcs(vpc('vpc a; rm', '10.0.0.0/16'), vpc('\ud800', '10.0.0.0/16')),
      [
        'INVALID_ID $[0].VpcSet[0].VpcId {"id":"vpc a; rm"}',
        'INVALID_ID $[0].VpcSet[1].VpcId {"id":"\\ud800"}',
      ],
    ],
    [
      'values out of range',
      peering({
        State: 'active',
        SourceRegion: 'mars',
        SourceUin: 1.5,
        Bandwidth: '10M',
        DestinationUin: 'me',
      }),
      [
        'WRONG_TYPE $[0].PeerConnectionSet[0].SourceUin {"wants":"string","got":"number"}',
        'WRONG_TYPE $[0].PeerConnectionSet[0].DestinationUin {"wants":"UIN","got":"string"}',
        'UNKNOWN_REGION $[0].PeerConnectionSet[0].SourceRegion {"region":"mars"}',
        'UNKNOWN_STATE $[0].PeerConnectionSet[0].State {"state":"active"}',
        'WRONG_TYPE $[0].PeerConnectionSet[0].Bandwidth {"wants":"integer","got":"string"}',
      ],
    ],
    [
      'a broken route',
      table({ DestinationCidrBlock: '10.1.0.0/16', GatewayId: 'nat-a', Enabled: 'yes' }),
      [
        'WRONG_TYPE $[0].RouteTableSet[0].RouteSet[0].GatewayType {"wants":"string","got":"undefined"}',
        'WRONG_TYPE $[0].RouteTableSet[0].RouteSet[0].Enabled {"wants":"boolean","got":"string"}',
      ],
    ],
    [
      'a broken resource',
      {
        version: 4,
        resources: [
          { mode: 'managed', type: 'tencentcloud_vpc', instances: [{}, { attributes: { id: 7 } }] },
        ],
      },
      [
        'WRONG_TYPE $[0].resources[0].instances[0].attributes {"wants":"object","got":"undefined"}',
        'WRONG_TYPE $[0].resources[0].instances[1].attributes.cidr_block {"wants":"CIDR","got":"undefined"}',
      ],
    ],
  ])('in the content: %s', (_, document, expected) => {
    const got = read(JSON.stringify(document));
    expect(brief(got)).toEqual(expected);
    expect(got.parts).toBeNull();
  });

  it('where nothing says whose a VPC is, or where', () => {
    const got = read(JSON.stringify(a), { account: null, region: null });
    expect(brief(got)).toEqual([
      'ACCOUNT_NEEDED $[0].VpcSet[0] {"vpc":"vpc-a"}',
      'REGION_NEEDED $[0].VpcSet[0] {"vpc":"vpc-a"}',
    ]);
    expect(got.parts).toBeNull();
  });

  it('is counted by document', () => {
    expect(brief(readAll(a, { VpcSet: 1 }))).toEqual([
      'WRONG_TYPE $[1].VpcSet {"wants":"list","got":"number"}',
    ]);
  });
});

describe('a note, with the world that is left', () => {
  it('on a peer that nobody describes', () => {
    const got = readAll(a, peering({}), table({ ...hop, GatewayId: 'pcx-aaaaaaaa' }));
    expect(brief(got)).toEqual([
      'FOREIGN_PEER $[1].PeerConnectionSet[0] {"peering":"pcx-aaaaaaaa","vpc":"vpc-b","uin":"100000000002","region":"ap-beijing"}',
      'UNKNOWN_REFERENCE $[2].RouteTableSet[0] {"kind":"peering","id":"pcx-aaaaaaaa"}',
    ]);
    expect(got.parts).toMatchObject({ peerings: [], vpcs: [{ id: 'vpc-a', owner: '100000000001' }] });
  });

  it('on a subnet, table or route whose owner is unknown', () => {
    const got = readAll(
      a,
      { SubnetSet: [{ SubnetId: 'subnet-x', VpcId: 'vpc-x', CidrBlock: '10.9.0.0/24' }] },
      { RouteTableSet: [{ RouteTableId: 'rtb-x', VpcId: 'vpc-x' }] },
      state('tencentcloud_route_table_entry', {
        ...{
          route_table_id: 'rtb-y',
          destination_cidr_block: '10.1.0.0/16',
          next_type: 'NAT',
          next_hub: 'nat-a',
        },
      }),
    );
    expect(brief(got)).toEqual([
      'UNKNOWN_REFERENCE $[2].RouteTableSet[0] {"kind":"vpc","id":"vpc-x"}',
      'UNKNOWN_REFERENCE $[1].SubnetSet[0] {"kind":"vpc","id":"vpc-x"}',
      'UNKNOWN_REFERENCE $[3].resources[0].instances[0].attributes {"kind":"routeTable","id":"rtb-y"}',
    ]);
    expect(got.parts).toMatchObject({ subnets: [], routeTables: [] });
  });

  it('on a table that nobody describes', () => {
    const got = readAll(a, {
      SubnetSet: [
        { SubnetId: 'subnet-a', VpcId: 'vpc-a', CidrBlock: '10.0.1.0/24', RouteTableId: 'rtb-a' },
        { SubnetId: 'subnet-b', VpcId: 'vpc-a', CidrBlock: '10.0.2.0/24', Zone: 'ap-beijing-7' },
      ],
    });
    expect(brief(got)).toEqual([
      'ROUTES_UNKNOWN $[1].SubnetSet[0] {"table":"rtb-a"}',
      'ROUTES_UNKNOWN $[1].SubnetSet[1] {"table":"rtb-of-subnet-b"}',
    ]);
    expect(got.parts?.vpcs?.[0]?.region).toBe('ap-beijing');
    expect(got.parts?.subnets?.map(({ routeTable }) => routeTable)).toEqual(['rtb-a', 'rtb-of-subnet-b']);
  });

  it('on a subnet that says it uses a table of another VPC', () => {
    const got = readAll(vpcs(vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.1.0.0/16')), table(), {
      SubnetSet: [{ SubnetId: 'subnet-b', VpcId: 'vpc-b', CidrBlock: '10.1.1.0/24', RouteTableId: 'rtb-a' }],
    });
    expect(brief(got)).toEqual([
      'TABLE_ELSEWHERE $[2].SubnetSet[0] {"subnet":"subnet-b","table":"rtb-a","vpc":"vpc-a"}',
    ]);
    expect(got.parts?.subnets).toEqual([]);
  });

  it('on what is told twice: the same is taken once, another is reported', () => {
    expect(brief(readAll(a, a))).toEqual([]);
    expect(brief(readAll(a, vpcs(vpc('vpc-a', '10.9.0.0/16'))))).toEqual([
      'DIFFERS $[1].VpcSet[0] {"kind":"vpc","id":"vpc-a"}',
    ]);
    const both = vpcs(vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.1.0.0/16'));
    const swapped = peering({ SourceVpcId: 'vpc-b', PeerVpcId: 'vpc-a' });
    const got = readAll(both, peering({}), swapped);
    expect(brief(got)).toEqual([
      'ENDS_SWAPPED $[2].PeerConnectionSet[0] {"peering":"pcx-aaaaaaaa","requesterVpc":"vpc-a"}',
    ]);
    expect(got.parts?.peerings).toHaveLength(1);
  });

  it('on an owner that a file and a peering disagree on', () => {
    const both = JSON.stringify(vpcs(vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.1.0.0/16')));
    const got = importWorld(
      [{ file: 'f', text: both + JSON.stringify(peering({})), account: '100000000001', region: null }],
      assumed,
    );
    expect(brief(got)).toEqual([
      'OWNER_CONFLICT $[0].VpcSet[1] {"vpc":"vpc-b","stated":"100000000001","known":"100000000002"}',
    ]);
    expect(got.parts?.vpcs?.map(({ owner, region }) => `${owner} ${region}`)).toEqual([
      '100000000001 ap-guangzhou',
      '100000000002 ap-beijing',
    ]);
    expect(got.parts?.peerings?.[0]?.createdAt).toBe(Date.parse('2026-03-01T00:00:00Z'));
  });

  it('on pages that are missing', () => {
    expect(brief(readAll({ ...a, TotalCount: 57 }, { ...a, TotalCount: '57' }))).toEqual([
      'INCOMPLETE $[0].TotalCount {"kind":"vpc","total":57,"got":1}',
    ]);
  });

  it('on next hops: gateways taken from routes, and what has no place in the model', () => {
    const to = (DestinationCidrBlock: string, GatewayType: string, GatewayId: string): object => ({
      ...{ DestinationCidrBlock, GatewayType, GatewayId },
    });
    const got = readAll(
      a,
      table(
        to('10.0.0.0/16', 'LOCAL', 'local'),
        to('0.0.0.0/0', 'NAT', 'nat-a'),
        to('192.0.2.0/25', 'VPN', 'vpngw-a'),
        to('192.0.2.128/25', 'VPN', 'vpngw-a'),
        to('198.51.100.0/24', 'EIP', '0'),
        { DestinationIpv6CidrBlock: '2402:4e00::/48', GatewayType: 'CCN', GatewayId: 'ccn-a' },
      ),
    );
    expect(brief(got).map((each) => each.replace(' $[1].RouteTableSet[0]', ''))).toEqual([
      'NEXT_HOP_NOT_MODELLED {"type":"EIP","nextHop":"0"}',
      'GATEWAY_ASSUMED {"gateway":"nat-a","type":"NAT","reaches":"internet"}',
      'GATEWAY_ASSUMED {"gateway":"vpngw-a","type":"VPN","reaches":"192.0.2.0/24"}',
      'GATEWAY_ASSUMED {"gateway":"ccn-a","type":"CCN","reaches":"2402:4e00::/48"}',
    ]);
    expect(got.parts?.routeTables?.[0]?.routes.size).toBe(5);
  });

  it('on what a state holds besides, and cannot say', () => {
    const both = vpcs(vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.1.0.0/16'));
    const got = readAll(
      both,
      state('tencentcloud_instance', {}),
      state('tencentcloud_vpc_peer_connect_manager', {
        ...{
          id: 'pcx-a',
          source_vpc_id: 'vpc-a',
          destination_vpc_id: 'vpc-b',
          destination_uin: '100000000002',
        },
        destination_region: 'bj',
      }),
    );
    expect(brief(got)).toEqual([
      'SKIPPED $[1].resources[0] {"kind":"tencentcloud_instance","count":1}',
      'STATE_ASSUMED $[2].resources[0].instances[0].attributes {"peering":"pcx-a","state":"PENDING"}',
      'TIME_ASSUMED $[2].resources[0].instances[0].attributes {"peering":"pcx-a"}',
    ]);
  });

  it('on the deprecated route resource and an association', () => {
    const got = readAll(
      a,
      {
        SubnetSet: [
          { SubnetId: 'subnet-a', VpcId: 'vpc-a', CidrBlock: '10.0.1.0/24', RouteTableId: 'rtb-z' },
        ],
      },
      state('tencentcloud_route_table', { id: 'rtb-a', vpc_id: 'vpc-a', is_default: true }),
      state('tencentcloud_route_table_association', { subnet_id: 'subnet-a', route_table_id: 'rtb-a' }),
      state('tencentcloud_route_entry', {
        ...{ route_table_id: 'rtb-a', cidr_block: '0.0.0.0/0', next_type: 'nat_gateway', next_hub: 'nat-a' },
      }),
    );
    expect(got.parts).toMatchObject({
      subnets: [{ routeTable: 'rtb-a' }],
      gateways: [{ id: 'nat-a', type: 'NAT', reaches: 'internet' }],
    });
  });

  it('on bare metal peerings, which are another thing', () => {
    expect(brief(readAll(a, peering({ Type: 'VPC_BM_PEER' })))).toEqual([
      'SKIPPED $[1].PeerConnectionSet[0] {"kind":"VPC_BM_PEER","count":1}',
    ]);
  });
});

const hop = { DestinationCidrBlock: '10.1.0.0/16', GatewayType: 'PEERCONNECTION' };
const state = (type: string, attributes: object): object => ({
  version: 4,
  resources: [{ mode: 'managed', type, name: 'x', instances: [{ attributes }] }],
});

describe('every finding', () => {
  const samples: { [C in FindingCode]: FindingArgs[C] } = {
    TOO_LARGE: { bytes: 2, max: 1 },
    UNREADABLE: { because: 'missing' },
    SYNTAX: { fault: 'truncated', line: 1, column: 2, near: 'x' },
    UNKNOWN_DOCUMENT: {},
    STATE_VERSION: { version: '3' },
    CLOUD_ERROR: { error: 'AuthFailure' },
    WRONG_TYPE: { wants: 'list', got: 'undefined' },
    INVALID_ID: { id: 'x y' },
    INVALID_BLOCK: { block: '10.0.0.1/16', code: 'HOST_BITS_SET' },
    UNKNOWN_REGION: { region: 'mars' },
    UNKNOWN_STATE: { state: 'active' },
    ACCOUNT_NEEDED: { vpc: 'vpc-a' },
    REGION_NEEDED: { vpc: 'vpc-a' },
    SKIPPED: { kind: 'tencentcloud_instance', count: 2 },
    UNKNOWN_REFERENCE: { kind: 'vpc', id: 'vpc-a' },
    FOREIGN_PEER: { peering: 'pcx-a', vpc: 'vpc-b', uin: null, region: null },
    DIFFERS: { kind: 'subnet', id: 'subnet-a' },
    ENDS_SWAPPED: { peering: 'pcx-a', requesterVpc: 'vpc-a' },
    OWNER_CONFLICT: { vpc: 'vpc-a', stated: '1', known: '2' },
    INCOMPLETE: { kind: 'routeTable', total: 3, got: 2 },
    ROUTES_UNKNOWN: { table: 'rtb-a' },
    TABLE_ELSEWHERE: { subnet: 'subnet-a', table: 'rtb-b', vpc: 'vpc-b' },
    STATE_ASSUMED: { peering: 'pcx-a', state: 'ACTIVE' },
    TIME_ASSUMED: { peering: 'pcx-a' },
    GATEWAY_ASSUMED: { gateway: 'nat-a', type: 'NAT', reaches: 'internet' },
    NEXT_HOP_NOT_MODELLED: { type: 'EIP', nextHop: '0' },
  };

  it.each(Object.keys(samples) as FindingCode[])('%s has a sentence in both languages', (code) => {
    for (const words of [en, zh]) {
      const say = words[code] as (args: unknown) => string;
      const sentence = say(samples[code]);
      expect(sentence).toMatch(words === zh ? /[\u4e00-\u9fff].*。$/ : /^[\x20-\x7e…]+\.$/);
      expect(sentence).not.toMatch(/undefined|null|\[object/);
    }
  });
});
