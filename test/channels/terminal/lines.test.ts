import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../../src/channels/terminal/lines.ts';

async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* parts;
}

async function read(max: number, ...parts: (string | Uint8Array)[]): Promise<string[]> {
  const out: string[] = [];
  for await (const line of readLines(chunks(...parts), max))
    out.push(line.kind === 'line' ? line.text : '<too long>');
  return out;
}

const bytes = (text: string) => Buffer.from(text);

describe('readLines', () => {
  it.each<[string, (string | Uint8Array)[], string[]]>([
    ['nothing', [], []],
    ['LF, CRLF and a last line without', [bytes('a\nb\r\nc')], ['a', 'b', 'c']],
    ['no empty line after the last LF', [bytes('a\n')], ['a']],
    ['empty lines', [bytes('\n\r\n')], ['', '']],
    ['CR and LF in two chunks', [bytes('a\r'), bytes('\nb')], ['a', 'b']],
    ['a character in two chunks', [bytes('对等').subarray(0, 4), bytes('对等').subarray(4)], ['对等']],
    ['a stream of strings', ['a\nb', 'c'], ['a', 'bc']],
    ['bytes that are not UTF-8', [Uint8Array.of(0xff, 0xfe, 0x61, 0x0a, 0xe5)], ['\ufffd\ufffda', '\ufffd']],
    ['a byte order mark', [Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)], ['a']],
    ['exactly as long as allowed', [bytes(`${'x'.repeat(10)}\r\n`)], ['x'.repeat(10)]],
    ['one longer, and the next line works', [bytes(`${'x'.repeat(11)}\nb`)], ['<too long>', 'b']],
    ['far longer, in many chunks', [...Array<string>(50).fill('xxxx'), '\n', 'b'], ['<too long>', 'b']],
    ['too long and last', ['x'.repeat(12)], ['<too long>']],
  ])('%s', async (_, parts, lines) => {
    expect(await read(10, ...parts)).toEqual(lines);
  });

  it('finds the lines of the whole text, however it is cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '对', '\n', '\r\n', '👍'), maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (whole, size) => {
        const all = bytes(whole);
        const parts = Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
          all.subarray(i * size, (i + 1) * size),
        );
        const expected = whole.split('\n').map((line) => line.replace(/\r$/, ''));
        if (expected.at(-1) === '') expected.pop();
        expect(await read(1_000, ...parts)).toEqual(expected);
      }),
    );
  });
});
