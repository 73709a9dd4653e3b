import { describe, expect, it } from 'vitest';
import { colourOn, paint, span } from '../../../src/channels/terminal/style.ts';

describe('colourOn', () => {
  it.each<[Record<string, string>, boolean, boolean]>([
    [{}, true, true],
    [{}, false, false],
    [{ TERM: 'dumb' }, true, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ NO_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', TERM: 'dumb' }, true, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
  ])('%j on a terminal: %s -> %s', (env, isTerminal, expected) => {
    expect(colourOn(env, isTerminal)).toBe(expected);
  });
});

describe('paint', () => {
  it('writes no code without colour, nor around nothing', () => {
    expect(paint([span('a', '1'), span('b')], false)).toBe('ab');
    expect(paint([span('', '1'), span('b')], true)).toBe('b');
    expect(paint([span('a', '1'), span('b')], true)).toBe('\u001b[1ma\u001b[0mb');
  });
});
