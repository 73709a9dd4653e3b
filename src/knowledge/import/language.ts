import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Language } from '../../faq/analyse.ts';
import { Lexicon } from '../../faq/lexicon.ts';
import { Vocabulary } from '../../faq/vocabulary.ts';

/** Reads the words that comparing texts needs from a `knowledge/words` folder (a directory URL). */
export async function readLanguage(folder: URL): Promise<Language> {
  const synonyms: unknown = parse(await readFile(new URL('synonyms.yaml', folder), 'utf8'));
  const concepts = Object.entries(synonyms ?? {}).map(([term, words]) => ({
    term,
    words: Array.isArray(words) ? words.map(String) : [],
  }));
  const table = await readFile(new URL('background.tsv', folder), 'utf8');
  const rarity: [string, number][] = [];
  for (const line of table.split('\n')) {
    const [word, idf] = line.split('\t');
    if (word && idf && !word.startsWith('#')) rarity.push([word, Number(idf)]);
  }
  const terms = concepts.map((concept) => concept.term);
  return { lexicon: new Lexicon(concepts), vocabulary: new Vocabulary(rarity, terms) };
}
