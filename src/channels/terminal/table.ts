import { displayWidth } from '../width.ts';
import { type Line, looks, type Span, span } from './style.ts';
import { wrap } from './wrap.ts';

type Cells = readonly (readonly Span[])[];
type Alignment = 'left' | 'right' | 'center' | null;

const between = 2;

/**
 * A table as aligned columns when it fits into `width`; otherwise each row on its own, one `heading: value` a line,
 * which no narrow window can spoil.
 */
export function layTable(
  header: Cells,
  rows: readonly Cells[],
  align: readonly Alignment[],
  width: number,
): Line[] {
  const columns = header.map((cell, i) =>
    Math.max(spanWidth(cell), ...rows.map((row) => spanWidth(row[i] ?? []))),
  );
  const total = columns.reduce((sum, column) => sum + column, between * (columns.length - 1));
  if (total > width)
    return rows.flatMap((row, i) => [...(i > 0 ? [[]] : []), ...stacked(header, row, width)]);
  const rule = columns.map((column) => '-'.repeat(column)).join(' '.repeat(between));
  const lay = (row: Cells) =>
    columns.flatMap((column, i) => padded(row[i] ?? [], column, align[i] ?? null, i));
  return [lay(header), [span(rule, looks.dim)], ...rows.map(lay)].map(trimmedEnd);
}

function padded(cell: readonly Span[], column: number, align: Alignment, index: number): Span[] {
  const spare = column - spanWidth(cell);
  const before = align === 'right' ? spare : align === 'center' ? Math.floor(spare / 2) : 0;
  return [span(' '.repeat(before + (index > 0 ? between : 0))), ...cell, span(' '.repeat(spare - before))];
}

function stacked(header: Cells, row: Cells, width: number): Line[] {
  return header.flatMap((heading, i) => wrap([...heading, span(': ', looks.bold), ...(row[i] ?? [])], width));
}

function trimmedEnd(line: Line): Line {
  const last = line.findLastIndex(({ text }) => text.trim() !== '');
  return line.slice(0, last + 1);
}

function spanWidth(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + displayWidth(text), 0);
}
