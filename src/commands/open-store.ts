import { collections } from '../assistant/collections.ts';
import type { Store } from '../assistant/index.ts';
import { type Config, ConfigError } from '../config.ts';
import { storeText } from '../text/index.ts';

/** The store that the settings ask for: in the folder of the data, or in memory where there is none. */
export async function openStore({ data, durability, lang }: Config): Promise<Store> {
  if (data === undefined) {
    const { createMemoryStore } = await import('../store/memory.ts');
    return createMemoryStore(collections);
  }
  const { openEmbedded } = await import('../store/embedded/open-embedded.ts');
  const opened = await openEmbedded({ folder: data, collections, durability });
  if ('code' in opened) {
    const { dataRefusalLines } = await import('./data-refusal.ts');
    throw new ConfigError(`DATA ${data}: ${dataRefusalLines(opened, storeText[lang]).join('\n')}`);
  }
  return opened;
}
