import { fileURLToPath } from 'node:url';
import {
  type Confidence,
  Faq,
  type FaqData,
  type FaqEntry,
  type FaqSource,
  type Language,
  Lexicon,
  type Topic,
  Vocabulary,
} from '../faq/index.ts';
import type { RuleProfile } from '../peering/index.ts';
import type { DeskPolicy, Macro } from '../tickets/index.ts';
import { type BackgroundRow, readBackground } from './background.ts';
import { readCompiled } from './compiled.ts';
import { facts } from './facts.ts';
import { KnowledgeError } from './mistake.ts';
import type { Parts } from './parse-folder.ts';
import { type Folder, readFolder, shownPath, stampOf } from './read-folder.ts';
import { render } from './template.ts';
import type { Region } from './words-files.ts';

/** The folder that ships with the project. */
export const knowledgeFolder = fileURLToPath(new URL('../../knowledge', import.meta.url));

/** What the rest of the program gets: checked, under one rule profile, answers filled in. */
export interface Knowledge {
  readonly profile: RuleProfile;
  readonly faq: Faq;
  readonly confidence: Confidence;
  readonly entries: ReadonlyMap<string, FaqEntry>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly regions: readonly Region[];
  /** When the support desk is open and what it promises. */
  readonly policy: DeskPolicy;
  /** Canned replies, by id. */
  readonly macros: ReadonlyMap<string, Macro>;
}

/**
 * Loads a knowledge folder under a rule profile. Takes the compiled form where it still fits the files, else parses,
 * checks and trains anew (about a second). Throws {@link KnowledgeError} with every mistake: never half a base.
 */
export async function loadKnowledge(profileName: string, root = knowledgeFolder): Promise<Knowledge> {
  const folder = readFolder(root);
  const compiled = readCompiled(stampOf(folder));
  const parts = compiled?.parts ?? (await parse(folder, root));
  const profile = parts.profiles.find(({ profile }) => profile === profileName);
  if (!profile) {
    const known = parts.profiles.map(({ profile }) => profile).join(', ');
    throw new KnowledgeError([
      {
        file: `${shownPath(root)}/rules`,
        line: 1,
        message: `no rule profile "${profileName}"; RULES may be one of: ${known}`,
      },
    ]);
  }
  const entries = parts.entries.map((entry) => fillIn(entry, profile));
  const whole = () => ({ background: backgroundOf(folder), ...parts });
  const faq = compiled ? loadFaq(parts, whole, compiled.faq) : trainFaq(whole());
  return {
    profile,
    faq,
    confidence: parts.confidence,
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    topics: new Map(parts.topics.map((topic) => [topic.id, topic])),
    regions: parts.regions,
    policy: parts.policy,
    macros: new Map(parts.macros.map((macro) => [macro.id, macro])),
  };
}

/** Parsing and checking need the schema library; a start on compiled knowledge does without it. */
async function parse(folder: Folder, root: string): Promise<Parts> {
  const { parseFolder } = await import('./parse-folder.ts');
  const { parts, mistakes } = parseFolder(folder, `${shownPath(root)}/`);
  if (!parts) throw new KnowledgeError(mistakes);
  return parts;
}

/** The word table, left out of the compiled form; it was checked when that was made. */
function backgroundOf(folder: Folder): BackgroundRow[] {
  const text = new TextDecoder().decode(folder.get('words/background.tsv'));
  return readBackground(text.replace(/\r\n?/g, '\n'));
}

/** The FAQ of a folder, trained here. The same under every profile: what the rules fill in is left out. */
export function trainFaq(parts: Parts): Faq {
  return new Faq(sourceOf(parts), languageOf(parts), parts.confidence);
}

/** The same FAQ as it was trained before; the word tables are read when the first question comes. */
export function loadFaq(parts: Omit<Parts, 'background'>, whole: () => Parts, trained: FaqData): Faq {
  return new Faq(sourceOf(parts), () => languageOf(whole()), parts.confidence, trained);
}

function sourceOf(parts: Omit<Parts, 'background'>): FaqSource {
  const withoutTags = (body: string) => body.replace(/\{\{[^}]*\}\}/g, ' ');
  const entries = parts.entries.map((entry) => ({
    ...entry,
    zh: { ...entry.zh, body: withoutTags(entry.zh.body) },
    en: { ...entry.en, body: withoutTags(entry.en.body) },
  }));
  return { ...parts, entries, smalltalk: new Map(parts.smalltalk), requests: new Map(parts.requests) };
}

/** What the analysis knows about words. */
function languageOf({ concepts, background }: Parts): Language {
  const terms = concepts.flatMap(({ term, words }) => [term, ...words]);
  return {
    lexicon: new Lexicon(concepts),
    vocabulary: new Vocabulary(
      background,
      terms.filter((term) => /^[\u3400-\u9fff]{2,6}$/.test(term)),
    ),
  };
}

function fillIn(entry: FaqEntry, { rules }: RuleProfile): FaqEntry {
  const filled = (lang: 'zh' | 'en') => ({
    ...entry[lang],
    body: render(entry[lang].body, facts(rules, lang)),
  });
  return { ...entry, zh: filled('zh'), en: filled('en') };
}
