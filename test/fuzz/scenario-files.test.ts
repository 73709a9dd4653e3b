import { expect, it } from 'vitest';
import { fuzz, mutantOf } from '../support/mutants.ts';

it('crashes on none of 2,000 mutated scenario files', { timeout: 60_000 }, () => {
  const { crashes, refused, ran } = fuzz(2000, 1);
  expect(crashes.map(({ seed, error }) => `seed ${seed}: ${error}`)).toEqual([]);
  // Both ways must be walked: a mutator that only breaks files proves little.
  expect(refused).toBeGreaterThan(200);
  expect(ran).toBeGreaterThan(200);
});

it('makes the same mutant of the same seed', () => {
  expect(mutantOf(7)).toBe(mutantOf(7));
  expect(mutantOf(7)).not.toBe(mutantOf(8));
});
