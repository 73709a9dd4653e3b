/** A row of `background.tsv`, or undefined for a line that is none. */
export type BackgroundRow = readonly [word: string, rarity: number];

/**
 * Reads `background.tsv`: word, tab, rarity; `#` begins a comment. A line that is none of it is handed to `refuse`
 * by number. Apart from the other readers because a start on compiled knowledge needs it without the schemas.
 */
export function readBackground(text: string, refuse: (line: number) => void = () => {}): BackgroundRow[] {
  const rows: BackgroundRow[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const tab = line.indexOf('\t');
    const rarity = Number(line.slice(tab + 1));
    if (tab < 1 || !(rarity > 0 && Number.isFinite(rarity))) refuse(i + 1);
    else rows.push([line.slice(0, tab), rarity]);
  }
  return rows;
}
