import { accountPageEn } from './en/pages/account.ts';
import { peeringsEn } from './en/pages/peerings.ts';
import { quotasEn } from './en/pages/quotas.ts';
import { statsPageEn } from './en/pages/stats.ts';
import { vpcPageEn } from './en/pages/vpcs.ts';
import { accountPageZh } from './zh/pages/account.ts';
import { peeringsZh } from './zh/pages/peerings.ts';
import { quotasZh } from './zh/pages/quotas.ts';
import { statsPageZh } from './zh/pages/stats.ts';
import { vpcPageZh } from './zh/pages/vpcs.ts';

/** What the pages say, by language. */
export const pageText = {
  zh: { account: accountPageZh, vpcs: vpcPageZh, peerings: peeringsZh, quotas: quotasZh, stats: statsPageZh },
  en: { account: accountPageEn, vpcs: vpcPageEn, peerings: peeringsEn, quotas: quotasEn, stats: statsPageEn },
} as const;
