import { blockAt, type Cidr } from './cidr.ts';

/** Does `outer` hold every address of `inner`? */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** The block both share, or null: of two CIDR blocks that meet, one lies in the other. */
export function overlap(a: Cidr, b: Cidr): Cidr | null {
  if (contains(a, b)) return b;
  return contains(b, a) ? a : null;
}

/** The first pair, one of each list, that shares an address; null if none does. */
export function firstOverlap(
  as: readonly Cidr[],
  bs: readonly Cidr[],
): { readonly a: Cidr; readonly b: Cidr; readonly overlap: Cidr } | null {
  for (const a of as) {
    for (const b of bs) {
      const shared = overlap(a, b);
      if (shared !== null) return { a, b, overlap: shared };
    }
  }
  return null;
}

/** The two halves of a block, lower first. A single address has none. */
export function halves(block: Cidr): readonly [Cidr, Cidr] | null {
  if (block.first === block.last) return null;
  const lower = blockAt(block.family, block.first, block.length + 1);
  return [lower, blockAt(block.family, lower.last + 1n, block.length + 1)];
}

/** `block` cut into blocks of `length`; empty if it is already smaller or would give more than 65,536. */
export function split(block: Cidr, length: number): Cidr[] {
  const extra = length - block.length;
  if (extra < 0 || extra > 16) return [];
  const step = (block.last - block.first + 1n) >> BigInt(extra);
  if (step === 0n) return [];
  return Array.from({ length: 2 ** extra }, (_, i) =>
    blockAt(block.family, block.first + BigInt(i) * step, length),
  );
}

/**
 * What is left of `block` without `hole`, in order, in as few blocks as can be.
 *
 *     block |-------------------------------|
 *     hole              |---|
 *     left  |-----------|   |---|-----------|     one block a level between the two lengths
 */
export function subtract(block: Cidr, hole: Cidr): Cidr[] {
  if (contains(hole, block)) return [];
  if (!contains(block, hole)) return [block];
  const [low, high] = halves(block) as readonly [Cidr, Cidr];
  return [...subtract(low, hole), ...subtract(high, hole)];
}

/** What is left of `blocks` without any of `holes`. */
export function subtractAll(blocks: readonly Cidr[], holes: readonly Cidr[]): Cidr[] {
  return holes.reduce<Cidr[]>((left, hole) => left.flatMap((block) => subtract(block, hole)), [...blocks]);
}

/** What both lists hold, in as few blocks as can be. */
export function intersect(as: readonly Cidr[], bs: readonly Cidr[]): Cidr[] {
  const shared = as.flatMap((a) => bs.map((b) => overlap(a, b)).filter((block) => block !== null));
  return merge(shared);
}

/** The same addresses in as few blocks as can be, ascending, IPv4 before IPv6. */
export function merge(blocks: readonly Cidr[]): Cidr[] {
  const out: Cidr[] = [];
  for (const block of [...blocks].sort(ascending)) {
    const top = out.at(-1);
    if (top !== undefined && contains(top, block)) continue;
    out.push(block);
    // Two equal halves of one block become that block, and that may complete the next one.
    for (let pair = joinable(out); pair !== null; pair = joinable(out)) out.splice(-2, 2, pair);
  }
  return out;
}

/** The smallest block that holds them all; null for none or for a mix of families. */
export function cover(blocks: readonly Cidr[]): Cidr | null {
  const [head, ...tail] = blocks;
  if (head === undefined) return null;
  let all = head;
  for (const block of tail) {
    if (block.family !== all.family) return null;
    while (!contains(all, block)) all = blockAt(all.family, all.first, all.length - 1);
  }
  return all;
}

/** Do both lists hold the same addresses? */
export const sameAddresses = (as: readonly Cidr[], bs: readonly Cidr[]): boolean =>
  subtractAll(as, bs).length === 0 && subtractAll(bs, as).length === 0;

/** How many addresses, of blocks that do not overlap. */
export const countOf = (blocks: readonly Cidr[]): bigint =>
  blocks.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);

function ascending(a: Cidr, b: Cidr): number {
  if (a.family !== b.family) return a.family === 'ipv4' ? -1 : 1;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.length - b.length;
}

function joinable(blocks: readonly Cidr[]): Cidr | null {
  const [a, b] = blocks.slice(-2);
  if (a === undefined || b === undefined || a.family !== b.family || a.length !== b.length) return null;
  const parent = blockAt(a.family, a.first, a.length - 1);
  return a.first === parent.first && b.last === parent.last && a.last + 1n === b.first ? parent : null;
}
