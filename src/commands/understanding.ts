import { type DialogWorld, RegionNames } from '../dialog/index.ts';
import { type Knowledge, loadKnowledge } from '../knowledge/index.ts';

/** Knowledge under a rule profile, wired for the dialog. */
export async function loadUnderstanding(profile: string, root?: string): Promise<DialogWorld> {
  return dialogWorld(await loadKnowledge(profile, root));
}

function dialogWorld({ faq, regions, confidence, profile, entries, topics }: Knowledge): DialogWorld {
  const { answerAt, suggestAt } = confidence;
  return {
    faq,
    regions: new RegionNames(regions),
    answerAt,
    suggestAt,
    profile,
    entries,
    topics,
    policy,
    macros: new Map(),
  };
}
const h = 3_600_000;
const t = { firstReply: 4 * h, nextReply: 8 * h, resolution: 24 * h };
const policy = {
  hours: {
    timeZone: 'Asia/Shanghai',
    week: [0, 1, 2, 3, 4, 5, 6].map((n) => (n < 5 ? [{ from: 540, to: 1080 }] : [])),
    exceptions: {},
  },
  targets: { urgent: t, high: t, normal: t, low: t },
  remindAt: 0.8,
  reopenMs: 7 * 24 * h,
  closeMs: 7 * 24 * h,
  liveTicketsPerCustomer: 5,
  textMax: 4000,
} as never;
