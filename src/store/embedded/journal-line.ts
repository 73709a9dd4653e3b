import type { Writes } from '../image.ts';
import { type Entry, entryOf, type Schema } from '../schema.ts';
import { isCount, own } from './line.ts';

const format = 'peering-assistant journal';
const version = 1;

/** First line of a segment. */
export interface SegmentHeader {
  readonly number: number;
  /** The last commit before this segment. */
  readonly after: number;
}

/** The first line of a segment as JSON. */
export function headerJson({ number, after }: SegmentHeader): string {
  return JSON.stringify({ format, version, number, after });
}

/** Reads a header; a number for a version that is newer than this program. */
export function readHeader(value: unknown): SegmentHeader | number | undefined {
  const [number, after, written] = [own(value, 'number'), own(value, 'after'), own(value, 'version')];
  if (own(value, 'format') !== format || !isCount(written)) return undefined;
  if (written > version) return written;
  return isCount(number) && isCount(after) ? { number, after } : undefined;
}

/** What a commit wrote, as JSON: `["collection","id",document]` for a put, `["collection","id"]` for a delete. */
export function commitJson(writes: Writes): string {
  const operations: string[] = [];
  for (const [collection, written] of writes) {
    for (const [id, entry] of written) {
      const name = `[${JSON.stringify(collection)},${JSON.stringify(id)}`;
      operations.push(entry ? `${name},${entry.json}]` : `${name}]`);
    }
  }
  return `[${operations.join(',')}]`;
}

/** A line of commits that became durable together. */
export function batchJson(first: number, commits: readonly string[]): string {
  return `{"seq":${first},"commits":[${commits.join(',')}]}`;
}

/** One line of commits, read. */
export interface Batch {
  readonly first: number;
  readonly commits: readonly (readonly Operation[])[];
}

/** A document that was put, or deleted (no entry). */
export interface Operation {
  readonly collection: string;
  readonly id: string;
  readonly entry: Entry | undefined;
}

/** Reads a line of commits; undefined if it is none. */
export function readBatch(value: unknown, schema: Schema): Batch | undefined {
  const [first, commits] = [own(value, 'seq'), own(value, 'commits')];
  if (!isCount(first) || first === 0 || !Array.isArray(commits) || commits.length === 0) return undefined;
  const read: Operation[][] = [];
  for (const commit of commits) {
    if (!Array.isArray(commit)) return undefined;
    const operations: Operation[] = [];
    for (const operation of commit) {
      const [collection, id, document] = Array.isArray(operation) ? operation : [];
      if (typeof collection !== 'string' || typeof id !== 'string' || operation.length > 3) return undefined;
      const entry =
        operation.length === 3
          ? entryOf(schema.get(collection), id, JSON.stringify(document), document)
          : undefined;
      operations.push({ collection, id, entry });
    }
    read.push(operations);
  }
  return { first, commits: read };
}
