/** Which part of a tree: both tests must be monotone in the tree's order. */
export interface Span<T> {
  /** True for items before the span. */
  readonly tooLow: (item: T) => boolean;
  /** True for items behind the span. */
  readonly tooHigh: (item: T) => boolean;
}

/**
 * A leaf holds items; a branch holds children and, in `items`, the first item below each of them.
 *
 *            [a g p]                with(h): only the nodes on the way to h are copied,
 *           /   |   \               all others belong to both trees
 *      [a c] [g k m] [p z]
 */
interface Node<T> {
  readonly items: readonly T[];
  readonly children?: readonly Node<T>[];
}

const widest = 32;
const narrowest = 8;

/**
 * A sorted set that never changes: `with` and `without` return a new one and share all but a path of nodes with the
 * old one, in O(log n). Whoever holds a tree holds a snapshot, at no cost: transactions read from theirs, compaction
 * writes from its own. `scan` costs O(log n + what is taken).
 */
export class SortedTree<T> {
  readonly size: number;
  readonly #compare: (a: T, b: T) => number;
  readonly #root: Node<T>;

  constructor(
    compare: (a: T, b: T) => number,
    root: { readonly items: readonly T[] } = { items: [] },
    size = 0,
  ) {
    this.#compare = compare;
    this.#root = root;
    this.size = size;
  }

  /** Builds a tree of items that are sorted and distinct, in O(n). */
  static of<T>(compare: (a: T, b: T) => number, sorted: readonly T[]): SortedTree<T> {
    let level: Node<T>[] = slices(sorted).map((items) => ({ items }));
    while (level.length > 1) level = slices(level).map(branch);
    return new SortedTree(compare, level[0], sorted.length);
  }

