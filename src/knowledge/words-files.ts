import { z } from 'zod';
import type { Concept, Topic } from '../faq/index.ts';
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
const phrases = z.record(z.string().regex(/^[a-z_]+$/), z.array(word).min(1));

/** `synonyms.yaml`: term -> other ways of saying it; a word may stand under one term only. */
export function parseSynonyms(source: SourceFile): Parsed<Concept[]> {
  const parsed = parseYaml(source.file, source.text, synonyms);
  if ('mistakes' in parsed) return parsed;
  const owner = new Map<string, string>();
  const mistakes: Mistake[] = [];
  for (const [term, words] of Object.entries(parsed.value)) {
    for (const one of new Set([term, ...words])) {
      const other = owner.get(one.toLowerCase());
      if (other !== undefined && other !== term) {
        const line = source.text.split('\n').findIndex((text) => text.startsWith(`${term}:`)) + 1;
        mistakes.push({
          file: source.file,
          line,
          message: `"${one}" stands under "${term}" and under "${other}"`,
        });
      }
      owner.set(one.toLowerCase(), term);
    }
  }
  return mistakes.length > 0
    ? { mistakes }
    : { value: Object.entries(parsed.value).map(([term, words]) => ({ term, words })) };
}

export function parseTopics({ file, text }: SourceFile): Parsed<Topic[]> {
  return parseYaml(file, text, topics);
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

/** `smalltalk.yaml`, `tasks.yaml`: kind of talk, or name of a task -> how people put it. */
export function parsePhrases({ file, text }: SourceFile): Parsed<Map<string, readonly string[]>> {
  const parsed = parseYaml(file, text, phrases);
  return 'mistakes' in parsed ? parsed : { value: new Map(Object.entries(parsed.value)) };
}

/** `background.tsv`: word, tab, rarity; `#` begins a comment. */
export function parseBackground({ file, text }: SourceFile): Parsed<[string, number][]> {
  const mistakes: Mistake[] = [];
  const rows: [string, number][] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const tab = line.indexOf('\t');
    const rarity = Number(line.slice(tab + 1));
    if (tab < 1 || !(rarity > 0)) mistakes.push({ file, line: i + 1, message: 'must be: word, tab, rarity' });
    else rows.push([line.slice(0, tab), rarity]);
  }
  return mistakes.length > 0 ? { mistakes } : { value: rows };
}
