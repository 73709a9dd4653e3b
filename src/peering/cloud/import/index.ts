/**
 * A world from what people already have: answers of the cloud's describe calls and Terraform states.
 * Knows their fields. Refuses to know files and disks (texts come in), and never guesses silently: whatever was
 * passed over, cut off or assumed is among the findings.
 */
import type { WorldParts } from '../../world.ts';
import { assemble } from './assemble.ts';
import { gatherDescribed } from './describe-output.ts';
import { type Finding, finding } from './finding.ts';
import { nothingGathered } from './gathered.ts';
import { readJson } from './json-text.ts';
import { report, rootNode, type Source } from './node.ts';
import type { Assumptions } from './owners.ts';
import { gatherState } from './terraform-state.ts';

export { type Finding, type FindingArgs, type FindingCode, type FindingWords, finding } from './finding.ts';
export { readJson } from './json-text.ts';
export type { Assumptions } from './owners.ts';
export { regionNamed } from './regions.ts';
export { worldFile } from './world-file.ts';

/** A text to read, and the account and region it was fetched from, if the person said. */
export interface ImportText extends Source {
  readonly text: string;
}

export interface Imported {
  /** Null where there is a mistake: half a world would answer questions wrongly without saying so. */
  readonly parts: Omit<WorldParts, 'rules'> | null;
  readonly findings: readonly Finding[];
}

/** Characters of one text that are read at most: a state or an answer of 100,000 objects fits. */
export const largestText = 64 * 1024 * 1024;

/** Reads all texts as one network. */
export function importWorld(texts: readonly ImportText[], assumed: Assumptions): Imported {
  const findings: Finding[] = [];
  const gathered = nothingGathered();
  for (const { text, ...source } of texts) {
    const place = { file: source.file, path: '$' };
    if (text.length > largestText) {
      findings.push(finding('TOO_LARGE', { bytes: text.length, max: largestText }, place));
      continue;
    }
    const read = readJson(text);
    if (!read.ok) {
      findings.push(finding('SYNTAX', read.mistake, place));
      continue;
    }
    for (const [index, value] of read.documents.entries()) {
      const document = rootNode(value, source, index, findings);
      if (!gatherDescribed(document, gathered) && !gatherState(document, gathered))
        report(document, 'UNKNOWN_DOCUMENT', {});
    }
  }
  const clean = (): boolean => findings.every(({ level }) => level === 'note');
  const parts = clean() ? assemble(gathered, assumed) : null;
  return { parts: clean() ? parts : null, findings };
}
