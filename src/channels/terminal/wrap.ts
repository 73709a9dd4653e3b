import { graphemes, graphemeWidth } from '../width.ts';
import type { Line, Span } from './style.ts';

/** One grapheme on its place: what it shows, how, and how many columns it takes. */
interface Cell {
  readonly text: string;
  readonly style: string;
  readonly width: number;
}

/** Cells that stay on one line as long as a line can hold them, and the space that parts them from those before. */
interface Piece {
  readonly gap: Cell | undefined;
  readonly cells: Cell[];
}

/** What may not begin a line, whatever stands before it. */
const closing = /^[、。，．：；！？）〉》」』】〕〗〙〛｝］｠”’…‥—～·・％々ー]/u;
/** What may not end a line. */
const opening = /^[（〈《「『【〔〖〘〚｛［｟“‘]/u;
/** Their ASCII kin hold on to what they touch, but after a space they may begin a line: `.5`, `:8080`, `!`. */
const closingAscii = /^[,.;:!?)\]}%]/;
const openingAscii = /^[([{]/;

/**
 * Breaks text into lines of at most `width` columns. Latin words stay whole, Chinese breaks between any two
 * characters that its punctuation rules let part, a word longer than a whole line is cut. Runs of spaces become one;
 * spaces at a break go; a line feed is a space, or nothing between two wide characters. Always at least one line.
 *
 *     可以。A VPC（10.0.0.0/16）        pieces: 可 | 以。 | A | VPC | （10.0.0.0/16）
 */
export function wrap(spans: readonly Span[], width: number): Line[] {
  const lines: Line[] = [];
  let line: Cell[] = [];
  let used = 0;
  const flush = () => {
    lines.push(joinCells(line));
    line = [];
    used = 0;
  };
  for (const { gap, cells } of toPieces(toCells(spans))) {
    const needed = widthOf(cells);
    const space = line.length > 0 && gap !== undefined ? gap.width : 0;
    if (used + space + needed > width) {
      if (line.length > 0) flush();
      let from = 0;
      let left = needed;
      while (left > width) {
        let cut = cutAt(cells, from, width);
        line = cells.slice(from, cut);
        // A piece may hold spaces that its punctuation does not let part; cut there, they go like any space at a break.
        while (line.length > 1 && isSpace(line.at(-1) as Cell)) line.pop();
        while (cut < cells.length && isSpace(cells[cut] as Cell)) cut += 1;
        left -= widthOf(cells.slice(from, cut));
        from = cut;
        flush();
      }
      line = cells.slice(from);
      used = left;
    } else {
      if (space > 0 && gap !== undefined) line.push(gap);
      line.push(...cells);
      used += space + needed;
    }
  }
  if (line.length > 0 || lines.length === 0) flush();
  return lines;
}

function toCells(spans: readonly Span[]): Cell[] {
  const cells: Cell[] = [];
  for (const { text, style } of spans) {
    for (const grapheme of graphemes(text)) {
      cells.push({ text: grapheme, style, width: graphemeWidth(grapheme) });
    }
  }
  return cells;
}

function toPieces(cells: readonly Cell[]): Piece[] {
  const pieces: Piece[] = [];
  let before: Cell | undefined;
  let gap: Cell | undefined;
  let softBreak = false;
  for (const cell of cells) {
    if (isSpace(cell)) {
      gap ??= { text: ' ', style: cell.style, width: 1 };
      softBreak ||= cell.text.includes('\n');
      continue;
    }
    if (softBreak && before?.width === 2 && cell.width === 2) gap = undefined;
    const piece = pieces.at(-1);
    if (piece === undefined || before === undefined) pieces.push({ gap: undefined, cells: [cell] });
    else if (mayPart(before, gap !== undefined, cell)) pieces.push({ gap, cells: [cell] });
    else piece.cells.push(...(gap === undefined ? [cell] : [gap, cell]));
    before = cell;
    gap = undefined;
    softBreak = false;
  }
  return pieces;
}

function mayPart(before: Cell, spaced: boolean, after: Cell): boolean {
  if (closing.test(after.text) || opening.test(before.text)) return false;
  if (spaced) return true;
  if (closingAscii.test(after.text) || openingAscii.test(before.text)) return false;
  return before.width === 2 || after.width === 2;
}

/** Where a piece too long for a line is cut: after all that fit, less what punctuation takes back. */
function cutAt(cells: readonly Cell[], from: number, width: number): number {
  let end = from;
  let used = 0;
  for (; end < cells.length; end += 1) {
    used += cells[end]?.width ?? 0;
    if (used > width) break;
  }
  const furthest = Math.max(end, from + 1);
  for (let cut = furthest; cut > from; cut -= 1) {
    const before = cells[cut - 1];
    const after = cells[cut];
    if (before === undefined || after === undefined) break;
    if (!closing.test(after.text) && !opening.test(before.text)) return cut;
  }
  return furthest;
}

function isSpace({ text }: Cell): boolean {
  return /^\s+$/u.test(text) && text !== '\u00a0' && text !== '\u202f';
}

function widthOf(cells: readonly Cell[]): number {
  let width = 0;
  for (const cell of cells) width += cell.width;
  return width;
}

function joinCells(cells: readonly Cell[]): Line {
  const line: { text: string; style: string }[] = [];
  for (const { text, style } of cells) {
    const last = line.at(-1);
    if (last?.style === style) last.text += text;
    else line.push({ text, style });
  }
  return line;
}
