import { createMemoryStore } from '../../src/store/memory.ts';
import { contractCollections } from '../contract/collections.ts';
import { storeContract } from '../contract/store.ts';

storeContract('memory', async () => createMemoryStore(contractCollections));
