import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Collection } from '../../assistant/ports.ts';
import { schemaOf } from '../schema.ts';
import { type Disk, realDisk, writeAgain } from './disk.ts';
import { EmbeddedStore, type StoreStep } from './embedded-store.ts';
import type { Durability, OpenSegment } from './journal.ts';
import { segmentName } from './layout.ts';
import { lockFolder } from './lock.ts';
import { type ReadData, readFolder } from './read-folder.ts';
import { type DataRefusal, orRefusal } from './refusal.ts';

/** How a data folder is opened. */
export interface EmbeddedOptions {
  /** The data folder, made if it is not there. */
  readonly folder: string;
  readonly collections: readonly Collection<never>[];
  /** Default `power`. */
  readonly durability?: Durability;
  /** The journal is compacted when it has this many bytes, and as many as the snapshot; default 4 MiB. */
  readonly compactAt?: number;
  /** The file system; tests put one that fails in its place. */
  readonly disk?: Disk;
  /** Told of every step, so that tests can stop there. */
  readonly reached?: (step: StoreStep) => void;
}

/**
 * Opens a data folder: locks it, reads it, cuts what a kill left unfinished, and goes on. A folder that is in use or
 * damaged is refused as a value, and nothing in it is changed. Throws what the disk throws.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedStore | DataRefusal> {
  const schema = schemaOf(options.collections);
  const folder = resolve(options.folder);
  const { disk = realDisk, durability = 'power', compactAt = 4 << 20, reached = () => {} } = options;
  if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined)
    await disk.syncFolder(dirname(folder));
  const lock = await lockFolder(folder);
  if ('code' in lock) return lock;
  try {
    const data = await orRefusal(() => readFolder(folder, schema));
    if ('code' in data) {
      await lock.release();
      return data;
    }
    const segment = await mended(folder, data, disk);
    const store = new EmbeddedStore({
      folder,
      schema,
      data,
      segment,
      lock,
      disk,
      durability,
      compactAt,
      reached,
    });
    await store.begin();
    return store;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Removes what a kill left unfinished, and opens the last segment at its end. Its last line may be one whose sync failed:
 * the system then shows it and may never write it to the device, nor say so again. So it is written once more, before
 * anything is built on it; every line before was synced by itself.
 */
async function mended(folder: string, { listing, segments }: ReadData, disk: Disk): Promise<OpenSegment> {
  for (const path of listing.leftovers) await disk.remove(path);
  for (const { path, size } of segments) if (size === 0) await disk.remove(path);
  const last = segments.findLast(({ size }) => size > 0) ?? { number: 1, size: 0, lastLine: 0, torn: 0 };
  const path = join(folder, segmentName(last.number));
  const file = await disk.open(path);
  try {
    if (last.torn > 0) await file.truncate(last.size);
    if (last.size > 0) {
      await writeAgain(file, path, last.lastLine, last.size);
      await file.datasync();
    }
    await disk.syncFolder(folder);
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  return { file, number: last.number, size: last.size };
}
