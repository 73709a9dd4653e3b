import type { Vpc } from '../../world.ts';
import type { Gathered, PeeringRecord, VpcRecord } from './gathered.ts';
import { report } from './node.ts';

/** What holds where a file does not say: whose account, which region, and the clock, in milliseconds since 1970. */
export interface Assumptions {
  readonly account: string | null;
  readonly region: string | null;
  readonly now: number;
}

/**
 * Gives each VPC its owner and region, which DescribeVpcs and a Terraform state leave out. Owner: a peering's word,
 * else what was said of the file, else the assumption. Region: its subnets' zones, else the same three.
 */
export function ownedVpcs(
  records: readonly VpcRecord[],
  from: Gathered,
  peerings: readonly PeeringRecord[],
  assumed: Assumptions,
): Vpc[] {
  const uins = new Map<string, string>();
  const regions = new Map<string, string>();
  const note = (into: Map<string, string>, vpc: string, value: string | null): void => {
    if (value !== null && !into.has(vpc)) into.set(vpc, value);
  };
  for (const { vpc, region } of from.subnets) note(regions, vpc, region);
  for (const each of peerings) {
    note(uins, each.source, each.sourceUin);
    note(uins, each.peer, each.peerUin);
    note(regions, each.source, each.sourceRegion);
    note(regions, each.peer, each.peerRegion);
  }
  return records.map(({ id, name, cidr, secondaryCidrs, ipv6Cidr, node }) => {
    const known = uins.get(id) ?? null;
    const stated = node.source.account;
    if (known !== null && stated !== null && known !== stated)
      report(node, 'OWNER_CONFLICT', { vpc: id, stated, known });
    const owner = known ?? stated ?? assumed.account;
    if (owner === null) report(node, 'ACCOUNT_NEEDED', { vpc: id });
    const region = regions.get(id) ?? node.source.region ?? assumed.region;
    if (region === null) report(node, 'REGION_NEEDED', { vpc: id });
    return {
      id,
      owner: owner ?? '',
      region: region ?? '',
      cidr,
      secondaryCidrs,
      ipv6Cidr: ipv6Cidr ?? from.ipv6.get(id) ?? null,
      name,
    };
  });
}
