import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finding, type ImportText, importWorld } from '../../../../src/peering/cloud/import/index.ts';
import { allRoutes } from '../../../../src/peering/index.ts';
import type { WorldParts } from '../../../../src/peering/world.ts';
import { anyNetwork, describeCalls, type Parts, terraformState } from '../../../support/cloud-world.ts';

const now = Date.parse('2026-04-01T00:00:00Z');
const nobody = { account: null, region: null, now };
const unsaid = { account: null, region: null };

/** A network with everything in the order of its ids, and route sets as lists. */
function sorted(parts: Omit<WorldParts, 'rules'> | null): unknown {
  const {
    accounts = [],
    vpcs = [],
    subnets = [],
    routeTables = [],
    peerings = [],
    gateways = [],
  } = parts ?? {};
  const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    accounts: accounts.map(({ uin }) => uin).sort(),
    vpcs: byId(vpcs),
    subnets: byId(subnets),
    routeTables: byId(routeTables).map(({ routes, ...rest }) => ({ ...rest, routes: allRoutes(routes) })),
    peerings: byId(peerings),
    gateways: byId(gateways),
  };
}

const notable = (findings: readonly Finding[]): unknown[] =>
  findings
    .filter(({ code }) => code !== 'GATEWAY_ASSUMED')
    .map(({ code, args, place }) => ({ code, args, place }));

describe('what the cloud describes', { timeout: 30_000 }, () => {
  it('comes back as the same network, whatever the style of the answers', () => {
    const style = fc.record({ wrapped: fc.boolean(), shortRegions: fc.boolean(), textNumbers: fc.boolean() });
    fc.assert(
      fc.property(anyNetwork, style, fc.constantFrom(0, 2), (parts, how, indent) => {
        // DescribeVpcs does not say whose answer it is: one text an account, all documents of it in a row.
        const [, ...rest] = describeCalls(parts, how);
        const texts = parts.accounts.map(({ uin }, n): ImportText => {
          const own = { ...parts, vpcs: parts.vpcs.filter(({ owner }) => owner === uin) };
          const [vpcs] = describeCalls({ ...own, subnets: [], routeTables: [], peerings: [] }, how);
          const documents = n === 0 ? [vpcs, ...rest] : [vpcs];
          const text = documents.map((each) => JSON.stringify(each, null, indent)).join('\n');
          return { file: `${uin}.json`, text, account: uin, region: null };
        });
        const { parts: got, findings } = importWorld(texts, nobody);
        expect(notable(findings)).toEqual([]);
        expect(sorted(got)).toEqual(sorted(parts));
      }),
      { numRuns: 150 },
    );
  });
});

describe('what a Terraform state describes', { timeout: 30_000 }, () => {
  it('comes back as the same network, with the states it cannot say assumed', () => {
    fc.assert(
      fc.property(anyNetwork, (any) => {
        // A state does not name its own account: all VPCs are of the one that --account says.
        const vpcs = any.vpcs.map((vpc) => ({ ...vpc, owner: '100000000001' }));
        const peerings = any.peerings.map((each) => ({ ...each, state: 'ACTIVE' as const, createdAt: now }));
        const accounts = [{ uin: '100000000001', quotas: {} }];
        const parts: Parts = { ...any, vpcs, peerings, accounts };
        const text = JSON.stringify(terraformState(parts));
        const { parts: got, findings } = importWorld([{ file: 'terraform.tfstate', text, ...unsaid }], {
          ...nobody,
          account: '100000000001',
        });
        expect(notable(findings).filter((each) => (each as Finding).code !== 'STATE_ASSUMED')).toEqual([]);
        expect(findings.filter(({ code }) => code === 'STATE_ASSUMED')).toHaveLength(peerings.length);
        expect(sorted(got)).toEqual(sorted(parts));
      }),
      { numRuns: 100 },
    );
  });

  it('is pending between two accounts until there is an acceptance', () => {
    const [parts] = fc.sample(
      anyNetwork.filter(({ vpcs, peerings }) => {
        const owner = (id?: string): string | undefined => vpcs.find((vpc) => vpc.id === id)?.owner;
        const { requesterVpc, accepterVpc } = peerings[0] ?? {};
        return peerings.length === 1 && owner(requesterVpc) !== owner(accepterVpc);
      }),
      { numRuns: 1, seed: 7 },
    ) as [Parts];
    const stateOf = (state: 'ACTIVE' | 'PENDING'): string | undefined => {
      const peerings = parts.peerings.map((each) => ({ ...each, state }));
      const text = JSON.stringify(terraformState({ ...parts, peerings }));
      const requester = parts.vpcs.find(({ id }) => id === peerings[0]?.requesterVpc)?.owner ?? null;
      const { parts: got } = importWorld([{ file: 's', text, ...unsaid }], { ...nobody, account: requester });
      return got?.peerings?.[0]?.state;
    };
    expect(stateOf('ACTIVE')).toBe('ACTIVE');
    expect(stateOf('PENDING')).toBe('PENDING');
  });
});
