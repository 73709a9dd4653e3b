import type { Collection, Key, Keys } from '../assistant/ports.ts';
import { checkedKey, compareKeys } from './key-order.ts';
import { StoreUseError } from './store-error.ts';

/** A document as the stores keep it: its text, and the keys under which it stands in the indexes of its collection. */
export interface Entry {
  readonly id: string;
  /** Canonical JSON; parsed anew for every reader, so that nobody shares an object with the store. */
  readonly json: string;
  /** By place of the index in the declaration; several are in order, distinct, and at least two. */
  readonly keys: readonly Keys[];
}

/** One collection as declared: its indexes by name, each with its place. */
export interface Shape {
  readonly places: ReadonlyMap<string, number>;
  readonly keyOf: readonly ((document: never) => Keys)[];
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
  const keys = (shape?.keyOf ?? []).map((keyOf) => checkedKeys(keyOf(document as never)));
  return { id, json, keys };
}

/** The keys under which a document stands in an index. */
export function keysAt(entry: Entry | undefined, place: number): readonly Key[] {
  const keys = entry?.keys[place];
  return keys === undefined ? [] : typeof keys === 'object' ? keys : [keys];
}

function checkedKeys(keys: Keys): Keys {
  if (keys === undefined) return undefined;
  if (!Array.isArray(keys)) return checkedKey(keys, 'an index key');
  const checked = keys.map((key) => checkedKey(key, 'an index key')).sort(compareKeys);
  const distinct = checked.filter((key, i) => i === 0 || key !== checked[i - 1]);
  return distinct.length > 1 ? distinct : distinct[0];
}
