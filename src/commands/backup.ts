import { backUp } from '../store/index.ts';
import { storeText } from '../text/index.ts';
import { dataRefusalLines, diskReason, sizeOf } from './data-refusal.ts';
import type { CommandOutput } from './import.ts';

/** Options of `backup`. */
export interface BackupOptions {
  /** The file to write; it must not exist. */
  readonly out: string;
  /** Language of what is said; Chinese unless told. */
  readonly lang?: 'zh' | 'en';
}

/**
 * `backup DATA -o FILE`: all documents in one checked file, while nobody has the folder open.
 * Exit code 0: written and read back; 1: the disk failed; 2: refused, nothing written.
 */
export async function backup(folder: string, options: BackupOptions, io: CommandOutput): Promise<number> {
  const text = storeText[options.lang ?? 'zh'];
  try {
    const made = await backUp(folder, options.out);
    if ('code' in made) {
      for (const line of dataRefusalLines(made, text)) io.err(line);
      return 2;
    }
    io.out(text.backedUp(made.documents, sizeOf(made.bytes), options.out, made.seq));
    return 0;
  } catch (error) {
    io.err(text.refused.DISK(diskReason(error)));
    return 1;
  }
}
