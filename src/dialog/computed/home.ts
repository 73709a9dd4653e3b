import type { MemberRole } from '../../accounts/index.ts';
import { normalise } from '../../faq/index.ts';
import {
  blocksOf,
  type Cidr,
  contains,
  farVpc,
  isLive,
  mapGet,
  type Peering,
  type Site,
  siteOf,
  stateAt,
  type World,
} from '../../peering/index.ts';
import { type ComputedText, inline } from '../../text/index.ts';
import type { Frame } from '../frame.ts';

/** An account of the asker's with the network as of this turn. */
export interface Home {
  readonly world: World;
  readonly uin: string;
  readonly role: MemberRole;
  readonly now: number;
}

/** Accounts of one person that are looked through for what an utterance names. */
const accountsAtMost = 5;
/** VPCs looked at where a question names none: what most accounts have in a region. */
export const sitesAtMost = 20;
/** VPCs looked through for one that is named, or for an address. */
export const sitesSearched = 500;
/** Peerings looked at, and the newest of each VPC. */
export const peeringsAtMost = 50;

/** The accounts of the asker, the one acted for first; none where others read along. */
export async function homesOf({ desk }: Frame): Promise<readonly Home[]> {
  if (!desk.person.alone) return [];
  const { uin, memberships } = await desk.self();
  if (uin === null) return [];
  const world = await desk.network();
  return [...memberships]
    .sort((a, b) => Number(b.uin === uin) - Number(a.uin === uin))
    .slice(0, accountsAtMost)
    .map((member) => ({ world, uin: member.uin, role: member.role, now: desk.now }));
}

/** The account acted for. */
export async function homeOf(frame: Frame): Promise<Home | undefined> {
  const [first] = await homesOf(frame);
  return first;
}

/** The first of an account's own VPCs with what hangs on them. */
export const ownSites = ({ world, uin }: Home, most = sitesAtMost): readonly Site[] =>
  (mapGet(world.ownVpcs, uin) ?? []).slice(0, most).flatMap((id) => siteOf(world, id) ?? []);

/** An own peering, with its ends as the account sees them. */
export interface OwnPeering {
  /** In its state by the clock. */
  readonly peering: Peering;
  readonly near: Site;
  readonly far: Site;
  /** Whether the account is the one that asked for it; of one within the account, it is. */
  readonly asked: boolean;
}

/** The newest peerings of the first VPCs of an account, each once, the newest first. */
export function ownPeerings(
  home: Home,
  wanted: (own: OwnPeering) => boolean,
  sites = sitesAtMost,
): readonly OwnPeering[] {
  const found = new Map<string, OwnPeering>();
  for (const near of ownSites(home, sites)) {
    for (const peering of near.peerings.slice(-peeringsAtMost)) {
      const own = found.has(peering.id) ? undefined : seenFrom(home, near, peering);
      if (own !== undefined && wanted(own)) found.set(peering.id, own);
    }
  }
  return [...found.values()]
    .sort((a, b) => b.peering.createdAt - a.peering.createdAt)
    .slice(0, sites === sitesAtMost ? peeringsAtMost : sites);
}

/** A peering as one of its ends sees it. */
export function seenFrom({ world, uin, now }: Home, near: Site, peering: Peering): OwnPeering | undefined {
  const far = siteOf(world, farVpc(peering, near.vpc.id));
  if (far === undefined) return undefined;
  const asked = siteOf(world, peering.requesterVpc)?.vpc.owner === uin;
  return { peering: { ...peering, state: stateAt(peering, world.rules, now) }, near, far, asked };
}

export const isOpen = ({ peering }: OwnPeering): boolean => peering.state === 'ACTIVE';
export const lives = ({ peering }: OwnPeering): boolean => isLive(peering.state);
export const crossesRegions = ({ near, far }: OwnPeering): boolean => near.vpc.region !== far.vpc.region;
export const crossesAccounts = ({ near, far }: OwnPeering): boolean => near.vpc.owner !== far.vpc.owner;

/** A VPC as the account sees it, Markdown: the name of another account's is not known to it. */
export function vpcText({ vpc }: Site, { uin }: Home, words: ComputedText): string {
  return words.named(vpc.owner === uin ? inline(vpc.name, 40) : '', code(vpc.id));
}

/** A peering, Markdown. */
export const peeringTitle = ({ id, name }: Peering, words: ComputedText): string =>
  words.named(inline(name, 40), code(id));

/** An id that stands in a code span cannot end it. */
const code = (id: string): string => id.replaceAll('`', "'");

/** Whether one of a VPC's blocks holds all of another. */
export const holds = ({ vpc }: Site, block: Cidr): Cidr | undefined =>
  blocksOf(vpc).find((each) => contains(each, block));

/** Names that say what a thing is rather than which: a sentence that holds them names nothing. */
const commonNames =
  /^(?:对等|对等连接|连接|网络|私有网络|子网|路由|申请|请求|状态|账号|默认|peering(?: connection)?s?|vpcs?|networks?|status|state|request|subnet|route|default|peer|check|can|my|the|to|is|in|it|on)$/;

/** Something of the account that an utterance names, and where. */
export interface Spoken<T> {
  readonly item: T;
  readonly start: number;
  readonly end: number;
}

/**
 * What a normalised text names by id or by name, in the order it stands there. Longer names win where they cover
 * shorter ones; a name of Latin letters counts as a whole word only, a single character never.
 */
export function spokenIn<T>(
  normal: string,
  candidates: readonly { readonly item: T; readonly names: readonly string[] }[],
): readonly Spoken<T>[] {
  const names = candidates
    .flatMap(({ item, names: all }) => all.map((name) => ({ item, name: normalise(name) })))
    .filter(({ name }) => [...name].length >= 2 && !commonNames.test(name))
    .sort((a, b) => b.name.length - a.name.length);
  const found: Spoken<T>[] = [];
  for (const { item, name } of names) {
    const start = wholeIndexOf(normal, name);
    const end = start + name.length;
    if (start < 0 || found.some((other) => other.start < end && start < other.end)) continue;
    if (!found.some((other) => other.item === item)) found.push({ item, start, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

function wholeIndexOf(text: string, name: string): number {
  const latin = /[a-z0-9]/;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + name.length] ?? ''];
    const runsOn =
      (latin.test(name[0] ?? '') && /[a-z0-9_-]/.test(before)) ||
      (latin.test(name.at(-1) ?? '') &&
        /[a-z0-9_-]/.test(after) &&
        !/^-(?![a-z0-9])/.test(text.slice(at + name.length)));
    if (!runsOn) return at;
  }
  return -1;
}

/** The own VPCs that a text names. */
export const spokenSites = (normal: string, home: Home): readonly Spoken<Site>[] =>
  spokenIn(
    normal,
    ownSites(home, sitesSearched).map((site) => ({ item: site, names: [site.vpc.id, site.vpc.name] })),
  );
