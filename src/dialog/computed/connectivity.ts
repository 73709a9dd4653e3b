import {
  type Cidr,
  farVpc,
  isLive,
  mapGet,
  parseAddress,
  parseCidr,
  rolesOf,
  siteOf,
  stateAt,
  subnetOf,
} from '../../peering/index.ts';
import { anyOf } from '../any-of.ts';
import type { Slots } from '../slots.ts';
import { type Home, holds, homesOf, ownSites, sitesSearched, spokenSites } from './home.ts';
import type { Question } from './question.ts';

const reaches = anyOf(String.raw`
  通不通 | 不通 | 能通 | 通吗 | 通么 | 通嘛 | 连通 | 通不了 | 连不上 | 连不到 | 访问 | 到不了 | 能到 | 可达 | 能连 | ping | telnet
  | (?<![a-z])(?:reach(?:able|es)?|talk to|connect(?:ed|s)? to|get to|access|unreachable|communicate)(?![a-z])
`);
const asks =
  /为什么|为啥|怎么|咋|吗|么|嘛|不通|不了|不上|不到|能不能|能否|可否|是否|看看|查|检查|测|诊断|通不|[?？]/;
const asksEnglish = /(?<![a-z])(?:why|can|could|does|do|is|are|can't|cannot|check|test|unable)(?![a-z])/;
const notThis =
  /能对等|可以对等|重叠|冲突|overlap|(?:can|could) .{0,40}(?<![a-z])peer(?:ed)?(?![a-z])|公网|internet/;
const mine = /我的|我们的|我这边|本端|(?<![a-z])(?:my|our)(?![a-z])/;

/** The account that a question about connectivity is looked into as, and the ends as far as they were told. */
export interface ToCheck {
  readonly uin: string;
  readonly slots: Slots;
}

/**
 * Whether an utterance asks why or whether two ends reach each other, one of them the asker's: then it is looked into
 * rather than explained. An order without ends is looked into as the account acted for, which asks for them.
 */
export async function toCheck(question: Question): Promise<ToCheck | undefined> {
  const { meaning, normal, frame } = question;
  const ordered = meaning.kind === 'task' && meaning.task === 'check_connectivity';
  if (meaning.kind === 'task' && !ordered) return undefined;
  const asked =
    reaches.test(normal) && (asks.test(normal) || asksEnglish.test(normal)) && !notThis.test(normal);
  if (!ordered && !asked) return undefined;
  const homes = await homesOf(frame);
  for (const home of homes) {
    const slots = endsOf(question, home, ordered);
    if (slots !== undefined) return { uin: home.uin, slots };
  }
  const [current] = homes;
  const { slots } = meaning;
  const { local_vpc, peer_vpc, subnet, peering, ips = [], cidrs = [] } = slots;
  const namesNone = !(local_vpc ?? peer_vpc ?? subnet ?? peering) && ips.length + cidrs.length === 0;
  return ordered && namesNone && current !== undefined ? { uin: current.uin, slots } : undefined;
}

/** The slots with the own VPCs that were named, where the account holds one of the ends; undefined where it holds none. */
function endsOf({ meaning, normal }: Question, home: Home, ordered: boolean): Slots | undefined {
  const { slots } = meaning;
  const spoken = spokenSites(normal, home).map(({ item }) => item.vpc.id);
  const blocks = [...(slots.ips ?? []), ...(slots.cidrs ?? [])].flatMap(blockOf);
  const ownSubnet = subnetOf(home.world, slots.subnet ?? '')?.site.vpc.owner === home.uin;
  const held = spoken.length > 0 || ownSubnet || blocks.some((block) => sees(home, block));
  if (!held) return ordered && blocks.length === 0 ? endsOfPeering(slots, home) : undefined;
  const count = new Set([...spoken, slots.local_vpc, slots.peer_vpc, slots.subnet].filter(Boolean)).size;
  // A name may be a common word: without an order, one is enough only where it is called one's own.
  const callsOwn = mine.test(normal) && spoken.length > 0 && meaning.kind !== 'answer';
  if (!ordered && count + blocks.length < 2 && !callsOwn) return undefined;
  if (slots.local_vpc !== undefined || slots.peer_vpc !== undefined || ownSubnet) return named(slots, home);
  const [local, peer] = spoken;
  return {
    ...slots,
    ...(local === undefined ? {} : { local_vpc: local }),
    ...(peer === undefined ? {} : { peer_vpc: peer }),
  };
}

/** "pcx-1a2b3c4d 不通": what it joins, from the asker's side. */
function endsOfPeering(slots: Slots, home: Home): Slots | undefined {
  const peering = mapGet(home.world.peerings, slots.peering ?? '');
  if (peering === undefined || slots.local_vpc !== undefined) return undefined;
  const roles = rolesOf(home.world, peering, home.uin);
  if (roles.length === 0) return undefined;
  const near = roles.includes('requester') ? peering.requesterVpc : peering.accepterVpc;
  return { ...slots, local_vpc: near, peer_vpc: farVpc(peering, near) };
}

/** What was taken for ids may be names: "vpc-a" of a VPC that is called so. */
function named(slots: Slots, home: Home): Slots {
  const byName = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : (spokenSites(text, home)[0]?.item.vpc.id ?? text);
  const [local, peer] = [byName(slots.local_vpc), byName(slots.peer_vpc)];
  return {
    ...slots,
    ...(local === undefined ? {} : { local_vpc: local }),
    ...(peer === undefined ? {} : { peer_vpc: peer }),
  };
}

/** Whether a block lies in an own VPC, or in one behind an own peering. */
function sees(home: Home, block: Cidr): boolean {
  const { world, now } = home;
  return ownSites(home, sitesSearched).some(
    (site) =>
      holds(site, block) !== undefined ||
      site.peerings.some((peering) => {
        const far = siteOf(world, farVpc(peering, site.vpc.id));
        return (
          far !== undefined && isLive(stateAt(peering, world.rules, now)) && holds(far, block) !== undefined
        );
      }),
  );
}

function blockOf(text: string): Cidr[] {
  const read = text.includes('/') ? parseCidr(text) : parseAddress(text);
  return read.ok ? [read.cidr] : [];
}
