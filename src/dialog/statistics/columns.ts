/** As wide as a phone shows fixed-width text without breaking its lines. */
const narrow = 36;

/**
 * Rows in columns of fixed width, the first to the left and the others to the right, for a fenced block. The columns stand
 * as far apart as a phone has room for. Chinese characters are two columns wide; the cells are our own words and figures.
 */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))));
  const wide = widths.reduce((sum, width) => sum + width + 2, -2) <= narrow;
  const gap = wide ? '  ' : ' ';
  return rows
    .map((row) =>
      widths
        .map((width, i) => {
          const cell = row[i] ?? '';
          const spare = ' '.repeat(width - widthOf(cell));
          return i === 0 ? cell + spare : spare + cell;
        })
        .join(gap)
        .trimEnd(),
    )
    .join('\n');
}

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);