  /** The set with this item, in place of one that compares as equal. */
  with(item: T): SortedTree<T> {
    let grown = 1;
    const insert = (node: Node<T>): Node<T>[] => {
      if (node.children) {
        const at = Math.max(0, behind(node.items, this.#compare, item) - 1);
        return split(replaced(node, node.children, at, insert(child(node, at))));
      }
      const at = place(node.items, this.#compare, item);
      const equal = this.#holds(node, at, item);
      if (equal) grown = 0;
      return split({ items: node.items.toSpliced(at, equal ? 1 : 0, item) });
    };
    const roots = insert(this.#root);
    const root = roots.length === 1 ? roots[0] : branch(roots);
    return new SortedTree(this.#compare, root, this.size + grown);
  }

  /** The set without the item that compares as equal; the same set where there is none. */
  without(item: T): SortedTree<T> {
    const remove = (node: Node<T>): Node<T> => {
      if (!node.children) {
        const at = place(node.items, this.#compare, item);
        return this.#holds(node, at, item) ? { items: node.items.toSpliced(at, 1) } : node;
      }
      const at = Math.max(0, behind(node.items, this.#compare, item) - 1);
      const kept = child(node, at);
      const left = remove(kept);
      if (left === kept) return node;
      if (left.items.length >= narrowest) return replaced(node, node.children, at, [left]);
      return branch(mended(node.children, at, left));
    };
    let root = remove(this.#root);
    if (root === this.#root) return this;
    while (root.children && root.children.length <= 1) root = root.children[0] ?? { items: [] };
    return new SortedTree(this.#compare, root, this.size - 1);
  }

  /** The item that compares as equal to the one given. */
  get(like: T): T | undefined {
    let node = this.#root;
    while (node.children) node = child(node, Math.max(0, behind(node.items, this.#compare, like) - 1));
    const at = place(node.items, this.#compare, like);
    return this.#holds(node, at, like) ? node.items[at] : undefined;
  }

  /** Items of a span in order, or in reverse order. */
  *scan(span: Span<T>, reverse = false): Generator<T, undefined> {
    yield* reverse ? backward(this.#root, span) : forward(this.#root, span);
  }

  /** All items in order. */
  all(): Generator<T, undefined> {
    return this.scan({ tooLow: () => false, tooHigh: () => false });
  }

  #holds(leaf: Node<T>, at: number, item: T): boolean {
    return at < leaf.items.length && this.#compare(leaf.items[at] as T, item) === 0;
  }
}

/**
 * How many of `items` are before `item`. This and the next are `lowerBound` with its test written out: most of what a
 * commit costs is spent here, and a test that is handed in is a call for every item. Both look at the last item first:
 * times and running numbers, which most keys are, go behind all that is there.
 */
function place<T>(items: readonly T[], compare: (a: T, b: T) => number, item: T): number {
  let [low, high] = [0, items.length];
  if (high > 0 && compare(items[high - 1] as T, item) < 0) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(items[middle] as T, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of `items` are not behind `item`. */
function behind<T>(items: readonly T[], compare: (a: T, b: T) => number, item: T): number {
  let [low, high] = [0, items.length];
  if (high > 0 && compare(items[high - 1] as T, item) <= 0) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(items[middle] as T, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many items, from the left, satisfy a monotone test. */
function lowerBound<T>(items: readonly T[], test: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* forward<T>(node: Node<T>, span: Span<T>): Generator<T, boolean> {
  const before = lowerBound(node.items, span.tooLow);
  if (node.children) {
    // The span may begin inside the last child whose first item is still before it.
    for (let i = Math.max(0, before - 1); i < node.children.length; i++) {
      if (yield* forward(child(node, i), span)) return true;
    }
    return false;
  }
  for (let i = before; i < node.items.length; i++) {
    const item = node.items[i] as T;
    if (span.tooHigh(item)) return true;
    yield item;
  }
  return false;
}

function* backward<T>(node: Node<T>, span: Span<T>): Generator<T, boolean> {
  const end = lowerBound(node.items, (item) => !span.tooHigh(item));
  for (let i = end - 1; i >= 0; i--) {
    if (node.children) {
      if (yield* backward(child(node, i), span)) return true;
    } else {
      const item = node.items[i] as T;
      if (span.tooLow(item)) return true;
      yield item;
    }
  }
  return false;
}

function child<T>(node: Node<T>, at: number): Node<T> {
  return node.children?.[at] as Node<T>;
}

function branch<T>(children: readonly Node<T>[]): Node<T> {
  return { items: children.map(({ items }) => items[0] as T), children };
}

/** A branch with another child, or two, in the place of one; its first items are kept as they are where they can be. */
function replaced<T>(
  old: Node<T>,
  children: readonly Node<T>[],
  at: number,
  by: readonly Node<T>[],
): Node<T> {
  const [only] = by;
  if (only === undefined || by.length > 1) return branch(children.toSpliced(at, 1, ...by));
  const first = only.items[0] as T;
  const items = old.items[at] === first ? old.items : old.items.with(at, first);
  return { items, children: children.with(at, only) };
}

function split<T>(node: Node<T>): Node<T>[] {
  if (node.items.length <= widest) return [node];
  const middle = node.items.length >>> 1;
  if (node.children) return [branch(node.children.slice(0, middle)), branch(node.children.slice(middle))];
  return [{ items: node.items.slice(0, middle) }, { items: node.items.slice(middle) }];
}

/** Children after one of them shrank: joined with a neighbour where it became narrow, gone where it became empty. */
function mended<T>(children: readonly Node<T>[], at: number, shrunk: Node<T>): readonly Node<T>[] {
  if (children.length === 1 && shrunk.items.length > 0) return [shrunk];
  if (shrunk.items.length === 0) return children.toSpliced(at, 1);
  const from = at > 0 ? at - 1 : at;
  const [a, b] = at > 0 ? [children[from] as Node<T>, shrunk] : [shrunk, children[1] as Node<T>];
  const joined =
    a.children && b.children ? branch([...a.children, ...b.children]) : { items: [...a.items, ...b.items] };
  return children.toSpliced(from, 2, ...split(joined));
}

function slices<T>(items: readonly T[]): T[][] {
  const cut: T[][] = [];
  for (let i = 0; i < items.length; i += widest) cut.push(items.slice(i, i + widest));
  return cut;
}
