import {
  blockAt,
  blocksOf,
  type Cidr,
  farVpc,
  isLive,
  overlap,
  parseCidr,
  type Site,
  siteOf,
  sitesOf,
  stateAt,
} from '../../peering/index.ts';
import type { At } from './guide.ts';

/** Blocks that are looked at before giving up: all /16 of 10.0.0.0/8, and enough /24 of any VPC. */
const looksAtMost = 4_096;
const usualVpcMask = 16;
const usualSubnetMask = 24;

/** The first free blocks for a VPC: apart from the account's own VPCs and those they are peered with. */
export function freeVpcBlocks(at: At, most: number): readonly Cidr[] {
  const { world, uin, now } = at;
  const sites = sitesOf(world, uin);
  const peers = sites.flatMap((site) =>
    site.peerings
      .filter((peering) => isLive(stateAt(peering, world.rules, now)))
      .flatMap((peering) => siteOf(world, farVpc(peering, site.vpc.id)) ?? []),
  );
  const taken = [...sites, ...peers].flatMap(({ vpc }) => blocksOf(vpc));
  return world.rules.vpcRanges
    .flatMap(([text, shortest, longest]) => {
      const range = parseCidr(text);
      const mask = Math.min(Math.max(usualVpcMask, shortest), longest);
      return range.ok ? freeIn(range.cidr, mask, taken, most) : [];
    })
    .slice(0, most);
}

/** The first free blocks for a subnet, /24 where the VPC and the rules allow it. */
export function freeSubnetBlocks({ vpc, subnets }: Site, at: At, most: number): readonly Cidr[] {
  const [shortest, longest] = at.world.rules.subnetMask;
  const taken = subnets.map(({ cidr }) => cidr);
  return [vpc.cidr, ...vpc.secondaryCidrs]
    .flatMap((block) => {
      const mask = Math.min(Math.max(usualSubnetMask, shortest, block.length), longest);
      return freeIn(block, mask, taken, most);
    })
    .slice(0, most);
}

function freeIn(range: Cidr, mask: number, taken: readonly Cidr[], most: number): Cidr[] {
  const free: Cidr[] = [];
  let block = blockAt(range.family, range.first, mask);
  for (let looked = 0; looked < looksAtMost && free.length < most && block.last <= range.last; looked += 1) {
    const hit = taken.find((each) => overlap(each, block) !== null);
    if (hit === undefined) free.push(block);
    const past = hit !== undefined && hit.last > block.last ? hit.last : block.last;
    block = blockAt(range.family, past + 1n, mask);
  }
  return free;
}
