import type { Cidr } from '../cidr.ts';
import { contains, firstOverlap } from '../cidr-set.ts';
import { countedBlocks, siblingOverlaps } from '../preflight.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { routesAt } from '../route-set.ts';
import type { Rules } from '../rules.ts';
import { isLive, stateAt } from '../state-machine.ts';
import { rangeRefusals } from '../vpc-changes.ts';
import { blocksOf, farVpc, type Site, siteOf, type Vpc, type World, withVpc } from '../world.ts';
import { ApartBlocks } from './apart-blocks.ts';
import type { MergeLedger } from './preview.ts';

/** Takes in the account's VPCs: new ones, and new names and blocks of known ones where no live link is hurt. */
export function mergeVpcs(
  world: World,
  uin: string,
  vpcs: readonly Vpc[] | undefined,
  now: number,
  ledger: MergeLedger,
): World {
  let next = world;
  for (const said of ledger.admitted('vpc', vpcs)) {
    const { id } = said;
    const site = siteOf(next, id);
    if (said.owner !== uin) ledger.leaveOut('vpc', id, 'NOT_YOURS', {});
    else if (site !== undefined && site.vpc.owner !== uin) ledger.leaveOut('vpc', id, 'ID_TAKEN', {});
    else if (site !== undefined && site.vpc.region !== said.region)
      ledger.leaveOut('vpc', id, 'DIFFERS', { known: site.vpc.region, stated: said.region });
    else {
      const ipv6Cidr = said.ipv6Cidr ?? site?.vpc.ipv6Cidr ?? null;
      const vpc: Vpc = { ...said, ipv6Cidr, name: shortName(said.name, world.rules) };
      const moved = site === undefined || textOf(site.vpc) !== textOf(vpc);
      const refusals = moved ? blockRefusals(vpc, world.rules) : [];
      if (site !== undefined && moved) refusals.push(...moveRefusals(next, site, vpc, now));
      if (refusals.length > 0) {
        ledger.leaveOut('vpc', id, 'REFUSED', { refusals: refusals.slice(0, reasonsAtMost) });
        continue;
      }
      const list =
        site === undefined ? 'added' : moved || site.vpc.name !== vpc.name ? 'changed' : 'unchanged';
      ledger[list].vpc.push(id);
      if (list !== 'unchanged') next = withVpc(next, vpc);
    }
  }
  return next;
}

/** A network that breaks one rule a hundred times is told of the first few. */
export const reasonsAtMost = 5;

/** A name as the rules allow it: an import is not refused for a long one. */
export const shortName = (name: string, rules: Rules): string => [...name].slice(0, rules.nameMax).join('');

const textOf = (vpc: Vpc): string => {
  const secondary = vpc.secondaryCidrs.map(({ text }) => text).sort();
  return [vpc.cidr.text, vpc.ipv6Cidr?.text ?? '', ...secondary].join();
};

/** What is wrong with a VPC's blocks as they are: outside the ranges, or on top of each other. */
function blockRefusals(vpc: Vpc, rules: Rules): Refusal[] {
  const four = [vpc.cidr, ...vpc.secondaryCidrs];
  const refusals = four.flatMap((block) => rangeRefusals(block, rules));
  const apart = new ApartBlocks<Cidr>();
  for (const block of four) {
    const other = apart.meeting(block);
    if (other === undefined) apart.keep(block, block);
    else refusals.push(clash(block, vpc.id, other, vpc.id));
  }
  return refusals;
}

/** What stands against a known VPC having other blocks: its subnets, its routes, and whoever it is peered with. */
function moveRefusals(world: World, site: Site, vpc: Vpc, now: number): Refusal[] {
  const { rules } = world;
  const blocks = blocksOf(vpc);
  const texts = blocks.map(({ text }) => text);
  const outside = site.subnets
    .flatMap(({ cidr, ipv6Cidr }) => (ipv6Cidr === null ? [cidr] : [cidr, ipv6Cidr]))
    .filter((cidr) => !blocks.some((block) => contains(block, cidr)));
  const refusals: Refusal[] = outside.map((cidr) =>
    refusal('SUBNET_OUT_OF_VPC', { cidr: cidr.text, vpc: vpc.id, blocks: texts }),
  );
  for (const { routes } of site.tables)
    for (const block of blocks)
      for (const { nextHop } of routesAt(routes, block).slice(0, 1))
        refusals.push(refusal('ROUTE_CONFLICT', { dest: block.text, nextHop }));
  const moved: Site = { ...site, vpc };
  for (const peering of site.peerings) {
    const peer = siteOf(world, farVpc(peering, vpc.id));
    if (peer === undefined || !isLive(stateAt(peering, rules, now))) continue;
    const shared = firstOverlap(countedBlocks(moved, rules), countedBlocks(peer, rules));
    if (shared !== null) refusals.push(clash(shared.a, vpc.id, shared.b, peer.vpc.id));
    if (rules.siblingOverlap === 'allow') continue;
    const role = peering.requesterVpc === peer.vpc.id ? 'requester' : 'accepter';
    refusals.push(...siblingOverlaps(world, peer, moved, { role, viewer: vpc.owner, now }));
  }
  return refusals;
}

function clash(a: Cidr, aVpc: string, b: Cidr, bVpc: string): Refusal {
  const shared = contains(a, b) ? b : a;
  return refusal('CIDR_OVERLAP', { a: a.text, b: b.text, aVpc, bVpc, overlap: shared.text });
}
