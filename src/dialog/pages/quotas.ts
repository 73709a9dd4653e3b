import { type Quotas, quotaOf, type Site, sitesOf, stateAt, vpcCountOf } from '../../peering/index.ts';
import { inline, pageText, peeringText, supportText } from '../../text/index.ts';
import type { Button } from '../reply.ts';
import type { ShowPage, View } from './page.ts';

/** VPCs on one page. */
const atOnce = 6;

/** What the account may have of everything, what it has, and what is left; by region and by VPC. */
export const quotasPage: ShowPage = async (view) => {
  const { lang, uin, world } = view;
  const words = pageText[lang].quotas;
  const sites = [...sitesOf(world, uin)].sort((a, b) =>
    a.vpc.region < b.vpc.region ? -1 : a.vpc.region > b.vpc.region ? 1 : 0,
  );
  const raise: Button = {
    label: supportText[lang].open.askQuota,
    action: { do: 'guide', guide: 'open_ticket', values: { kind: 'quota', account: uin } },
  };
  const names = peeringText(lang).quotas;
  if (sites.length === 0) {
    const limits = (Object.keys(names) as (keyof Quotas)[]).map((quota) =>
      words.default(names[quota], quotaOf(world, uin, quota)),
    );
    return { markdown: [words.noVpc(uin), limits.join('\n'), words.raise].join('\n\n'), buttons: [raise] };
  }
  const last = Math.floor((sites.length - 1) / atOnce) * atOnce;
  const from = Math.min(Math.floor(view.from / atOnce) * atOnce, last);
  const turn = (label: string, to: number): Button => ({
    label,
    action: { do: 'show', page: 'quotas', uin, from: to },
  });
  const join = lang === 'zh' ? '、' : ', ';
  const states = world.rules.quotaCounts.map((state) => peeringText(lang).states[state]).join(join);
  return {
    markdown: [
      words.heading(uin),
      ...(from === 0 ? [[words.regions, ...regionLines(view, sites)].join('\n')] : []),
      ...sites.slice(from, from + atOnce).map((site) => sitePart(view, site)),
      words.counted(states),
      words.raise,
    ].join('\n\n'),
    buttons: [
      ...(from > 0 ? [turn(words.back, from - atOnce)] : []),
      ...(from < last ? [turn(words.more, from + atOnce)] : []),
      { label: words.peerings, action: { do: 'show', page: 'peerings', uin } },
      raise,
    ],
  };
};

function regionLines({ lang, uin, world, library }: View, sites: readonly Site[]): string[] {
  const limit = quotaOf(world, uin, 'vpcsPerRegion');
  return [...new Set(sites.map(({ vpc }) => vpc.region))].map((region) => {
    const used = vpcCountOf(world, uin, region);
    return pageText[lang].quotas.line(library.regions.show(region, lang), used, limit, limit - used);
  });
}

function sitePart({ lang, now, uin, world, library }: View, site: Site): string {
  const words = pageText[lang].quotas;
  const { vpc, subnets, tables, peerings } = site;
  const line = (what: string, quota: keyof Quotas, used: number): string => {
    const limit = quotaOf(world, uin, quota);
    return words.line(what, used, limit, limit - used);
  };
  const live = peerings.filter((each) => world.rules.quotaCounts.includes(stateAt(each, world.rules, now)));
  const fullest = tables.reduce<Site['tables'][number] | undefined>(
    (most, table) => (most === undefined || table.routes.size > most.routes.size ? table : most),
    undefined,
  );
  const named = tables.length > 1 ? words.fullest : words.routesIn;
  return [
    words.vpc(inline(vpc.name, 40), vpc.id, library.regions.show(vpc.region, lang)),
    line(words.per.peeringsPerVpc, 'peeringsPerVpc', live.length),
    line(words.per.subnetsPerVpc, 'subnetsPerVpc', subnets.length),
    line(words.per.routeTablesPerVpc, 'routeTablesPerVpc', tables.length),
    ...(fullest === undefined ? [] : [line(named(fullest.id), 'routesPerTable', fullest.routes.size)]),
    ...(vpc.secondaryCidrs.length === 0
      ? []
      : [line(words.per.secondaryCidrsPerVpc, 'secondaryCidrsPerVpc', vpc.secondaryCidrs.length)]),
  ].join('\n');
}
