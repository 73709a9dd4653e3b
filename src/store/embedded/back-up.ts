import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { imageOf } from '../image.ts';
import { realDisk } from './disk.ts';
import { listFolder } from './layout.ts';
import { lockFolder } from './lock.ts';
import { readFolder } from './read-folder.ts';
import { type DataRefusal, orRefusal } from './refusal.ts';
import { SnapshotFile } from './snapshot-file.ts';

/** What was backed up. */
export interface BackedUp {
  readonly documents: number;
  readonly bytes: number;
  readonly seq: number;
}

/** Why no backup was made. */
export type BackUpRefusal =
  | DataRefusal
  | { readonly code: 'NO_DATA'; readonly folder: string }
  | { readonly code: 'FILE_EXISTS'; readonly file: string };

/**
 * Writes all documents of a data folder that nobody has open into one file: a snapshot, with a checksum in every line.
 * The folder stays as it is; a file that exists is not replaced; what was written is read back before it counts.
 */
export async function backUp(folder: string, file: string): Promise<BackedUp | BackUpRefusal> {
  const { snapshot, segments } = await listFolder(folder);
  if (!snapshot && segments.length === 0) return { code: 'NO_DATA', folder };
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists) return { code: 'FILE_EXISTS', file };
  const lock = await lockFolder(resolve(folder));
  if ('code' in lock) return lock;
  try {
    return await orRefusal(async () => {
      const { image } = await readFolder(folder, new Map());
      const written = new SnapshotFile(file, dirname(resolve(file)), new Map(), realDisk);
      await written.write(image);
      const read = (await written.read()) ?? imageOf(new Map(), 0);
      const documents = read.shelves.reduce((sum, shelf) => sum + shelf.documents.size, 0);
      return { documents, bytes: written.size, seq: read.seq };
    });
  } finally {
    await lock.release();
  }
}
