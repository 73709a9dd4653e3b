import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type EmbeddedOptions, type EmbeddedStore, openEmbedded } from '../../../src/store/index.ts';
import { contractCollections } from '../../contract/collections.ts';

/** A new folder for each test, gone afterwards. */
export function eachInNewFolder(): { readonly path: string } {
  const folder = { path: '' };
  beforeEach(async () => {
    folder.path = await mkdtemp(join(tmpdir(), 'data-'));
  });
  afterEach(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
}

/** Opens a data folder that must not be refused. */
export async function opened(folder: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedStore> {
  const store = await openEmbedded({ folder, collections: contractCollections, ...options });
  if ('code' in store) throw new Error(`refused: ${JSON.stringify(store)}`);
  return store;
}
