import type { RuleProfile } from '../peering/index.ts';
import { knowledgeFolder } from './load.ts';
import { KnowledgeError, type Mistake } from './mistake.ts';
import { readFolder } from './read-folder.ts';
import { parseRules } from './rules-file.ts';
import { decode } from './source-file.ts';

/** The rule profiles of a knowledge folder by name, without the rest of it. Throws {@link KnowledgeError}. */
export function loadProfiles(root: string = knowledgeFolder): ReadonlyMap<string, RuleProfile> {
  const mistakes: Mistake[] = [];
  const sources = [...readFolder(root)].flatMap(([name, bytes]) => {
    if (!name.startsWith('rules/')) return [];
    const decoded = decode(`knowledge/${name}`, bytes);
    if ('value' in decoded) return [decoded.value];
    mistakes.push(...decoded.mistakes);
    return [];
  });
  const parsed = parseRules(sources);
  if ('mistakes' in parsed || mistakes.length > 0) {
    throw new KnowledgeError([...mistakes, ...('mistakes' in parsed ? parsed.mistakes : [])]);
  }
  return parsed.value;
}
