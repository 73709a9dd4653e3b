import { z } from 'zod';
import { tasks } from '../dialog/index.ts';
import { type Concept, normalise, type Topic } from '../faq/index.ts';
import { chatText } from '../text/index.ts';
import { type BackgroundRow, readBackground } from './background.ts';
import type { Mistake } from './mistake.ts';
import { type Parsed, parseYaml, type SourceFile } from './source-file.ts';

/** A region: its code and its names, the one to show first. */
export interface Region {
  readonly code: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const word = z.string().trim().min(1).max(200);
const kebab = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be kebab-case');

const synonyms = z.record(word, z.array(word));
const topics = z.array(
  z.strictObject({
    id: kebab,
    zh: word,
    en: word,
    terms: z.array(word),
    near: z.array(kebab),
    asks: z.array(word).min(1),
  }),
);
const outside = z.strictObject({ near: z.array(word), far: z.array(word) });
const regions = z.record(
  z.string().regex(/^[a-z]{2}-[a-z]+$/, 'must be a region code such as ap-guangzhou'),
  z.strictObject({ zh: z.array(word).min(1), en: z.array(word).min(1) }),
);
const phrases = z.array(word).min(1);

/**
 * `synonyms.yaml`: term -> other ways of saying it; a word may stand under one term only. Handed over in the spelling
 * that questions are compared in, so that a word with capitals or in traditional characters is found too.
 */
export function parseSynonyms({ file, text }: SourceFile): Parsed<Concept[]> {
  const parsed = parseYaml(file, text, synonyms);
  if ('mistakes' in parsed) return parsed;
  const owner = new Map<string, string>();
  const mistakes: Mistake[] = [];
  const concepts = Object.entries(parsed.value).map(([term, words]) => {
    for (const [i, one] of [term, ...words].entries()) {
      const other = owner.get(normalise(one));
      if (other !== undefined && other !== term) {
        const line = parsed.lineOf(i === 0 ? [term] : [term, i - 1]);
        mistakes.push({ file, line, message: `"${one}" stands under "${term}" and under "${other}"` });
      }
      owner.set(normalise(one), term);
    }
    return { term: normalise(term), words: words.map(normalise) };
  });
  return mistakes.length > 0 ? { mistakes } : { value: concepts };
}

/** `topics.yaml`: the known unknowns. */
export function parseTopics({ file, text }: SourceFile): ReturnType<typeof parseYaml<Topic[]>> {
  const parsed = parseYaml(file, text, topics);
  if ('mistakes' in parsed) return parsed;
  const ids = parsed.value.map(({ id }) => id);
  const mistakes = ids.flatMap((id, i) =>
    ids.indexOf(id) < i
      ? [{ file, line: parsed.lineOf([i, 'id']), message: `a second topic "${id}"; make them one` }]
      : [],
  );
  return mistakes.length > 0 ? { mistakes } : parsed;
}

/** `outside.yaml`: questions that nothing here answers. */
export function parseOutside({ file, text }: SourceFile): Parsed<string[]> {
  const parsed = parseYaml(file, text, outside);
  return 'mistakes' in parsed ? parsed : { value: [...parsed.value.near, ...parsed.value.far] };
}

export function parseRegions({ file, text }: SourceFile): Parsed<Region[]> {
  const parsed = parseYaml(file, text, regions);
  if ('mistakes' in parsed) return parsed;
  return { value: Object.entries(parsed.value).map(([code, names]) => ({ code, ...names })) };
}

/** `smalltalk.yaml`: kind of talk -> phrases; a kind is one that the catalogue has a reply for. */
export function parseSmalltalk({ file, text }: SourceFile): Parsed<Phrases> {
  return phrasesOf(parseYaml(file, text, z.partialRecord(z.enum(Object.keys(chatText.en.talk)), phrases)));
}

/** `tasks.yaml`: name of a task -> how people order it. */
export function parseTasks({ file, text }: SourceFile): Parsed<Phrases> {
  return phrasesOf(parseYaml(file, text, z.partialRecord(z.enum(tasks), phrases)));
}

type Phrases = ReadonlyMap<string, readonly string[]>;

function phrasesOf(parsed: Parsed<Partial<Record<string, readonly string[]>>>): Parsed<Phrases> {
  if ('mistakes' in parsed) return parsed;
  return { value: new Map(Object.entries(parsed.value).map(([name, texts = []]) => [name, texts])) };
}

/** `background.tsv`, see {@link readBackground}. */
export function parseBackground({ file, text }: SourceFile): Parsed<BackgroundRow[]> {
  const mistakes: Mistake[] = [];
  const value = readBackground(text, (line) =>
    mistakes.push({ file, line, message: 'must be: word, tab, rarity' }),
  );
  return mistakes.length > 0 ? { mistakes } : { value };
}
