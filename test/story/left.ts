import { collections } from '../../src/assistant/collections.ts';
import { Network } from '../../src/assistant/network.ts';
import { sweepKind } from '../../src/assistant/sweep.ts';
import type { World } from '../../src/peering/index.ts';
import { readFolder } from '../../src/store/embedded/read-folder.ts';
import { openEmbedded } from '../../src/store/index.ts';
import { rules } from '../support/profiles.ts';

/** How often something was tried and sent, and where, which a kill may change, and what is there only until it is done. */
const passing = ['inbox', 'outbox', 'lanes', 'runs', 'ticketPlaces'];

/** Documents by id, by the name of their collection. */
export type Documents = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The documents that a stopped service left, by collection and id: what was done, without when. */
export async function readDocuments(folder: string): Promise<Documents> {
  const { image } = await readFolder(folder, new Map());
  const shelves = image.shelves
    .filter(({ name }) => !passing.includes(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(
    shelves.map(({ name, documents }) => [
      name,
      Object.fromEntries(
        [...documents.all()]
          .filter(({ id }) => name !== 'timers' || id !== sweepKind)
          .map(({ id, json }) => [id, JSON.parse(json, timeless)]),
      ),
    ]),
  );
}

/** How long something took, in ms or as the bucket that it is counted in. */
const durations = /^(?:spent|\w+Took|(?:first_reply|resolution)\/\d+)$/;

/** Milliseconds of our time are a time; numbers of people and counts are not that large. */
function timeless(key: string, value: unknown): unknown {
  if (typeof value === 'number') return value > 1e12 || durations.test(key) ? 'a time' : value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name.replace(/^(first_reply|resolution)\/\d+$/, '$1'),
      each,
    ]),
  );
}

/** The network that a stopped service left, as the service itself reads it. */
export async function readNetwork(folder: string): Promise<World> {
  const store = await openEmbedded({ folder, collections });
  if ('code' in store) throw new Error(`the data folder was refused: ${JSON.stringify(store)}`);
  try {
    return await store.transact(async (transaction) => (await new Network(rules()).read(transaction)).world);
  } finally {
    await store.close();
  }
}
