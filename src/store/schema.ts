import type { Collection, Key } from '../assistant/ports.ts';
import { checkedKey } from './key-order.ts';
import { StoreUseError } from './store-error.ts';

/** A document as the stores keep it: its text, and the keys under which it stands in the indexes of its collection. */
export interface Entry {
  readonly id: string;
  /** Canonical JSON; parsed anew for every reader, so that nobody shares an object with the store. */
  readonly json: string;
  /** By place of the index in the declaration; undefined where the document does not stand in it. */
  readonly keys: readonly (Key | undefined)[];
}

/** One collection as declared: its indexes by name, each with its place. */
export interface Shape {
  readonly places: ReadonlyMap<string, number>;
  readonly keyOf: readonly ((document: never) => Key | undefined)[];
}

/** What a store was told about its collections when it was opened. */
export type Schema = ReadonlyMap<string, Shape>;

/** The collections a store will hold. Two of one name are a bug. */
export function schemaOf(collections: readonly Collection<never>[]): Schema {
  const schema = new Map<string, Shape>();
  for (const { name, indexes } of collections) {
    if (schema.has(name)) throw new StoreUseError(`collection ${name} is declared twice`);
    const names = Object.keys(indexes);
    schema.set(name, {
      places: new Map(names.map((index, place) => [index, place])),
      keyOf: Object.values(indexes),
    });
  }
  return schema;
}

/** A document ready to be kept. Its indexes read what the JSON says, not the object that was handed in. */
export function entryOf(shape: Shape | undefined, id: string, json: string, document: unknown): Entry {
  const keys = (shape?.keyOf ?? []).map((keyOf) => {
    const key = keyOf(document as never);
    return key === undefined ? undefined : checkedKey(key, 'an index key');
  });
  return { id, json, keys };
}
