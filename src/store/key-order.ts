import type { Key } from '../assistant/ports.ts';
import { StoreUseError } from './store-error.ts';

/**
 * Order of index keys and ids, the same in every store: numbers by value before strings, strings by their UTF-16 code
 * units, so that NUL, the empty string and lone surrogates have a place like any other. Negative: `a` comes first.
 */
export function compareKeys(a: Key, b: Key): number {
  // Each kind is compared on a line of its own: one `<` for both would be compiled for neither.
  if (typeof a === 'string') return typeof b !== 'string' ? 1 : a < b ? -1 : a === b ? 0 : 1;
  if (typeof b === 'string') return -1;
  return a < b ? -1 : a === b ? 0 : 1;
}

/** A key as it is stored: `-0` is `0`; what is neither a string nor a finite number is a bug of the caller. */
export function checkedKey(key: unknown, what: string): Key {
  if (typeof key === 'string') return key;
  if (typeof key === 'number' && Number.isFinite(key)) return key === 0 ? 0 : key;
  throw new StoreUseError(`${what} must be a string or a finite number, not ${String(key)}`);
}
