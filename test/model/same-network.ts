import type { PeeringDocument, SiteDocument } from '../../src/assistant/network-documents.ts';
import type { SlowWorld } from './slow-world.ts';

/** The network as it is stored, a line for everything in it. */
export function storedText(stored: {
  readonly sites: ReadonlyMap<string, SiteDocument>;
  readonly peerings: ReadonlyMap<string, PeeringDocument>;
}): string {
  const lines: string[] = [];
  for (const [id, site] of stored.sites) {
    const { owner, region, cidr, name, secondaryCidrs } = site;
    lines.push(`${id} ${JSON.stringify([owner, region, cidr, name, secondaryCidrs])}`);
    for (const each of site.subnets) lines.push(`${id} ${each.id} ${each.cidr} ${each.routeTable}`);
    for (const { id: table, routes } of site.tables)
      for (const { dest, nextHop, enabled } of routes)
        lines.push(`${id} ${table} ${dest} ${nextHop} ${enabled}`);
  }
  for (const [id, each] of stored.peerings) {
    const { name, requesterVpc, accepterVpc, state, createdAt, bandwidthMbps } = each;
    lines.push(`${id} ${JSON.stringify([name, requesterVpc, accepterVpc, state, createdAt, bandwidthMbps])}`);
  }
  return lines.sort().join('\n');
}

/** The network as the slow world has it, in the same lines. */
export function slowText({ vpcs, peerings }: SlowWorld): string {
  const lines: string[] = [];
  for (const [id, { owner, region, cidr, name, secondary, subnets, tables }] of vpcs) {
    lines.push(`${id} ${JSON.stringify([owner, region, cidr, name, secondary])}`);
    for (const [subnet, { cidr: block, table }] of subnets) lines.push(`${id} ${subnet} ${block} ${table}`);
    for (const [table, routes] of tables)
      for (const [dest, { hop, enabled }] of routes) lines.push(`${id} ${table} ${dest} ${hop} ${enabled}`);
  }
  for (const [id, { name, from, to, state, createdAt, mbps }] of peerings)
    lines.push(`${id} ${JSON.stringify([name, from, to, state, createdAt, mbps])}`);
  return lines.sort().join('\n');
}

/** The lines that only one of them has. */
export function difference(is: string, should: string): string {
  const [left, right] = [is.split('\n'), should.split('\n')];
  return [
    ...left.filter((line) => !right.includes(line)).map((line) => `  stored  ${line}`),
    ...right.filter((line) => !left.includes(line)).map((line) => `  done    ${line}`),
  ].join('\n');
}
