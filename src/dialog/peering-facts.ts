import {
  allRoutes,
  amountOf,
  type ChargeType,
  chargeOf,
  isLive,
  type Peering,
  type Role,
  type Route,
  rolesOf,
  siteOf,
  stateAt,
  type World,
} from '../peering/index.ts';
import { currencyWord, guideText, inline, pageText } from '../text/index.ts';
import type { At } from './guides/guide.ts';

/** Who looks at a peering, when and in which language. */
export type Looker = Pick<At, 'lang' | 'now' | 'world' | 'uin' | 'library'>;

/** The accounts of the two ends, requester first; empty where an end is not there any more. */
export const ownersOf = (world: World, peering: Peering): readonly [requester: string, accepter: string] => [
  siteOf(world, peering.requesterVpc)?.vpc.owner ?? '',
  siteOf(world, peering.accepterVpc)?.vpc.owner ?? '',
];

/** The other account of a peering; undefined where both ends are one's own. */
export const otherAccount = ({ world, uin }: Looker, peering: Peering): string | undefined =>
  ownersOf(world, peering).find((owner) => owner !== uin);

/**
 * One end as this account may see it. Of another account: never the VPC's name, and its block only from the requester,
 * who showed it by asking, or once the link is made.
 */
export function endText(at: Looker, peering: Peering, role: Role): string {
  const { detail } = pageText[at.lang].peerings;
  const id = role === 'requester' ? peering.requesterVpc : peering.accepterVpc;
  const vpc = siteOf(at.world, id)?.vpc;
  if (vpc === undefined) return id;
  const region = at.library.regions.show(vpc.region, at.lang);
  if (vpc.owner === at.uin) return detail.ownEnd(inline(vpc.name, 40), id, vpc.cidr.text, region);
  const state = stateAt(peering, at.world.rules, at.now);
  const shown = isLive(state) && (role === 'requester' || state !== 'PENDING');
  return detail.theirEnd(vpc.owner, id, shown ? vpc.cidr.text : '', region);
}

/** The role of the end that is not one's own; of two of one's own, the accepter's. */
export const farRole = ({ world, uin }: Looker, peering: Peering): Role =>
  rolesOf(world, peering, uin).includes('requester') ? 'accepter' : 'requester';

/** The account's own routes that point at a peering, by VPC; every own end is there, also without any. */
export function ownRoutes(
  { world, uin }: Looker,
  peering: Peering,
): { readonly vpc: string; readonly routes: readonly { readonly table: string; readonly route: Route }[] }[] {
  return [...new Set([peering.requesterVpc, peering.accepterVpc])].flatMap((vpc) => {
    const site = siteOf(world, vpc);
    if (site?.vpc.owner !== uin) return [];
    const routes = site.tables.flatMap(({ id, routes }) =>
      allRoutes(routes)
        .filter(({ nextHop }) => nextHop === peering.id)
        .map((route) => ({ table: id, route })),
    );
    return [{ vpc, routes }];
  });
}

/** How many of the account's own routes point at a peering. */
export const ownRouteCount = (at: Looker, peering: Peering): number =>
  ownRoutes(at, peering).reduce((sum, { routes }) => sum + routes.length, 0);

/** Who pays, as one reads it who looks from this account. */
export function payerText({ lang, world, uin }: Looker, peering: Peering): string {
  const words = guideText[lang].life.cost;
  const { billable } = chargeOf(world, peering);
  if (!billable) return words.free;
  if (world.rules.payer !== 'requester') return words.each;
  const [requester] = ownersOf(world, peering);
  return requester === uin ? words.you : words.them(requester);
}

/** Whether this account pays for the traffic of a peering. */
export const pays = ({ world, uin }: Looker, peering: Peering): boolean =>
  chargeOf(world, peering).billable &&
  (world.rules.payer !== 'requester' || ownersOf(world, peering)[0] === uin);

/** How a peering is charged; by the day's peak where nothing else was chosen. */
export const chargeTypeOf = ({ chargeType }: Peering): ChargeType => chargeType ?? 'POSTPAID_BY_DAY_MAX';

/**
 * The most that a day or month can cost under a cap of so many Mbps; undefined without a price list. A lower peak may
 * cost more than the cap itself, as the step it falls in prices all of it.
 */
export function dearest({ rules }: World, mode: ChargeType, mbps: number): number | undefined {
  const { prices } = rules;
  if (prices === null) return undefined;
  const peaks = [mbps, ...prices[mode].flatMap(([upTo]) => (upTo !== null && upTo < mbps ? [upTo] : []))];
  const costs = peaks.map((peak) =>
    mode === 'POSTPAID_BY_DAY_MAX'
      ? amountOf(prices, { mode, peakInMbps: peak, peakOutMbps: peak })
      : amountOf(prices, { mode, p95Mbps: peak, validDays: 30, daysInMonth: 30 }),
  );
  return Math.max(...costs);
}

/** The highest bill under a cap, in words; empty for who does not pay, or where nobody knows. */
export function dearestText(at: Looker, peering: Peering): readonly string[] {
  const words = guideText[at.lang].life.cost;
  const mode = chargeTypeOf(peering);
  const { bandwidthMbps: mbps } = peering;
  const amount = mbps === null || !pays(at, peering) ? undefined : dearest(at.world, mode, mbps);
  if (amount === undefined) return [];
  return [
    words.atMost(
      words.modes[mode],
      words.units[mode],
      String(amount),
      currencyWord(at.lang, at.world.rules.currency),
    ),
  ];
}
