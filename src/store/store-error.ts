/** The caller broke a rule of the port: a bug. */
export class StoreUseError extends TypeError {
  override readonly name = 'StoreUseError';
}

/**
 * The disk failed a write, so the store stands still: what is in memory and what lasts may differ. `cause` is what the
 * disk said. A rejected commit may or may not last; the next start tells. Deliver the input again.
 */
export class StoreStoppedError extends Error {
  override readonly name = 'StoreStoppedError';

  constructor(cause: unknown) {
    super(
      `the store stopped after a write error: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
}

/** The store was closed before the commit. */
export class StoreClosedError extends Error {
  override readonly name = 'StoreClosedError';

  constructor() {
    super('the store is closed');
  }
}
