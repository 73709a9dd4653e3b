import { restore as restoreData } from '../store/index.ts';
import { storeText } from '../text/index.ts';
import { dataRefusalLines, diskReason } from './data-refusal.ts';
import type { CommandOutput } from './import.ts';

/** Options of `restore`. */
export interface RestoreOptions {
  /** The data folder to make. */
  readonly out: string;
  /** Replace the data of a folder that is not empty; what was there is moved aside, not deleted. */
  readonly force?: boolean;
  /** Language of what is said; Chinese unless told. */
  readonly lang?: 'zh' | 'en';
}

/**
 * `restore FILE -o DATA`: a data folder from a backup, whose checksums are verified first.
 * Exit code 0: restored; 1: the disk failed; 2: refused, nothing changed.
 */
export async function restore(file: string, options: RestoreOptions, io: CommandOutput): Promise<number> {
  const text = storeText[options.lang ?? 'zh'];
  try {
    const made = await restoreData(file, options.out, options.force ?? false);
    if ('code' in made) {
      // A damaged backup is not mended by itself: only the first line, what is wrong, helps.
      for (const line of dataRefusalLines(made, text).slice(0, 1)) io.err(line);
      return 2;
    }
    io.out(text.restored(made.documents, options.out, made.seq));
    if (made.replaced !== undefined) io.out(text.setAside(made.replaced));
    return 0;
  } catch (error) {
    io.err(text.refused.DISK(diskReason(error)));
    return 1;
  }
}
