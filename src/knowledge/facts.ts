import type { Lang } from '../faq/index.ts';
import type { PriceStep, Rules } from '../peering/index.ts';

/**
 * The names an answer's placeholders may use, with their values under a rule profile: what the FAQ says is read
 * from what the engine enforces.
 */
export function facts(rules: Rules, lang: Lang) {
  const list = lang === 'zh' ? '、' : ', ';
  return {
    cloud: { tencent: { zh: '腾讯云', en: 'Tencent Cloud' }, aws: { zh: 'AWS', en: 'AWS' } }[rules.cloud][
      lang
    ],
    tencent: rules.cloud === 'tencent',
    aws: rules.cloud === 'aws',
    crossRegion: rules.crossRegion === 'allowed',
    bandwidthCap: rules.crossRegion === 'allowed' && rules.crossRegionBandwidthRequired,
    bandwidthSettable: rules.sameRegionBandwidthSettable,
    crossRegionTiers: `${rules.bandwidthTiersMbps.join(list)} Mbps`,
    crossRegionMax: rate(rules.crossRegionMaxMbps),
    sameRegionFree: rate(rules.sameRegionFreeMbps),
    autoAccept: rules.autoAcceptSameAccount,
    deleteRemovesRoutes: rules.onDeleteRoutes === 'remove',
    secondaryCidrCarried: rules.secondaryCidrRoutable,
    siblingOverlapDenied: rules.siblingOverlap === 'deny',
    requesterPays: rules.payer === 'requester',
    reenable: rules.reenableExpired === 'requester',
    routeInsidePeer: rules.routeDestMustBeInPeer,
    pendingDays: String(rules.pendingTtlHours / 24),
    nameMax: String(rules.nameMax),
    quotas: Object.fromEntries(Object.entries(rules.quotas).map(([name, quota]) => [name, String(quota)])),
    dailyPrices: steps(rules.prices?.POSTPAID_BY_DAY_MAX ?? [], lang),
    monthlyPrices: steps(rules.prices?.POSTPAID_BY_MONTH_95 ?? [], lang),
  };
}

function rate(mbps: number | null): string {
  if (mbps === null) return '';
  return mbps % 1000 === 0 ? `${mbps / 1000} Gbps` : `${mbps} Mbps`;
}

function steps(table: readonly PriceStep[], lang: Lang): { range: string; price: string }[] {
  return table.map(([upTo, price], i) => {
    const from = table[i - 1]?.[0] ?? 0;
    const above = { zh: `${from} 以上`, en: `over ${from}` }[lang];
    return { range: upTo === null ? above : `(${from}, ${upTo}]`, price: String(price) };
  });
}
