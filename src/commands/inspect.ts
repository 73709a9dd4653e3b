import { inspectFolder } from '../store/index.ts';
import { storeText } from '../text/index.ts';
import { dataRefusalLines, diskReason, sizeOf } from './data-refusal.ts';
import type { CommandOutput } from './import.ts';

/** Options of `inspect`. */
export interface InspectOptions {
  /** Language of what is said; Chinese unless told. */
  readonly lang?: 'zh' | 'en';
}

/**
 * `inspect DATA`: collections, counts, sizes, the journal, and damage if any; also while the folder is in use.
 * Exit code 0: whole; 1: the disk failed; 2: damaged, or no data.
 */
export async function inspect(folder: string, options: InspectOptions, io: CommandOutput): Promise<number> {
  const text = storeText[options.lang ?? 'zh'];
  try {
    const found = await inspectFolder(folder);
    if ('code' in found) {
      for (const line of dataRefusalLines(found, text)) io.err(line);
      return 2;
    }
    const { inspected: say } = text;
    const { heldBy, snapshot, journal, torn, seq, collections } = found;
    io.out(say.folder(folder));
    io.out(heldBy === undefined ? say.free : say.heldBy(heldBy === 'unknown' ? '' : `${heldBy}`));
    io.out(say.seq(seq));
    io.out(snapshot ? say.snapshot(sizeOf(snapshot.bytes), snapshot.seq) : say.noSnapshot);
    io.out(say.journal(sizeOf(journal.bytes), journal.segments));
    if (torn > 0) io.out(say.torn(sizeOf(torn)));
    for (const { name, documents, bytes } of collections)
      io.out(say.collection(printable(name), documents, sizeOf(bytes)));
    io.out(say.whole);
    return 0;
  } catch (error) {
    io.err(text.refused.DISK(diskReason(error)));
    return 1;
  }
}

/** A collection's name as it lies in the file; a terminal must not obey it. */
function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, '\ufffd');
}
