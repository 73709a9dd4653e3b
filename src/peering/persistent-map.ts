/**
 * A map from strings that is a value: `mapSet` gives a new map and shares all but a little with the old one.
 *
 *     base ─── a native map that nobody writes to any more, shared by all versions made since
 *     newer ── what has changed since, as a trie by hash: 32 slots by the lowest five bits, then five more a level
 *
 * A look-up costs one or two probes. A change copies the few small arrays on its path in `newer`; now and then, when
 * that has grown to a quarter of the base, both are poured into a new base. Yesterday's map stays whole.
 */
export interface PersistentMap<V> {
  readonly size: number;
  readonly base: ReadonlyMap<string, V>;
  readonly newer: Branch<V>;
  /** How many keys `newer` holds. */
  readonly changes: number;
}

interface Branch<V> {
  /** Which of the 32 slots are filled; `children` holds only those, in slot order. */
  readonly filled: number;
  readonly children: readonly Child<V>[];
}
interface Leaf<V> {
  readonly hash: number;
  readonly key: string;
  readonly value: V;
}
interface Bucket<V> {
  readonly hash: number;
  readonly leaves: readonly Leaf<V>[];
}
type Child<V> = Branch<V> | Leaf<V> | Bucket<V>;

const noBranch: Branch<never> = { filled: 0, children: [] };
const EMPTY: PersistentMap<never> = { size: 0, base: new Map<string, never>(), newer: noBranch, changes: 0 };

/** The map with nothing in it. */
export const emptyMap = <V>(): PersistentMap<V> => EMPTY;

/** A map of these entries; a later entry replaces an earlier one with the same key. */
export function mapOf<V>(entries: Iterable<readonly [string, V]>): PersistentMap<V> {
  const base = new Map(entries);
  return { ...EMPTY, base, size: base.size };
}

/** The value under `key`, if any. Any string is safe: keys are compared, never used as property names. */
export function mapGet<V>({ base, newer, changes }: PersistentMap<V>, key: string): V | undefined {
  return (changes === 0 ? undefined : found(newer, key)) ?? base.get(key);
}

/** Is there anything under `key`? */
export const mapHas = <V>(map: PersistentMap<V>, key: string): boolean => mapGet(map, key) !== undefined;

/** The same map with `key` set to `value`. */
export function mapSet<V>(map: PersistentMap<V>, key: string, value: V): PersistentMap<V> {
  const fresh = found(map.newer, key) === undefined;
  const next: PersistentMap<V> = {
    size: map.size + (fresh && !map.base.has(key) ? 1 : 0),
    base: map.base,
    newer: placed(map.newer, { hash: hashOf(key), key, value }, 0),
    changes: map.changes + (fresh ? 1 : 0),
  };
  return next.changes > 1024 && next.changes * 4 > next.base.size ? mapOf(entriesOf(next)) : next;
}

/** Every value; the order is arbitrary but the same for the same history. */
export function* mapValues<V>(map: PersistentMap<V>): Generator<V> {
  for (const [, value] of entriesOf(map)) yield value;
}

/**
 * Keys whose values are not the same in both (by identity), a key that only one of them has included. Where both stand
 * on the same base only what differs is walked; where one was poured anew, everything.
 */
export function mapDiff<V>(before: PersistentMap<V>, after: PersistentMap<V>): string[] {
  const keys = new Set<string>();
  if (before.base === after.base) parting(before.newer, after.newer, keys);
  else for (const map of [before, after]) for (const [key] of entriesOf(map)) keys.add(key);
  return [...keys].filter((key) => mapGet(before, key) !== mapGet(after, key));
}

/** Collects the keys below two nodes of one place, but for what both share. */
function parting<V>(a: Child<V> | undefined, b: Child<V> | undefined, keys: Set<string>): void {
  if (a === b) return;
  if (a === undefined || b === undefined || !('filled' in a) || !('filled' in b)) {
    for (const node of [a, b]) if (node !== undefined) for (const { key } of leavesOf(node)) keys.add(key);
    return;
  }
  for (let left = a.filled | b.filled; left !== 0; left &= left - 1) {
    const bit = left & -left;
    parting(childAt(a, bit), childAt(b, bit), keys);
  }
}

const childAt = <V>({ filled, children }: Branch<V>, bit: number): Child<V> | undefined =>
  (filled & bit) === 0 ? undefined : children[bits(filled & (bit - 1))];

function* entriesOf<V>({ base, newer, changes }: PersistentMap<V>): Generator<[string, V]> {
  for (const [key, value] of base) {
    if (changes === 0 || found(newer, key) === undefined) yield [key, value];
  }
  for (const { key, value } of leavesOf(newer)) yield [key, value];
}

function* leavesOf<V>(top: Child<V>): Generator<Leaf<V>> {
  const stack: Child<V>[] = [top];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('filled' in node) stack.push(...node.children);
    else if ('key' in node) yield node;
    else yield* node.leaves;
  }
}

function found<V>(root: Branch<V>, key: string): V | undefined {
  const hash = hashOf(key);
  let node: Child<V> = root;
  for (let shift = 0; 'filled' in node; shift += 5) {
    const bit = 1 << ((hash >>> shift) & 31);
    if ((node.filled & bit) === 0) return undefined;
    node = node.children[bits(node.filled & (bit - 1))] as Child<V>;
  }
  if ('key' in node) return node.key === key ? node.value : undefined;
  return node.leaves.find((leaf) => leaf.key === key)?.value;
}

function placed<V>(branch: Branch<V>, leaf: Leaf<V>, shift: number): Branch<V> {
  const bit = 1 << ((leaf.hash >>> shift) & 31);
  const index = bits(branch.filled & (bit - 1));
  const children = branch.children.slice();
  if ((branch.filled & bit) === 0) {
    children.splice(index, 0, leaf);
    return { filled: branch.filled | bit, children };
  }
  children[index] = joined(children[index] as Child<V>, leaf, shift + 5);
  return { filled: branch.filled, children };
}

function joined<V>(child: Child<V>, leaf: Leaf<V>, shift: number): Child<V> {
  if ('filled' in child) return placed(child, leaf, shift);
  if ('key' in child && child.key === leaf.key) return leaf;
  if (child.hash === leaf.hash) {
    const others = 'key' in child ? [child] : child.leaves.filter(({ key }) => key !== leaf.key);
    return { hash: leaf.hash, leaves: [...others, leaf] };
  }
  const bit = 1 << ((child.hash >>> shift) & 31);
  return placed({ filled: bit, children: [child] }, leaf, shift);
}

/** FNV-1a over UTF-16 units, then mixed: ids that differ in the last letter must part early. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x45d9f3b);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** How many bits are set. */
function bits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
