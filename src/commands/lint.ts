import { knowledgeFolder } from '../knowledge/index.ts';
import { lintKnowledge } from '../knowledge/lint.ts';
import { formatMistake } from '../knowledge/mistake.ts';

/** `lint`: every mistake of a knowledge folder as `file:line: what is wrong`; exit code 1 if there is any. */
export async function lint(folder: string = knowledgeFolder): Promise<number> {
  const { mistakes, entries, wordings } = lintKnowledge(folder);
  for (const mistake of mistakes) console.log(formatMistake(mistake));
  if (mistakes.length === 0)
    console.log(
      `${entries} 个条目、${wordings} 种问法，没有问题 / no mistakes in ${entries} entries, ${wordings} wordings`,
    );
  else console.log(`\n${mistakes.length} 处错误 / ${mistakes.length} mistakes`);
  return mistakes.length > 0 ? 1 : 0;
}
