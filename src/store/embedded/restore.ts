import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Image } from '../image.ts';
import { realDisk, writeAll } from './disk.ts';
import { headerJson } from './journal-line.ts';
import { restoringName, segmentName, snapshotName } from './layout.ts';
import { encodeLine } from './line.ts';
import { lockFolder } from './lock.ts';
import { type DataRefusal, orRefusal } from './refusal.ts';
import { SnapshotFile } from './snapshot-file.ts';

/** What was restored, and where the files went that lay there before. */
export interface Restored {
  readonly documents: number;
  readonly seq: number;
  readonly replaced: string | undefined;
}

/** Why nothing was restored. Nothing was changed. */
export type RestoreRefusal =
  | DataRefusal
  | { readonly code: 'NOT_FOUND'; readonly file: string }
  | { readonly code: 'FOLDER_NOT_EMPTY' | 'NOT_A_FOLDER'; readonly folder: string };

/**
 * Makes a data folder of a backup. The whole file is checked first. A folder that is not empty is refused unless
 * `force`; even then its data files are kept, moved into `replaced-<n>` inside it. While the files change, a mark
 * stands in the folder that keeps a store from opening it, so that a kill leaves no folder that looks new.
 */
export async function restore(
  file: string,
  target: string,
  force: boolean,
): Promise<Restored | RestoreRefusal> {
  const image = await orRefusal(() =>
    new SnapshotFile(file, dirname(resolve(file)), new Map(), realDisk).read(),
  );
  if (!image) return { code: 'NOT_FOUND', file };
  if ('code' in image) return image;

  const folder = resolve(target);
  const found = await stat(folder).catch(() => undefined);
  if (found && !found.isDirectory()) return { code: 'NOT_A_FOLDER', folder: target };
  if (found && !force && (await dataFiles(folder, () => true)).length > 0)
    return { code: 'FOLDER_NOT_EMPTY', folder: target };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder);
  if ('code' in lock) return lock;
  try {
    const mark = await realDisk.open(join(folder, restoringName));
    await mark.close();
    await realDisk.syncFolder(folder);
    const replaced = await setAside(folder);
    await write(folder, image);
    await realDisk.remove(join(folder, restoringName));
    await realDisk.syncFolder(folder);
    const documents = image.shelves.reduce((sum, shelf) => sum + shelf.documents.size, 0);
    return { documents, seq: image.seq, replaced };
  } finally {
    await lock.release();
  }
}

/** Moves the data files into a folder of their own; its path, if there were any. */
async function setAside(folder: string): Promise<string | undefined> {
  const old = await dataFiles(folder, (name) => /^(snapshot|journal)[-.]/.test(name));
  if (old.length === 0) return undefined;
  const taken = new Set(await readdir(folder));
  let n = 1;
  while (taken.has(`replaced-${n}`)) n++;
  const aside = join(folder, `replaced-${n}`);
  await mkdir(aside, { mode: 0o700 });
  for (const name of old) await rename(join(folder, name), join(aside, name));
  await realDisk.syncFolder(aside);
  await realDisk.syncFolder(folder);
  return aside;
}

async function write(folder: string, image: Image): Promise<void> {
  await new SnapshotFile(join(folder, snapshotName), folder, new Map(), realDisk).write(image);
  const journal = await realDisk.open(join(folder, segmentName(1)));
  try {
    await writeAll(journal, encodeLine(headerJson({ number: 1, after: image.seq })), 0);
    await journal.datasync();
  } finally {
    await journal.close();
  }
}

async function dataFiles(folder: string, wanted: (name: string) => boolean): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !name.startsWith('lock-') && wanted(name));
}
