import { lstat, mkdir, mkdtemp, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Why files were not written, with the path in the way. */
export interface WriteRefusal {
  readonly code: 'TARGET_NOT_EMPTY' | 'TARGET_NOT_A_FOLDER' | 'TARGET_BLOCKED' | 'TARGET_IS_SOURCE';
  readonly path: string;
}

/** What is written, and what it must leave alone. */
export interface FolderWrite {
  readonly folder: string;
  /** Bare names and texts. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Replace files of the same names in a folder that is not empty. */
  readonly force: boolean;
  /** A file that must never be replaced, if it is there: the one the texts come from. */
  readonly source: string;
}

/**
 * Writes files into a folder, all or none: first into a temporary folder beside it, then by renaming. A failure
 * halfway puts back what was there. Returns how many files were replaced; throws on a failing disk.
 */
export async function writeFolder(write: FolderWrite): Promise<{ readonly replaced: number } | WriteRefusal> {
  const folder = await realpath(write.folder).catch(() => resolve(write.folder));
  const present = await stat(folder).catch(() => undefined);
  if (present && !present.isDirectory()) return { code: 'TARGET_NOT_A_FOLDER', path: write.folder };
  const before = present ? await readdir(folder) : [];
  if (before.length > 0 && !write.force) return { code: 'TARGET_NOT_EMPTY', path: write.folder };
  const replaced = write.files.filter(({ name }) => before.includes(name));
  // A source that is not there cannot be replaced either.
  const source = await realpath(write.source).catch(() => resolve(write.source));
  for (const { name } of replaced) {
    const path = join(folder, name);
    if (path === source) return { code: 'TARGET_IS_SOURCE', path };
    const kind = await lstat(path);
    if (!kind.isFile() && !kind.isSymbolicLink()) return { code: 'TARGET_BLOCKED', path };
  }

  const made = await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(join(dirname(folder), `.${basename(folder)}-import-`));
  try {
    await mkdir(join(work, 'new'));
    for (const { name, text } of write.files) await writeFile(join(work, 'new', name), text, { flag: 'wx' });
    if (!present) await rename(join(work, 'new'), folder);
    else
      await moveInto(
        folder,
        work,
        write.files.map((file) => file.name),
        new Set(replaced.map((file) => file.name)),
      );
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    if (made !== undefined) await rm(made, { recursive: true, force: true });
    throw error;
  }
  await rm(work, { recursive: true, force: true });
  return { replaced: replaced.length };
}

/** Moves `work/new/*` into the folder, keeping what they replace in `work/old` until all have arrived. */
async function moveInto(
  folder: string,
  work: string,
  names: readonly string[],
  old: ReadonlySet<string>,
): Promise<void> {
  await mkdir(join(work, 'old'));
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const name of names) {
      const [target, kept] = [join(folder, name), join(work, 'old', name)];
      if (old.has(name)) {
        await rename(target, kept);
        undo.push(() => rename(kept, target));
      }
      await rename(join(work, 'new', name), target);
      undo.push(() => rm(target, { force: true }));
    }
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}
