import { everyStep, steps } from './kill-points.ts';
import { perform } from './perform.ts';
import type { Intake } from './stage.ts';

/**
 * Plays the story of two companies undisturbed, and then three times with a kill at every step, so that each step is
 * killed at each kind of moment. Prints what became of it; resolves to whether all came to the same.
 */
export async function sweepStory(by: Intake, seed: number): Promise<boolean> {
  const calm = await perform(by);
  let clean = true;
  for (const round of [0, 1, 2]) {
    const moments = everyStep(round, seed);
    const killed = await perform(by, (step) => moments[step]);
    const same =
      killed.transcript === calm.transcript &&
      JSON.stringify(killed.documents) === JSON.stringify(calm.documents);
    clean &&= same;
    const { kills, unacknowledged, doubled } = killed;
    console.log(
      `${by}, round ${round + 1} of 3: ${kills} kills at ${steps} steps, ${unacknowledged} before the acknowledgement, ` +
        `${doubled} messages in flight shown twice: ${same ? 'the same story' : 'ANOTHER STORY'}`,
    );
  }
  return clean;
}
