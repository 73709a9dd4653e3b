import { z } from 'zod';
import { type Concept, type Confidence, type FaqEntry, languages, type Topic } from '../faq/index.ts';
import type { RuleProfile } from '../peering/index.ts';
import type { DeskPolicy, Macro } from '../tickets/index.ts';
import { parseDesk } from './desk-file.ts';
import { type EntryFile, parseEntry } from './entry-file.ts';
import { facts } from './facts.ts';
import { checkMacros, parseMacro } from './macro-file.ts';
import type { Mistake } from './mistake.ts';
import type { Folder } from './read-folder.ts';
import { parseRules } from './rules-file.ts';
import { decode, type LineOf, type Parsed, parseYaml, type SourceFile } from './source-file.ts';
import { checkTemplate } from './template.ts';
import {
  parseBackground,
  parseOutside,
  parseRegions,
  parseSmalltalk,
  parseSynonyms,
  parseTasks,
  parseTopics,
  type Region,
} from './words-files.ts';

/** Everything the knowledge folder says, checked, with answers still holding their placeholders. */
export interface Parts {
  readonly entries: readonly FaqEntry[];
  readonly topics: readonly Topic[];
  readonly outside: readonly string[];
  readonly smalltalk: readonly (readonly [kind: string, phrases: readonly string[]])[];
  readonly requests: readonly (readonly [task: string, orders: readonly string[]])[];
  readonly concepts: readonly Concept[];
  readonly background: readonly (readonly [word: string, rarity: number])[];
  readonly regions: readonly Region[];
  readonly profiles: readonly RuleProfile[];
  readonly confidence: Confidence;
  readonly policy: DeskPolicy;
  readonly macros: readonly Macro[];
}

const figure = z.number();
const model = z
  .strictObject({
    version: z.literal(1),
    weights: z.array(figure).length(8),
    bias: figure,
    answerAt: figure.min(0).max(1),
    suggestAt: figure.min(0).max(1),
  })
  .refine(({ answerAt, suggestAt }) => suggestAt <= answerAt, {
    path: ['suggestAt'],
    message: 'must not be above answerAt',
  });

/** Parts, the entry files they came from (for the lint), and every mistake found. */
export interface ParsedFolder {
  readonly parts: Parts | undefined;
  readonly entryFiles: readonly EntryFile[];
  /** Where `topics.yaml` says what. */
  readonly topicsLineOf: LineOf;
  readonly mistakes: readonly Mistake[];
}

/** Parses and checks a whole folder; reports every mistake in it, not only the first. */
export function parseFolder(folder: Folder, prefix = 'knowledge/'): ParsedFolder {
  const mistakes: Mistake[] = [];
  const take = <T>(parsed: Parsed<T>): T | undefined => {
    if ('value' in parsed) return parsed.value;
    mistakes.push(...parsed.mistakes);
    return undefined;
  };
  const sources = (under: string): SourceFile[] =>
    [...folder]
      .filter(([name]) => name.startsWith(under))
      .flatMap(([name, bytes]) => take(decode(prefix + name, bytes)) ?? []);
  const one = <T>(name: string, parse: (source: SourceFile) => Parsed<T>): T | undefined => {
    const bytes = folder.get(name);
    if (bytes) {
      const source = take(decode(prefix + name, bytes));
      return source && take(parse(source));
    }
    mistakes.push({ file: prefix + name, line: 1, message: 'the file is missing; restore it' });
    return undefined;
  };

  const profiles = take(parseRules(sources('rules/')));
  const entryFiles = sources('faq/').flatMap((source) => take(parseEntry(source)) ?? []);
  const needed = { faq: 'there are no entries (*.md)', rules: 'there are no rule profiles (*.json)' };
  for (const [under, message] of Object.entries(needed)) {
    if (![...folder.keys()].some((name) => name.startsWith(`${under}/`)))
      mistakes.push({ file: prefix + under, line: 1, message: `${message}; restore the folder` });
  }
  if (profiles) mistakes.push(...checkBodies(entryFiles, [...profiles.values()]));
  const policy = one('desk.json', parseDesk);
  const macroFiles = sources('macros/').flatMap((source) => take(parseMacro(source)) ?? []);
  mistakes.push(...checkMacros(macroFiles, policy?.textMax));
  let topicsLineOf: LineOf = () => 1;
  const parts = {
    entries: entryFiles.map(({ entry }) => entry),
    topics: one('words/topics.yaml', (source) => {
      const parsed = parseTopics(source);
      if ('lineOf' in parsed) topicsLineOf = parsed.lineOf;
      return parsed;
    }),
    outside: one('words/outside.yaml', parseOutside),
    smalltalk: one('words/smalltalk.yaml', parseSmalltalk),
    requests: one('words/tasks.yaml', parseTasks),
    concepts: one('words/synonyms.yaml', parseSynonyms),
    background: one('words/background.tsv', parseBackground),
    regions: one('words/regions.yaml', parseRegions),
    profiles: profiles && [...profiles.values()],
    confidence: one('model.json', ({ file, text }) => parseYaml(file, text, model)),
    policy,
    macros: macroFiles.map(({ macro }) => macro),
  };
  const whole = mistakes.length === 0 && Object.values(parts).every((part) => part !== undefined);
  return {
    parts: whole
      ? ({
          ...parts,
          smalltalk: [...(parts.smalltalk ?? [])],
          requests: [...(parts.requests ?? [])],
        } as unknown as Parts)
      : undefined,
    entryFiles,
    topicsLineOf,
    mistakes,
  };
}

/** Placeholders must be known under every profile: the file is the same whichever is in force. */
function checkBodies(files: readonly EntryFile[], profiles: readonly RuleProfile[]): Mistake[] {
  const found = new Map<string, Mistake>();
  for (const { file, entry, bodyLine } of files) {
    for (const lang of languages) {
      for (const { rules } of profiles) {
        for (const mistake of checkTemplate(entry[lang].body, facts(rules, lang), file, bodyLine[lang])) {
          found.set(`${file}:${mistake.line}:${mistake.message}`, mistake);
        }
      }
    }
  }
  return [...found.values()];
}
