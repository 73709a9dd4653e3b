import { exportWords as enExport, findingWords as enFinding } from './en/cloud.ts';
import { exportWords as zhExport, findingWords as zhFinding } from './zh/cloud.ts';

/** What stands in an export besides the calls themselves, by language. */
export const exportText = { zh: zhExport, en: enExport } as const;

/** What an import has to say of the files it read, by language. */
export const findingText = { zh: zhFinding, en: enFinding } as const;
