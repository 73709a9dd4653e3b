import type { Key, Range } from '../assistant/ports.ts';
import type { IndexItem } from './image.ts';
import { checkedKey, compareKeys } from './key-order.ts';
import type { Span } from './sorted-tree.ts';
import { StoreUseError } from './store-error.ts';

/** A range, checked: which items, how many, from which end. */
export interface IndexRange {
  readonly span: Span<IndexItem>;
  readonly limit: number;
  readonly reverse: boolean;
}

/** Reads a range. A key or a limit that is none is a bug of the caller; bounds that contradict each other hold nothing. */
export function indexRange({ equals, from, below, limit, reverse }: Range): IndexRange {
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0))
    throw new StoreUseError(`limit must be a whole number, not ${String(limit)}`);
  const bound = (key: Key | undefined) => (key === undefined ? undefined : checkedKey(key, 'a bound'));
  const [only, first, end] = [bound(equals), bound(from), bound(below)];
  return {
    span: {
      tooLow: ({ key }) =>
        (first !== undefined && compareKeys(key, first) < 0) ||
        (only !== undefined && compareKeys(key, only) < 0),
      tooHigh: ({ key }) =>
        (end !== undefined && compareKeys(key, end) >= 0) ||
        (only !== undefined && compareKeys(key, only) > 0),
    },
    limit: limit ?? Number.POSITIVE_INFINITY,
    reverse: reverse ?? false,
  };
}
