import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a knowledge folder: path below it -> bytes, sorted by path. */
export type Folder = ReadonlyMap<string, Uint8Array>;

const kinds: Readonly<Record<string, RegExp>> = {
  '.': /^model\.json$/,
  faq: /\.md$/,
  rules: /\.json$/,
  words: /\.(?:yaml|tsv)$/,
};

/** Reads what a knowledge folder may hold; other files (editor backups, notes) are left alone. */
export function readFolder(root: string): Folder {
  const files: [string, Uint8Array][] = [];
  for (const [folder, pattern] of Object.entries(kinds)) {
    for (const name of readdirSync(join(root, folder))) {
      if (!pattern.test(name) || name.startsWith('.')) continue;
      files.push([folder === '.' ? name : `${folder}/${name}`, readFileSync(join(root, folder, name))]);
    }
  }
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A stamp that changes whenever a file, its name or its content does. */
export function stampOf(folder: Folder): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of folder) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
