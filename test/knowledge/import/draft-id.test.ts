import fc from 'fast-check';
import { expect, it } from 'vitest';
import { draftIds } from '../../../src/knowledge/import/draft-id.ts';
import { language } from './sample.ts';

it.each([
  ['Is the leased line encrypted?', /^leased-line-encrypted$/],
  ["What's a peering?", /^whats-peering$/],
  ['对等连接是否设有带宽限制？', /^peering-bandwidth-limit-[0-9a-f]{6}$/],
  ['呵呵', /^q-[0-9a-f]{6}$/],
  ['', /^q-[0-9a-f]{6}$/],
  ['../../etc/passwd', /^etc-passwd$/],
  ['CON', /^q-[0-9a-f]{6}$/],
  ['Report', /^q-[0-9a-f]{6}$/],
  ['2023', /^q-[0-9a-f]{6}$/],
])('%s', (heading, id) => {
  expect(draftIds([heading], language)[0]).toMatch(id);
});

it('keeps equal headings apart and gives an old heading its old id', () => {
  const [a, b, c] = draftIds(['怎么退订？', '怎么退订？', '怎么退订'], language);
  expect(b).toBe(`${a}-2`);
  expect(c).not.toBe(a);
  expect(draftIds(['新问题', '怎么退订？'], language)[1]).toBe(a);
});

it('makes file names only', () => {
  const heading = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a', 'A', 'a-2', 'a 2', '__proto__', '对等', '/', '..'),
  );
  fc.assert(
    fc.property(fc.array(heading), (headings) => {
      const ids = draftIds(headings, language);
      expect(new Set(ids).size).toBe(headings.length);
      for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }),
  );
});
