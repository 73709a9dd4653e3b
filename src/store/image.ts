import type { Key } from '../assistant/ports.ts';
import { compareKeys } from './key-order.ts';
import { type Entry, keysAt, type Schema } from './schema.ts';
import { SortedTree } from './sorted-tree.ts';
import { StoreUseError } from './store-error.ts';

/** What stands in an index. */
export interface IndexItem {
  readonly key: Key;
  readonly entry: Entry;
}

/** One collection: its documents by id, and each index by key, then id. */
export interface Shelf {
  readonly name: string;
  readonly documents: SortedTree<Entry>;
  readonly indexes: readonly SortedTree<IndexItem>[];
}

/** The whole data after commit `seq`. Never changes, so holding it is holding a snapshot. */
export interface Image {
  /** Number of the last commit in it; 0 for none. */
  readonly seq: number;
  readonly shelves: readonly Shelf[];
  /** Where in `shelves` each collection is. One map for all images, as collections hardly ever come to be. */
  readonly places: ReadonlyMap<string, number>;
}

/** Collection -> id -> the new document, undefined where it is deleted. */
export type Writes = ReadonlyMap<string, ReadonlyMap<string, Entry | undefined>>;

/** The image of documents that were read from somewhere; collections that are not in the schema are kept as they are. */
export function imageOf(
  schema: Schema,
  seq: number,
  documents: ReadonlyMap<string, ReadonlyMap<string, Entry>> = new Map(),
): Image {
  const shelves = [...new Set([...schema.keys(), ...documents.keys()])].map((name): Shelf => {
    const entries = [...(documents.get(name)?.values() ?? [])].sort(compareEntries);
    const indexes = (schema.get(name)?.keyOf ?? []).map((_, place) => {
      const items = entries.flatMap((entry) => keysAt(entry, place).map((key) => ({ key, entry })));
      return SortedTree.of(compareItems, items.sort(compareItems));
    });
    return { name, documents: SortedTree.of(compareEntries, entries), indexes };
  });
  return { seq, shelves, places: new Map(shelves.map(({ name }, place) => [name, place])) };
}

/** The image after a commit, or after many in one. Takes collections that it does not know, as a journal may. */
export function applied(image: Image, seq: number, writes: Writes): Image {
  const shelves = [...image.shelves];
  let { places } = image;
  for (const [name, written] of writes) {
    const place = places.get(name) ?? shelves.length;
    let shelf = shelves[place];
    if (shelf === undefined) {
      shelf = { name, documents: new SortedTree(compareEntries), indexes: [] };
      places = new Map(places).set(name, place);
    }
    for (const [id, entry] of written) shelf = replaced(shelf, id, entry);
    shelves[place] = shelf;
  }
  return { seq, shelves, places };
}

/** A collection of an image. One that was not declared is a bug of the caller. */
export function shelfOf(image: Image, name: string): Shelf {
  const shelf = image.shelves[image.places.get(name) ?? -1];
  if (!shelf) throw new StoreUseError(`collection ${name} was not declared when the store was opened`);
  return shelf;
}

/** An index of a collection, by its place in the declaration. */
export function indexOf(image: Image, name: string, place: number): SortedTree<IndexItem> {
  const index = shelfOf(image, name).indexes[place];
  if (!index) throw new StoreUseError(`collection ${name} has no index at place ${place}`);
  return index;
}

/** The document of an id. */
export function documentOf(shelf: Shelf, id: string): Entry | undefined {
  return shelf.documents.get({ id, json: '', keys: [] });
}

/** Order of an index: by key, then by id. */
export function compareItems(a: IndexItem, b: IndexItem): number {
  return compareKeys(a.key, b.key) || compareKeys(a.entry.id, b.entry.id);
}

/** An index with the new entry under all its keys, in place of the old one under all of its own. */
function moved(
  index: SortedTree<IndexItem>,
  old: Entry | undefined,
  entry: Entry | undefined,
  place: number,
): SortedTree<IndexItem> {
  const to = new Set(keysAt(entry, place));
  let next = index;
  for (const key of keysAt(old, place)) if (old && !to.has(key)) next = next.without({ key, entry: old });
  for (const key of to) if (entry) next = next.with({ key, entry });
  return next;
}

function compareEntries(a: Entry, b: Entry): number {
  return compareKeys(a.id, b.id);
}

function replaced(shelf: Shelf, id: string, entry: Entry | undefined): Shelf {
  const old = documentOf(shelf, id);
  const indexes = shelf.indexes.map((index, place) => {
    const [from, to] = [old?.keys[place], entry?.keys[place]];
    if (typeof from === 'object' || typeof to === 'object') return moved(index, old, entry, place);
    // The same place in the index: the new entry takes the old one's.
    const without =
      old && from !== undefined && from !== to ? index.without({ key: from, entry: old }) : index;
    return entry && to !== undefined ? without.with({ key: to, entry }) : without;
  });
  const { name, documents } = shelf;
  if (entry) return { name, documents: documents.with(entry), indexes };
  return { name, documents: old ? documents.without(old) : documents, indexes };
}
