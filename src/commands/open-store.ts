import { collections } from '../assistant/collections.ts';
import type { Store } from '../assistant/index.ts';
import { type Config, ConfigError } from '../config.ts';

/** The store that the settings ask for: in the folder of the data, or in memory where there is none. */
export async function openStore({ data, durability }: Pick<Config, 'data' | 'durability'>): Promise<Store> {
  if (data === undefined) {
    const { createMemoryStore } = await import('../store/memory.ts');
    return createMemoryStore(collections);
  }
  const { openEmbedded } = await import('../store/embedded/open-embedded.ts');
  const opened = await openEmbedded({ folder: data, collections, durability });
  if ('code' in opened) throw new ConfigError(`DATA ${data}: ${JSON.stringify(opened)}`);
  return opened;
}
