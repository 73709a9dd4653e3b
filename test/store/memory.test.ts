import { createMemoryStore } from '../../src/store/memory.ts';
import { contractCollections, storeContract } from '../contract/store.ts';

storeContract('memory', async () => createMemoryStore(contractCollections));
