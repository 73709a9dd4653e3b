import { createEn } from './en/guides/create.ts';
import { lifeEn } from './en/guides/life.ts';
import { runnerEn } from './en/guides/runner.ts';
import { stepsEn } from './en/guides/steps.ts';
import { createZh } from './zh/guides/create.ts';
import { lifeZh } from './zh/guides/life.ts';
import { runnerZh } from './zh/guides/runner.ts';
import { stepsZh } from './zh/guides/steps.ts';

/** What the guides say: the runner's words, those of the steps that several guides share, and each guide's own. */
export const guideText = {
  zh: { runner: runnerZh, steps: stepsZh, create: createZh, life: lifeZh },
  en: { runner: runnerEn, steps: stepsEn, create: createEn, life: lifeEn },
} as const;
