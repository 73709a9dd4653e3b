import type { Collection, Json, Key } from '../../src/assistant/ports.ts';

/** What the suite keeps: a document with two index keys, any number of a third, and whatever else. */
export interface Thing {
  readonly rank?: Key;
  readonly group?: string;
  readonly tags?: readonly Key[];
  readonly body?: Json;
}

/** The suite's collections; a store under test is opened with these. */
export const things: Collection<Thing> = {
  name: 'things',
  indexes: { rank: ({ rank }) => rank, group: ({ group }) => group, tags: ({ tags }) => tags },
};
export const counters: Collection<{ n: number }> = { name: '__proto__', indexes: { n: ({ n }) => n } };
export const contractCollections: readonly Collection<never>[] = [things, counters];
