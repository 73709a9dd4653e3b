import { existsSync } from 'node:fs';
import type { Adapter } from 'lowdb';
import { type Image, imageOf } from '../image.ts';
import { type Entry, entryOf, type Schema } from '../schema.ts';
import { type Disk, writeAtomically } from './disk.ts';
import { damaged, decodeLine, encodeLine, isCount, own, type RawLine, readLines } from './line.ts';
import { RefusedData } from './refusal.ts';

const format = 'peering-assistant snapshot';
const version = 1;
const sliceBytes = 1 << 18;

/**
 * The snapshot as lowdb sees it: reads and writes a whole image. One line a document, each with its checksum, between
 * a line that says how many and one that says that this was all:
 *
 *     1f0c23aa {"format":"peering-assistant snapshot","version":1,"seq":812,"documents":2}
 *     9a0be311 ["counters","a",{"n":1}]
 *     77ab12f0 ["tickets","t1",{"status":"new"}]
 *     0d4466b1 {"end":2}
 *
 * Reads strictly: whatever is not exactly this is damage, and damage is never written over. Writes in slices, so that
 * the process answers others meanwhile, and atomically.
 */
export class SnapshotFile implements Adapter<Image> {
  /** Bytes of the last snapshot that was read or written. */
  size = 0;
  readonly #path: string;
  readonly #folder: string;
  readonly #schema: Schema;
  readonly #disk: Disk;
  readonly #filled: () => void;

  constructor(path: string, folder: string, schema: Schema, disk: Disk, filled: () => void = () => {}) {
    this.#path = path;
    this.#folder = folder;
    this.#schema = schema;
    this.#disk = disk;
    this.#filled = filled;
  }

  /** The image, or null where there is no file. Throws `RefusedData` for damage. */
  async read(): Promise<Image | null> {
    const documents = new Map<string, Map<string, Entry>>();
    let header: { readonly seq: number; readonly documents: number } | undefined;
    let read = 0;
    let finished = false;
    let end: RawLine = { bytes: Buffer.alloc(0), number: 1, offset: 0, ended: true };
    for await (const line of readLines(this.#path)) {
      const decoded = decodeLine(line);
      if (typeof decoded === 'string') throw damaged(this.#path, line, decoded);
      if (finished) throw damaged(this.#path, line, 'FORM');
      if (!header) header = this.#header(line, decoded.value);
      else if (own(decoded.value, 'end') === read && read === header.documents) finished = true;
      else {
        this.#keep(documents, line, decoded);
        read++;
      }
      end = { ...line, number: line.number + 1, offset: line.offset + line.bytes.length + 1 };
    }
    this.size = end.offset;
    if (finished && header) return imageOf(this.#schema, header.seq, documents);
    if (end.offset === 0 && !existsSync(this.#path)) return null;
    throw damaged(this.#path, end, 'CUT_SHORT');
  }

  async write(image: Image): Promise<void> {
    this.size = await writeAtomically(this.#disk, this.#path, this.#folder, slicesOf(image), this.#filled);
  }

  #header(line: RawLine, value: unknown): { readonly seq: number; readonly documents: number } {
    const [seq, documents, written] = [own(value, 'seq'), own(value, 'documents'), own(value, 'version')];
    if (own(value, 'format') !== format || !isCount(written)) throw damaged(this.#path, line, 'FORM');
    if (written > version)
      throw new RefusedData({ code: 'NEWER_FORMAT', file: this.#path, version: written });
    if (!isCount(seq) || !isCount(documents)) throw damaged(this.#path, line, 'FORM');
    return { seq, documents };
  }

  #keep(
    documents: Map<string, Map<string, Entry>>,
    line: RawLine,
    { json, value }: { readonly json: string; readonly value: unknown },
  ): void {
    const [collection, id, document] = Array.isArray(value) && value.length === 3 ? value : [];
    if (typeof collection !== 'string' || typeof id !== 'string') throw damaged(this.#path, line, 'FORM');
    const prefix = `[${JSON.stringify(collection)},${JSON.stringify(id)},`;
    const kept = documents.get(collection) ?? new Map<string, Entry>();
    if (!json.startsWith(prefix) || kept.has(id)) throw damaged(this.#path, line, 'FORM');
    const text = json.slice(prefix.length, -1);
    documents.set(collection, kept.set(id, entryOf(this.#schema.get(collection), id, text, document)));
  }
}

/** An image as the bytes of its snapshot, a slice at a time, giving way to everything else between slices. */
async function* slicesOf({ seq, shelves }: Image): AsyncGenerator<Buffer, void> {
  const count = shelves.reduce((sum, shelf) => sum + shelf.documents.size, 0);
  let [slice, bytes]: [Buffer[], number] = [[], 0];
  const add = (json: string) => {
    const line = encodeLine(json);
    slice.push(line);
    bytes += line.length;
  };
  add(JSON.stringify({ format, version, seq, documents: count }));
  for (const { name, documents } of shelves) {
    const inCollection = `[${JSON.stringify(name)},`;
    for (const { id, json } of documents.all()) {
      add(`${inCollection}${JSON.stringify(id)},${json}]`);
      if (bytes < sliceBytes) continue;
      yield Buffer.concat(slice);
      [slice, bytes] = [[], 0];
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  add(JSON.stringify({ end: count }));
  yield Buffer.concat(slice);
}
