import { collections } from '../../src/assistant/collections.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { contractCollections } from '../contract/collections.ts';
import { networkContract } from '../contract/network.ts';
import { storeContract } from '../contract/store.ts';

storeContract('memory', async () => createMemoryStore(contractCollections));
networkContract('memory', async () => createMemoryStore(collections));
