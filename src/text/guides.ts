import { createEn } from './en/guides/create.ts';
import { runnerEn } from './en/guides/runner.ts';
import { stepsEn } from './en/guides/steps.ts';
import { createZh } from './zh/guides/create.ts';
import { runnerZh } from './zh/guides/runner.ts';
import { stepsZh } from './zh/guides/steps.ts';

/** What the guides say: the runner's words, those of the steps that several guides share, and each guide's own. */
export const guideText = {
  zh: { runner: runnerZh, steps: stepsZh, create: createZh },
  en: { runner: runnerEn, steps: stepsEn, create: createEn },
} as const;
