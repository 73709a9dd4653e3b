import {
  apiText,
  type CloudPlan,
  cloudPlan,
  type ExportWords,
  tccliScript,
  tccliUndo,
  terraformFile,
  terraformUndo,
  wantedPeering,
} from '../peering/cloud/index.ts';
import { readWorld } from '../scenario/index.ts';
import { exportText } from '../text/cloud.ts';
import type { PeeringLanguage } from '../text/peering.ts';
import type { CommandIo, ExitCode } from './io.ts';
import { readText } from './simulate.ts';

/** The forms a peering can be exported in. */
export const exportForms = ['tccli', 'api', 'terraform'] as const;
export type ExportForm = (typeof exportForms)[number];

export interface ExportOptions {
  readonly world: string;
  readonly peering: string;
  readonly as: ExportForm;
  /** Print the way back instead. */
  readonly undo?: boolean;
  readonly lang?: PeeringLanguage;
}

/**
 * `export WORLD.json --peering pcx-… --as tccli|api|terraform [--undo] [--lang]`: prints the export. Exit 0, or 2 if
 * the file has mistakes or holds no such peering to export.
 */
export async function run(options: ExportOptions, io: CommandIo): Promise<ExitCode> {
  const words = exportText[options.lang ?? 'zh'];
  const text = await readText(options.world, io);
  if (text === null) return 2;
  const read = readWorld(text, io.profiles);
  if (!read.ok) {
    for (const { path, message } of read.mistakes) io.err(`${options.world}: ${path}: ${message}`);
    return 2;
  }
  const found = wantedPeering(read.value.world, options.peering, read.value.now);
  if (!found.ok) {
    io.err(words.refusal(found.refusal));
    return 2;
  }
  io.out(forms[options.as](cloudPlan(found.wanted), words, options.undo === true).trimEnd());
  return 0;
}

const forms: Readonly<Record<ExportForm, (plan: CloudPlan, words: ExportWords, undo: boolean) => string>> = {
  tccli: (plan, words, undo) => (undo ? tccliUndo : tccliScript)(plan, words),
  api: apiText,
  terraform: (plan, words, undo) => (undo ? terraformUndo : terraformFile)(plan, words),
};
