import { tasks } from '../dialog/index.ts';
import {
  analyse,
  type Faq,
  type FaqEntry,
  type Language,
  languages,
  normalise,
  wordings,
} from '../faq/index.ts';
import type { EntryFile } from './entry-file.ts';
import { trainFaq } from './load.ts';
import type { Mistake } from './mistake.ts';
import { type Parts, parseFolder } from './parse-folder.ts';
import { readFolder, shownPath } from './read-folder.ts';
import type { LineOf } from './source-file.ts';
import { checkTune } from './tune.ts';

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
  const prefix = `${shownPath(root)}/`;
  const { parts, entryFiles, topicsLineOf, mistakes } = parseFolder(readFolder(root), prefix);
  const found = [
    ...mistakes,
    ...checkReferences(entryFiles),
    ...checkDoubles(entryFiles),
    ...checkTune(root, prefix),
  ];
  if (parts) {
    const faq = trainFaq(parts);
    found.push(
      ...checkTopics(parts, `${prefix}words/topics.yaml`, topicsLineOf),
      ...checkSearch(faq, entryFiles),
      ...checkNeighbours(entryFiles, faq.language),
    );
  }
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
    const at = (path: readonly PropertyKey[], message: string): Mistake[] => [
      { file: file.file, line: file.lineOf(path), message },
    ];
    return [
      ...entry.related.flatMap((id, i) => {
        if (!known.has(id)) return at(['related', i], `related entry "${id}" does not exist`);
        return id === entry.id ? at(['related', i], 'the entry is related to itself') : [];
      }),
      ...entry.supersedes.flatMap(({ by }, i) =>
        known.has(by)
          ? []
          : at(
              ['supersedes', i, 'by'],
              `a superseded statement with no successor: entry "${by}" does not exist`,
            ),
      ),
      ...(entry.guide !== undefined && !(tasks as readonly string[]).includes(entry.guide)
        ? at(['guide'], `unknown guide "${entry.guide}"; one of: ${tasks.join(', ')}`)
        : []),
    ];
  });
}

/** Two wordings are the same when nothing but case, width, spaces and punctuation tells them apart. */
function checkDoubles(files: readonly EntryFile[]): Mistake[] {
  const first = new Map<string, EntryFile>();
  const mistakes: Mistake[] = [];
  for (const file of files) {
    for (const { wording, path } of ownWordings(file.entry)) {
      const key = normalise(wording).replace(/[^\p{L}\p{N}]/gu, '');
      const other = first.get(key);
      if (!other) first.set(key, file);
      else {
        const where = other === file ? 'twice' : `in ${other.file} too`;
        mistakes.push({
          file: file.file,
          line: file.lineOf(path),
          message: `"${wording}" stands ${where}`,
        });
      }
    }
  }
  return mistakes;
}

function checkTopics({ topics, entries }: Parts, file: string, lineOf: LineOf): Mistake[] {
  const known = new Set(entries.map(({ id }) => id));
  return topics.flatMap(({ id, near }, topic) =>
    near.flatMap((other, i) =>
      known.has(other)
        ? []
        : [
            {
              file,
              line: lineOf([topic, 'near', i]),
              message: `topic "${id}": near entry "${other}" does not exist`,
            },
          ],
    ),
  );
}

/** Asks the trained search every wording; the entry that holds it must come first. */
function checkSearch(faq: Faq, files: readonly EntryFile[]): Mistake[] {
  return files.flatMap((file) =>
    ownWordings(file.entry).flatMap(({ wording, path }) => {
      const first = faq.rank(wording).hits[0]?.id;
      if (first === file.entry.id) return [];
      return [
        {
          file: file.file,
          line: file.lineOf(path),
          message: `the search sends "${wording}" to "${first}": word it closer to this entry, or move it`,
        },
      ];
    }),
  );
}

/** From this likeness on (shared tokens, Dice) two wordings of different entries cannot be told apart. */
const tooAlike = 0.85;

/**
 * A wording whose nearest neighbour stands under another entry. The trained search knows every wording by heart and so
 * cannot complain of it; a person who words it a little differently is sent astray all the same.
 */
function checkNeighbours(files: readonly EntryFile[], language: Language): Mistake[] {
  const all = files.flatMap((file) =>
    ownWordings(file.entry).map(({ wording, path }) => ({
      file,
      path,
      wording,
      tokens: analyse(wording, language).tokens,
    })),
  );
  const holders = new Map<string, number[]>();
  for (const [i, { tokens }] of all.entries()) {
    for (const token of tokens) {
      const places = holders.get(token);
      if (places) places.push(i);
      else holders.set(token, [i]);
    }
  }
  return all.flatMap(({ file, path, wording, tokens }, i) => {
    const shared = new Map<number, number>();
    for (const token of tokens)
      for (const j of holders.get(token) ?? []) shared.set(j, (shared.get(j) ?? 0) + 1);
    let nearest: { likeness: number; other: (typeof all)[number] } | undefined;
    for (const [j, count] of shared) {
      const other = all[j];
      if (j === i || !other) continue;
      const likeness = (2 * count) / (tokens.length + other.tokens.length);
      if (likeness > (nearest?.likeness ?? 0)) nearest = { likeness, other };
    }
    if (!nearest || nearest.likeness < tooAlike || nearest.other.file === file) return [];
    const message = `the search can hardly tell "${wording}" from "${nearest.other.wording}" in ${nearest.other.file.file}: word it differently, or keep one`;
    return [{ file: file.file, line: file.lineOf(path), message }];
  });
}

/** Titles and alternate questions, each with its place in the file. */
function ownWordings(entry: FaqEntry): { wording: string; path: readonly PropertyKey[] }[] {
  const own = languages.filter((lang) => entry.only === undefined || entry.only === lang);
  return own.flatMap((lang) => [
    { wording: entry[lang].title, path: [lang, 'title'] },
    ...entry[lang].asks.map((wording, i) => ({ wording, path: [lang, 'asks', i] })),
  ]);
}
