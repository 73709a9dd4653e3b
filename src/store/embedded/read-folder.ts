import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { applied, type Image, imageOf } from '../image.ts';
import type { Entry, Schema } from '../schema.ts';
import { realDisk } from './disk.ts';
import { readBatch, readHeader } from './journal-line.ts';
import { type Listing, listFolder, segmentName, snapshotName } from './layout.ts';
import { damaged, decodeLine, type RawLine, readLines } from './line.ts';
import { RefusedData } from './refusal.ts';
import { SnapshotFile } from './snapshot-file.ts';

/** A segment as found. */
export interface Segment {
  readonly number: number;
  readonly path: string;
  /** Bytes of whole lines; 0 for one that was never begun. */
  readonly size: number;
  /** Where the last whole line begins. */
  readonly lastLine: number;
  /** Bytes behind them that a kill left: the beginning of a line that nobody was told of. */
  readonly torn: number;
}

/** A data folder, read and proven whole. */
export interface ReadData {
  readonly listing: Listing;
  readonly image: Image;
  /** Number of the last commit in the snapshot; 0 without one. */
  readonly snapshotSeq: number;
  readonly snapshotSize: number;
  readonly segments: readonly Segment[];
}

/**
 * Reads a data folder without changing it: the snapshot, then every commit of the journal that is newer. Only the end
 * of the last segment may be torn. Throws `RefusedData` where anything else is not whole.
 */
export async function readFolder(folder: string, schema: Schema): Promise<ReadData> {
  const listing = await listFolder(folder);
  if (listing.restoring) throw new RefusedData({ code: 'RESTORE_UNFINISHED', folder });
  const file = new SnapshotFile(join(folder, snapshotName), folder, schema, realDisk);
  const db = new Low(file, imageOf(schema, 0));
  await db.read();
  const replay = new Replay(db.data, schema);
  const segments: Segment[] = [];
  for (const number of listing.segments)
    segments.push(await replay.segment(number, join(folder, segmentName(number))));
  if (listing.snapshot && !segments.some(({ size }) => size > 0))
    throw new RefusedData({ code: 'JOURNAL_MISSING', file: join(folder, segmentName(1)) });
  return {
    listing,
    image: replay.image(),
    snapshotSeq: db.data.seq,
    snapshotSize: file.size,
    segments,
  };
}

/** Goes through segments in order and gathers what they change. Commits that the snapshot holds are passed over. */
class Replay {
  readonly #start: Image;
  readonly #schema: Schema;
  readonly #writes = new Map<string, Map<string, Entry | undefined>>();
  /** The last commit of all that was read. */
  #seq: number;
  /** The last commit of the journal alone. */
  #last = 0;
  #tornBefore: { readonly path: string; readonly line: RawLine } | undefined;

  constructor(start: Image, schema: Schema) {
    this.#start = start;
    this.#schema = schema;
    this.#seq = start.seq;
  }

  image(): Image {
    return applied(this.#start, this.#seq, this.#writes);
  }

  async segment(number: number, path: string): Promise<Segment> {
    let [size, lastLine] = [0, 0];
    for await (const line of readLines(path)) {
      const decoded = decodeLine(line);
      if (typeof decoded === 'string') {
        // A write that a kill or a power cut stopped has no end, or holes of zeros. JSON never holds a zero byte.
        const torn = !line.ended || line.bytes.includes(0);
        if (!torn) throw damaged(path, line, decoded);
        this.#tornBefore ??= { path, line };
        const behind = (await stat(path)).size - line.offset;
        if (behind > line.bytes.length + 1) throw damaged(path, line, decoded);
        return { number, path, size, lastLine, torn: behind };
      }
      // A segment is begun only when the one before it is whole.
      if (this.#tornBefore) throw damaged(this.#tornBefore.path, this.#tornBefore.line, 'CUT_SHORT');
      if (size === 0) this.#begin(number, path, line, decoded.value);
      else this.#take(path, line, decoded.value);
      lastLine = line.offset;
      size = line.offset + line.bytes.length + 1;
    }
    return { number, path, size, lastLine, torn: 0 };
  }

  #begin(number: number, path: string, line: RawLine, value: unknown): void {
    const header = readHeader(value);
    if (typeof header === 'number')
      throw new RefusedData({ code: 'NEWER_FORMAT', file: path, version: header });
    if (header?.number !== number) throw damaged(path, line, 'FORM');
    if (header.after <= this.#seq) return;
    if (this.#seq === 0) throw new RefusedData({ code: 'SNAPSHOT_MISSING', file: path });
    throw damaged(path, line, 'GAP');
  }

  #take(path: string, line: RawLine, value: unknown): void {
    const batch = readBatch(value, this.#schema);
    if (!batch || batch.first <= this.#last) throw damaged(path, line, 'FORM');
    if (batch.first > this.#seq + 1) throw damaged(path, line, 'GAP');
    batch.commits.forEach((operations, i) => {
      this.#last = batch.first + i;
      if (this.#last <= this.#seq) return;
      this.#seq = this.#last;
      for (const { collection, id, entry } of operations) {
        const written = this.#writes.get(collection) ?? new Map<string, Entry | undefined>();
        this.#writes.set(collection, written.set(id, entry));
      }
    });
  }
}
