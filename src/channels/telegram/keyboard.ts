import type { ShownButton } from '../../assistant/ports.ts';
import { plainText } from '../plain-text.ts';
import { displayWidth, graphemes, graphemeWidth } from '../width.ts';

/** An inline keyboard as the Bot API takes it. */
export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly { readonly text: string; readonly callback_data: string }[])[];
}

/** Telegram's limits, and what a phone shows of a row. Widths in columns; a Chinese character takes two. */
const limits = { buttons: 100, perRow: 8, dataBytes: 64, labelColumns: 40, rowColumns: 36, gap: 4 } as const;

/**
 * Buttons as rows, in their order: short ones share a row, long ones have their own. A label that would not be seen
 * to its end is cut; a button whose token Telegram would not take is left out, as it would take the message with it.
 */
export function layKeyboard(buttons: readonly ShownButton[]): InlineKeyboard | undefined {
  const rows: { text: string; callback_data: string }[][] = [];
  let used = 0;
  const fit = buttons.filter(({ token }) => token !== '' && Buffer.byteLength(token) <= limits.dataBytes);
  for (const { label, token } of fit.slice(0, limits.buttons)) {
    const text = cutLabel(label);
    const columns = displayWidth(text) + limits.gap;
    const row = rows.at(-1);
    if (row !== undefined && row.length < limits.perRow && used + columns <= limits.rowColumns) {
      row.push({ text, callback_data: token });
      used += columns;
    } else {
      rows.push([{ text, callback_data: token }]);
      used = columns;
    }
  }
  return rows.length === 0 ? undefined : { inline_keyboard: rows };
}

/** One line of at most 40 columns, without controls; a label that comes to nothing is a dot, as none is refused. */
export function cutLabel(label: string): string {
  const line = plainText(label).replace(/\s+/g, ' ').trim();
  if (displayWidth(line) <= limits.labelColumns) return line === '' ? '·' : line;
  let kept = '';
  let columns = 1;
  for (const grapheme of graphemes(line)) {
    columns += graphemeWidth(grapheme);
    if (columns > limits.labelColumns || kept.length + grapheme.length > 200) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}
