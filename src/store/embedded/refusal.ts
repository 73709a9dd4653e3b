/** What is wrong with a line of a data file. */
export type Fault =
  /** The line does not match its checksum. */
  | 'CHECKSUM'
  /** The file ends before it should. */
  | 'CUT_SHORT'
  /** The checksum is right but the content is not what belongs here. */
  | 'FORM'
  /** Commits are missing before this line. */
  | 'GAP';

/** Why a data folder is not opened. Nothing in it has been changed. */
export type DataRefusal =
  /** Another process has the folder open; `pid` where it says so. */
  | { readonly code: 'LOCKED'; readonly folder: string; readonly pid: number | undefined }
  /** A file is damaged at a line (from 1) and byte (from 0). */
  | {
      readonly code: 'DAMAGED';
      readonly file: string;
      readonly line: number;
      readonly offset: number;
      readonly fault: Fault;
    }
  /** The journal goes on from a snapshot that is not there. */
  | { readonly code: 'SNAPSHOT_MISSING'; readonly file: string }
  /** There is a snapshot but none of the journal that always stands beside it. */
  | { readonly code: 'JOURNAL_MISSING'; readonly file: string }
  /** A restore into this folder was interrupted. */
  | { readonly code: 'RESTORE_UNFINISHED'; readonly folder: string }
  /** Written by a newer version of this program. */
  | { readonly code: 'NEWER_FORMAT'; readonly file: string; readonly version: number };

/** Carries a refusal from deep inside the readers to the door, where it becomes a value. */
export class RefusedData extends Error {
  readonly refusal: DataRefusal;

  constructor(refusal: DataRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Turns a refusal that was carried into a value; other errors go on. */
export async function orRefusal<T>(work: () => Promise<T>): Promise<T | DataRefusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RefusedData) return error.refusal;
    throw error;
  }
}
