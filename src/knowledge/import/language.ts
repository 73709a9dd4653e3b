import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Language, Lexicon, Vocabulary } from '../../faq/index.ts';
import { KnowledgeError } from '../mistake.ts';
import type { Parsed, SourceFile } from '../source-file.ts';
import { parseBackground, parseSynonyms } from '../words-files.ts';

/**
 * Reads the words that comparing texts needs from a knowledge folder, and no more of it: a team that imports
 * its own FAQ may have no valid base yet.
 */
export async function readLanguage(folder: string): Promise<Language> {
  const read = async <T>(file: string, parse: (source: SourceFile) => Parsed<T>): Promise<T> => {
    const parsed = parse({ file, text: await readFile(join(folder, file), 'utf8') });
    if ('mistakes' in parsed) throw new KnowledgeError(parsed.mistakes);
    return parsed.value;
  };
  const concepts = await read('words/synonyms.yaml', parseSynonyms);
  const terms = concepts.flatMap(({ term, words }) => [term, ...words]);
  return {
    lexicon: new Lexicon(concepts),
    vocabulary: new Vocabulary(await read('words/background.tsv', parseBackground), terms),
  };
}
