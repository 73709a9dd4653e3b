import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Store, Transaction } from '../../assistant/ports.ts';
import type { Image } from '../image.ts';
import type { Schema } from '../schema.ts';
import { SerialisableStore } from '../serialisable-store.ts';
import { StoreClosedError } from '../store-error.ts';
import { type CompactionStep, compact } from './compaction.ts';
import type { Disk } from './disk.ts';
import { type Durability, Journal, type JournalStep, type OpenSegment } from './journal.ts';
import { snapshotName } from './layout.ts';
import type { Lock } from './lock.ts';
import type { ReadData } from './read-folder.ts';
import { SnapshotFile } from './snapshot-file.ts';

/** A moment at which a crash leaves something different behind. */
export type StoreStep = JournalStep | CompactionStep;

/** What an embedded store is made of: a folder that is locked, read and mended. */
export interface EmbeddedParts {
  readonly folder: string;
  readonly schema: Schema;
  readonly data: ReadData;
  readonly segment: OpenSegment;
  readonly lock: Lock;
  readonly disk: Disk;
  readonly durability: Durability;
  readonly compactAt: number;
  readonly reached: (step: StoreStep) => void;
}

/**
 * A store in a folder that belongs to this process alone: an image in memory, a journal for what is new, and now and
 * then a snapshot by way of lowdb. Made by `openEmbedded`.
 */
export class EmbeddedStore implements Store {
  /** Bytes that a kill had left at the end of the journal and that were cut: a commit that nobody was told of. */
  readonly cut: number;
  readonly #parts: EmbeddedParts;
  readonly #snapshot: SnapshotFile;
  readonly #db: Low<Image>;
  readonly #journal: Journal;
  readonly #store: SerialisableStore;
  #journalBytes: number;
  #oldestSegment: number;
  #compaction: Promise<void> | undefined;
  #closing: Promise<void> | undefined;

  constructor(parts: EmbeddedParts) {
    const { folder, schema, data, disk, segment, durability, reached } = parts;
    this.#parts = parts;
    this.cut = data.segments.reduce((sum, { torn }) => sum + torn, 0);
    this.#journalBytes = data.segments.reduce((sum, { size }) => sum + size, 0);
    this.#oldestSegment = data.segments[0]?.number ?? segment.number;
    this.#snapshot = new SnapshotFile(join(folder, snapshotName), folder, schema, disk, () =>
      reached('snapshot filled'),
    );
    this.#snapshot.size = data.snapshotSize;
    this.#db = new Low(this.#snapshot, data.image);
    this.#journal = new Journal(segment, data.image.seq, {
      durability,
      reached,
      grown: (bytes) => this.#grown(bytes),
    });
    this.#store = new SerialisableStore(schema, data.image, this.#journal);
  }

  /** Makes a new folder's journal. */
  async begin(): Promise<void> {
    if (this.#parts.segment.size === 0) await this.#journal.begin();
  }

  transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#store.transact(work);
  }

  /** Compacts now; resolves when it is done. A failure stops the store. */
  async compact(): Promise<void> {
    if (this.#journal.failure) throw this.#journal.failure;
    if (this.#closing) throw new StoreClosedError();
    this.#compaction ??= this.#compact().finally(() => {
      this.#compaction = undefined;
    });
    await this.#compaction;
  }

  /** Commits what was accepted, finishes a compaction, unlocks the folder. */
  close(): Promise<void> {
    this.#closing ??= (async () => {
      await this.#compaction?.catch(() => undefined);
      await this.#store.close();
      await this.#parts.lock.release();
    })();
    return this.#closing;
  }

  async #compact(): Promise<void> {
    this.#journalBytes = 0;
    try {
      const { disk, folder, reached } = this.#parts;
      await compact(
        { disk, folder, journal: this.#journal, db: this.#db, image: () => this.#store.image, reached },
        this.#oldestSegment,
      );
      this.#oldestSegment = this.#journal.number;
    } catch (error) {
      this.#journal.fail(error);
      throw this.#journal.failure;
    }
  }

  #grown(bytes: number): void {
    this.#journalBytes += bytes;
    const due = this.#journalBytes > Math.max(this.#parts.compactAt, this.#snapshot.size);
    // Whoever commits next hears of a failure: it stops the store.
    if (due && !this.#closing && !this.#journal.failure) this.compact().catch(() => undefined);
  }
}
