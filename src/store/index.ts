/**
 * Stores: documents that last, behind the port `Store` of the assistant.
 * Knows transactions, indexes, files and locks. Refuses to know what the documents mean.
 */

export type { EmbeddedStore, StoreStep } from './embedded/embedded-store.ts';
export type { Durability } from './embedded/journal.ts';
export { type EmbeddedOptions, openEmbedded } from './embedded/open-embedded.ts';
export type { DataRefusal, Fault } from './embedded/refusal.ts';
export { createMemoryStore } from './memory.ts';
export { StoreClosedError, StoreStoppedError, StoreUseError } from './store-error.ts';
