import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxUtterance, normalise } from '../../src/faq/index.ts';

test.each([
  ['ＶＰＣ－Ａ：１０．０．０．０／１６', 'vpc-a:10.0.0.0/16'],
  ['VPC Peering', 'vpc peering'],
  ['對等連線', '对等连线'],
  ['網段重疊', '网段重叠'],
  ['文件', '文件'],
  ['  a \t\n b  ', 'a b'],
  ['全角　空格', '全角 空格'],
  ['peer\u200bing', 'peering'],
  ['peer\u00ading', 'peering'],
  ['10.0.\u20600.1', '10.0.0.1'],
  ['\ufeff对等', '对等'],
  ['\u202eabc\u202c', 'abc'],
  ['\u2066vpc\u2069', 'vpc'],
  ['vpc\u2011abc', 'vpc-abc'],
  ['a\u0000b', 'a b'],
  ['a\u0007\u001bb', 'a b'],
  ['a\ud800b', 'a b'],
  ['\udc00', ''],
  ['❤\ufe0f', '❤'],
  ['', ''],
  ['\u200b', ''],
  ['①②', '12'],
])('%j becomes %j', (text, expected) => {
  expect(normalise(text)).toBe(expected);
});

describe('any text', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());

  test('is no longer than the limit, trimmed, of single spaces, without halves of characters', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const normal = normalise(text);
        expect(normal.length).toBeLessThanOrEqual(maxUtterance);
        expect(normal).toBe(normal.trim());
        expect(normal).not.toMatch(/\s\s|\p{Cc}|\p{Cf}|\p{Cs}/u);
      }),
      { numRuns: 300 },
    );
  });

  test('is the same when normalised twice', () => {
    fc.assert(
      fc.property(anything, (text) => {
        fc.pre(!text.includes('薴'));
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  test('of lone code units does not throw', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }), (units) => {
        expect(normalise(String.fromCharCode(...units))).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});

test('every character of the basic plane is settled at the first go', () => {
  const unsettled: string[] = [];
  for (let code = 0; code < 0x10000; code += 1) {
    const once = normalise(`a${String.fromCharCode(code)}b`);
    if (normalise(once) !== once) unsettled.push(String.fromCharCode(code));
  }
  expect(unsettled).toEqual(['薴']);
});

test('characters that unfold do not get past the limit, nor is one cut in two by it', () => {
  expect(normalise('ﷺ'.repeat(maxUtterance)).length).toBeLessThanOrEqual(maxUtterance);
  expect(normalise('İ'.repeat(maxUtterance)).length).toBeLessThanOrEqual(maxUtterance);
  for (const text of [`${'x'.repeat(maxUtterance - 1)}😀`, `${'x'.repeat(maxUtterance - 2)} 😀`])
    expect(normalise(text)).not.toMatch(/\p{Cs}|\s$/u);
});
