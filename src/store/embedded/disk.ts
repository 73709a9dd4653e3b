import { open, rm } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';

/** An open file, as far as the store writes to it. */
export interface DiskFile {
  /** Writes some of the bytes at a position and says how many. */
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ bytesWritten: number }>;
  datasync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/** What the store asks of the file system when it writes; tests put one that fails in its place. */
export interface Disk {
  /** Opens a file for writing, made if it is not there, its content kept. */
  open(path: string): Promise<DiskFile>;
  remove(path: string): Promise<void>;
  /** Makes the names in a folder last: what was made, renamed or removed. */
  syncFolder(path: string): Promise<void>;
}

/** The real file system. Files are for the owner only: they hold what people wrote. */
export const realDisk: Disk = {
  async open(path) {
    return open(path, 'a', 0o600)
      .then((made) => made.close())
      .then(() => open(path, 'r+'));
  },
  remove: (path) => rm(path, { force: true }),
  async syncFolder(path) {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

/** Writes all the bytes. A disk that takes fewer without a word, as a full one may, is asked again until it speaks. */
export async function writeAll(file: DiskFile, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten <= 0) throw new Error('the disk took no bytes');
    done += bytesWritten;
  }
}

/** Writes part of a file over itself, so that the next sync has it to do whatever became of the last. */
export async function writeAgain(file: DiskFile, path: string, from: number, to: number): Promise<void> {
  const reader = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(to - from);
    await reader.read(bytes, 0, bytes.length, from);
    await writeAll(file, bytes, from);
  } finally {
    await reader.close();
  }
}

/** So many bytes of a large file are handed to the device at once, so that a commit never queues behind all of it. */
const syncEvery = 1 << 20;

/**
 * Replaces a file by what the chunks hold, or leaves it alone: temporary file, sync, rename, sync of the folder.
 *
 * write-file-atomic takes its data whole and writes it with one call whose count it does not look at, so a full disk
 * would leave half a file under the good name. So it is given no data; the temporary file is filled here, where every
 * count is checked, in the hook that it awaits between making that file and syncing it.
 */
export async function writeAtomically(
  disk: Disk,
  path: string,
  folder: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  filled: () => void = () => {},
): Promise<number> {
  let size = 0;
  let whole = false;
  const fill = async (temporary: string) => {
    const file = await disk.open(temporary);
    try {
      let synced = 0;
      for await (const chunk of chunks) {
        await writeAll(file, chunk, size);
        size += chunk.length;
        if (size - synced < syncEvery) continue;
        await file.datasync();
        synced = size;
      }
      await file.datasync();
    } finally {
      await file.close();
    }
    whole = true;
    filled();
  };
  await writeFileAtomic(path, '', { mode: 0o600, tmpfileCreated: fill });
  if (!whole) throw new Error('write-file-atomic did not wait for the content');
  await disk.syncFolder(folder);
  return size;
}
