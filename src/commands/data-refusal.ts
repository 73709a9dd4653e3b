import { dirname } from 'node:path';
import type { BackUpRefusal, DataRefusal, InspectRefusal, RestoreRefusal } from '../store/index.ts';
import type { StoreText } from '../text/index.ts';

/** Why stored data was not touched, in words: what is wrong, and where data is damaged also how to restore it. */
export function dataRefusalLines(
  refusal: DataRefusal | BackUpRefusal | RestoreRefusal | InspectRefusal,
  text: StoreText,
): string[] {
  const { refused } = text;
  switch (refusal.code) {
    case 'LOCKED':
      return [refused.LOCKED(refusal.folder, refusal.pid === undefined ? '' : `${refusal.pid}`)];
    case 'DAMAGED': {
      const { file, line, offset, fault } = refusal;
      return [refused.DAMAGED(file, line, offset, text.faults[fault]), text.howToRestore(dirname(file))];
    }
    case 'SNAPSHOT_MISSING':
    case 'JOURNAL_MISSING':
      return [refused[refusal.code](refusal.file), text.howToRestore(dirname(refusal.file))];
    case 'NEWER_FORMAT':
      return [refused.NEWER_FORMAT(refusal.file, refusal.version)];
    case 'FILE_EXISTS':
    case 'NOT_FOUND':
      return [refused[refusal.code](refusal.file)];
    default:
      return [refused[refusal.code](refusal.folder)];
  }
}

/** What the disk said, of an exception that it caused; any other exception is a bug and goes on. */
export function diskReason(error: unknown): string {
  if (error instanceof Error && 'code' in error && 'syscall' in error) return error.message;
  throw error;
}

/** A size for people: bytes, kB or MB. */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
