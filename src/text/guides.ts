import { accountsEn } from './en/guides/accounts.ts';
import { addRouteEn } from './en/guides/add-route.ts';
import { buildEn } from './en/guides/build.ts';
import { connectivityEn } from './en/guides/connectivity.ts';
import { createEn } from './en/guides/create.ts';
import { demoEn } from './en/guides/demo.ts';
import { exportingEn } from './en/guides/export.ts';
import { importEn } from './en/guides/import.ts';
import { lifeEn } from './en/guides/life.ts';
import { planEn } from './en/guides/plan.ts';
import { runnerEn } from './en/guides/runner.ts';
import { stepsEn } from './en/guides/steps.ts';
import { accountsZh } from './zh/guides/accounts.ts';
import { addRouteZh } from './zh/guides/add-route.ts';
import { buildZh } from './zh/guides/build.ts';
import { connectivityZh } from './zh/guides/connectivity.ts';
import { createZh } from './zh/guides/create.ts';
import { demoZh } from './zh/guides/demo.ts';
import { exportingZh } from './zh/guides/export.ts';
import { importZh } from './zh/guides/import.ts';
import { lifeZh } from './zh/guides/life.ts';
import { planZh } from './zh/guides/plan.ts';
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
    addRoute: addRouteZh,
    connectivity: connectivityZh,
    exporting: exportingZh,
    plan: planZh,
    life: lifeZh,
  },
  en: {
    runner: runnerEn,
    steps: stepsEn,
    create: createEn,
    accounts: accountsEn,
    build: buildEn,
    import: importEn,
    demo: demoEn,
    addRoute: addRouteEn,
    connectivity: connectivityEn,
    exporting: exportingEn,
    plan: planEn,
    life: lifeEn,
  },
} as const;
