import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DamagedDocument,
  gatewayDocument,
  peeringDocument,
  quotaDocument,
  readGateway,
  readPeering,
  readQuotas,
  readSite,
  siteDocument,
} from '../../src/assistant/network-documents.ts';
import { mapValues, worldOf } from '../../src/peering/index.ts';
import { anyNetwork } from '../support/cloud-world.ts';
import { rules } from '../support/profiles.ts';

/** As a store gives it back. */
const stored = (document: unknown): unknown => JSON.parse(JSON.stringify(document));

describe('documents of the network', () => {
  it('are read as what was written', () => {
    fc.assert(
      fc.property(anyNetwork, (parts) => {
        const world = worldOf({ ...parts, rules: rules() });
        for (const { peerings: _, ...site } of mapValues(world.sites))
          expect(readSite(site.vpc.id, stored(siteDocument(site, 1)))).toEqual(site);
        for (const peering of mapValues(world.peerings))
          expect(readPeering(peering.id, stored(peeringDocument(peering, 2, 1)))).toEqual(peering);
        for (const gateway of mapValues(world.gateways))
          expect(readGateway(gateway.id, stored(gatewayDocument(gateway, 1)))).toEqual(gateway);
      }),
    );
    const account = { uin: '1', quotas: { peeringsPerVpc: 20 } };
    expect(readQuotas('1', stored(quotaDocument(account, 1)))).toEqual(account);
  });

  const site = {
    ...{ rev: 1, owner: '1', region: 'r', cidr: '10.0.0.0/16', secondaryCidrs: [], ipv6Cidr: null, name: '' },
    ...{ subnets: [], tables: [] },
  };
  const peering = {
    ...{ rev: 1, born: 1, name: '', requesterVpc: 'a', accepterVpc: 'b', state: 'ACTIVE', createdAt: 0 },
    ...{ bandwidthMbps: null, chargeType: null },
  };

  it.each<[string, () => unknown, string]>([
    ['nothing', () => readSite('v', null), 'sites/v: an object expected'],
    ['a list', () => readSite('v', []), 'sites/v: an object expected'],
    ['host bits', () => readSite('v', { ...site, cidr: '10.0.0.1/16' }), 'sites/v: a CIDR block'],
    ['a block in another form', () => readSite('v', { ...site, ipv6Cidr: '2402:0::/56' }), 'a CIDR block'],
    ['no name', () => readSite('v', { ...site, name: undefined }), 'a text expected'],
    [
      'a table without a flag',
      () => readSite('v', { ...site, tables: [{ id: 't', routes: [] }] }),
      'true or false',
    ],
    ['an unknown state', () => readPeering('p', { ...peering, state: 'toString' }), 'one of PENDING'],
    ['a time that is none', () => readPeering('p', { ...peering, createdAt: '0' }), 'a number expected'],
    ['an unknown quota', () => readQuotas('1', { quotas: { toString: 1 } }), 'one of peeringsPerVpc'],
    [
      'a gateway to nowhere',
      () => readGateway('g', { vpc: 'v', type: 'NAT', reaches: 'there' }),
      'a CIDR block',
    ],
  ])('are refused by name: %s', (_, read, words) => {
    expect(read).toThrow(DamagedDocument);
    expect(read).toThrow(words);
  });
});
