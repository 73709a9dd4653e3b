import { collections } from '../assistant/collections.ts';
import type { Store } from '../assistant/index.ts';
import type { Config } from '../config.ts';

/** The store that the settings ask for: in the folder of the data, or in memory where there is none. */
export async function openStore({ data, durability }: Pick<Config, 'data' | 'durability'>): Promise<Store> {
  if (data === undefined) {
    const { createMemoryStore } = await import('../store/memory.ts');
    return createMemoryStore(collections);
  }
  const { openEmbeddedStore } = await import('../store/embedded/index.ts');
  return openEmbeddedStore({ folder: data, collections, durability });
}
