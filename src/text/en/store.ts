import type { StoreText } from '../zh/store.ts';
import { plural } from './plural.ts';

/** What is said about stored data, in English: why a folder is not opened, and what backup, restore and inspect report. */
export const storeText: StoreText = {
  refused: {
    LOCKED: (folder, pid) =>
      `${folder} is in use by another process${pid && ` (pid ${pid})`}; only one may have it open. Stop that one first.`,
    DAMAGED: (file, line, offset, fault) =>
      `${file} is damaged in line ${line} (from byte ${offset}): ${fault}.`,
    SNAPSHOT_MISSING: (file) => `The snapshot.jsonl that ${file} goes on from is missing.`,
    JOURNAL_MISSING: (file) =>
      `There is a snapshot, but the journal ${file} is missing, and with it all commits since.`,
    RESTORE_UNFINISHED: (folder) =>
      `An earlier restore into ${folder} was interrupted. Run it again, with --force.`,
    NEWER_FORMAT: (file, version) =>
      `${file} was written by a newer version (format ${version}). Update the program first.`,
    NO_DATA: (folder) => `There is no data in ${folder}. Check the path.`,
    FILE_EXISTS: (file) => `${file} exists and was not replaced. Choose another name.`,
    NOT_FOUND: (file) => `${file} was not found. Check the path.`,
    FOLDER_NOT_EMPTY: (folder) =>
      `${folder} is not empty; nothing was written. Choose another folder, or add --force to replace its data (what is there is moved into a folder replaced-1 or the like inside it, not deleted).`,
    NOT_A_FOLDER: (folder) => `${folder} exists and is not a folder. Choose another.`,
    DISK: (reason) => `The disk failed: ${reason}.`,
  },
  stopped: (reason: string) =>
    `The data could not be written${reason && ` (${reason})`}, so I have stopped. Nothing after that was acknowledged: Telegram will deliver it again. Make room on the disk or have it mended, then start me again; everything acknowledged is kept.`,
  faults: {
    CHECKSUM: 'the checksum does not match',
    CUT_SHORT: 'it ends too early',
    FORM: 'this content does not belong here',
    GAP: 'commits are missing before it',
  },
  howToRestore: (folder) =>
    `The files are as they were. Keep a copy of ${folder}, then restore the latest backup: peering-assistant restore BACKUP -o ${folder} --force`,
  backedUp: (documents, bytes, file, seq) =>
    `Backed up ${plural(documents, 'document')} (${bytes}, up to commit ${seq}): ${file}`,
  restored: (documents, folder, seq) =>
    `Restored ${plural(documents, 'document')} (up to commit ${seq}): ${folder}`,
  setAside: (folder) => `The data that was there is now in ${folder}; delete it when you are sure.`,
  inspected: {
    folder: (folder) => `Data folder: ${folder}`,
    heldBy: (pid) => `In use${pid && ` by process ${pid}`}`,
    free: 'Not in use',
    seq: (seq) => `Last commit: ${seq}`,
    snapshot: (bytes, seq) => `Snapshot: ${bytes}, up to commit ${seq}`,
    noSnapshot: 'Snapshot: none yet',
    journal: (bytes, segments) => `Journal: ${bytes} in ${plural(segments, 'segment')}`,
    torn: (bytes) =>
      `The journal ends with ${bytes} of an unfinished commit; the next start cuts it, and no confirmed data is lost`,
    collection: (name, documents, bytes) => `  ${name}: ${plural(documents, 'document')}, ${bytes}`,
    whole: 'All checksums match; nothing is damaged.',
  },
};
