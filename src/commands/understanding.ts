import { type DialogWorld, RegionNames, type TuneRow } from '../dialog/index.ts';
import { type Knowledge, loadKnowledge, readTune } from '../knowledge/index.ts';

/** Knowledge under a rule profile, wired for the dialog. */
export async function loadUnderstanding(profile: string, root?: string): Promise<DialogWorld> {
  let tune: readonly TuneRow[] | undefined;
  return {
    ...dialogWorld(await loadKnowledge(profile, root)),
    tune: () => {
      tune ??= readTune(root);
      return tune;
    },
  };
}

function dialogWorld({ confidence, regions, ...knowledge }: Knowledge): DialogWorld {
  const { answerAt, suggestAt } = confidence;
  return { ...knowledge, regions: new RegionNames(regions), answerAt, suggestAt };
}
