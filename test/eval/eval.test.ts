import { describe, expect, it } from 'vitest';
import { shipped } from '../support/world.ts';
import { evaluate, type Figures, figureNames, floors } from './evaluate.ts';
import { readLabelled, splits } from './utterances.ts';

// The test split is counted, never shown: a failure names the figure, not the utterance.
const rows = readLabelled(splits.test);
const { figures } = evaluate(rows, await shipped());

describe('the test split', () => {
  it.each(Object.keys(floors) as (keyof Figures)[])('%s', (name) => {
    const { least, most } = floors[name] ?? {};
    if (least !== undefined) expect(figures[name], `${name} fell`).toBeGreaterThanOrEqual(least);
    if (most !== undefined) expect(figures[name], `${name} rose`).toBeLessThanOrEqual(most);
  });

  it('has a floor under, or a ceiling over, every figure', () => {
    expect(Object.keys(floors).sort()).toEqual([...figureNames].sort());
    for (const name of figureNames) expect(floors[name]?.least ?? floors[name]?.most).toBeDefined();
  });

  it('is large enough to mean something', () => {
    const count = (...groups: string[]) => rows.filter(({ group }) => groups.includes(group)).length;
    expect(rows.length).toBeGreaterThanOrEqual(500);
    expect(count('near', 'far')).toBeGreaterThanOrEqual(75);
    expect(count('task')).toBeGreaterThanOrEqual(40);
  });
});
