/** The value below which a share of the values lies; a half is the median. NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Prints rows under a head, the first column to the left, the others to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => (row[i] ?? '').length)));
  for (const row of [head, ...rows]) {
    console.log(
      row.map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[0] ?? 0))).join('  '),
    );
  }
}

/** One line of a verdict: what was to hold, whether it does. */
export function printVerdict(holds: boolean, what: string): void {
  console.log(`${holds ? 'yes' : 'NO '}  ${what}`);
}
