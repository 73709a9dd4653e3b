import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The kernel keeps 104 (macOS) or 108 (Linux) bytes of a socket's path; Node cuts a longer one off without a word. */
const longestPath = 100;

/**
 * Calls `use` with a path of `folder` under which a socket of this name can be bound and reached: the folder itself,
 * or where that is too long, a symbolic link to it from the folder for temporary files, removed afterwards.
 */
export async function withShortPath<T>(
  folder: string,
  longestName: number,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const fits = (path: string) => Buffer.byteLength(path) + 1 + longestName <= longestPath;
  if (fits(folder)) return use(folder);
  const base = fits(join(tmpdir(), 'store-XXXXXX', 'd')) ? tmpdir() : '/tmp';
  const made = await mkdtemp(join(base, 'store-'));
  try {
    await symlink(resolve(folder), join(made, 'd'));
    return await use(join(made, 'd'));
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}
