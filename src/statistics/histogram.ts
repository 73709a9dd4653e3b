/**
 * How far a duration that is read out of a bucket lies from any that was put in, as a share of it. Below a minute nothing
 * is told apart.
 */
export const greatestError = 0.025;

/**
 * Buckets grow by the same factor, so that the error is the same share everywhere:
 *
 *     bucket    0       1         2          3
 *            [0, 1)  [1, g)   [g, g²)   [g², g³)  …          in minutes
 *
 * The value 2gⁱ/(g+1) lies (g-1)/(g+1) from both ends of the bucket [gⁱ⁻¹, gⁱ), measured by the end it is compared with.
 * With g = (1+e)/(1-e) that is e. An hour falls into bucket 82, a year of working days into 236.
 */
const growth = (1 + greatestError) / (1 - greatestError);
const minute = 60_000;
/** Fifty years; nothing real is longer, and no more buckets than its own come to be. */
const longest = 50 * 366 * 24 * 60;

/** The bucket of a duration in ms; what is no duration falls into the first. */
export function bucketOf(ms: number): number {
  const minutes = ms / minute;
  if (!(minutes >= 1)) return 0;
  return Math.floor(Math.log(Math.min(minutes, longest)) / Math.log(growth)) + 1;
}

/** The minutes that a bucket stands for; 0 for less than one. */
export function minutesOf(bucket: number): number {
  return bucket <= 0 ? 0 : (2 * growth ** bucket) / (growth + 1);
}

/**
 * The median of what was put into buckets, in minutes; the lower one where two stand in the middle, undefined of nothing.
 */
export function medianOf(counts: ReadonlyMap<number, number>): number | undefined {
  const buckets = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [bucket, count] of buckets) {
    seen += count;
    if (2 * seen >= total) return minutesOf(bucket);
  }
  return undefined;
}
