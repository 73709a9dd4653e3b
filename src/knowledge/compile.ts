import { writeFileSync } from 'node:fs';
import { compiledFile, encodeCompiled } from './compiled.ts';
import { knowledgeFolder, trainFaq } from './load.ts';
import { KnowledgeError } from './mistake.ts';
import { parseFolder } from './parse-folder.ts';
import { readFolder, stampOf } from './read-folder.ts';

// The last step of `npm run build`: parses, checks and trains the shipped knowledge once, so that a start need not.
const folder = readFolder(knowledgeFolder);
const { parts, mistakes } = parseFolder(folder);
if (parts) {
  const { background: _, ...rest } = parts;
  const compiled = { stamp: stampOf(folder), parts: rest, faq: trainFaq(parts).save() };
  writeFileSync(compiledFile, encodeCompiled(compiled));
} else {
  console.error(new KnowledgeError(mistakes).message);
  process.exitCode = 1;
}
