import type { Lang } from '../../faq/index.ts';
import {
  countedBlocks,
  farVpc,
  firstOverlap,
  isLive,
  quotaOf,
  siteOf,
  stateAt,
} from '../../peering/index.ts';
import { type ComputedText, computedText, inline } from '../../text/index.ts';
import type { Frame } from '../frame.ts';
import {
  crossesAccounts,
  crossesRegions,
  type Home,
  homeOf,
  isOpen,
  lives,
  type OwnPeering,
  ownPeerings,
  ownSites,
  peeringsAtMost,
  peeringTitle,
  vpcText,
} from './home.ts';
import { missingRoutes, routesIn } from './own-routes.ts';
import { leftText } from './peering-status.ts';
import { tidy } from './question.ts';
import { usedOf } from './remaining.ts';

/** Lines of one case; more would outgrow the answer above them. */
const linesAtMost = 2;
/** Things named in one line. */
const namedAtMost = 3;
/** Peers of one hub that are held against each other. */
const spokesAtMost = 10;
/** Share of a quota from which on it is worth a word. */
const nearlyFull = 0.8;

/** What a case looks at. */
interface Own {
  readonly home: Home;
  readonly words: ComputedText;
  readonly lang: Lang;
}

/**
 * What a general answer means for the asker's own network: two lines at most, or nothing. Not where others read along.
 * It looks at the first VPCs and the newest peerings only, so that it costs the same in a large network.
 */
export async function ownCase(frame: Frame, entry: string): Promise<string | undefined> {
  const about = cases.get(entry);
  const home = about === undefined ? undefined : await homeOf(frame);
  if (about === undefined || home === undefined) return undefined;
  const { lang } = frame.conversation;
  const words = computedText[lang];
  const lines = about({ home, words, lang }).slice(0, linesAtMost);
  return lines.length === 0
    ? undefined
    : tidy(`${words.own.lead}${lang === 'zh' ? '' : ' '}${lines.join('\n')}`);
}

/** By entry, what it means in an account's own network, the weightiest first; nothing where there is nothing to say. */
const cases: ReadonlyMap<string, (own: Own) => readonly string[]> = new Map([
  ['quotas', fullest],
  ['bandwidth', caps],
  ['who-pays', payers],
  ['overlapping-cidrs', overlaps],
  ['configure-routes', (own) => missingRoutes(own.home, { ...own, most: linesAtMost })],
  ['accept-request', waiting],
  ['not-transitive', chains],
  ['cross-region', caps],
  ['same-vs-cross-region', regions],
  ['cross-account', partners],
  ['delete-effect', routesLost],
  ['several-cidrs', secondary],
]);

function fullest({ home, words }: Own): readonly string[] {
  const sites = ownSites(home);
  const limit = quotaOf(home.world, home.uin, 'peeringsPerVpc');
  const [top] = sites
    .map((site) => ({ site, used: usedOf(site, home) }))
    .filter(({ used }) => used > 0)
    .sort((a, b) => b.used - a.used);
  const routes = quotaOf(home.world, home.uin, 'routesPerTable');
  const [table] = sites
    .flatMap(({ tables }) => tables)
    .filter((each) => each.routes.size >= routes * nearlyFull)
    .sort((a, b) => b.routes.size - a.routes.size);
  return [
    ...(top === undefined ? [] : [words.own.quota(vpcText(top.site, home, words), top.used, limit)]),
    ...(table === undefined ? [] : [words.own.table(table.id, table.routes.size, routes)]),
  ];
}

function caps({ home, words }: Own): readonly string[] {
  const cross = ownPeerings(home, (own) => lives(own) && crossesRegions(own));
  if (cross.length === 0) return [];
  const named = cross
    .slice(0, namedAtMost)
    .map(({ peering }) => words.own.cap(peeringTitle(peering, words), peering.bandwidthMbps));
  return [words.own.caps(listed(named, cross.length, words))];
}

function payers({ home, words }: Own): readonly string[] {
  const live = ownPeerings(home, lives);
  const cross = live.filter(crossesRegions);
  const { payer, sameRegionFreeMbps } = home.world.rules;
  if (cross.length === 0)
    return live.length > 0 && sameRegionFreeMbps !== null ? [words.own.payNone(live.length)] : [];
  if (payer === 'each-side') return [words.own.payEach(cross.length)];
  const mine = cross.filter(({ asked }) => asked).length;
  return [
    ...(mine > 0 ? [words.own.payYou(mine)] : []),
    ...(cross.length > mine ? [words.own.payThem(cross.length - mine)] : []),
  ];
}

