import { peeringsEn } from './en/pages/peerings.ts';
import { quotasEn } from './en/pages/quotas.ts';
import { peeringsZh } from './zh/pages/peerings.ts';
import { quotasZh } from './zh/pages/quotas.ts';

/** What the pages say, by language. */
export const pageText = {
  zh: { peerings: peeringsZh, quotas: quotasZh },
  en: { peerings: peeringsEn, quotas: quotasEn },
} as const;
