/**
 * What is counted of the desk, per week: weeks, tallies that can be added up, medians out of them, texts that mean alike.
 * Knows numbers, names of counts, calendar weeks and words with their weights.
 * Refuses to know conversations, tickets, where tallies are kept, and what day it is.
 */

export { type Cluster, type Clustered, clusterTexts, type Wording } from './cluster.ts';
export { type Figures, figuresOf } from './figures.ts';
export { bucketOf, greatestError, medianOf, minutesOf } from './histogram.ts';
export {
  type CountName,
  countNames,
  sumOf,
  type Tally,
  type TallyName,
  type TookName,
  tookIn,
} from './tally.ts';
export { mondayOf, weekOf, weeksUpTo } from './week.ts';
