import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeExport } from '../../../src/knowledge/import/decode.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

it.each([
  [
    'Windows line ends and a byte order mark',
    bytes([0xef, 0xbb, 0xbf], '## A\r\nb\rc'),
    { text: '## A\nb\nc' },
  ],
  ['nothing', bytes(), { code: 'EMPTY' }],
  ['blank lines', bytes(' \r\n\t\n'), { code: 'EMPTY' }],
  ['GBK', bytes('## A\n', [0xc4, 0xe3]), { code: 'NOT_UTF8', offset: 5, line: 2 }],
  ['a sequence cut off', bytes('ab', [0xe4, 0xbd]), { code: 'NOT_UTF8', offset: 2, line: 1 }],
  ['a lone surrogate', bytes([0xed, 0xa0, 0x80]), { code: 'NOT_UTF8', offset: 0, line: 1 }],
  ['an overlong form', bytes('x', [0xc0, 0xaf]), { code: 'NOT_UTF8', offset: 1, line: 1 }],
  ['a NUL byte', bytes('a\nb', [0]), { code: 'NUL_BYTE', offset: 3, line: 2 }],
  ['UTF-16', bytes([0xff, 0xfe, 0x41, 0]), { code: 'NOT_UTF8', offset: 0, line: 1 }],
])('%s', (_, input, expected) => {
  expect(decodeExport(input)).toEqual(expected);
});

it('agrees with the platform on what UTF-8 is, and names a place where the prefix is still whole', () => {
  const mixed = fc
    .array(
      fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
        fc.string({ unit: 'binary' }).map((s) => Buffer.from(s)),
      ),
    )
    .map((parts) => Buffer.concat(parts));
  fc.assert(
    fc.property(mixed, (input) => {
      const result = decodeExport(input);
      const refused = 'code' in result && result.code === 'NOT_UTF8';
      if (refused) {
        expect(isUtf8(input)).toBe(false);
        expect(isUtf8(input.subarray(0, result.offset))).toBe(true);
      } else if (!input.includes(0)) expect(isUtf8(input)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
