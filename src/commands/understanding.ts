import { type DialogWorld, RegionNames } from '../dialog/index.ts';
import { type Knowledge, loadKnowledge } from '../knowledge/index.ts';

/** Knowledge under a rule profile, wired for the dialog. */
export async function loadUnderstanding(profile: string, root?: string): Promise<DialogWorld> {
  return dialogWorld(await loadKnowledge(profile, root));
}

function dialogWorld({ faq, regions, confidence, profile, entries, topics }: Knowledge): DialogWorld {
  const { answerAt, suggestAt } = confidence;
  return { faq, regions: new RegionNames(regions), answerAt, suggestAt, profile, entries, topics };
}
