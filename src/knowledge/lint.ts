import { relative } from 'node:path';
import { tasks } from '../dialog/index.ts';
import { type FaqEntry, languages, normalise, wordings } from '../faq/index.ts';
import type { EntryFile } from './entry-file.ts';
import { trainFaq } from './load.ts';
import type { Mistake } from './mistake.ts';
import { type Parts, parseFolder } from './parse-folder.ts';
import { readFolder } from './read-folder.ts';

/** What the lint found, and how much it looked at. */
export interface LintResult {
  readonly mistakes: readonly Mistake[];
  readonly entries: number;
  readonly wordings: number;
}

/**
 * Everything that reading a folder refuses, and what only shows between files: dead relations, guides that do not
 * exist, a wording under two entries, a wording that the search would send elsewhere, a superseded statement with no
 * successor.
 */
export function lintKnowledge(root: string): LintResult {
  const { parts, entryFiles, mistakes } = parseFolder(
    readFolder(root),
    `${relative(process.cwd(), root) || '.'}/`,
  );
  const found = [...mistakes, ...checkReferences(entryFiles), ...checkDoubles(entryFiles)];
  if (parts) found.push(...checkTopics(parts, root), ...checkSearch(parts, entryFiles));
  return {
    mistakes: found.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
    entries: entryFiles.length,
    wordings: entryFiles.reduce((sum, { entry }) => sum + wordings(entry).length, 0),
  };
}

function checkReferences(files: readonly EntryFile[]): Mistake[] {
  const known = new Set(files.map(({ entry }) => entry.id));
  return files.flatMap((file) => {
    const { entry } = file;
    const at = (needle: string, message: string): Mistake => ({
      file: file.file,
      line: lineOf(file, needle),
      message,
    });
    return [
      ...entry.related
        .filter((id) => !known.has(id))
        .map((id) => at('related:', `related entry "${id}" does not exist`)),
      ...entry.related
        .filter((id) => id === entry.id)
        .map(() => at('related:', 'the entry is related to itself')),
      ...entry.supersedes
        .filter(({ by }) => !known.has(by))
        .map(({ said, by }) =>
          at(said, `a superseded statement with no successor: entry "${by}" does not exist`),
        ),
      ...(entry.guide !== undefined && !(tasks as readonly string[]).includes(entry.guide)
        ? [at('guide:', `unknown guide "${entry.guide}"; one of: ${tasks.join(', ')}`)]
        : []),
    ];
  });
}

/** Two wordings are the same when nothing but case, width, spaces and punctuation tells them apart. */
function checkDoubles(files: readonly EntryFile[]): Mistake[] {
  const first = new Map<string, { file: EntryFile; wording: string }>();
  const mistakes: Mistake[] = [];
  for (const file of files) {
    for (const wording of ownWordings(file.entry)) {
      const key = normalise(wording).replace(/[^\p{L}\p{N}]/gu, '');
      const other = first.get(key);
      if (!other) first.set(key, { file, wording });
      else {
        const where = other.file === file ? 'twice' : `in ${other.file.file} too`;
        mistakes.push({
          file: file.file,
          line: lineOf(file, wording),
          message: `"${wording}" stands ${where}`,
        });
      }
    }
  }
  return mistakes;
}

function checkTopics({ topics, entries }: Parts, root: string): Mistake[] {
  const known = new Set(entries.map(({ id }) => id));
  const file = `${relative(process.cwd(), root) || '.'}/words/topics.yaml`;
  return topics.flatMap(({ id, near }) =>
    near
      .filter((other) => !known.has(other))
      .map((other) => ({ file, line: 1, message: `topic "${id}": near entry "${other}" does not exist` })),
  );
}

/** Asks the trained search every wording; the entry that holds it must come first. */
function checkSearch(parts: Parts, files: readonly EntryFile[]): Mistake[] {
  const faq = trainFaq(parts);
  return files.flatMap((file) =>
    ownWordings(file.entry).flatMap((wording) => {
      const first = faq.rank(wording).hits[0]?.id;
      if (first === file.entry.id) return [];
      const line = lineOf(file, wording);
      return [
        {
          file: file.file,
          line,
          message: `the search sends "${wording}" to "${first}": word it closer to this entry, or move it`,
        },
      ];
    }),
  );
}

function ownWordings(entry: FaqEntry): string[] {
  return languages.flatMap((lang) => [entry[lang].title, ...entry[lang].asks]);
}

/** The line a text stands on; of several, the last, since a repeat is what is complained of. */
function lineOf({ text }: EntryFile, needle: string): number {
  const lines = text.split('\n').map((line) => line.replaceAll('\\"', '"'));
  const whole = lines.findLastIndex(
    (line) =>
      line
        .trim()
        .replace(/^(?:- |title: )?"?/, '')
        .replace(/"$/, '') === needle,
  );
  const index = whole >= 0 ? whole : lines.findIndex((line) => line.includes(needle.slice(0, 40)));
  return index < 0 ? 1 : index + 1;
}
