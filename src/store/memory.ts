import type { Collection, Store } from '../assistant/ports.ts';
import { imageOf } from './image.ts';
import { schemaOf } from './schema.ts';
import { type Log, SerialisableStore } from './serialisable-store.ts';

const nowhere: Log = {
  failure: undefined,
  append: () => {},
  durable: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** A store that lasts as long as the process: for tests and the terminal. As isolated and as strict as the embedded one. */
export function createMemoryStore(collections: readonly Collection<never>[]): Store {
  const schema = schemaOf(collections);
  return new SerialisableStore(schema, imageOf(schema, 0), nowhere);
}
