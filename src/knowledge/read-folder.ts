import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files of a knowledge folder: path below it -> bytes, sorted by path. */
export type Folder = ReadonlyMap<string, Uint8Array>;

const kinds: Readonly<Record<string, RegExp>> = {
  '.': /^(?:model|desk)\.json$/,
  faq: /\.md$/,
  macros: /\.md$/,
  rules: /\.json$/,
  words: /\.(?:yaml|tsv)$/,
};

/** A folder as mistakes name it: from the current one where it lies below that, else whole. */
export function shownPath(root: string): string {
  const path = relative(process.cwd(), root) || '.';
  return path.startsWith('..') ? root : path;
}

/**
 * Reads what a knowledge folder may hold; other files (editor backups, notes) are left alone. A folder that does not
 * exist holds nothing: what must be there is for the parser to miss.
 */
export function readFolder(root: string): Folder {
  const files: [string, Uint8Array][] = [];
  for (const [folder, pattern] of Object.entries(kinds)) {
    for (const name of namesIn(join(root, folder))) {
      if (!pattern.test(name) || name.startsWith('.')) continue;
      files.push([folder === '.' ? name : `${folder}/${name}`, readFileSync(join(root, folder, name))]);
    }
  }
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((item) => !item.isDirectory())
      .map(({ name }) => name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

/** A stamp that changes whenever a file, its name or its content does. */
export function stampOf(folder: Folder): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of folder) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
