import { apiText } from '../peering/cloud/api.ts';
import { type CloudPlan, cloudPlan, wantedPeering } from '../peering/cloud/plan.ts';
import { tccliScript, tccliUndo } from '../peering/cloud/tccli.ts';
import { terraformFile, terraformUndo } from '../peering/cloud/terraform.ts';
import type { ExportWords } from '../peering/cloud/words.ts';
import type { World } from '../peering/world.ts';
import { exportWords as en } from '../text/en/cloud.ts';
import { exportWords as zh } from '../text/zh/cloud.ts';
import type { CommandIo } from './command-io.ts';

/** The forms a peering can be exported in. */
export const exportForms = ['tccli', 'api', 'terraform'] as const;
export type ExportForm = (typeof exportForms)[number];

export interface ExportOptions {
  /** The world file, read and checked by the caller. */
  readonly world: World;
  readonly peering: string;
  readonly as: ExportForm;
  /** Print the way back instead. */
  readonly undo?: boolean;
  readonly lang: 'zh' | 'en';
}

/**
 * `export WORLD.json --peering pcx-… --as tccli|api|terraform [--undo]`: prints the export on `out`. Exit code 0, or 2
 * with a sentence on `err` where the world has no such peering to export.
 */
export function exportCommand(options: ExportOptions, io: Pick<CommandIo, 'out' | 'err'>): number {
  const words = { zh, en }[options.lang];
  const found = wantedPeering(options.world, options.peering);
  if (!found.ok) {
    io.err(`${words.refusal(found.refusal)}\n`);
    return 2;
  }
  io.out(forms[options.as](cloudPlan(found.wanted), words, options.undo === true));
  return 0;
}

const forms: Readonly<Record<ExportForm, (plan: CloudPlan, words: ExportWords, undo: boolean) => string>> = {
  tccli: (plan, words, undo) => (undo ? tccliUndo : tccliScript)(plan, words),
  api: apiText,
  terraform: (plan, words, undo) => (undo ? terraformUndo : terraformFile)(plan, words),
};
