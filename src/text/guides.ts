import { accountsEn } from './en/guides/accounts.ts';
import { buildEn } from './en/guides/build.ts';
import { createEn } from './en/guides/create.ts';
import { demoEn } from './en/guides/demo.ts';
import { importEn } from './en/guides/import.ts';
import { runnerEn } from './en/guides/runner.ts';
import { stepsEn } from './en/guides/steps.ts';
import { accountsZh } from './zh/guides/accounts.ts';
import { buildZh } from './zh/guides/build.ts';
import { createZh } from './zh/guides/create.ts';
import { demoZh } from './zh/guides/demo.ts';
import { importZh } from './zh/guides/import.ts';
import { runnerZh } from './zh/guides/runner.ts';
import { stepsZh } from './zh/guides/steps.ts';

/** What the guides say: the runner's words, those of the steps that several guides share, and each guide's own. */
export const guideText = {
  zh: {
    runner: runnerZh,
    steps: stepsZh,
    create: createZh,
    accounts: accountsZh,
    build: buildZh,
    import: importZh,
    demo: demoZh,
  },
  en: {
    runner: runnerEn,
    steps: stepsEn,
    create: createEn,
    accounts: accountsEn,
    build: buildEn,
    import: importEn,
    demo: demoEn,
  },
} as const;