function overlaps({ home, words }: Own): readonly string[] {
  const sites = ownSites(home);
  const lines: string[] = [];
  for (const [i, a] of sites.entries()) {
    for (const b of sites.slice(i + 1)) {
      const { rules } = home.world;
      const shared = firstOverlap(countedBlocks(a, rules), countedBlocks(b, rules));
      if (shared === null) continue;
      const [left, right] = [a, b].map((site) => vpcText(site, home, words));
      lines.push(words.own.overlap(left ?? '', right ?? '', shared.overlap.text));
      if (lines.length >= linesAtMost) return lines;
    }
  }
  return lines;
}

function waiting({ home, words }: Own): readonly string[] {
  const pending = ownPeerings(home, (own) => own.peering.state === 'PENDING');
  const line = (all: readonly OwnPeering[], say: ComputedText['own']['waitYou']): readonly string[] => {
    const [latest] = all;
    if (latest === undefined) return [];
    const title = peeringTitle(latest.peering, words);
    return [say(all.length, title, latest.far.vpc.owner, leftText(latest, home, words))];
  };
  return [
    ...line(
      pending.filter((own) => !own.asked || !crossesAccounts(own)),
      words.own.waitYou,
    ),
    ...line(
      pending.filter((own) => own.asked && crossesAccounts(own)),
      words.own.waitThem,
    ),
  ];
}

/**
 * Two VPCs that are both peered with an own one and not with each other. Whether they are can only be told where one of
 * them is the account's, too: the peerings of others are not read.
 */
function chains({ home, words }: Own): readonly string[] {
  const { world, now, uin } = home;
  for (const hub of ownSites(home)) {
    const spokes = hub.peerings
      .slice(-spokesAtMost)
      .filter((peering) => stateAt(peering, world.rules, now) === 'ACTIVE')
      .flatMap((peering) => siteOf(world, farVpc(peering, hub.vpc.id)) ?? []);
    for (const a of spokes.filter(({ vpc }) => vpc.owner === uin)) {
      const direct = new Set(
        a.peerings
          .slice(-peeringsAtMost)
          .filter((peering) => isLive(stateAt(peering, world.rules, now)))
          .map((peering) => farVpc(peering, a.vpc.id)),
      );
      const b = spokes.find(({ vpc }) => vpc.id !== a.vpc.id && !direct.has(vpc.id));
      if (b === undefined) continue;
      const [left, middle, right] = [a, hub, b].map((site) => vpcText(site, home, words));
      return [words.own.chain(left ?? '', middle ?? '', right ?? '')];
    }
  }
  return [];
}

function regions({ home, words }: Own): readonly string[] {
  const live = ownPeerings(home, lives);
  const cross = live.filter(crossesRegions).length;
  return live.length === 0 ? [] : [words.own.regions(cross, live.length - cross)];
}

function partners({ home, words }: Own): readonly string[] {
  const across = ownPeerings(home, (own) => lives(own) && crossesAccounts(own));
  const accounts = [...new Set(across.map(({ far }) => inline(far.vpc.owner, 20)))];
  if (accounts.length === 0) return [];
  const named = listed(accounts.slice(0, namedAtMost), accounts.length, words);
  return [words.own.crossAccount(across.length, named)];
}

function routesLost({ home, words }: Own): readonly string[] {
  const open = ownPeerings(home, isOpen);
  if (open.length === 0) return [];
  const ids = new Set(open.map(({ peering }) => peering.id));
  const pointing = ownSites(home)
    .flatMap(routesIn)
    .filter((hop) => ids.has(hop)).length;
  return [words.own.routesLost(open.length, pointing, home.world.rules.onDeleteRoutes === 'blackhole')];
}

function secondary({ home, words }: Own): readonly string[] {
  if (home.world.rules.secondaryCidrRoutable) return [];
  return ownSites(home)
    .filter(({ vpc }) => vpc.secondaryCidrs.length > 0)
    .map((site) => {
      const blocks = site.vpc.secondaryCidrs.map(({ text }) => text);
      const named = listed(blocks.slice(0, namedAtMost), blocks.length, words);
      return words.own.secondary(vpcText(site, home, words), named);
    });
}

/** A list with how many more there are. */
const listed = (named: readonly string[], count: number, words: ComputedText): string =>
  [...named, ...(count > named.length ? [words.more(count - named.length)] : [])].join(words.join);
