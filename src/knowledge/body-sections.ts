/** What one language says. */
export interface Section {
  /** Line of the first line that says something; of an empty section, its heading. */
  readonly line: number;
  readonly body: string;
}

/** Cuts a body at its level-two headings, outside fenced text; `stray` is what would be lost in doing so. */
export function splitBody(
  body: string,
  firstLine: number,
): { sections: ReadonlyMap<string, Section>; stray: { line: number; message: string }[] } {
  const sections = new Map<string, Section>();
  const stray: { line: number; message: string }[] = [];
  const lines = body.split('\n');
  const headings: { name: string; at: number }[] = [];
  let fence: number | undefined;
  for (const [at, line] of lines.entries()) {
    if (/^\s*```/.test(line)) fence = fence === undefined ? at : undefined;
    const heading = fence === undefined ? /^## (.*)$/.exec(line) : null;
    if (heading) headings.push({ name: (heading[1] ?? '').trim(), at });
  }
  if (fence !== undefined) stray.push({ line: firstLine + fence, message: 'the fence ``` is not closed' });
  const isText = (line: string) => line.trim() !== '';
  const early = lines.slice(0, headings[0]?.at).findIndex(isText);
  if (early >= 0)
    stray.push({ line: firstLine + early, message: 'text before the first section would be lost' });
  for (const [i, { name, at }] of headings.entries()) {
    const inside = lines.slice(at + 1, headings[i + 1]?.at);
    if (name !== 'zh' && name !== 'en')
      stray.push({
        line: firstLine + at,
        message: `unknown section "## ${name}": only "## zh" and "## en" are read`,
      });
    else if (sections.has(name))
      stray.push({ line: firstLine + at, message: `a second section "## ${name}"; make them one` });
    else
      sections.set(name, {
        line: firstLine + at + 1 + inside.findIndex(isText),
        body: inside.join('\n').trim(),
      });
  }
  return { sections, stray };
}
