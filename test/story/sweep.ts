import { everyStep } from './kill-points.ts';
import { perform } from './perform.ts';
import { deedsOf, type Play } from './play.ts';
import type { Intake } from './stage.ts';

/**
 * Plays a story undisturbed, and then three times with a kill at every step, so that each step is killed at each kind of
 * moment. Prints what became of it under the name of the story; resolves to whether all came to the same.
 */
export async function sweepStory(name: string, play: Play, by: Intake, seed: number): Promise<boolean> {
  const steps = deedsOf(play).length;
  const calm = await perform(play, by);
  let clean = true;
  for (const round of [0, 1, 2]) {
    const moments = everyStep(steps, round, seed);
    const killed = await perform(play, by, (step) => moments[step]);
    const [before, after] = [calm, killed].map(({ transcript, documents }) => [
      ...transcript.split('\n'),
      ...Object.entries(documents).map(([collection, all]) => `${collection}: ${JSON.stringify(all)}`),
    ]) as [string[], string[]];
    const other = after.findIndex((line, at) => line !== before[at]);
    const same = other < 0 && before.length === after.length;
    clean &&= same;
    const { kills, unacknowledged, doubled } = killed;
    console.log(
      `${name} by ${by}, round ${round + 1} of 3: ${kills} kills at ${steps} steps, ${unacknowledged} before the acknowledgement, ` +
        `${doubled} messages in flight shown twice: ${same ? 'the same story' : 'ANOTHER STORY'}`,
    );
    if (!same) console.log(`  was: ${before[other]}\n  is:  ${after[other]}`);
  }
  return clean;
}
