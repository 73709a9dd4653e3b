/**
 * Stores: documents that last, behind the port `Store` of the assistant.
 * Knows transactions, indexes, files and locks. Refuses to know what the documents mean.
 */

export { type BackedUp, type BackUpRefusal, backUp } from './embedded/back-up.ts';
export type { EmbeddedStore, StoreStep } from './embedded/embedded-store.ts';
export { type Inspection, type InspectRefusal, inspectFolder } from './embedded/inspect-folder.ts';
export type { Durability } from './embedded/journal.ts';
export { type EmbeddedOptions, openEmbedded } from './embedded/open-embedded.ts';
export type { DataRefusal, Fault } from './embedded/refusal.ts';
export { type Restored, type RestoreRefusal, restore } from './embedded/restore.ts';
export { createMemoryStore } from './memory.ts';
export { StoreClosedError, StoreStoppedError, StoreUseError } from './store-error.ts';
