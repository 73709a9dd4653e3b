import { listFolder } from './layout.ts';
import { whoHolds } from './lock.ts';
import { type ReadData, readFolder } from './read-folder.ts';
import { type DataRefusal, orRefusal } from './refusal.ts';

/** What lies in a data folder. Sizes in bytes. */
export interface Inspection {
  readonly collections: readonly {
    readonly name: string;
    readonly documents: number;
    readonly bytes: number;
  }[];
  /** The last commit. */
  readonly seq: number;
  readonly snapshot: { readonly seq: number; readonly bytes: number } | undefined;
  readonly journal: { readonly segments: number; readonly bytes: number };
  /** Bytes of a commit that was not finished: cut at the next start, or just being written. */
  readonly torn: number;
  /** Process id of whoever has the folder open; `unknown` if it does not say. */
  readonly heldBy: number | 'unknown' | undefined;
}

/** Why a folder could not be read whole. */
export type InspectRefusal = DataRefusal | { readonly code: 'NO_DATA'; readonly folder: string };

/** So often a folder that is in use, and may change while it is read, is read again before it counts as damaged. */
const tries = 5;

/** Reads a data folder and counts. Changes nothing, takes no lock, and may be called while a store has it open. */
export async function inspectFolder(folder: string): Promise<Inspection | InspectRefusal> {
  for (let left = tries - 1; ; left--) {
    const holder = await whoHolds(folder);
    const { snapshot, segments } = await listFolder(folder);
    if (!snapshot && segments.length === 0) return { code: 'NO_DATA', folder };
    const data = await orRefusal(() => readFolder(folder, new Map()));
    const heldBy = holder && (holder.pid ?? 'unknown');
    if (!('code' in data)) return counted(data, heldBy);
    if (!holder || left === 0) return data;
  }
}

function counted(
  { image, snapshotSeq, snapshotSize, segments, listing }: ReadData,
  heldBy: Inspection['heldBy'],
): Inspection {
  return {
    collections: image.shelves
      .map(({ name, documents }) => ({
        name,
        documents: documents.size,
        bytes: [...documents.all()].reduce((sum, { json }) => sum + Buffer.byteLength(json), 0),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    seq: image.seq,
    snapshot: listing.snapshot ? { seq: snapshotSeq, bytes: snapshotSize } : undefined,
    journal: {
      segments: segments.length,
      bytes: segments.reduce((sum, { size }) => sum + size, 0),
    },
    torn: segments.reduce((sum, { torn }) => sum + torn, 0),
    heldBy,
  };
}
