import { accountPageEn } from './en/pages/account.ts';
import { vpcPageEn } from './en/pages/vpcs.ts';
import { accountPageZh } from './zh/pages/account.ts';
import { vpcPageZh } from './zh/pages/vpcs.ts';

/** What the pages say, by language and page. */
export const pageText = {
  zh: { account: accountPageZh, vpcs: vpcPageZh },
  en: { account: accountPageEn, vpcs: vpcPageEn },
} as const;
