import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { collections } from '../../../src/assistant/collections.ts';
import type { Store } from '../../../src/assistant/ports.ts';
import { openEmbedded } from '../../../src/store/index.ts';
import { networkContract } from '../../contract/network.ts';
import { storeContract } from '../../contract/store.ts';
import { supportContract } from '../../contract/support.ts';
import { opened } from './data-folder.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'contract-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const folders = new WeakMap<Store, string>();
async function open(folder: string, compactAt: number): Promise<Store> {
  const store = await opened(folder, { compactAt });
  folders.set(store, folder);
  return store;
}

async function reopen(store: Store, compactAt: number): Promise<Store> {
  await store.close();
  return open(folders.get(store) as string, compactAt);
}

storeContract(
  'embedded',
  async () => open(await mkdtemp(join(home, 'd-')), 1 << 22),
  (store) => reopen(store, 1 << 22),
);
storeContract(
  'embedded and always compacting',
  async () => open(await mkdtemp(join(home, 'd-')), 0),
  (store) => reopen(store, 0),
);
async function openReal(): Promise<Store> {
  const store = await openEmbedded({ folder: await mkdtemp(join(home, 'n-')), collections });
  if ('code' in store) throw new Error(store.code);
  return store;
}
networkContract('embedded', openReal);
supportContract('embedded', openReal);
