import { join } from 'node:path';
import type { Low } from 'lowdb';
import type { Image } from '../image.ts';
import type { Disk } from './disk.ts';
import type { Journal } from './journal.ts';
import { segmentName } from './layout.ts';

/** A moment of compaction at which a crash leaves something different behind; tests stop there. */
export type CompactionStep =
  | 'segment made'
  | 'segment begun'
  | 'snapshot filled'
  | 'snapshot in place'
  | 'segments removed';

export interface CompactionOptions {
  readonly disk: Disk;
  readonly folder: string;
  readonly journal: Journal;
  readonly db: Low<Image>;
  /** The data now. */
  readonly image: () => Image;
  readonly reached: (step: CompactionStep) => void;
}

/**
 * Puts the data into a new snapshot and lets go of the journal that it replaces, while commits go on:
 *
 *     journal-7 ....... c811 c812 |                          removed
 *     journal-8                   | c813 c814 c815 ...       goes on
 *     snapshot          as of c800 ..... being written ..... as of c812
 *
 * Killed at any point, the folder reads back to the same data: commits that are in the snapshot and in a segment are
 * passed over by number. The image never changes, so it is written as it was while the store moves on.
 */
export async function compact(options: CompactionOptions, oldest: number): Promise<void> {
  const { disk, folder, journal, db, reached } = options;
  const number = journal.number + 1;
  const file = await disk.open(join(folder, segmentName(number)));
  try {
    await disk.syncFolder(folder);
    reached('segment made');
    await journal.switchTo({ file, number, size: 0 });
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  reached('segment begun');

  const image = options.image();
  // What is not yet durable must not become so by way of the snapshot alone.
  await journal.durable(image.seq);
  db.data = image;
  await db.write();
  reached('snapshot in place');

  for (let old = oldest; old < number; old++) await disk.remove(join(folder, segmentName(old)));
  await disk.syncFolder(folder);
  reached('segments removed');
}
