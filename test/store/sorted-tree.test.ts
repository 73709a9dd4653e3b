import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from '../../src/store/key-order.ts';
import { SortedTree } from '../../src/store/sorted-tree.ts';

interface Item {
  readonly key: string | number;
  readonly value: number;
}
const compare = (a: Item, b: Item) => compareKeys(a.key, b.key);
const key = fc.oneof(
  fc.integer({ min: -40, max: 40 }),
  fc.string({ unit: 'binary', maxLength: 2 }),
  fc.constantFrom('__proto__', '', '\0', '\ud800', '\udfff', '\uffff', 'constructor'),
);
const step = fc.record({ key, remove: fc.boolean() });

/** The slow twin: an array, sorted anew after every step. */
function slowTwin(steps: readonly { key: string | number; remove: boolean }[]): Item[] {
  const kept = new Map<string | number, Item>();
  steps.forEach(({ key, remove }, value) => {
    if (remove) kept.delete(key);
    else kept.set(key, { key, value });
  });
  return [...kept.values()].sort(compare);
}

function grow(steps: readonly { key: string | number; remove: boolean }[]): SortedTree<Item> {
  return steps.reduce(
    (tree, { key, remove }, value) => (remove ? tree.without({ key, value: 0 }) : tree.with({ key, value })),
    new SortedTree(compare),
  );
}

describe('a sorted tree against an array', () => {
  it('holds the same items in the same order after any steps, and finds each', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), key, (steps, absent) => {
        const tree = grow(steps);
        const twin = slowTwin(steps);
        expect([...tree.all()]).toEqual(twin);
        expect(tree.size).toBe(twin.length);
        for (const item of twin) expect(tree.get(item)).toEqual(item);
        const sought = { key: absent, value: 0 };
        expect(tree.get(sought)).toEqual(twin.find((item) => compare(item, sought) === 0));
      }),
      { numRuns: 60 },
    );
  });

  it('scans any span both ways, grown or built at once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), key, key, (steps, from, below) => {
        const twin = slowTwin(steps);
        const span = {
          tooLow: (item: Item) => compareKeys(item.key, from) < 0,
          tooHigh: (item: Item) => compareKeys(item.key, below) >= 0,
        };
        const expected = twin.filter((item) => !span.tooLow(item) && !span.tooHigh(item));
        for (const tree of [grow(steps), SortedTree.of(compare, twin)]) {
          expect([...tree.scan(span)]).toEqual(expected);
          expect([...tree.scan(span, true)]).toEqual(expected.toReversed());
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a sorted tree of many items', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({ key: (i * 7_919) % 20_000, value: i }));

  it('can be emptied in any order and filled again', () => {
    let tree = many.reduce((grown, item) => grown.with(item), new SortedTree(compare));
    expect(tree.size).toBe(many.length);
    for (const item of many.slice(0, -1)) tree = tree.without(item);
    expect([...tree.all()]).toEqual(many.slice(-1));
    tree = tree.without(many.at(-1) as Item);
    expect([[...tree.all()], tree.size]).toEqual([[], 0]);
    expect([...tree.with({ key: 1, value: 1 }).all()]).toEqual([{ key: 1, value: 1 }]);
  });

  it('leaves every older tree as it was', () => {
    const before = SortedTree.of(compare, many.toSorted(compare));
    const seen = [...before.all()];
    let after = before;
    for (const item of many.slice(0, 5_000)) after = after.without(item).with({ key: item.key, value: -1 });
    expect([...before.all()]).toEqual(seen);
    expect([...after.all()].filter(({ value }) => value === -1)).toHaveLength(5_000);
  });

  it('looks at a handful of items for one', () => {
    let compared = 0;
    const counting = (a: Item, b: Item) => {
      compared++;
      return compare(a, b);
    };
    const tree = SortedTree.of(counting, many.toSorted(compare));
    tree.with({ key: 10_000.5, value: 0 });
    let tested = 0;
    const span = {
      tooLow: (item: Item) => {
        tested++;
        return compareKeys(item.key, 12_345) < 0;
      },
      tooHigh: (item: Item) => {
        tested++;
        return compareKeys(item.key, 12_355) >= 0;
      },
    };
    expect([...tree.scan(span)]).toHaveLength(10);
    expect(compared).toBeLessThan(40);
    expect(tested).toBeLessThan(80);
  });
});
