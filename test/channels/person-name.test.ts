import fc from 'fast-check';
import { expect, it } from 'vitest';
import { personName } from '../../src/channels/person-name.ts';

it.each([
  [['Ann', 'Lee'], 'Ann Lee'],
  [['Ann', undefined], 'Ann'],
  [[undefined, undefined], ''],
  [['  王  ', ' 芳 '], '王 芳'],
  [['a\nb\tc\u0000d\u2028e'], 'a b c d e'],
  [['\u202eevil\u2066\u200f\u061c'], 'evil'],
  [['a\ud83d'], 'a'],
  [['👩‍💻'], '👩‍💻'],
  [['𠮷'.repeat(100)], '𠮷'.repeat(64)],
])('%j is %j', (parts, name) => {
  expect(personName(...parts)).toBe(name);
});

it('is one short line of whole characters, whatever it was', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 100 })), (parts) => {
      const name = personName(...parts);
      expect([...name].length).toBeLessThanOrEqual(64);
      expect(name).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}]|^\s|\s$/u);
      expect(personName(name)).toBe(name);
    }),
  );
});
