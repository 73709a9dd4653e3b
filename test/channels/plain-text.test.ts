import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/channels/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['colour', 'a\u001b[31mb\u001b[0m', 'ab'],
    ['window title', 'a\u001b]0;owned\u0007b', 'ab'],
    ['hidden link', '\u001b]8;;http://evil\u001b\\text\u001b]8;;\u001b\\', 'text'],
    ['clear screen', '\u001bc\u001b[2Jx', 'x'],
    ['C1 in one character', '\u009b31mx\u009d0;t\u009cy', 'xy'],
    ['a title that never ends keeps what follows', 'a\u001b]0;all the rest', 'a]0;all the rest'],
    ['a sequence inside a sequence', '\u001b\u001b[0m[31mx', '[31mx'],
    ['bell, backspace, null', 'a\u0007\b\u0000b', 'ab'],
    ['CR and CRLF are line feeds', 'a\r\nb\rc', 'a\nb\nc'],
    ['tab and line feed stay', 'a\tb\nc', 'a\tb\nc'],
    ['direction overrides', 'abc\u202etxt.exe\u202c', 'abctxt.exe'],
    ['lone surrogate', 'a\ud800b', 'a\ufffdb'],
    ['joined emoji stay joined', '👨‍👩‍👧', '👨‍👩‍👧'],
  ])('%s', (_, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('lets no control character through, and a second pass changes nothing', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        '\u001b',
        '[',
        ']',
        ';',
        '3',
        'm',
        '\u0007',
        '\\',
        '\u009b',
        '\u0090',
        '\r',
        'x',
        '中',
      ),
    });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        const clean = plainText(text);
        expect(clean).not.toMatch(/(?![\n\t])\p{Cc}/u);
        expect(plainText(clean)).toBe(clean);
      }),
    );
  });
});
