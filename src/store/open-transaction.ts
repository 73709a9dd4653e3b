import type { Collection, Found, Range, Transaction } from '../assistant/ports.ts';
import {
  compareItems,
  documentOf,
  type Image,
  type IndexItem,
  indexOf,
  shelfOf,
  type Writes,
} from './image.ts';
import { type IndexRange, indexRange } from './index-range.ts';
import { type Entry, entryOf, keysAt, type Schema, type Shape } from './schema.ts';
import { StoreUseError } from './store-error.ts';

/** What a find looked at: the items it took from the index, and whether it saw that there are no more. */
interface Search {
  readonly collection: string;
  readonly place: number;
  readonly range: IndexRange;
  readonly seen: IndexItem[];
  toTheEnd: boolean;
}

/**
 * A transaction at work. It reads from the image that was current when it began, with its own writes laid over it, and
 * remembers what it read, so that it can be told at the commit whether the same work would still read the same.
 */
export class OpenTransaction implements Transaction {
  readonly image: Image;
  readonly #schema: Schema;
  readonly #writes = new Map<string, Map<string, Entry | undefined>>();
  readonly #got = new Map<string, Map<string, Entry | undefined>>();
  readonly #searches: Search[] = [];
  readonly #counts: { readonly collection: string; readonly place: number; readonly size: number }[] = [];
  #ended = false;

  constructor(image: Image, schema: Schema) {
    this.image = image;
    this.#schema = schema;
  }

  async get<T>(collection: Collection<T>, id: string): Promise<T | undefined> {
    this.#check(collection, id);
    const own = this.#writes.get(collection.name);
    if (own?.has(id)) return parsed<T>(own.get(id));
    const entry = documentOf(shelfOf(this.image, collection.name), id);
    below(this.#got, collection.name).set(id, entry);
    return parsed<T>(entry);
  }

  async find<T>(collection: Collection<T>, index: string, range: Range): Promise<readonly Found<T>[]> {
    const place = this.#place(collection, index);
    const checked = indexRange(range);
    if (checked.limit === 0) return [];
    return this.#search(collection.name, place, checked).map(({ entry }) => ({
      id: entry.id,
      document: JSON.parse(entry.json) as T,
    }));
  }

  async count<T>(collection: Collection<T>, index: string): Promise<number> {
    const { name } = collection;
    const place = this.#place(collection, index);
    const { size } = indexOf(this.image, name, place);
    this.#counts.push({ collection: name, place, size });
    const shelf = shelfOf(this.image, name);
    const stands = (entry: Entry | undefined) => keysAt(entry, place).length;
    let count = size;
    for (const [id, entry] of this.#writes.get(name) ?? [])
      count += stands(entry) - stands(documentOf(shelf, id));
    return count;
  }

  put<T>(collection: Collection<T>, id: string, document: T): void {
    const shape = this.#check(collection, id);
    const json = JSON.stringify(document) as string | undefined;
    if (json === undefined) throw new StoreUseError(`document ${id} of ${collection.name} is no JSON`);
    // Only indexes look into it.
    const read = shape.keyOf.length > 0 ? JSON.parse(json) : undefined;
    below(this.#writes, collection.name).set(id, entryOf(shape, id, json, read));
  }

  delete<T>(collection: Collection<T>, id: string): void {
    this.#check(collection, id);
    below(this.#writes, collection.name).set(id, undefined);
  }

  /** No more reads and writes: the work is over. Returns what it wrote. */
  end(): Writes {
    this.#ended = true;
    return this.#writes;
  }

  /** Whether everything that was read would be read again in `current`, document by document and range by range. */
  holdsIn(current: Image): boolean {
    if (current === this.image) return true;
    for (const [name, read] of this.#got) {
      const shelf = shelfOf(current, name);
      if (shelf === shelfOf(this.image, name)) continue;
      for (const [id, entry] of read) if (documentOf(shelf, id) !== entry) return false;
    }
    return (
      this.#searches.every((search) => repeats(search, current)) &&
      this.#counts.every(({ collection, place, size }) => indexOf(current, collection, place).size === size)
    );
  }

  /** Takes from the index and from the own writes, whichever comes first, until there are enough. */
  #search(collection: string, place: number, range: IndexRange): IndexItem[] {
    const search: Search = { collection, place, range, seen: [], toTheEnd: false };
    this.#searches.push(search);
    const own = this.#writes.get(collection);
    const written = ownItems(own, place, range);
    const scan = indexOf(this.image, collection, place).scan(range.span, range.reverse);
    const next = (): IndexItem | undefined => {
      for (;;) {
        const { value } = scan.next();
        if (value === undefined) search.toTheEnd = true;
        else search.seen.push(value);
        if (value === undefined || !own?.has(value.entry.id)) return value;
      }
    };

    const found: IndexItem[] = [];
    const sign = range.reverse ? -1 : 1;
    let kept = next();
    let mine = written.next().value;
    while ((kept || mine) && found.length < range.limit) {
      if (mine && (!kept || compareItems(mine, kept) * sign < 0)) {
        found.push(mine);
        mine = written.next().value;
      } else if (kept) {
        found.push(kept);
        kept = found.length < range.limit ? next() : undefined;
      }
    }
    return found;
  }

  #place(collection: Collection<never>, index: string): number {
    const place = this.#check(collection).places.get(index);
    if (place === undefined) throw new StoreUseError(`collection ${collection.name} has no index ${index}`);
    return place;
  }

  #check(collection: Collection<never>, id = ''): Shape {
    if (this.#ended) throw new StoreUseError('the transaction is over');
    if (typeof id !== 'string') throw new StoreUseError(`an id must be a string, not ${String(id)}`);
    const shape = this.#schema.get(collection.name);
    if (!shape)
      throw new StoreUseError(`collection ${collection.name} was not declared when the store was opened`);
    return shape;
  }
}

function* ownItems(
  own: ReadonlyMap<string, Entry | undefined> | undefined,
  place: number,
  { span, reverse }: IndexRange,
): Generator<IndexItem, undefined> {
  const items: IndexItem[] = [];
  for (const entry of own?.values() ?? [])
    for (const key of keysAt(entry, place)) if (entry) items.push({ key, entry });
  items.sort(compareItems);
  for (const item of reverse ? items.reverse() : items)
    if (!span.tooLow(item) && !span.tooHigh(item)) yield item;
}

function repeats({ collection, place, range, seen, toTheEnd }: Search, current: Image): boolean {
  const scan = indexOf(current, collection, place).scan(range.span, range.reverse);
  return seen.every((item) => scan.next().value === item) && (!toTheEnd || scan.next().value === undefined);
}

function parsed<T>(entry: Entry | undefined): T | undefined {
  return entry && (JSON.parse(entry.json) as T);
}

function below<V>(maps: Map<string, Map<string, V>>, name: string): Map<string, V> {
  const map = maps.get(name) ?? new Map<string, V>();
  maps.set(name, map);
  return map;
}
