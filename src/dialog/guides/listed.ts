/** As many lines as fit into so many characters, at least one; `more` says how many are left out. */
export function listed(lines: readonly string[], most: number, more: (count: number) => string): string[] {
  let length = 0;
  const fitting = lines.findIndex((line, place) => {
    length += line.length + 1;
    return place > 0 && length > most;
  });
  return fitting < 0 ? [...lines] : [...lines.slice(0, fitting), more(lines.length - fitting)];
}
