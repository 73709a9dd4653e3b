import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Name of the snapshot in a data folder. */
export const snapshotName = 'snapshot.jsonl';
/** Stands in a data folder while a restore replaces its files. */
export const restoringName = 'restoring';

/** Name of a segment of the journal; numbers rise, from 1. */
export function segmentName(number: number): string {
  return `journal-${number}.jsonl`;
}

/**
 * What lies in a data folder:
 *
 *     snapshot.jsonl          all documents as of some commit, absent until the first compaction
 *     journal-7.jsonl ...     the commits since; more than one only while, or if killed while, compacting
 *     snapshot.jsonl.123456   left by a kill inside an atomic write; worthless
 *     lock-*.sock             who has the folder open
 */
export interface Listing {
  readonly snapshot: boolean;
  /** Numbers of the segments, rising. */
  readonly segments: readonly number[];
  /** Names of files that atomic writes left behind. */
  readonly leftovers: readonly string[];
  readonly restoring: boolean;
}

/** Looks into a data folder; one that does not exist is empty. */
export async function listFolder(folder: string): Promise<Listing> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const segments = names.flatMap((name) => {
    const number = /^journal-([1-9]\d{0,14})\.jsonl$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  return {
    snapshot: names.includes(snapshotName),
    segments: segments.sort((a, b) => a - b),
    leftovers: names.filter((name) => /^snapshot\.jsonl\.\d+$/.test(name)).map((name) => join(folder, name)),
    restoring: names.includes(restoringName),
  };
}
