import type { ShownButton } from '../../assistant/ports.ts';
import { displayWidth } from '../width.ts';
import { type Line, looks, span } from './style.ts';
import { wrap } from './wrap.ts';

const between = '   ';

/**
 * Buttons as numbers, counted from `first`: beside each other when all fit on a line, else one a line with the labels
 * aligned. Labels are shown as they are, Markdown in them is text.
 */
export function layButtons(buttons: readonly ShownButton[], first: number, width: number): Line[] {
  const labels = buttons.map(({ label }) => wrap([span(label)], Number.POSITIVE_INFINITY).flat());
  const numbered = labels.map((label, i) => [span(`${first + i}. `, looks.code), ...label]);
  const compact = numbered.flatMap((entry, i) => (i === 0 ? entry : [span(between), ...entry]));
  if (compact.reduce((sum, { text }) => sum + displayWidth(text), 0) <= width) return [compact];

  const widest = String(first + buttons.length - 1).length;
  const indent = ' '.repeat(widest + 2);
  return labels.flatMap((label, i) =>
    wrap(label, width - indent.length).map((line, row) => [
      row === 0 ? span(`${String(first + i).padStart(widest)}. `, looks.code) : span(indent),
      ...line,
    ]),
  );
}

/**
 * The button that a typed line presses: its number alone, in half or full width, with or without the stop after it
 * (`2`, `２`, `2.`, `2、`). Undefined for any other line and for a number that no button has.
 */
export function pressedButton(line: string, buttons: readonly ShownButton[]): ShownButton | undefined {
  if (line.length > 12) return undefined;
  const digits = /^\s*([1-9]\d{0,2})\s*[.、)]?\s*$/.exec(line.normalize('NFKC'))?.[1];
  return digits === undefined ? undefined : buttons[Number(digits) - 1];
}
