import { type DialogWorld, RegionNames } from '../dialog/index.ts';
import { type Knowledge, loadKnowledge } from '../knowledge/index.ts';

/** Knowledge under a rule profile, wired for the dialog. */
export async function loadUnderstanding(profile: string, root?: string): Promise<DialogWorld> {
  return dialogWorld(await loadKnowledge(profile, root));
}

function dialogWorld({ confidence, regions, ...knowledge }: Knowledge): DialogWorld {
  const { answerAt, suggestAt } = confidence;
  return { ...knowledge, regions: new RegionNames(regions), answerAt, suggestAt };
}
