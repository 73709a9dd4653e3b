import { RegionNames, type Understanding } from '../dialog/index.ts';
import { type Knowledge, loadKnowledge } from '../knowledge/index.ts';

/** Knowledge under a profile, wired for the dialog. */
export async function loadUnderstanding(
  profile: string,
  root?: string,
): Promise<Understanding & { knowledge: Knowledge }> {
  const knowledge = await loadKnowledge(profile, root);
  const { answerAt, suggestAt } = knowledge.confidence;
  return { knowledge, faq: knowledge.faq, regions: new RegionNames(knowledge.regions), answerAt, suggestAt };
}
